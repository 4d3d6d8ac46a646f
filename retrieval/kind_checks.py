"""Is the kind of thing that is asked for in the sentence: a date, a person, a name, a list, a cause?

Each check gives 0 (it is not there) to 1 (it is); None where the question asks for another kind.
"""

from __future__ import annotations

import re

from retrieval.asking import Kind
from retrieval.evidence import Evidence, strength
from retrieval.fold import CJK
from retrieval.question import Question
from retrieval.words import GENERAL, HEADS, PROVINCES, SURNAMES

_DATED = re.compile(
    r"\d+年|\d+月|\d+日|季度|上半年|下半年|年底|年初|月底|月初|\d{4}-\d\d|去年|今年|明年|前年|春节|国庆|元旦|节"
)
_NAMED = f"[{SURNAMES}]"
_TITLE = "省长|市长|区长|县长|主席|总理|书记|检察长|院长|主任|局长|部长|总书记|同志|院士|教授|先生|女士|运动员|选手"
_PERSON = re.compile(
    rf"(?:{_TITLE})[\s:：]+[{CJK}·]{{2,8}}\s*$|(?:{_TITLE}|嫌疑人|被告人|罪犯|法官|检察官|民警|干警)[\s:：]*{_NAMED}[{CJK}·]{{1,3}}|{_NAMED}[{CJK}]{{1,2}}(?:{_TITLE})|{_NAMED}某|{_NAMED}[{CJK}]{{1,2}}[^,，。、;；]{{2,12}}案(?!件)"
    rf"|[{CJK}]{{2,4}}·[{CJK}]{{2,5}}|(?:^|[,，、;；。“]){_NAMED}[{CJK}]{{1,2}}(?=被|荣获|获|当选|先进事迹|同志|等[\d同])"
)
_BODY = re.compile(
    "最高检|最高法|院|局|部|委|厅|公司|单位|机关|企业|法院|公安|银行|大学|学校|党校|集团|协会|中心|团队|俱乐部|组织|省|市"
    "|区|县|办公室|军|联合会|组|队|人员|干警|干部|检察官"
)
_INSTITUTION = re.compile("机构|单位|部门|组织|中心|协会|公司|职务|职位")
_ENDS = {
    "公司": "公司|集团|企业|银行|厂",
    "企业": "公司|集团|企业|银行|厂",
    "大学": "大学|学院",
    "学校": "大学|学院|学校|中学|小学|党校",
    "国家": "国|联盟",
    "城市": "市|州",
}
_INSTITUTES = ("单位", "机构", "部门", "机关")
_INSTITUTE = re.compile(
    "院|局|委|厅|公司|企业|法院|公安|银行|大学|学校|党校|集团|协会|中心|办公室|部队|联合会|政府|部门(?!协作)|站|所"
)
_POST = re.compile(f"总书记|[省市区县州]委书记|党组书记|{HEADS}|书记|部长|教练")
_OFFICE = re.compile(
    "最高检|最高法|[市区省]院|中央|国务院|检察院|法院|公安|政府|党组|委员会|局|厅|部门|公司|检察长|院长|局长|领导|省长|市长|主席"
)
_CAUSE = re.compile("由于|因为|因|为了|为|主要是|原因|因此|所以|针对|使得|造成|导致|致使|以致|加上|在于|以便|旨在|目的")
_UNNAMED = re.compile(f"某[{CJK}]{{0,4}}(?:公司|企业|医院|学校|村|镇)")
_AGAIN = re.compile(f"(?<=[,，])([{CJK}]{{2}})[^,，。]+(?=[,，]\\1)")  # 坚持…,坚持…,坚持…
_CALLED = re.compile("也就是|即|合称|统称|简称|通常所说|概括为")  # 包括土、肥、水…,也就是“八字宪法”
_CLAUSES = re.compile("[,，;；。](?!包括|即|分别|具体)")
_SUBJECT = re.compile(
    rf"(?:^|[,，;；])((?!我|全|各|本|其中)[{CJK}]{{3,12}}?)(?:荣获|获得?|勇夺|夺得?|摘得|斩获|拿下|成为|当选|中标|承建)"
)
_LED = re.compile(f"由[{CJK}]{{3,14}}(?:牵头|主导|主办|承办|发起|组织实施)")
_OF_A_BODY = "院委府局厅部"  # 法院院长: whose 院长 it is, and not of which place
_ROLE = re.compile("(?:检察官|法官|民警|领导|干部|专家|医生|老师)$")
_RULE = re.compile(
    "意见|办法|方案|规定|制度|规则|机制|条例|标准|计划|规划|行动|专项|活动|项目|系统|工程|指引|清单|协议"
)
_MOST = re.compile("最[多少高低大小快慢好差长早晚先]|第几|排名")


def superlative_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """哪个市最多 needs a sentence that ranks."""
    if question.asked.kind not in (Kind.WHO, Kind.LIST, Kind.NAME) or not _MOST.search(question.wording):
        return None
    return 1.0 if re.search("最|第\\d|首|居|历史|领先|超过|突破", evidence.sentence.folded) else 0.3


