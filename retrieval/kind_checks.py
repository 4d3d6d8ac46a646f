"""Is the kind of thing that is asked for in the sentence: a date, a person, a name, a cause?

Each check gives 0 (it is not there) to 1 (it is); None where the question asks for another kind.
"""

from __future__ import annotations

import re

from retrieval.asking import Kind
from retrieval.evidence import Evidence
from retrieval.fold import HAN
from retrieval.question import Question
from retrieval.regex import regex
from retrieval.strength import strength
from retrieval.words import GENERAL, HEADS, PROVINCES, SURNAMES

_DATED = regex(
    r"\d+年|\d+月|\d+日|季度|上半年|下半年|年底|年初|月底|月初|\d{4}-\d\d|去年|今年|明年|前年|春节|国庆|元旦|节"
)
_NAMED = f"[{SURNAMES}]"
_TITLE = "省长|市长|区长|县长|主席|总理|书记|检察长|院长|主任|局长|部长|总书记|同志|院士|教授|先生|女士|运动员|选手"
PERSON = regex(
    rf"(?:{_TITLE})[\s:：]+(?:{HAN}|·){{2,8}}\s*$|(?:{_TITLE}|嫌疑人|被告人|罪犯|法官|检察官|民警|干警)[\s:：]*{_NAMED}(?:{HAN}|·){{1,3}}|{_NAMED}{HAN}{{1,2}}(?:{_TITLE})|{_NAMED}某|{_NAMED}{HAN}{{1,2}}[^,，。、;；]{{2,12}}案(?!件)"
    rf"|{HAN}{{2,4}}·{HAN}{{2,5}}|(?:^|[,，、;；。“]|授予)(?!高质){_NAMED}{HAN}{{2}}(?=被授予|被评|荣获|当选|先进事迹|同志|等\d|[“《])"
)
_BODY = regex(
    "最高检|最高法|院|局|部|委|厅|公司|单位|机关|企业|法院|公安|银行|大学|学校|党校|集团|协会|中心|团队|俱乐部|组织|省|市"
    "|区|县|办公室|军|联合会|组|队|人员|干警|干部|检察官"
)
_INSTITUTION = regex("机构|单位|部门|组织|中心|协会|公司|职务|职位")
_ENDS = {
    "公司": "公司|集团|企业|银行|厂",
    "企业": "公司|集团|企业|银行|厂",
    "大学": "大学|学院",
    "高校": "大学|学院",
    "院校": "大学|学院|学校",
    "学校": "大学|学院|学校|中学|小学|党校",
    "国家": "国|联盟",
    "城市": "市|州",
}
_CITIES = ("北京", "天津", "上海", "重庆")
_INSTITUTES = ("单位", "机构", "部门", "机关")
_INSTITUTE = regex(
    "院|局|委|厅|公司|企业|法院|公安|银行|大学|学校|党校|集团|协会|中心|办公室|部队|联合会|政府|部门(?!协作)|站|所"
)
_POST = regex(f"总书记|[省市区县州]委书记|党组书记|{HEADS}|书记|部长|教练")
_OFFICE = regex(
    "最高检|最高法|[市区省]院|中央|国务院|检察院|法院|公安|政府|党组|委员会|局|厅|部门|公司|检察长|院长|局长|领导|省长|市长|主席"
)
_CAUSE = regex("由于|因为|因|为了|为|主要是|原因|因此|所以|针对|使得|造成|导致|致使|以致|加上|在于|以便|旨在|目的")
_UNNAMED = regex(f"某{HAN}{{0,4}}(?:公司|企业|医院|学校|村|镇)")
_SUBJECT = regex(
    rf"(?:^|[,，;；])((?!我|全|各|本|其中){HAN}{{3,12}}?)(?:荣获|获得?|勇夺|夺得?|摘得|斩获|拿下|成为|当选|中标|承建)"
)
_LED = regex(f"由{HAN}{{3,14}}(?:牵头|主导|主办|承办|发起|组织实施)")
_OF_A_BODY = "院委府局厅部"  # 法院院长: whose 院长 it is, and not of which place
_ROLE = regex("(?:检察官|法官|民警|领导|干部|专家|医生|老师)$")
_RULE = regex("意见|办法|方案|规定|制度|规则|机制|条例|标准|计划|规划|行动|专项|活动|项目|系统|工程|指引|清单|协议")
_MOST = regex("最[多少高低大小快慢好差长早晚先]|第几|排名")


def superlative_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """哪个市最多 needs a sentence that ranks."""
    if question.asked.kind not in (Kind.WHO, Kind.LIST, Kind.NAME) or not _MOST.search(question.wording):
        return None
    return 1.0 if re.search("最|第\\d|首|居|历史|领先|超过|突破", evidence.sentence.folded) else 0.3


