"""Which sentence of a paragraph answers? How far each concept of the question stands in it and around it.

A sentence is scored by the weight of the concepts it holds, and, counting less, by those that the rest of its
paragraph, its headings and the report's title hold: what a list item leaves out, its lead sentence says.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import NamedTuple

from retrieval.asking import Kind
from retrieval.place import Place, Sentence
from retrieval.question import Concept, Contrary, Question

# How far a concept counts that stands not in the sentence but near it.
BESIDE, IN_PARAGRAPH, IN_HEADING, IN_TITLE = 0.6, 0.45, 0.55, 0.3

GIVEN = 0.9  # how far a concept counts in the sentence that gives the reason for the one before
REASON = re.compile(
    "(?:[其这]?(?:中|些)?(?:的)?(?:主要|根本)?原因[是有在:：]|这?(?:主要)?是(?:因为|由于)|之所以|究其原因)"
)

REACH = 24  # characters between the halves of a word that stand apart


class Evidence(NamedTuple):  # of which a question makes a hundred
    """A sentence judged as the answer to a question."""

    place: Place
    at: int  # position of the sentence in its paragraph
    own: tuple[float, ...]  # how far each concept stands in the sentence itself, 0 to 1
    held: tuple[float, ...]  # how far it stands in or around it, 0 to 1
    local: float  # share of the weight that sets this sentence apart from the others of its paragraph
    headed: tuple[float, ...] = ()  # how far each stands in the headings

    @property
    def sentence(self) -> Sentence:
        return self.place.sentences[self.at]


def weigh(question: Question, place: Place, above: Above | None = None) -> list[Evidence]:
    """Every sentence of the paragraph with what it holds; kinds, years and places are the checks' work."""
    concepts, weights = question.concepts, question.weights
    headed, over = _over(question, place, {} if above is None else above)
    many = len(place.sentences)
    own, held, local = [[0.0] * len(concepts) for _ in range(many)], [[*over] for _ in range(many)], [0.0] * many
    reasons = _reasons(place) if question.asked.kind is Kind.REASON else []
    # Most paragraphs have nothing of most concepts: only those that stand there are followed to the sentences.
    for i, column in [(i, _column(c, s, place)) for i, c in enumerate(concepts) if (s := strength(c, place.text))]:
        if reasons:
            column = _given(column, reasons)
        most, least = max(column), over[i]
        if not most:
            continue
        apart, inside = weights[i] * _apart(column), max(IN_PARAGRAPH * most, least)
        for at, here in enumerate(column):
            if here:
                own[at][i] = here
                local[at] += here * apart
            if here == most:
                held[at][i] = here if here > least else least
            else:
                held[at][i] = max(here, BESIDE * _beside(column, at), inside)
    total = question.weight
    return [Evidence(place, at, tuple(own[at]), tuple(held[at]), local[at] / total, headed) for at in range(many)]


Strengths = tuple[float, ...]
Above = dict[tuple[str, str], tuple[Strengths, Strengths]]  # of one question, by headings and title seen before


def _over(question: Question, place: Place, known: Above) -> tuple[Strengths, Strengths]:
    """How far the concepts stand in the headings, and how far that counts together with the title."""
    key = place.headings, place.title
    found = known.get(key)
    if found is None:
        headed, titled = (_strengths(question, text) for text in key)
        over = headed
        if any(headed) or any(titled):
            both = zip(headed, titled, strict=True)
            over = tuple([max(IN_HEADING * heading, IN_TITLE * title) for heading, title in both])
        found = known[key] = headed, over
    return found


def _strengths(question: Question, text: str) -> Strengths:
    if not text or question.letters.isdisjoint(text):  # as it is with most titles
        return question.nothing
    return tuple([strength(concept, text) for concept in question.concepts])


def _column(concept: Concept, whole: float, place: Place) -> list[float]:
    """How far the concept stands in each sentence."""
    sentences = place.sentences
    return [whole] if len(sentences) == 1 else [strength(concept, sentence.folded) for sentence in sentences]


def _reasons(place: Place) -> list[int]:
    """Which sentences give the reason of what the one before says: 主要原因是…"""
    return [at for at, sentence in enumerate(place.sentences) if at and REASON.match(sentence.folded)]


def _given(column: list[float], reasons: list[int]) -> list[float]:
    return [max(here, GIVEN * column[at - 1]) if at in reasons else here for at, here in enumerate(column)]


def _beside(column: list[float], at: int) -> float:
    before = column[at - 1] if at else 0.0
    after = column[at + 1] if at + 1 < len(column) else 0.0
    return max(before, after)


def _apart(strengths: list[float]) -> float:
    """0 to 1: how rare a concept is among the sentences of its paragraph (its idf there)."""
    return _rare(len(strengths), len([s for s in strengths if s > 0.3]))


@cache
def _rare(many: int, holding: int) -> float:
    return math.log((many + 1) / (holding + 0.5)) / math.log(many + 2) if holding else 0.0


def _near(first: str, second: str, folded: str) -> bool:
    """粮食播种面积1584.6万亩、总产量132.4亿斤 has the 粮食产量 in two pieces."""
    at = folded.find(first)
    while at >= 0:
        behind = at + len(first)
        if second in folded[behind : behind + REACH]:
            return True
        at = folded.find(first, behind)
    return False


def contradicted(concept: Concept, folded: str) -> bool:
    """民事案件, where 刑事案件 is spoken of and nothing 民事."""
    first = concept.forms[0]
    return first.text not in folded and _other(first.contrary, folded)


def _other(contrary: Contrary, folded: str) -> bool:
    """Does the text speak of what excludes it, and not of it?"""
    return any(other in folded and own not in folded for own, other in contrary)


def strength(concept: Concept, folded: str) -> float:
    """How far a concept stands in a folded text: its weight of form where it does, less where only parts of it do."""
    best = 0.0
    if not folded:
        return best
    for text, weight, apart, halves, partial, pairs, contrary in concept.looks:
        if weight <= best:
            break  # the heaviest form stands first
        if text in folded:
            best = weight
        elif contrary and _other(contrary, folded):
            continue
        elif apart > best and halves and _near(*halves, folded):
            best = apart
        elif partial > best:
            held = sum(map(folded.__contains__, pairs))
            if held:
                best = max(best, partial * (held / len(pairs)))
    return best
