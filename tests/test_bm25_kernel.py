"""The compiled ranking is the plain one: same paragraphs, same order, same scores, same ties."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.bm25 import Bm25, fast, plain
from retrieval.bm25.index import UNHURRIED
from tests.test_bm25 import stretches

pytest.importorskip("numba")

Words = dict[str, float]


def library(size: int, seed: int) -> list[list[str]]:
    """Paragraphs of few distinct lengths over words from very common to very rare: full of ties."""
    rng = np.random.default_rng(seed)
    lengths = rng.choice([0, 1, 3, 3, 8, 8, 20, 60], size)
    words = (1.0 / (rng.random(int(lengths.sum())) + 1e-4) ** 1.3).astype(int) % 3000
    return [[str(word) for word in part] for part in np.split(words, np.cumsum(lengths)[:-1])]


LIBRARIES = {size: Bm25.build(library(size, size)) for size in (1, 40, 700, 20_000)}
ASKED = st.dictionaries(
    st.integers(0, 60).map(str) | st.integers(0, 3000).map(str),
    st.sampled_from([1.0, 1.0, 2.0, 0.5, 1e-42, 3.7, 1e30]),
    max_size=14,
)


def same(index: Bm25, terms: Words, k: int, among: plain.Stretches | None) -> None:
    asked = index._weighed(terms)
    assert fast.top(index._layout, asked, k, among) == plain.top(index._layout, asked, k, among)


@settings(deadline=None)
@given(st.sampled_from(sorted(LIBRARIES)), ASKED, st.sampled_from([1, 2, 10, 100, 30_000]))
def test_both_rankings_list_the_same(size: int, terms: Words, k: int) -> None:
    same(LIBRARIES[size], terms, k, None)


@settings(deadline=None)
@given(st.sampled_from(sorted(LIBRARIES)), ASKED, st.integers(0, 2**32), st.sampled_from([0.0, 0.001, 0.1, 0.9]))
def test_both_keep_to_the_paragraphs_allowed(size: int, terms: Words, seed: int, share: float) -> None:
    same(LIBRARIES[size], terms, 10, stretches(np.random.default_rng(seed).random(size) < share))


@settings(deadline=None)
@given(ASKED, st.lists(st.integers(0, 20_000), max_size=12, unique=True))
def test_both_keep_to_the_stretches_allowed(terms: Words, ends: list[int]) -> None:
    among = np.array(sorted(ends[: len(ends) // 2 * 2]), np.int64).reshape(-1, 2)
    same(LIBRARIES[20_000], terms, 10, among)
    same(LIBRARIES[20_000], terms, 3, np.concatenate((among, among[-1:, 1:].repeat(2, axis=1))))


@settings(deadline=None)
@given(ASKED, st.integers(0, 20_000), st.integers(0, 20_000))
def test_both_keep_to_a_run_of_paragraphs(terms: Words, one: int, other: int) -> None:
    same(LIBRARIES[20_000], terms, 10, np.array([sorted((one, other))]))


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([(0.2, 0.8), (1.5, 0.75), (1.2, 0.0), (2.0, 1.0)]), ASKED)
def test_both_agree_on_any_library_and_setting(seed: int, how: tuple[float, float], terms: Words) -> None:
    same(Bm25.build(library(3000, seed), k1=how[0], b=how[1]), terms, 10, None)


def test_terms_that_fill_paragraphs_are_ranked_by_their_exact_scores() -> None:
    index = Bm25.build([["多"] * often + ["少"] * (often % 3) for often in range(300)])
    same(index, {"多": 1.0}, 10, None)
    same(index, {"少": 1.0, "多": 0.1}, 300, None)


def test_paragraphs_far_apart_are_ranked_alike() -> None:
    index = Bm25.build([["远"] if at in (0, 70_000, 209_999) else [] for at in range(210_000)])
    same(index, {"远": 1.0}, 10, None)
    assert index.top({"远": 1.0}, 10) == plain.top(index._layout, index._weighed({"远": 1.0}), 10, None)


def test_rankings_before_and_after_loading_what_is_compiled_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast, "WORTH_IT", 1)
    monkeypatch.setattr(fast, "_LOADED", threading.Event())
    index = Bm25.build(library(700, 7))
    found = [(index.top({"1": 1.0, "7": 2.0}, 10), fast.loaded()) for _ in range(UNHURRIED + 4)]
    assert all(ranking == found[0][0] for ranking, _ in found)
    assert [loaded for _, loaded in found] == sorted(loaded for _, loaded in found) and found[-1][1]


def test_no_terms_or_none_asked_for_list_nothing() -> None:
    same(LIBRARIES[700], {}, 10, None)
    same(LIBRARIES[700], {"1": 1.0}, 0, None)
