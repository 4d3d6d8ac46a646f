"""Turns that ask about the answer before: where it stands, what stands around it, what else there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from retrieval.answer import Answer, Citation, Reason, Status
from retrieval.citing import MOST_CITATIONS, cited, whole
from retrieval.fold import fold
from retrieval.followup import LAST, Meant, Turn, spoken
from retrieval.items import MARKS, find, last, number
from retrieval.report import Paragraph, Span
from retrieval.years import told

if TYPE_CHECKING:
    from retrieval.searcher import Searcher


def turned(text: str, turn: Meant, before: Answer, searcher: Searcher) -> Answer:
    """The answer to a turn that only makes sense after `before`, which has citations."""
    first = before.citations[0]
    said = before.meaning.text if before.meaning else before.understood
    base = replace(before, question=text, understood=spoken(text, said), notes=(), aliases=())
    match turn.turn:
        case Turn.SOURCE:
            return replace(base, citations=(first, *_masthead(first)))
        case Turn.DATED:
            dated = _masthead(first)
            return (
                replace(base, citations=(first, *dated))
                if dated
                else replace(base, reason=Reason.MISSING_DATE, status=Status.RELATED, quote=None)
            )
        case Turn.BEFORE | Turn.AFTER:
            return _beside(base, first, -1 if turn.turn is Turn.BEFORE else 1)
        case Turn.ITEM:
            return _item(base, first, turn.item or 0)
        case Turn.NEXT | Turn.PREVIOUS:
            return _along(base, before, 1 if turn.turn is Turn.NEXT else -1)
        case Turn.MORE:
            return _more(base, before, searcher)
        case _:
            return replace(base, citations=(whole(first.outline, first.paragraph, first.marks),))


def _masthead(citation: Citation) -> tuple[Citation, ...]:
    """The paragraphs at the top that say when the report was published, and of what year it speaks."""
    top = [p for p in citation.outline.paragraphs[:8] if p.section is None and p is not citation.paragraph]
    dated = [p for p in top if told(fold(p.span.text), None).years]
    return tuple(whole(citation.outline, paragraph) for paragraph in dated[:2])


def _beside(base: Answer, first: Citation, step: int) -> Answer:
    at = first.outline.paragraphs.index(first.paragraph) + step
    if not 0 <= at < len(first.outline.paragraphs):
        return replace(base, status=Status.NOT_FOUND, reason=Reason.MISSING_DETAIL, quote=None, citations=())
    paragraph = first.outline.paragraphs[at]
    return replace(
        base,
        status=Status.ANSWERED,
        reason=None,
        quote=paragraph.sentences[0],
        citations=(whole(first.outline, paragraph),),
    )


def _along(base: Answer, before: Answer, step: int) -> Answer:
    """The item beside the one that was quoted, or that its paragraph begins as; else the paragraph beside it."""
    first = before.citations[0]
    texts = ((before.quote or first.excerpt).text, first.paragraph.span.text)
    current = next((at for text in texts if (at := number(fold(text)))), None)
    return _item(base, first, current[0] + step, [current[1]]) if current else _beside(base, first, step)


def _item(base: Answer, first: Citation, item: int, marks: Sequence[str] = MARKS) -> Answer:
    """第三点 of the list that was quoted."""
    whole_list = (first.outline, first.paragraph)
    found = last(*whole_list) if item == LAST else find(*whole_list, item, marks)
    if found is None:
        return replace(base, status=Status.RELATED, reason=Reason.MISSING_DETAIL, quote=None)
    shown = whole(first.outline, found[0], (found[1],))
    return replace(base, status=Status.ANSWERED, reason=None, quote=found[1], citations=(shown,))


def _more(base: Answer, before: Answer, searcher: Searcher) -> Answer:
    """The next best sentences that have not been quoted: first those around the quote, then others."""
    if before.meaning is None:
        return replace(base, status=Status.NOT_FOUND, reason=Reason.UNCLEAR, quote=None, citations=())
    near = before.citations[0].paragraph
    seen = _seen(before)
    found: list[Citation] = []
    for ranked in searcher.lookup.judged(before.meaning, near):
        span = ranked.evidence.sentence.span
        if (span.start, span.end) not in seen and not _shown(found, ranked.evidence.place.paragraph):
            found.append(cited(ranked))
    found.sort(key=lambda citation: citation.paragraph is not near)
    if not found:
        return replace(base, status=Status.NOT_FOUND, reason=Reason.MISSING_DETAIL, quote=None, citations=())
    shown = tuple(found[:MOST_CITATIONS])
    return replace(base, status=Status.ANSWERED, reason=None, quote=shown[0].marks[0], citations=shown)


def _shown(found: list[Citation], paragraph: Paragraph) -> bool:
    return any(citation.paragraph is paragraph for citation in found)


def _seen(before: Answer) -> set[tuple[int, int]]:
    quote: Span | None = before.quote
    return {(quote.start, quote.end)} if quote else set()
