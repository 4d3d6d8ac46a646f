"""Which sentence of a paragraph answers? How far each concept of the question stands in it and around it.

A sentence is scored by the weight of the concepts it holds, and, counting less, by those that the rest of its
paragraph, its headings and the report's title hold: what a list item leaves out, its lead sentence says.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from retrieval.figures import Figure, figures
from retrieval.fold import fold
from retrieval.question import Concept, Question
from retrieval.report import Outline, Paragraph, Span
from retrieval.years import Told, heading_year, is_plan, told

# How far a concept counts that stands not in the sentence but near it.
BESIDE, IN_PARAGRAPH, IN_HEADING, IN_TITLE = 0.6, 0.45, 0.55, 0.3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ready to be judged: folded, with its figures and its years."""

    span: Span
    folded: str
    figures: tuple[Figure, ...]
    told: Told  # what it says itself
    years: frozenset[int]  # what it speaks of, taken from around it where it says nothing
    explicit: bool  # whether `years` stand in the sentence itself


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph ready to be judged."""

    outline: Outline
    paragraph: Paragraph
    report: int  # position of the report in the library
    sentences: tuple[Sentence, ...]
    headings: str  # folded, of all sections around it
    title: str
    plan: bool  # its headings speak of what is to be done


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence judged as the answer to a question."""

    place: Place
    at: int  # position of the sentence in its paragraph
    own: float  # share of the question's weight that the sentence itself holds, 0 to 1
    around: float  # the same with what stands around it, 0 to 1
    parts: dict[str, float] = field(default_factory=dict)  # of the score, by name
    held: tuple[float, ...] = ()  # how far each concept stands in or around it

    @property
    def sentence(self) -> Sentence:
        return self.place.sentences[self.at]

    @property
    def score(self) -> float:
        return sum(self.parts.values())


def prepare(outline: Outline, paragraph: Paragraph, report: int, year: int | None) -> Place:
    headings = [fold(heading.text) for heading in paragraph.section.path] if paragraph.section else []
    title = fold("".join(part.text for part in outline.title))
    by_heading = next((y for h in reversed(headings) if (y := heading_year(h, year))), None)
    usual = frozenset({by_heading or year} - {None})
    sentences: list[Sentence] = []
    for span in paragraph.sentences:
        folded = fold(span.text)
        says = told(folded, year)
        if says.years:
            sentences.append(Sentence(span, folded, tuple(figures(folded)), says, says.years, True))
            if not sentences[:-1]:  # a lead sentence dates what follows it
                usual = says.years
        else:
            sentences.append(Sentence(span, folded, tuple(figures(folded)), says, usual, False))
    plan = bool(headings) and is_plan(headings[0]) if headings else False
    return Place(outline, paragraph, report, tuple(sentences), " ".join(headings), title, plan)


def weigh(question: Question, place: Place) -> list[Evidence]:
    """Every sentence of the paragraph with what it holds; kinds, years and places are the checks' work."""
    concepts = question.concepts
    total = sum(concept.weight for concept in concepts) or 1.0
    inside = [[strength(concept, s.folded) for concept in concepts] for s in place.sentences]
    headed = [strength(concept, place.headings) for concept in concepts]
    titled = [strength(concept, place.title) for concept in concepts]
    found = []
    for at, own in enumerate(inside):
        near = [max((inside[i][c] for i in (at - 1, at + 1) if 0 <= i < len(inside)), default=0.0) for c in range(len(concepts))]
        rest = [max(row[c] for row in inside) for c in range(len(concepts))]
        held = tuple(
            max(own[c], BESIDE * near[c], IN_PARAGRAPH * rest[c], IN_HEADING * headed[c], IN_TITLE * titled[c])
            for c in range(len(concepts))
        )
        found.append(
            Evidence(
                place,
                at,
                sum(concept.weight * s for concept, s in zip(concepts, own, strict=True)) / total,
                sum(concept.weight * s for concept, s in zip(concepts, held, strict=True)) / total,
                held=held,
            )
        )
    return found


def strength(concept: Concept, folded: str) -> float:
    """How far a concept stands in a folded text: its weight of form where it does, less where only parts of it do."""
    best = 0.0
    for form in concept.forms:
        if form.weight > best:
            if form.text in folded:
                best = form.weight
            elif len(form.text) > 2:
                best = max(best, 0.7 * form.weight * _pairs(form.text, folded))
            elif len(form.text) == 2 and not form.text.isascii():
                best = max(best, 0.22 * form.weight * ((form.text[0] in folded) + (form.text[1] in folded)) / 2)
    return best


def _pairs(word: str, folded: str) -> float:
    """Share of the pairs of characters of a word that stand in a text."""
    if word.isascii():
        return 0.0
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    return sum(pair in folded for pair in pairs) / len(pairs)
