"""bm25: rank_bm25's own numbers, and a ranking that lists nothing without a term."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

from retrieval.bm25 import Bm25

Paragraphs = list[list[str]]
WORDS = st.sampled_from(["检察", "未成年", "犯罪", "起诉", "非吸", "a", "", "的"])
PARAGRAPHS = st.lists(st.lists(WORDS, max_size=12), max_size=30)
ASKED = st.lists(WORDS | st.just("无处"), unique=True, max_size=6)


def judged(paragraphs: Paragraphs, asked: list[str], k1: float, b: float) -> list[float]:
    """rank_bm25's own scores; zeros where it divides by zero because there is no word at all."""
    if not any(paragraphs):
        return [0.0] * len(paragraphs)
    return [float(score) for score in BM25Plus(paragraphs, k1=k1, b=b).get_scores(asked)]


def stretches(among: Iterable[bool]) -> NDArray[np.int64]:
    """Of the paragraphs that are allowed: where each run of them begins, and where it has ended."""
    edges = np.diff(np.array(list(among), np.int8), prepend=0, append=0)
    return np.stack((np.flatnonzero(edges > 0), np.flatnonzero(edges < 0)), axis=1)


HOW = st.sampled_from([(0.2, 0.8), (1.5, 0.75), (0.9, 0.0)])


@given(PARAGRAPHS, ASKED, HOW)
def test_scores_equal_rank_bm25_to_the_last_bit(
    paragraphs: Paragraphs, asked: list[str], how: tuple[float, float]
) -> None:
    k1, b = how
    ours = Bm25.build(paragraphs, k1=k1, b=b).scores(dict.fromkeys(asked, 1.0))
    assert ours.tolist() == judged(paragraphs, asked, k1, b)


@given(PARAGRAPHS, st.dictionaries(WORDS, st.integers(0, 3), max_size=5))
def test_a_weight_counts_a_term_so_often(paragraphs: Paragraphs, weights: dict[str, int]) -> None:
    ours = Bm25.build(paragraphs).scores(weights)
    asked = [word for word, weight in weights.items() for _ in range(weight)]
    assert np.allclose(ours, judged(paragraphs, asked, 0.2, 0.8), rtol=1e-12, atol=0)


@given(PARAGRAPHS, ASKED, st.integers(0, 12), st.randoms(use_true_random=False))
def test_top_lists_the_best_paragraphs_that_hold_a_term(
    paragraphs: Paragraphs, asked: list[str], k: int, chance: object
) -> None:
    index = Bm25.build(paragraphs)
    scores = judged(paragraphs, asked, 0.2, 0.8)
    among = [chance.random() < 0.7 for _ in paragraphs]  # type: ignore[attr-defined]
    held = [i for i, words in enumerate(paragraphs) if set(words) & set(asked) and among[i]]
    best = sorted(held, key=lambda i: (-scores[i], i))[:k]
    assert index.top(dict.fromkeys(asked, 1.0), k, stretches(among)) == [(i, scores[i]) for i in best]


def test_a_paragraph_without_the_terms_has_the_floor_and_is_not_listed() -> None:
    index = Bm25.build([["起诉", "犯罪"], ["其他"]])
    terms = {"起诉": 1.0, "犯罪": 2.0}
    assert index.scores(terms)[1] == index.floor(terms) > 0
    assert [at for at, _ in index.top(terms, 10)] == [0]


def test_an_unknown_term_finds_nothing() -> None:
    index = Bm25.build([["起诉"], []])
    assert (index.df("无处"), index.idf("无处"), index.top({"无处": 1.0}, 5)) == (0, 0.0, [])


def test_no_paragraphs_make_an_empty_index() -> None:
    index = Bm25.build([])
    assert (len(index), index.scores({"起诉": 1.0}).tolist(), index.top({"起诉": 1.0}, 5)) == (0, [], [])


def test_df_and_idf_are_those_of_rank_bm25() -> None:
    paragraphs = [["起诉", "起诉"], ["起诉", "犯罪"], []]
    index, judge = Bm25.build(paragraphs), BM25Plus(paragraphs)
    assert {word: index.idf(word) for word in judge.idf} == judge.idf
    assert index.df("起诉") == 2


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf")])
def test_a_weight_below_nothing_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="起诉"):
        Bm25.build([["起诉"]]).top({"起诉": weight}, 1)
