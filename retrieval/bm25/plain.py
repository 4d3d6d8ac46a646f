"""Scores and ranking in numpy alone: every posting of every term is added. The judge of the fast ranking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25.codes import DELTA
from retrieval.bm25.layout import Layout, postings, shares

Weighed = tuple[NDArray[np.int64], NDArray[np.float64]]  # words, below 0 where one stands nowhere, and their weights
Stretches = NDArray[np.int64]  # [stretch]: its first paragraph and the one after its last; they rise and lie apart


Shared = Callable[[int], tuple[NDArray[np.int64], NDArray[np.float64]]]


def shared_of(layout: Layout, word: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The paragraphs that hold a word, and its share in each."""
    paragraphs, codes = postings(layout, word)
    return paragraphs, shares(layout, word, paragraphs, codes)


def known(terms: Weighed) -> Iterator[tuple[int, float]]:
    """The words that stand somewhere and weigh something."""
    pairs = zip(terms[0].tolist(), terms[1].tolist(), strict=True)
    return ((word, weight) for word, weight in pairs if word >= 0 and weight)


def scores(layout: Layout, terms: Weighed) -> NDArray[np.float64]:
    """One score a paragraph."""
    return _scored(layout, terms)[0]


def top(layout: Layout, terms: Weighed, k: int, among: Stretches | None) -> list[tuple[int, float]]:
    """The k best of the paragraphs that hold a term, best first, ties by position."""
    return tops(layout, terms, k, [among])[0]


def tops(
    layout: Layout, terms: Weighed, k: int, among: Sequence[Stretches | None], shared: Shared | None = None
) -> list[list[tuple[int, float]]]:
    """The same for each of several choices, which are scored once; `shared` as `shared_of` of the layout."""
    scored, held = _scored(layout, terms, shared)
    return [_best(scored, held, k, each) for each in among]


def _best(
    scored: NDArray[np.float64], held: NDArray[np.bool_], k: int, among: Stretches | None
) -> list[tuple[int, float]]:
    if among is not None:
        allowed = np.zeros(len(held), np.bool_)
        for first, last in among.tolist():
            allowed[first:last] = held[first:last]
        held = allowed
    found = np.flatnonzero(held)
    reached = scored[found]
    if 0 < k < len(found):  # leave out all that is below the k-th best, then sort what is left
        least = np.partition(reached, -k)[-k]
        found = found[reached >= least]
        reached = scored[found]
    best = np.argsort(-reached, kind="stable")[: max(k, 0)]
    return list(zip(found[best].tolist(), reached[best].tolist(), strict=True))


def _scored(
    layout: Layout, terms: Weighed, shared: Shared | None = None
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    total, held = np.zeros(len(layout.columns)), np.zeros(len(layout.columns), np.bool_)
    for word, weight in known(terms):
        idf = float(layout.idf[word])
        paragraphs, share = shared(word) if shared else shared_of(layout, word)
        before = total[paragraphs]
        total += weight * (idf * DELTA)
        total[paragraphs] = before + weight * (idf * share)
        held[paragraphs] = True
    return total, held
