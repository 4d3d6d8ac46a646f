"""Is the figure that is asked for in the sentence: of that measure, counting that thing, belonging to those words?

In 粮食产量880亿斤,固定资产投资增长5% the second figure belongs to 固定资产投资 and says nothing of 粮食: a figure owns
the text since the figure before it.
"""

from __future__ import annotations

import re

from retrieval.asking import Kind
from retrieval.evidence import Evidence
from retrieval.figure_owner import owned, owns
from retrieval.figures import FEEBLE, KINDS, Figure, kinds, of_one_kind
from retrieval.fold import HAN
from retrieval.place import Sentence
from retrieval.question import Question
from retrieval.regex import regex
from retrieval.strength import strength
from retrieval.words import GENERAL

_GROWTH = regex("增长|增速|涨|降|提高|上升|下降|增加|减少|增幅|加快|多了|少了|回落|快于|高于")
_SHARE = regex("占比|比重|占|率")

_HUMAN = regex("人|员|者|孩|生|民|警|官|师|干部|职工|家庭|户|名|对象")
# What a question asks for by the unit (每月, 单价) is not answered by a sum.
_UNITS = (
    (regex("收购价|单价|房价|油价|票价|菜价|售价|什么价"), regex("价")),
    (
        regex(
            "每个?[月天人户次亩吨斤]|(?<![\\d第哪那这同另其有])[1一](?:户|亩|吨|公?斤)(?![口企])|每公斤|每平方|[1一]个月[^,，。]{0,3}能?[拿领挣发]"
        ),
        regex("每|[人户亩]均|亩产|平均|月均|日均|/"),
    ),
)
OTHER_UNIT = 0.3
_ROUGHLY, _MARKS = regex("(?:过|逾|超|上|近|数)(?:半|十|百|千|万|亿)+"), frozenset(",，、;；。")
_NAME = 8  # characters of a short name in quotation marks
_NTH = f"(?:第[\\d一二三四五六七八九十百]+|\\d+){HAN}{{0,4}}?"  # 第六督导*组*
_PEOPLE = regex(
    "(?:人|人员|人口|居民|家庭|毕业生|儿童|教师|患者|孩子|学生|干警|民警|老人|农民|工人|职工|群众|游客|嫌疑人)$"
)
_RATE = regex("增长(?!了?[到至])|增速|增幅|涨幅|降幅")  # asks by how much, and not how much
_PART = regex("新增|新建|新设|新认定|新培育|其中")
_PART_ASKED = regex("新|其中|增|添|多了")
THERE = 0.5  # of a word, for a text to speak of it
_COUNTS = {"thing", "person", "animal"}
_VAGUE = tuple("批线方面步点体些系起届")  # 一批, 一线, 一方面: no counts


def figure_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """0 to 1; None where no figure is asked for."""
    asked, sentence = question.asked, evidence.sentence
    if asked.kind is Kind.ORDINAL:
        there = bool(re.search(_NTH + re.escape(asked.measure), sentence.folded))
        return float(there) * (0.3 if question.head and strength(question.head, sentence.folded) < 0.6 else 1.0)
    if asked.kind is not Kind.NUMBER:
        return None
    best = 0.8 if _rough(question, sentence.folded) else 0.0
    per = any(asks.search(question.wording) and not tells.search(sentence.folded) for asks, tells in _UNITS)
    for at, figure in enumerate(sentence.figures):
        fit = _measured(question, sentence, figure)
        if question.parts and not any(strength(part, owned(sentence, at)) >= THERE for part in question.parts):
            fit = min(fit, FEEBLE)
        fit = min(fit, OTHER_UNIT) if per else fit
        if fit > best:
            part = _PART.search(owned(sentence, at)) and not _PART_ASKED.search(question.wording)
            best = max(best, (0.85 if part else 1.0) * fit * owns(question, evidence, at))
    return best


def _rough(question: Question, folded: str) -> bool:
    """案值过亿、投资人上千: a figure without digits, right behind what is asked about."""
    ends = [
        match.start() - gap
        for match in _ROUGHLY.finditer(folded)
        for gap in range(3)
        if _MARKS.isdisjoint(folded[max(0, match.start() - gap) : match.start()])
    ]
    named = [c for c in question.concepts if c is question.head or (c.start >= 0 and c.said in question.asked.noun)]
    return any(folded.endswith(form.text, 0, max(0, end)) for end in ends for c in named for form in c.forms)


