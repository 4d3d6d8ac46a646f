"""Questions about the text itself: how often something is mentioned, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from retrieval.answer import Answer, Citation, Note, NoteKind, Status
from retrieval.citing import MOST_CITATIONS, window
from retrieval.fold import fold, trace
from retrieval.lookup import Lookup
from retrieval.question import Question
from retrieval.regex import regex
from retrieval.report import Outline, Span

_QUOTED = regex(r"[“\"『「《]([^“”\"『」「》]+)[”\"』」》]")
_ASKED = regex(
    "(?:一共|总共|全文|全部|所有)?(?:提到|提及|出现|说到)(?:了|过)?(?:几|多少)次.*|(?:在)?(?:报告|全文)(?:里|中)?|(?:全部|所有)?(?:提到|提及|出现)(?:了)?|的?(?:地方|位置|段落)(?:都)?(?:列出来|有哪些|在哪里?|给我)?"
)


def word_of(question: Question) -> str:
    """What is to be counted: what stands in quotation marks, or the concepts that stand side by side."""
    quoted = _QUOTED.search(question.folded)
    if quoted:
        return quoted[1]
    kept = [c for c in question.concepts if c.known and not _ASKED.fullmatch(c.said)]
    if not kept:
        return ""
    start, end = kept[0].start, kept[0].start + len(kept[0].said)
    for concept in kept[1:]:
        if concept.start == end:
            end += len(concept.said)
    return question.folded[start:end]


def mentions(word: str, outlines: Iterable[Outline]) -> list[tuple[Outline, list[Span]]]:
    """Every place where the word stands, report by report; overlapping ones are counted once."""
    found = []
    for outline in outlines:
        if word in fold(outline.once().report.text):  # most reports are not looked into again
            spans = [s for s in _places(word, outline) if not any(f.holds(s) for f in outline.furniture)]
            if spans:
                found.append((outline, spans))
    return found


def _places(word: str, outline: Outline) -> Iterator[Span]:
    folded = trace(outline.report.text)
    at = folded.text.find(word)
    while at >= 0:
        yield outline.report.span(*folded.source(at, at + len(word)))
        at = folded.text.find(word, at + len(word))


def citations_of(found: Iterable[tuple[Outline, list[Span]]], most: int) -> tuple[Citation, ...]:
    """The paragraphs that hold the mentions, in the order of the reports, each with all its mentions marked."""
    return tuple(islice(_cited(found), most))


def _cited(found: Iterable[tuple[Outline, list[Span]]]) -> Iterator[Citation]:
    for outline, spans in found:
        for paragraph in outline.paragraphs:
            marks = tuple(span for span in spans if paragraph.span.holds(span))
            if marks:
                at = next((i for i, s in enumerate(paragraph.sentences) if s.holds(marks[0])), 0)
                excerpt = window(paragraph.span, paragraph.sentences, at)
                yield Citation(excerpt, outline, paragraph, tuple(m for m in marks if excerpt.holds(m)), 0.0)


def counted(question: Question, lookup: Lookup, none: Answer) -> Answer:
    """How often a word stands in the reports asked about, with the first of its places."""
    word = word_of(question)
    reports = question.scope.reports
    outlines = [o for i, o in enumerate(lookup.outlines) if lookup.serves(i) and (reports is None or i in reports)]
    found = mentions(word, outlines) if word else []
    if not found:
        return none
    count = sum(len(spans) for _, spans in found)
    note = Note(NoteKind.COUNT, {"word": found[0][1][0].text, "count": count, "reports": len(found)})
    shown = citations_of(found, MOST_CITATIONS)
    return replace(none, status=Status.ANSWERED, reason=None, notes=(note,), quote=shown[0].marks[0], citations=shown)
