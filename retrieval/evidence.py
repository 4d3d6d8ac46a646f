"""Which sentence of a paragraph answers? How far each concept of the question stands in it and around it.

A sentence is scored by the weight of the concepts it holds, and, counting less, by those that the rest of its
paragraph, its headings and the report's title hold: what a list item leaves out, its lead sentence says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.asking import Kind
from retrieval.place import Place, Sentence
from retrieval.question import Question
from retrieval.regex import regex
from retrieval.strength import Strengths, strength, strengths

# How far a concept counts that stands not in the sentence but near it.
BESIDE, IN_PARAGRAPH, IN_HEADING, IN_TITLE = 0.6, 0.45, 0.55, 0.3

GIVEN = 0.9  # how far a concept counts in the sentence that gives the reason for the one before
REASON = regex("(?:[其这]?(?:中|些)?(?:的)?(?:主要|根本)?原因[是有在:：]|这?(?:主要)?是(?:因为|由于)|之所以|究其原因)")
STANDS = 0.3  # from which on a concept is taken to stand in a sentence, where it is asked how rare it is there


class Evidence(NamedTuple):
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


class Weighed(NamedTuple):
    """The sentences of some paragraphs, one after the other, with what each holds."""

    places: Sequence[Place]
    place: NDArray[np.int64]  # [sentence]: in which of these
    at: NDArray[np.int64]  # [sentence]: its position there
    own: Strengths  # [concept, sentence]; as in Evidence
    held: Strengths
    local: NDArray[np.float64]  # [sentence]
    headed: Strengths  # [concept, place]

    def __len__(self) -> int:
        return len(self.place)

    def evidence(self, number: int) -> Evidence:
        place = int(self.place[number])
        own, held, headed = self.own[:, number], self.held[:, number], self.headed[:, place]
        return Evidence(
            self.places[place],
            int(self.at[number]),
            tuple(own.tolist()),
            tuple(held.tolist()),
            float(self.local[number]),
            tuple(headed.tolist()),
        )


def weigh(question: Question, places: Sequence[Place]) -> Weighed:
    """Every sentence of the paragraphs with what it holds; kinds, years and places are the checks' work."""
    many = np.array([len(place.sentences) for place in places], np.int64)
    place = np.repeat(np.arange(len(places)), many)
    begins = np.cumsum(many) - many
    at = np.arange(len(place)) - begins[place]
    over = list(dict.fromkeys(text for one in places for text in (one.headings, one.title)))
    found = strengths(question.concepts, [s.folded for one in places for s in one.sentences] + over)
    own, above = found[:, : len(place)], found[:, len(place) :]
    above_at = {text: at for at, text in enumerate(over)}
    headed = above[:, [above_at[one.headings] for one in places]]
    titled = above[:, [above_at[one.title] for one in places]]
    least = np.maximum(IN_HEADING * headed, IN_TITLE * titled)
    _exclude(question, places, begins, own)
    if question.asked.kind is Kind.REASON:
        _give(places, begins, own)
    most, holding = _together(own, many, begins)
    apart = np.array(question.weights)[:, None] * _rare(many, holding)
    held = np.maximum(own, BESIDE * _beside(own, at))
    held = np.maximum(held, np.maximum(IN_PARAGRAPH * most, least)[:, place])
    local = (own * apart[:, place]).sum(axis=0) / question.weight
    return Weighed(places, place, at, own, held, local, headed)


def _together(own: Strengths, many: NDArray[np.int64], begins: NDArray[np.int64]) -> tuple[Strengths, Strengths]:
    """[concept, place]: the most that a sentence holds, and how many sentences hold it."""
    most, holding = np.zeros((2, len(own), len(many)))
    filled = np.flatnonzero(many)  # a place may have no sentence, and `reduceat` no empty stretch
    if len(filled):
        most[:, filled] = np.maximum.reduceat(own, begins[filled], axis=1)
        holding[:, filled] = np.add.reduceat(own > STANDS, begins[filled], axis=1, dtype=np.int64)
    return most, holding


def _exclude(question: Question, places: Sequence[Place], begins: NDArray[np.int64], own: Strengths) -> None:
    """民事 in one sentence, 刑事 in the next: a paragraph that speaks of what excludes a concept has nothing of it."""
    for i, concept in enumerate(question.concepts):
        if any(form.contrary for form in concept.forms):
            for one, begin in zip(places, begins.tolist(), strict=True):
                column = own[i, begin : begin + len(one.sentences)]
                if len(column) > 1 and column.any() and not strength(concept, one.text):
                    column[:] = 0.0


def _give(places: Sequence[Place], begins: NDArray[np.int64], own: Strengths) -> None:
    """What a sentence says belongs to the one behind it that gives the reason of it: 主要原因是…"""
    said = own.copy()
    for one, begin in zip(places, begins.tolist(), strict=True):
        for at, sentence in enumerate(one.sentences[1:], begin + 1):
            if REASON.match(sentence.folded):
                np.maximum(own[:, at], GIVEN * said[:, at - 1], out=own[:, at])


def _beside(own: Strengths, at: NDArray[np.int64]) -> Strengths:
    """The most that the sentence before or behind holds, in the same paragraph."""
    before, behind = np.zeros_like(own), np.zeros_like(own)
    goes_on = at[1:] > 0
    before[:, 1:] = own[:, :-1] * goes_on
    behind[:, :-1] = own[:, 1:] * goes_on
    return np.maximum(before, behind)


def _rare(many: NDArray[np.int64], holding: NDArray[np.float64]) -> NDArray[np.float64]:
    """0 to 1: how rare a concept is among the sentences of its paragraph (its idf there)."""
    return np.where(holding > 0, np.log((many + 1) / (holding + 0.5)) / np.log(many + 2), 0.0)
