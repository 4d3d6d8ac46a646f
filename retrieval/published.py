"""When was this report published, and by whom: the answer is a line at its top, whatever the report is about."""

from __future__ import annotations

import re

from retrieval.answer import Citation
from retrieval.citing import MOST_CITATIONS, whole
from retrieval.fold import fold
from retrieval.lookup import Lookup
from retrieval.question import Question
from retrieval.report import Outline, Paragraph, Span

_REPORT = "(?:报告|材料|文章|文件|总结|稿子?|通报|[那这][1一]?[篇份])"
_WHEN = "(?:什么时候|啥时候|何时|哪[一1]?[天年月日]|几月几号|几号|日期|时间)"
_OUT = "(?:发布|公布|发表|刊登|登|发出|挂出|挂到|挂上|写|出)"
_ASKS_WHEN = re.compile(
    f"{_REPORT}.{{0,12}}{_WHEN}.{{0,3}}{_OUT}|{_REPORT}.{{0,8}}{_OUT}.{{0,3}}{_WHEN}|{_WHEN}{_OUT}.{{0,4}}{_REPORT}"
    "|(?:发布|公布|发表)(?:日期|时间)"
)
_ASKS_WHO = re.compile(f"{_REPORT}.{{0,8}}(?:谁|哪个?(?:单位|机关|部门|院)){_OUT}|(?:发布|来源)(?:单位|机关|者)")
_DATED = re.compile(r"(?:发布|公布|日期|时间|\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月)")


def published(question: Question, lookup: Lookup) -> tuple[Citation, ...]:
    """The line that dates each report asked about, or that names its publisher; empty where that is not asked."""
    when, who = _ASKS_WHEN.search(question.folded), _ASKS_WHO.search(question.folded)
    if not (when or who):
        return ()
    asked = question.scope.reports or question.scope.preferred
    outlines = [o for i, o in enumerate(lookup.outlines) if lookup.serves(i) and (not asked or i in asked)]
    found = [line for outline in outlines if (line := _line(outline, bool(when)))]
    return tuple(whole(outline, paragraph, (mark,)) for outline, paragraph, mark in found[:MOST_CITATIONS])


def _line(outline: Outline, when: bool) -> tuple[Outline, Paragraph, Span] | None:
    year = (outline.date or "")[:4]
    for paragraph in outline.paragraphs:
        if paragraph.section is not None:
            return None
        for sentence in paragraph.sentences:
            text = fold(sentence.text)
            dated = when and year and year in text and _DATED.search(text)
            named = not when and outline.publisher is not None and sentence.holds(outline.publisher)
            if dated or named:
                return outline, paragraph, sentence
    return None
