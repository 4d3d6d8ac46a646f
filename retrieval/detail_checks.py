"""Is the detail that is asked for in the sentence: a telephone number, where someone went, what a word means?

Each check gives 0 (it is not there) to 1 (it is); None where the question asks for no such thing.
"""

from __future__ import annotations

import re

from retrieval.asking import Kind
from retrieval.evidence import Evidence
from retrieval.figures import figures
from retrieval.question import Question
from retrieval.regex import regex
from retrieval.strength import contradicted

_EXPLAINS = regex("是指|指的是|即(?![将使可时])|就是|是一种|所谓|[:：,，](?:属于|是?指)|[(（]指")
_GONE = regex("[到往赴]|安置|转[至入岗任]|调[入至任]|任职|用于|分布|[省市区县镇村]")
_CALLED = regex("\\d{5,}|[1-9]\\d{2,4}热线|电话|热线|www|https?:|@|[路街]\\d+号")

CALLING = regex("(?<![打接骗])电话(?!诈骗|骗|里)|热线|号码|联系方式|网址|邮箱|地址")


def calling_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """What is the telephone number? A sentence that has none says nothing of it."""
    if not CALLING.search(question.folded) or question.asked.kind not in (Kind.NUMBER, Kind.TOPIC, Kind.MEANING):
        return None
    return 1.0 if _CALLED.search(evidence.sentence.folded) else 0.1


ORDINAL = regex("第(\\d+)([批期届次轮季代])")


def ordinal_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """What is said of the first batch answers nothing about the second."""
    text = evidence.sentence.folded
    outcomes = []
    for number, measure in ORDINAL.findall(question.folded):
        others = set(re.findall(f"第(\\d+){measure}", text)) | ({"1"} if f"首{measure}" in text else set())
        if others:
            outcomes.append(1.0 if number in others else 0.2)
    return min(outcomes, default=None)


ABOUT = (Kind.NUMBER, Kind.ORDINAL, Kind.DATE, Kind.MEANING, Kind.REASON)


def entity_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """深中通道总投资多少 is not answered by the 总投资 of something else."""
    if question.asked.kind not in ABOUT:
        return None
    names = [held for c, held in zip(question.concepts, evidence.held, strict=True) if c.rare and c.start >= 0]
    return None if not names else 0.1 if min(names) < 0.3 else 1.0


def contrary_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """一审民事案件多少件 is not answered by how many 刑事案件 there were."""
    named = [c for c in question.concepts if c.forms[0].contrary and c.start >= 0]
    if not named:
        return None
    at, sentences = evidence.at, evidence.place.sentences
    near = "".join(s.folded for s in sentences[max(0, at - 1) : at + 1]) + evidence.place.headings
    return 0.1 if any(contradicted(concept, near) for concept in named) else 1.0


WHEREABOUTS = regex("(?:去|到|往|安排|分|调|搬|派)了?(?:哪(?:里|儿|了|去|$|[?？,，])|什么地方)|去向")


LOCATED = regex("在哪(?:里|儿|条|层|个(?:地方|位置|区|县|镇|村|小区))")
_PLACE = regex("[路街]|大道|[\\d一二三四五六七八九十]号|位于|坐落|地处|设在|设于|落户|[区县镇乡村市园]")


def located_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """新办公室在哪条马路上 is answered by a road."""
    if not LOCATED.search(question.folded):
        return None
    if "路" in question.folded or "街" in question.folded:
        return 1.0 if re.search("[路街]|大道", evidence.sentence.folded) else 0.1
    return 1.0 if _PLACE.search(evidence.sentence.folded) else 0.3


def whereabouts_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """退下来以后去哪了 is not answered by 6名中层干部退出岗位."""
    if not WHEREABOUTS.search(question.folded):
        return None
    return 1.0 if _GONE.search(evidence.sentence.folded) else 0.3


def meaning_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """What a word means stands where it is explained: “诉源治理”是指…"""
    if question.asked.kind is not Kind.MEANING:
        return None
    return 1.0 if _EXPLAINS.search(evidence.sentence.folded) else 0.7


def stated_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """攻克了74类吗 is no yes where the sentence says 71类."""
    if question.asked.kind is not Kind.YES_NO:
        return None
    stated = [f for f in figures(question.folded) if f.measure and not f.measure.startswith("年")]
    for figure in stated:
        alike = [f for f in evidence.sentence.figures if f.measure == figure.measure]
        if alike and all(f.number != figure.number for f in alike):
            return 0.2
    return None