_DATES = (
    ("季度", re.compile("季度")),
    ("[几哪][月日号天]|哪一天|何日", re.compile(r"\d+月\d+[日号]|\d{4}-\d\d-\d\d|\d+月底?|[上中下]旬")),
    ("哪一?年|何年|几几年|年份|which year|what year", re.compile(r"\d{2,4}年|去年|今年|明年")),
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
        named = (
            rf"{post[0]}(?:[\s:：]+[{CJK}·]{{2,8}}\s*$|[\s:：]*{_NAMED}[{CJK}·]{{1,3}})|{_NAMED}[{CJK}]{{1,2}}{post[0]}"
        )
        where = question.folded[max(0, post.start() - 2) : post.start()]
        elsewhere = (
            len(where) == 2 and where[-1] not in _OF_A_BODY and where + post[0] in text
        )  # 襄樊市委书记 need not be of the report's place
        whose = () if elsewhere else question.scope.places
        here = not whose or evidence.place.paragraph.section is None or any(place in text for place in whose)
        return float(here and bool(re.search(named, text)))  # 张军检察长 is not the one of 徐汇
    if question.asked.noun == "人" or _ROLE.search(question.asked.noun):
        return 1.0 if _PERSON.search(text) else 0.0
    if re.search("[帮给为替对向让]谁|家.{0,20}谁", question.folded):
        return None  # whom it is for (农民工, 老人), or which firm (头一家…的是谁): all kinds of names
    if "谁" in question.folded and not re.search("[跟和与同被由归]谁", question.folded):
        return 1.0 if _PERSON.search(text) else 0.6 if _OFFICE.search(text) else 0.1
    subject = _SUBJECT.search(text)
    if subject and not any(subject[1][i : i + 2] in question.folded for i in range(len(subject[1]) - 1)):
        return 0.8  # 长春大众卓越女足勇夺…冠军 names the 球队
    if _LED.search(text) and question.asked.noun in _INSTITUTES:
        return 0.9  # 由世界经济论坛牵头: whatever such a body is called
    noun, head = question.asked.noun, question.head
    if noun and head and noun not in GENERAL and head.said not in text and strength(head, text) < 0.5:
        return 0.1  # 哪所党校: none is named
    if len(noun) == 1:
        there = re.search(f"[{CJK}]{{2}}{noun}", text) or (noun == "省" and _another_province(question, text))
        return 1.0 if there else 0.0 if noun in "省市区县" else 0.2
    if noun and noun not in GENERAL and not _specific(noun, text, question.folded):
        return 0.1
    return 0.9 if (_INSTITUTE if noun in _INSTITUTES else _BODY).search(text) else 0.1


def _another_province(question: Question, text: str) -> bool:
    """与哪个省签署了协议: 首次与甘肃签署."""
    return any(place in text and place not in question.folded for place in PROVINCES)


def _specific(noun: str, text: str, asked: str) -> bool:
    """软件公司 is not named where the text says no more than 市院和软件公司."""
    ends = next((kind for kind in _ENDS if noun.endswith(kind)), noun)
    names = re.findall(rf"([{CJK}a-z0-9“”《》]{{2,8}}?)(?:{_ENDS.get(ends, re.escape(ends))})", text)
    return any(re.split("[和与及同在由跟、]", name)[-1].strip("“”") not in asked for name in names)


def list_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    if question.asked.kind is not Kind.LIST:
        return None
    text = evidence.sentence.folded
    wanted = question.asked.count
    if question.asked.noun in ("人", "人员") and not _PERSON.search(text):
        return 0.2  # 58名先进典型 are not named
    noun = question.asked.noun
    if not wanted:
        whole = _marks(text)
        head = question.head_at
        if head is not None and question.concepts[head].known and evidence.held[head] < 0.3:
            whole = min(whole, 1)  # 哪些原则: none is spoken of
        clauses = _CLAUSES.split(text)
        about = [i for i, c in enumerate(clauses) if len(noun) > 1 and noun not in GENERAL and noun in c]
        near = [c for i in about for c in clauses[i : i + 2]]  # 深挖“土特产”资源,支持…、…、…
        if near and not any(map(_marks, near)):
            whole = 0  # 原则上由同一办案部门办理 lists no 原则, whatever the rest of it lists
        return 1.0 if whole >= 2 else 0.8 if whole else 0.5
    # the items must stand with what they are items of: not in another clause of the same sentence
    clauses = [*text.split(":")[1:2], *text.split("：")[1:2]]  # “四减四增”:减排队、减环节,增温度、增服务
    if len(noun) > 1 and noun in text:
        clauses += [c for c in telling(question, text) if noun in GENERAL or noun in c]
    if _CALLED.search(text):
        clauses += text.split(",")
    clauses = clauses or telling(question, text)
    most = max(_listed(clause) for clause in clauses)
    *lead, told = re.split("[:：]", text.rstrip("。.;；"))
    if most < wanted and lead and len(re.split("[,，;；]", told)) == wanted:
        return 1.0  # “约法三章”:楼堂馆所…,财政供养人员…,“三公”经费…
    if (
        most < wanted
        and question.asked.measure in ("样", "种")
        and any(_listed(clause) == wanted for clause in _CLAUSES.split(text))
    ):
        return 0.7  # “稳油、稳钢、稳车”,…坚决防止“断崖式”下滑
    return 1.0 if most >= wanted else 0.6 if most >= max(2, wanted - 1) else 0.1


def _marks(text: str) -> int:
    return text.count("、") + text.count("和") + text.count("以及") + len(_AGAIN.findall(text))


def telling(question: Question, folded: str) -> list[str]:
    """The clauses that hold most of the question, each with what a colon or 包括 appends to it."""
    clauses = _CLAUSES.split(folded)
    covers = [sum(c.weight * strength(c, clause) for c in question.concepts) for clause in clauses]
    return [clause for clause, cover in zip(clauses, covers, strict=True) if cover >= 0.7 * max(covers)]


def _listed(clause: str) -> int:
    """How many things it lists; a comma parts them only where it parts no clauses."""
    comma = "|,|，" if clause.count("、") > 1 else ""
    return len(re.split(f"、|和|以及|及|与|[”》][“《]{comma}", clause))


def cause_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    if question.asked.kind is not Kind.REASON:
        return None
    return 1.0 if _CAUSE.search(evidence.sentence.folded) else 0.3
