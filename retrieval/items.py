"""第三点是什么, “三是”讲了什么: one item of an enumeration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answer import Answer, Citation, Reason, Status
from retrieval.citing import citations, window
from retrieval.deciding import decided
from retrieval.fold import fold
from retrieval.question import Question
from retrieval.ranking import Ranked
from retrieval.report import Outline, Paragraph, Section, Span

MOST_ITEMS = 30
REACH = 40  # paragraphs below the one that announces a list in which its items are looked for
_CHINESE = "零一二三四五六七八九十"


# How an item may begin in a folded sentence: 三是, 三要, 第三, 第3, (三), 3., 三、
MARKS = ("{c}是", "{c}要", "第{c}", "第{n}", "[(（](?:{c}|{n})[)）]", "{n}[.、．]", "{c}、")


def marker(item: int, marks: Sequence[str] = MARKS) -> re.Pattern[str]:
    chinese = _CHINESE[item] if item <= 10 else str(item)
    return re.compile("|".join(mark.format(c=chinese, n=item) for mark in marks))


def number(folded: str) -> tuple[int, str] | None:
    """Which item a sentence begins as, and how it is marked: 2 for 二是…"""
    found = ((item, mark) for item in range(1, MOST_ITEMS + 1) for mark in MARKS if marker(item, [mark]).match(folded))
    return next(found, None)


def item(question: Question, judged: Sequence[Ranked], none: Answer) -> Answer:
    """The item asked for, in the section that the rest of the question is about."""
    best = judged[0]
    status, reason = decided(question, best)
    if status is Status.NOT_FOUND:
        return replace(none, reason=reason)
    outline, near = best.evidence.place.outline, best.evidence.place.paragraph
    found = find(outline, near, question.asked.item or 0)
    if found is None:
        return replace(none, status=Status.RELATED, reason=Reason.MISSING_DETAIL, citations=citations(judged))
    paragraph, sentence = found
    shown = Citation(
        window(paragraph.span, paragraph.sentences, paragraph.sentences.index(sentence)),
        outline,
        paragraph,
        (sentence,),
        0.0,
    )
    return replace(none, status=Status.ANSWERED, reason=None, quote=sentence, citations=(shown,))


def find(outline: Outline, near: Paragraph, item: int, marks: Sequence[str] = MARKS) -> tuple[Paragraph, Span] | None:
    """The sentence that begins as that item of the list that a paragraph is part of or announces."""
    begins = marker(item, marks)
    if near.section is None:  # the opening announces the sections: 3. of the report, not of its first section
        for section in outline.sections:
            if section.level == 0 and begins.match(fold(section.heading.text)):
                first = next((p for p in outline.paragraphs if p.section is section), None)
                if first:
                    return first, first.sentences[0]
    at = outline.paragraphs.index(near)
    root = _root(near)
    beside = [p for p in outline.paragraphs if p.section is near.section and near.section is not None]
    below = [p for p in outline.paragraphs[at : at + REACH] if _root(p) is root]
    for paragraph in dict.fromkeys((*beside, *below)):
        over = paragraph.section
        heading = over.heading.start if over and not _inside(over, near.section, marks) else None
        for sentence in paragraph.sentences:
            if sentence.start != heading and begins.match(fold(sentence.text)):
                return paragraph, sentence
    return None


def _inside(section: Section, near: Section | None, marks: Sequence[str]) -> bool:
    """May its heading be an item of the list? It stands below where one is, or beside it and is marked alike."""
    return section.parent is near or (near is not None and section.parent is near.parent and len(marks) == 1)


def last(outline: Outline, near: Paragraph) -> tuple[Paragraph, Span] | None:
    """The last item of that list: of the one below it, where the paragraph is under a heading of its own."""
    begun = number(fold(near.span.text))
    if begun is None or (near.section is not None and near.section.heading.start == near.span.start):
        below = _to_the_end(outline, near, 1, MARKS)
        if below or begun is None:
            return below
    return _to_the_end(outline, near, begun[0], [begun[1]])


def _to_the_end(outline: Outline, near: Paragraph, item: int, marks: Sequence[str]) -> tuple[Paragraph, Span] | None:
    found = None
    while item <= MOST_ITEMS and (another := find(outline, near, item, marks)):
        found, item = another, item + 1
    return found


def _root(paragraph: Paragraph) -> Section | None:
    """The outermost section that a paragraph is in."""
    section = paragraph.section
    while section is not None and section.parent is not None:
        section = section.parent
    return section