_DATES = (
    ("季度", regex("季度")),
    ("[几哪][月日号天]|哪一天|何日", regex(r"\d+月\d+[日号]|\d{4}-\d\d-\d\d|\d+月底?|[上中下]旬")),
    ("哪一?年|何年|几几年|年份|which year|what year", regex(r"\d{2,4}年|去年|今年|明年")),
)


def date_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    if question.asked.kind is not Kind.DATE:
        return None
    text = evidence.sentence.folded
    for said, form in _DATES:
        if re.search(said, question.folded):
            return 1.0 if form.search(text) else 0.0
    return 1.0 if _DATED.search(text) else 0.0


def name_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    if question.asked.kind is not Kind.NAME:
        return None
    text = evidence.sentence.folded
    noun, head = question.asked.noun, question.head
    if _UNNAMED.search(text) and "《" not in text:
        return 0.2  # 某建材公司 is named nowhere
    if head and any(re.search(f"{re.escape(form.text)}(?:——|:|：)[^,，;；。]", text) for form in head.forms):
        return 1.0  # 首家省实验室——燕赵钢铁实验室
    if "《" in text or "“" in text:
        return 0.4 if head and head.known and noun not in GENERAL and strength(head, text) < 0.2 else 1.0  # 哪个品牌
    if noun and noun not in GENERAL and noun in text:
        return 0.9  # 什么疫苗: 二价HPV疫苗
    if _INSTITUTION.search(question.folded):
        return 0.8 if _BODY.search(text) else 0.0
    return 0.8 if _RULE.search(text) else 0.0


def who_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    if question.asked.kind is not Kind.WHO:
        return None
    text = evidence.sentence.folded
    post = _POST.search(question.folded)
    if post and ("谁" in question.folded or question.asked.noun == "人"):
        named = rf"[\s:：]+(?:{HAN}|·){{2,8}}\s*$|[\s:：]*{_NAMED}(?:{HAN}|·){{1,3}}"
        named = f"{post[0]}(?:{named})|{_NAMED}{HAN}{{1,2}}{post[0]}"
        where = question.folded[max(0, post.start() - 2) : post.start()]
        elsewhere = (
            len(where) == 2 and where[-1] not in _OF_A_BODY and where + post[0] in text
        )  # 襄樊市委书记 need not be of the report's place
        whose = () if elsewhere else question.scope.places
        here = not whose or evidence.place.paragraph.section is None or any(place in text for place in whose)
        return float(here and bool(re.search(named, text)))  # 张军检察长 is not the one of 徐汇
    if question.asked.noun == "人" or _ROLE.search(question.asked.noun):
        return 1.0 if PERSON.search(text) else 0.0
    if re.search("[帮给为替对向让]谁|家.{0,20}谁", question.folded):
        return None  # whom it is for (农民工, 老人), or which firm (头一家…的是谁): all kinds of names
    if "谁" in question.folded and not re.search("[跟和与同被由归]谁", question.folded):
        return 1.0 if PERSON.search(text) else 0.6 if _OFFICE.search(text) else 0.1
    subject = _SUBJECT.search(text)
    if subject and not any(subject[1][i : i + 2] in question.folded for i in range(len(subject[1]) - 1)):
        return 0.8  # 长春大众卓越女足勇夺…冠军 names the 球队
    if _LED.search(text) and question.asked.noun in _INSTITUTES:
        return 0.9  # 由世界经济论坛牵头: whatever such a body is called
    noun, head = question.asked.noun, question.head
    told = noun in _ENDS or noun in GENERAL or (head and (head.said in text or strength(head, text) >= 0.5))
    if noun and head and not told:
        return 0.1  # 哪所党校: none is named
    if len(noun) == 1:
        there = re.search(f"{HAN}{{2}}{noun}", text) or (noun == "省" and _another_province(question, evidence))
        return 1.0 if there else 0.0 if noun in "省市区县" else 0.2
    if noun and noun not in GENERAL and not _specific(noun, text, question.folded):
        return 0.1
    return 0.9 if (_INSTITUTE if noun in _INSTITUTES else _BODY).search(text) else 0.1


def _another_province(question: Question, evidence: Evidence) -> bool:
    """与哪个省签署了协议: 首次与甘肃签署. The report's own is none, and neither is a city."""
    known = f"{question.folded}{evidence.place.title}{question.scope.places}"
    text = evidence.sentence.folded
    return any(place in text and place not in known for place in PROVINCES if place not in _CITIES)


def _specific(noun: str, text: str, asked: str) -> bool:
    """软件公司 is not named where the text says no more than 市院和软件公司."""
    ends = next((kind for kind in _ENDS if noun.endswith(kind)), noun)
    names = re.findall(rf"([\w“”《》]{{2,8}}?)(?:{_ENDS.get(ends, re.escape(ends))})", text)
    return any(re.split("[和与及同在由跟、]", name)[-1].strip("“”") not in asked for name in names)


def cause_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    if question.asked.kind is not Kind.REASON:
        return None
    return 1.0 if _CAUSE.search(evidence.sentence.folded) else 0.3
