"""Is what the question asks for really in the sentence? Place, body, name, direction.

Each check gives 0 (it is not there) to 1 (it is); None where the question does not ask for such a thing.
"""

from __future__ import annotations

import re

from retrieval.asking import Kind
from retrieval.evidence import Evidence
from retrieval.profile import core
from retrieval.question import Concept, Question
from retrieval.regex import regex
from retrieval.strength import strength
from retrieval.words import INITIALS

_INITIALS = "".join(initial[0] for initial in INITIALS)
BODY_NAME = regex(
    "(?:最高|高级|中级|基层)人民法院|中院|高院|军事检察院|铁路(?:运输)?检察院|[一二三]分院|最高检|最高人民检察院|高检院"
    "|公安局|公安厅|派出所|司法局"
)
_OF_PLACE = regex("法院|公安|警方|政府")
_BODY = regex("^.{3,}(?:局|厅|署|银行|集团|公司|大学|协会|基金会|电视台|委员会)$")  # 规划与自然资源局
_HIGHEST = ("最高检", "最高人民检察院", "高检院")
_SAME_BODY = {
    **dict.fromkeys(_HIGHEST, _HIGHEST),
    **dict.fromkeys(("中院", "中级人民法院"), ("中院", "中级人民法院")),
    **dict.fromkeys(("高院", "高级人民法院"), ("高院", "高级人民法院")),
    **dict.fromkeys(("公安局", "公安厅", "警方"), ("公安", "警方")),
}


def place_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    strangers = question.scope.strangers
    if question.scope.nation and evidence.place.report not in question.scope.preferred:
        return 0.0
    if not strangers:
        return None
    return float(all(_written(question, core(place), evidence.place.all) for place in strangers))


def _written(question: Question, name: str, text: str) -> bool:
    """江苏、浙江、安徽 may be 苏浙皖."""
    initials = "".join(initial[0] for initial in INITIALS if initial[1:] == name)
    if any(one in text for one in initials) and re.search(f"[{initials}][{_INITIALS}]|[{_INITIALS}][{initials}]", text):
        return True
    office = _office(question, name) if name in text else None
    return office is not None and (not office or bool(re.search(name + office, text)))


def _office(question: Question, name: str) -> str:
    """浦东新区检察院 must be spoken of where it is asked about, and not 浦东新区 alone."""
    named = re.search(f"{name}(?:新区|省|市|区|县)?(?:人民)?(检察院|法院|公安|院)", question.folded)
    return f".{{0,5}}{named[1]}" if named else ""


def names_body(question: Question) -> bool:
    """Can body_check have anything to say?"""
    own = BODY_NAME.search(question.folded) or (question.scope.places and _OF_PLACE.search(question.folded))
    return bool(own) or any(concept.known and _BODY.search(concept.said) for concept in question.concepts)


def body_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """A court asked about is no procuratorate: its name must stand in the paragraph."""
    text, title = evidence.place.all, evidence.place.title
    asked = {match[0] for match in BODY_NAME.finditer(question.folded) if _of_report(question, match, title)}
    for place in question.scope.places:
        if place in title:  # in a comparison the other side's body is not asked for
            asked.update(re.findall(f"{place}(?:省|市|区|县)?(?:人民)?({_OF_PLACE.pattern})", question.folded))
    asked -= {"政府"} if "政府" in title else set()
    there = [float(any(name in text for name in _SAME_BODY.get(name, (name,)))) for name in asked]
    named = [c for c in question.concepts if c.known and _BODY.search(c.said)]
    there += [1.0 if strength(concept, text) >= 0.5 else 0.2 for concept in named]
    return min(there, default=None)


def _of_report(question: Question, name: re.Match[str], title: str) -> bool:
    """Is it no body of another place that the question compares with?"""
    before = question.folded[: name.start()]
    place = next((p for p in question.scope.places if re.search(f"{p}(?:省|市|区|县)?(?:人民)?$", before)), None)
    return place is None or place in title or len(question.scope.places) < 2


def named_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """A place that the question names must stand in the paragraph, above it, or in the title."""
    names = [concept for concept in question.concepts if concept.name and concept.start >= 0]
    if not names:
        return None
    counted = question.asked.kind in (Kind.NUMBER, Kind.ORDINAL)
    return min(_named(name, evidence, counted) if name.known else 0.1 for name in names)


