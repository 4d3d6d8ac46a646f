"""How good a sentence is as the answer, and how surely it is one: weighted sums of named features.

Weights were fitted on questions other than those that figures are reported on; `ask --explain` shows each part.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from retrieval.answer import Reason
from retrieval.evidence import Evidence, Weighed
from retrieval.place import Place, Sentence
from retrieval.question import Question
from retrieval.report import Paragraph

Features = dict[str, float]
Numbers = NDArray[np.float64]

# What a sentence's place among the others depends on.
RANK: Features = {
    "near": 0.5, "newest": 0.12,
    "own": 0.82, "around": 1.41, "local": 0.38, "bm25": 0.72, "preferred": 0.43, "long": -0.05, "bare":
    -0.63, "titled": -0.14, "opening": -0.04, "headed": 0.98, "head": 0.26, "absent_quoted": -0.58, "other_year":
    -1.33, "other_place": -1.0, "other_body": -0.59, "missing_figure": -1.09, "missing_date": -0.99, "missing_name":
    -0.69, "missing_detail": -0.83,
}  # fmt: skip

# Whether the best one answers: the sum is the logarithm of the odds.
DECIDE: Features = {
    "near": 0.8, "bias": -5.02, "around": 1.33, "own": 0.83, "amount": 0.34, "length": 2.04, "head": -0.26,
    "absent_known": -0.44, "missing_detail": -5.17, "missing_figure": -3.72, "missing_name":
    -3.38, "missing_date": -1.71, "other_body": -5.21, "other_place": -5.01, "other_year": -4.6,
}  # fmt: skip


# What a sentence may gain by what `bound` does not look at.
_BOUND = {"own", "around", "bm25", "local", "headed", "head", "preferred", "newest", "near"}
_UNSEEN = sum(max(0.0, weight) for name, weight in RANK.items() if name not in _BOUND)

SHORT, LONG = 9, 32  # characters below and above which a question is expected to be covered no more and no less
IN_SCOPE = 0.5  # of the question that a sentence of the right year covers to go before all of other years
SCOPE = (Reason.OTHER_YEAR, Reason.OTHER_PLACE)
HEAD = 0.6  # how far what is asked about must stand there, to count as there at all
SLACK = 1e-6  # what is added up at once, and in another order, may differ in the last digits
SURE = 0.3  # of an answer of the right year: no other year goes before it, however little of the question it covers


@dataclass(frozen=True)
class Ranked:
    evidence: Evidence
    features: Features
    outcomes: dict[Reason, float]  # of the checks, 0 to 1

    @cached_property
    def score(self) -> float:
        return weighted(RANK, self.features)

    @cached_property
    def in_scope(self) -> bool:
        """It is of the year and the place asked about."""
        return min(self.outcomes.get(reason, 1.0) for reason in SCOPE) > 0.0

    @cached_property
    def leads(self) -> bool:
        """Does what is of another year or place stand behind it at any rate?"""
        return self.in_scope and (self.features["around"] >= IN_SCOPE or self.odds >= SURE)

    @cached_property
    def odds(self) -> float:
        return weighted(DECIDE, self.features)


def weighted(weights: Features, features: Features) -> float:
    return sum([weight * features.get(name, 0.0) for name, weight in weights.items()])


def lost(outcomes: dict[Reason, float]) -> float:
    """What these outcomes of checks take from a score."""
    return -sum(RANK[reason] * (1.0 - outcome) for reason, outcome in outcomes.items())


def promise(question: Question, weighed: Weighed, bm25: Numbers) -> Numbers:
    """A first look at every sentence, to choose those that are worth the checks."""
    return _covering(question, RANK["own"] * weighed.own + RANK["around"] * weighed.held) + bm25


def bound(
    question: Question, weighed: Weighed, bm25: Numbers, near: Paragraph | None, newest: Callable[[Place], bool]
) -> Numbers:
    """No less than the score, without looking at the checks and at what counts against a sentence."""
    more = promise(question, weighed, RANK["bm25"] * bm25) + RANK["local"] * weighed.local + _UNSEEN
    if question.head_at is not None:
        more += RANK["head"] * (1.0 - np.minimum(1.0, weighed.held[question.head_at] / HEAD))
    over = RANK["headed"] * _covering(question, weighed.headed)
    for at, place in enumerate(weighed.places):
        over[at] += RANK["preferred"] * (place.report in question.scope.preferred) + RANK["newest"] * newest(place)
        over[at] += RANK["near"] * _nearness(place.paragraph, near)
    return np.asarray(more + over[weighed.place])


def _covering(question: Question, held: Numbers) -> Numbers:
    """Share of the question that each covers: a column of how far it holds each concept."""
    return np.asarray((np.array(question.weights)[:, None] * held).sum(axis=0) / question.weight)


def may_lead(question: Question, weighed: Weighed, near: Paragraph | None) -> NDArray[np.bool_]:
    """Could it lead, if all checks were met? False only where it could not."""
    own, held = _covering(question, weighed.own), _covering(question, weighed.held)
    most = DECIDE["bias"] + DECIDE["amount"] * np.log1p(held * question.weight) + DECIDE["length"] * _length(question)
    most += DECIDE["around"] * held + DECIDE["own"] * own
    most += np.array([DECIDE["near"] * _nearness(place.paragraph, near) for place in weighed.places])[weighed.place]
    return (held >= IN_SCOPE - SLACK) | (most >= SURE - SLACK)


def features(
    question: Question,
    evidence: Evidence,
    outcomes: dict[Reason, float],
    bm25: float,
    near: Paragraph | None = None,
    *,
    newest: bool = False,
) -> Features:
    """`bm25` is the paragraph's score as a share of the best one's; `near` is where the conversation is."""
    total = question.weight
    own, around, headed = (_covered(question, held) for held in (evidence.own, evidence.held, evidence.headed))
    sentence = evidence.sentence
    alone = len(evidence.place.sentences) == 1
    found: Features = {
        "bias": 1.0,
        "own": own / total,
        "around": around / total,
        "amount": math.log1p(around),
        "length": _length(question),
        "local": evidence.local,
        "absent_known": max(
            [weight for weight, s in zip(question.known_weights, evidence.held, strict=True) if s < 0.3], default=0.0
        ),
        "absent_quoted": float(any(evidence.held[at] < 0.5 for at in question.quoted)),
        "head": _headless(question.head_at, evidence),
        "unknown": question.unknown,
        "bm25": bm25,
        "preferred": float(evidence.place.report in question.scope.preferred),
        "newest": float(newest),
        "near": _nearness(evidence.place.paragraph, near),
        "long": max(0, len(sentence.span) - 80) / 100,
        # 推动高水平平安上海建设。 names what follows and says nothing itself
        "bare": float(len(sentence.span) < 24 and evidence.at == 0 and not alone and not _counts(sentence)),
        "titled": float(alone and evidence.place.paragraph.section is None and len(sentence.span) < 45),
        "headed": headed / total,
        "opening": float(evidence.place.paragraph.section is None and bool(evidence.place.outline.sections)),
    }
    found.update({reason.value: 1.0 - outcome for reason, outcome in outcomes.items()})
    return found


def _length(question: Question) -> float:
    # a long question is never covered as well as a short one
    return math.log(min(max(SHORT, question.length), LONG))


def _counts(sentence: Sentence) -> bool:
    """Has it a figure? The number of a heading is none."""
    return any(figure.measure for figure in sentence.figures)


def _covered(question: Question, held: tuple[float, ...]) -> float:
    return sum([weight * s for weight, s in zip(question.weights, held, strict=True)])


def _headless(head: int | None, evidence: Evidence) -> float:
    """1 where what is asked about stands neither in the sentence nor beside it, 0 where it does or is too general."""
    if head is None:
        return 0.0
    return 1.0 - min(1.0, evidence.held[head] / HEAD)


def _nearness(paragraph: Paragraph, near: Paragraph | None) -> float:
    if near is None or paragraph.span.report is not near.span.report:
        return 0.0
    if paragraph is near:
        return 1.0
    return 0.5 if paragraph.section is not None and paragraph.section is near.section else 0.15
