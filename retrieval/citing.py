"""From judged sentences to citations: the excerpt around a sentence, and what is marked in it."""

from __future__ import annotations

from collections.abc import Iterable

from retrieval.answer import Citation
from retrieval.evidence import Evidence
from retrieval.place import Place
from retrieval.ranking import Ranked
from retrieval.report import Outline, Paragraph, Span

MOST_CITATIONS = 5
LONGEST_EXCERPT = 400  # characters, unless one sentence is longer


def citations(ranked: Iterable[Ranked], most: int = MOST_CITATIONS) -> tuple[Citation, ...]:
    """One citation a paragraph, in the order of their best sentences."""
    found: dict[int, Citation] = {}
    for one in ranked:
        paragraph = one.evidence.place.paragraph
        if id(paragraph) not in found:
            found[id(paragraph)] = cited(one)
        if len(found) == most:
            break
    return tuple(found.values())


def cited(ranked: Ranked) -> Citation:
    place = ranked.evidence.place
    marks = (ranked.evidence.sentence.span,)
    return Citation(excerpt(ranked.evidence), place.outline, place.paragraph, marks, round(ranked.score, 3))


def whole(outline: Outline, paragraph: Paragraph, marks: tuple[Span, ...] = ()) -> Citation:
    """A paragraph as it stands, up to the length of an excerpt."""
    return Citation(window(paragraph.span, paragraph.sentences, 0), outline, paragraph, marks, 0.0)


def excerpt(evidence: Evidence) -> Span:
    place: Place = evidence.place
    return window(place.paragraph.span, place.paragraph.sentences, evidence.at)


def window(span: Span, sentences: tuple[Span, ...], at: int) -> Span:
    """The paragraph, or whole sentences around the one at `at` where the paragraph is long."""
    if len(span) <= LONGEST_EXCERPT:
        return span
    first = last = at
    while True:
        if first > 0 and sentences[last].end - sentences[first - 1].start <= LONGEST_EXCERPT:
            first -= 1
        elif last + 1 < len(sentences) and sentences[last + 1].end - sentences[first].start <= LONGEST_EXCERPT:
            last += 1
        else:
            return span.report.span(sentences[first].start, sentences[last].end)