def _named(name: Concept, evidence: Evidence, counted: bool) -> float:
    """A figure of 杭州 stands in a sentence that names it, or right behind one that does."""
    place, at = core(name.said), evidence.at
    near = "".join(s.folded for s in evidence.place.sentences[max(0, at - 1) : at + 1])
    there = near if counted else evidence.place.all
    # 黄河…流域面积 is one of 黄河流域
    pieced = len(place) > 3 and strength(name, there) >= 0.5
    if pieced or place in there or place in evidence.place.headings + evidence.place.title:
        return 1.0
    return 0.5 if place in evidence.place.all else 0.35


_PERIOD = regex("十?[一二三四五六七八九]五(?:规划|时期|期间)?")  # “十四五” is a time, and no name
QUOTING = (Kind.NUMBER, Kind.ORDINAL, Kind.DATE, Kind.WHO, Kind.NAME)


def quoted_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """“206系统”试点入选第几批: what stands in quotation marks must be there."""
    quoted = [c for c in question.concepts if c.quoted and c.start >= 0 and not _PERIOD.fullmatch(c.said)]
    if not quoted or question.asked.kind not in QUOTING:
        return None
    there = [strength(concept, evidence.place.all) > 0.3 for concept in quoted]
    # what no report has may be misspelt; what another report has is not here
    return min(1.0 if held else 0.3 if c.known else 0.6 for c, held in zip(quoted, there, strict=True))


_REST = regex("剩|其余|余下")  # 剩下没有解决的3类: not what was solved
NEGATED = regex("(?<!有)(?<!能)(?<!会)(?<!要)(?<!是)(?:没有?能?|未能?|不)(?!过|[出上下起到完动成着住])")


def polarity_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """没攻克的 is not answered by a sentence that says what was 攻克."""
    text = evidence.sentence.folded
    for match in NEGATED.finditer(question.folded):
        before, behind = question.folded[: match.start()], question.folded[match.end() :]
        if any(before[-many:] == behind[:many] for many in (1, 2)):
            continue  # 支不支持 and 支持不支持 deny nothing
        verb = next((c for c in question.concepts if c.start == match.end() and len(c.said) > 1 and c.known), None)
        if verb and verb.said not in text:
            return 0.2 if _REST.search(question.folded) else 0.4
        if verb and not re.search(rf"(?:没有?|未|不|无|尚|零|(?<!\d)0).{{0,2}}{re.escape(verb.said)}", text):
            return 0.0
    return None


_ANY_NOT = ("不", "未", "没")
_NOT = ("不", "未", "没", "没有", "不予")  # of which no two end alike


def affirmed_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """起诉了多少人 is not answered by how many were 不起诉; but 达到了没有 is, by 没有达到."""
    text, denied = evidence.sentence.folded, None
    if question.asked.kind is Kind.YES_NO or not any(no in text for no in _ANY_NOT):
        return None
    for concept in question.concepts:
        if len(concept.said) > 1 and concept.start >= 0 and concept.verb and not _denied(concept.said, question.folded):
            if any(form.text in text and not _denied(form.text, text) for form in concept.forms):
                continue
            denied = 0.1 if _denied(concept.said, text) else denied
    return denied


def _denied(verb: str, folded: str) -> bool:
    """Does it stand there, and each time behind a 不?"""
    many = folded.count(verb)
    return bool(many) and many <= sum(folded.count(no + verb) for no in _NOT)


WITHIN = regex("那?么?其中|当中|里面(?:有|的)")  # a turn that asks of what was quoted, and of nothing else
DOWN = regex("下降|降了|减少了|(?<!多)少了|下滑|撤销|取消|关停")
_LESS = regex("降|减|少|缩|撤|取消|停|关|回落|收窄|下滑|退")


def direction_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """下降了多少 is not answered by what grew."""
    if not DOWN.search(question.wording):
        return None
    return 1.0 if _LESS.search(evidence.sentence.folded) else 0.3


_OF_REPORT = regex("报告|[大人代]会|会议|发布|公布")
LINES = (Kind.TOPIC, Kind.DATE, Kind.NUMBER, Kind.ORDINAL, Kind.LIST, Kind.REASON, Kind.WAY, Kind.YES_NO, Kind.MEANING)


def line_check(question: Question, evidence: Evidence, report_year: int | None) -> float | None:
    """A line at the top (title, date, speaker) says when and who, and nothing else."""
    paragraph = evidence.place.paragraph
    whole = evidence.sentence.folded.rstrip()[-1:] in "。.!?;!；？！"
    line = paragraph.section is None and len(paragraph.sentences) == 1 and len(paragraph.span) < 60 and not whole
    of_report = question.asked.kind is Kind.DATE and _OF_REPORT.search(question.folded)
    return 0.2 if line and question.asked.kind in LINES and not of_report else None