def _stated(number: str, folded: str) -> bool:
    """Does the number stand there, and not within another? Found without a pattern, which each would have its own."""
    at = folded.find(number)
    while at >= 0:
        end = at + len(number)
        if not any(char.isdigit() or char == "." for char in folded[max(0, at - 1) : at] + folded[end : end + 1]):
            return True
        at = folded.find(number, at + 1)
    return False


def _measured(question: Question, sentence: Sentence, figure: Figure) -> float:
    asked = question.asked
    if re.fullmatch(r"(?:19|20)\d\d", figure.number) and figure.measure in ("年", ""):
        return 0.0
    if (
        _PEOPLE.search(asked.noun)
        and asked.measure in ("个", "")
        and "/" not in figure.number
        and figure.measure not in ("万", "亿")
        and "person" not in kinds(figure.measure)
    ):
        return 0.2  # 抓了多少个偷鱼的人 is not answered by 27项
    if sentence.folded[figure.start - 1 : figure.start] == "第" and asked.measure != figure.measure:
        return 0.0 if asked.measure else 0.1  # 第2个高产年
    if _of_a_name(question, sentence, figure):
        return 0.2
    if figure.number == "1" and figure.measure in _VAGUE:
        return 0.0
    stated = _stated(figure.number, question.folded)
    if stated and figure.measure != "%" and of_one_kind(asked.measure or figure.measure, figure.measure):
        return 0.1  # the question itself says it
    if not asked.measure:
        percent = figure.measure in KINDS["percent"]
        rate = percent or not _RATE.search(question.wording)
        whole = not percent or _GROWTH.search(question.wording) or _SHARE.search(question.wording)
        counted = figure.measure.strip("万亿") or (
            figure.measure and re.search("(?<!中国)[人户]", figure.noun)
        )  # 2897万农村人口
        return (1.0 if counted else 0.7) * (1.0 if rate else 0.6) * (1.0 if whole else 0.8)
    if "person" in kinds(asked.measure) and asked.measure != "个":
        if figure.measure in ("万", "亿"):
            return 0.85  # 旅居人数超550万
        if figure.measure.lstrip("万亿") == "户" != asked.measure.lstrip("万亿"):
            return 0.3
        if figure.measure == "个" and figure.noun and not _HUMAN.search(figure.noun):
            return 0.2  # 9个罪名
    if _same_thing(asked.noun, figure):
        return 0.95
    if not of_one_kind(asked.measure, figure.measure):
        if "/" in figure.number and asked.measure in KINDS["percent"]:
            return 0.9  # 近三分之二
        return 0.7 if asked.measure == "倍" and not figure.measure else 0.0  # 收入倍差缩小至1.83
    fit = 1.0 if asked.measure.lstrip("万亿") == figure.measure.lstrip("万亿") else 0.95
    if asked.measure[:1] == "亿" and not re.match("[万亿]", figure.measure):
        return 0.1  # 多少亿个参数 is not answered by 77个
    if figure.measure in KINDS["percent"] and _GROWTH.search(question.wording) and not _SHARE.search(question.wording):
        fit *= 1.0 if _GROWTH.search(_clause(sentence.folded, figure.start)) else 0.4
    return fit


def _same_thing(noun: str, figure: Figure) -> bool:
    """多少家企业 is answered by 631户企业, whatever it is counted in."""
    return (
        len(noun) > 1 and noun not in GENERAL and figure.noun.startswith(noun) and bool(kinds(figure.measure) & _COUNTS)
    )


def _of_a_name(question: Question, sentence: Sentence, figure: Figure) -> bool:
    """“新三样” counts nothing, but for who asks what it is."""
    opened = sentence.folded.rfind("“", max(0, figure.start - _NAME), figure.start)
    closed = sentence.folded.find("”", figure.end, opened + _NAME)
    return 0 <= opened < closed and sentence.folded[opened + 1 : closed] not in question.folded


def _clause(folded: str, at: int) -> str:
    start = max(folded.rfind(mark, 0, at) for mark in ",，;；。") + 1
    ends = [end for mark in ",，;；。" if (end := folded.find(mark, at)) >= 0]
    return folded[start : min(ends, default=len(folded))]
