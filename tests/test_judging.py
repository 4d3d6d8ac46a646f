"""Judging only what is looked at gives the list that judging everything and sorting gives."""

from __future__ import annotations

from itertools import chain
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Reason, Searcher
from retrieval.evidence import Evidence
from retrieval.judging import Judged
from retrieval.ranking import RANK, Ranked, lost
from tests.odd_text import PASTED

_STEP = st.integers(0, 4).map(lambda n: n / 4)
# How much of the question a sentence covers, what a check takes from it, and whether it is of the right year.
SENTENCES = st.lists(st.tuples(_STEP, _STEP, st.booleans()), max_size=12)


def made(sentences: list[tuple[float, float, bool]]) -> tuple[list[Ranked], list[float]]:
    ranked, bounds = [], []
    for covered, lacks, in_scope in sentences:
        outcomes = {Reason.OTHER_YEAR: float(in_scope), Reason.MISSING_DETAIL: 1.0 - lacks}
        found = {"around": covered, **{reason.value: 1.0 - outcome for reason, outcome in outcomes.items()}}
        ranked.append(Ranked(cast(Evidence, None), found, outcomes))
        bounds.append(RANK["around"] * covered)
    return ranked, bounds


def plainly(ranked: list[Ranked], leading: list[int]) -> list[Ranked]:
    strict = any(ranked[at].leads for at in leading)
    return sorted(ranked, key=lambda one: (strict and not one.in_scope, -one.score))


@given(SENTENCES, st.floats(0.0, 1.0), st.data())
def test_the_order_is_that_of_sorting_what_is_judged(
    sentences: list[tuple[float, float, bool]], enough: float, data: st.DataObject
) -> None:
    ranked, bounds = made(sentences)
    leading = [at for at, (covered, _, _) in enumerate(sentences) if covered >= enough]
    expected = plainly(ranked, leading)

    reasons = data.draw(st.lists(st.sampled_from([Reason.OTHER_YEAR, Reason.MISSING_DETAIL]), unique=True))
    costs = [lambda at, reason=reason: lost({reason: ranked[at].outcomes[reason]}) for reason in reasons]

    def lazily() -> Judged:
        return Judged(bounds, ranked.__getitem__, leading, lambda at: ranked[at].in_scope, costs)

    assert all(map(_is, lazily(), expected)) and len(lazily()) == len(expected)
    read = data.draw(st.integers(0, len(ranked)))
    assert all(map(_is, lazily()[:read], expected[:read]))
    least = data.draw(st.sampled_from([0.0, 0.3, *(one.score for one in ranked)]))
    assert all(map(_is, lazily().over(least), [one for one in expected if one.score > least]))


def _is(one: object, other: object) -> bool:
    return one is other


def test_what_is_not_looked_at_is_not_judged() -> None:
    ranked, bounds = made([(1.0, 0.0, True), (0.5, 0.0, True), (0.25, 0.0, True)])
    asked: list[int] = []

    def judge(at: int) -> Ranked:
        asked.append(at)
        return ranked[at]

    assert Judged(bounds, judge)[0] is ranked[0] and asked == [0]


@settings(deadline=None, max_examples=50)
@given(asked=PASTED, follows=st.booleans())
def test_no_sentence_scores_above_its_bound_and_none_leads_that_may_not(
    searcher: Searcher, asked: str, follows: bool
) -> None:
    lookup = searcher.lookup
    for question in map(lookup.understand, [asked, "2019年徐汇院完成了什么改革?" + asked]):
        first = lookup.judged(question)
        judged = lookup.judged(question, first[0].evidence.place.paragraph if first and follows else None)
        for at, bound in enumerate(judged.bounds):
            assert judged.at(at).score <= bound + 1e-9
        assert not question.scope.years or all(at in judged.leading for at in range(len(judged)) if judged.at(at).leads)
        assert list(judged) == plainly(list(map(judged.at, range(len(judged)))), list(judged.leading))


def test_ranks_are_read_from_either_end(searcher: Searcher) -> None:
    judged = searcher.lookup.judged(searcher.lookup.understand("公益诉讼"))
    assert judged[-1] is list(judged)[-1] and judged[1:3] == list(judged)[1:3]
    with pytest.raises(IndexError):
        judged[len(judged)]
    assert list(chain(judged)) == list(judged)
