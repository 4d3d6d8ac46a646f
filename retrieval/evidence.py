"""Which sentence of a paragraph answers? How far each concept of the question stands in it and around it.

A sentence is scored by the weight of the concepts it holds, and, counting less, by those that the rest of its
paragraph, its headings and the report's title hold: what a list item leaves out, its lead sentence says.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from retrieval.figures import Figure, figures
from retrieval.fold import fold
from retrieval.question import Concept, Question
from retrieval.report import Outline, Paragraph, Span
from retrieval.years import Told, heading_years, is_plan, told

# How far a concept counts that stands not in the sentence but near it.
BESIDE, IN_PARAGRAPH, IN_HEADING, IN_TITLE = 0.6, 0.45, 0.55, 0.3

HALVES, REACH = 0.8, 24  # how far a word counts whose halves stand apart, and the characters between them


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
    own: tuple[float, ...]  # how far each concept stands in the sentence itself, 0 to 1
    held: tuple[float, ...]  # how far it stands in or around it, 0 to 1
    local: float  # share of the weight that sets this sentence apart from the others of its paragraph

    @property
    def sentence(self) -> Sentence:
        return self.place.sentences[self.at]


def prepare(outline: Outline, paragraph: Paragraph, report: int, year: int | None) -> Place:
    headings = [fold(heading.text) for heading in paragraph.section.path] if paragraph.section else []
    title = fold("".join(part.text for part in outline.title))
    named = next((years for h in reversed(headings) if (years := told(h, None).years)), None)
    # 主要目标质效齐升 under 2024年工作回顾 is no plan: only the outermost heading tells looking back from looking ahead
    by_heading = named or (heading_years(headings[0], year) if headings else None)
    usual = by_heading or frozenset({year} if year else ())
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
    text = "\n".join(s.folded for s in place.sentences)
    columns = [_column(concept, place, text) for concept in concepts]
    headed = [max(IN_HEADING * strength(c, place.headings), IN_TITLE * strength(c, place.title)) for c in concepts]
    rest = [max(column) for column in columns]
    apart = [concept.weight * _apart(column) for concept, column in zip(concepts, columns, strict=True)]
    total = question.weight
    found = []
    for at in range(len(place.sentences)):
        own = tuple([column[at] for column in columns])
        held = tuple(
            [
                max(s, BESIDE * _beside(column, at), IN_PARAGRAPH * most, above) if most else above
                for s, column, most, above in zip(own, columns, rest, headed, strict=True)
            ]
        )
        local = sum([s * a for s, a in zip(own, apart, strict=True)]) / total
        found.append(Evidence(place, at, own, held, local))
    return found


def _column(concept: Concept, place: Place, text: str) -> list[float]:
    """How far the concept stands in each sentence; most paragraphs have nothing of it, which is seen at once."""
    if strength(concept, text) == 0.0:
        return [0.0] * len(place.sentences)
    return [strength(concept, sentence.folded) for sentence in place.sentences]


def _beside(column: list[float], at: int) -> float:
    before = column[at - 1] if at else 0.0
    after = column[at + 1] if at + 1 < len(column) else 0.0
    return max(before, after)


def _apart(strengths: list[float]) -> float:
    """0 to 1: how rare a concept is among the sentences of its paragraph (its idf there)."""
    holding = len([s for s in strengths if s > 0.3])
    return math.log((len(strengths) + 1) / (holding + 0.5)) / math.log(len(strengths) + 2) if holding else 0.0


def _near(first: str, second: str, folded: str) -> bool:
    """粮食播种面积1584.6万亩、总产量132.4亿斤 has the 粮食产量 in two pieces."""
    at = folded.find(first)
    while at >= 0:
        behind = at + len(first)
        if second in folded[behind : behind + REACH]:
            return True
        at = folded.find(first, behind)
    return False


def strength(concept: Concept, folded: str) -> float:
    """How far a concept stands in a folded text: its weight of form where it does, less where only parts of it do."""
    best = 0.0
    if not folded:
        return best
    for form in concept.forms:
        if form.weight > best:
            if form.text in folded:
                best = form.weight
            elif form.halves and HALVES * form.weight > best and _near(*form.halves, folded):
                best = HALVES * form.weight
            elif form.partial * form.weight > best:
                held = len([pair for pair in form.pairs if pair in folded]) / len(form.pairs)
                best = max(best, form.partial * form.weight * held)
    return best
