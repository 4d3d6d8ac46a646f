"""The scores of rank_bm25's BM25Plus, laid out as postings so that a question touches only its own terms.

Every number comes from rank_bm25: idf from its `_calc_idf`, the share of a term from its `get_scores`.
BM25Plus gives a paragraph without a term idf * delta points for it all the same. `scores` keeps them, so that it
equals `get_scores` to the last bit; `top` lists only paragraphs that hold a term; `floor` says how much is constant.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

DELTA = 1.0


class Bm25:
    """Paragraphs are known by their position in what `build` was given."""

    def __init__(
        self,
        vocabulary: dict[str, int],
        starts: NDArray[np.int64],
        paragraphs: NDArray[np.int32],
        shares: NDArray[np.float64],
        idf: NDArray[np.float64],
        size: int,
    ) -> None:
        """Term t stands in paragraphs[starts[t]:starts[t + 1]]; shares are what idf is multiplied by there."""
        self._vocabulary, self._starts = vocabulary, starts
        self._paragraphs, self._shares, self._idf = paragraphs, shares, idf
        self._size = size

    @classmethod
    def build(cls, paragraphs: Iterable[Sequence[str]], *, k1: float = 0.2, b: float = 0.8) -> Bm25:
        """Index the terms of each paragraph."""
        if not (k1 > 0 and 0 <= b <= 1):
            raise ValueError(f"k1 must be above 0 and b from 0 to 1, not k1={k1}, b={b}")
        vocabulary: dict[str, int] = {}
        lengths, ends = array("q"), array("q", [0])
        terms, counts = array("i"), array("i")
        for paragraph in paragraphs:
            held = Counter(paragraph)
            terms.extend([vocabulary.setdefault(term, len(vocabulary)) for term in held])
            counts.extend(held.values())
            lengths.append(len(paragraph))
            ends.append(len(terms))
        sizes = [end - start for start, end in pairwise(ends)]
        order = np.argsort(np.asarray(terms, np.int32), kind="stable")
        df = np.bincount(np.asarray(terms, np.int32), minlength=len(vocabulary))
        at = np.repeat(np.arange(len(lengths), dtype=np.int32), sizes)[order]
        length = np.asarray(lengths, np.int64)
        library = Formulas(length, df, k1, b)
        return cls(
            vocabulary,
            np.concatenate(([0], np.cumsum(df))),
            at,
            library.shares(np.asarray(counts, np.int64)[order], length[at]),
            library.idf_of(df),
            len(lengths),
        )

    def __len__(self) -> int:
        return self._size

    def df(self, term: str) -> int:
        """In how many paragraphs the term stands."""
        return len(self._held(term))

    def idf(self, term: str) -> float:
        """rank_bm25's ln((N + 1) / df); 0.0 for a term that stands nowhere."""
        at = self._vocabulary.get(term)
        return 0.0 if at is None else float(self._idf[at])

    def floor(self, terms: Mapping[str, float]) -> float:
        """What `scores` gives a paragraph that holds none of the terms."""
        return sum((weight * (self.idf(term) * DELTA) for term, weight in _weighed(terms)), 0.0)

    def scores(self, terms: Mapping[str, float]) -> NDArray[np.float64]:
        """weight * BM25Plus of each term, summed in the order given: one number a paragraph."""
        total = np.zeros(self._size)
        for term, weight in _weighed(terms):
            at = self._vocabulary.get(term)
            if at is None:
                continue
            held = slice(self._starts[at], self._starts[at + 1])
            points = np.full(self._size, self._idf[at] * DELTA)
            points[self._paragraphs[held]] = self._idf[at] * self._shares[held]
            total += weight * points
        return total

    def top(
        self, terms: Mapping[str, float], k: int, among: NDArray[np.bool_] | None = None
    ) -> list[tuple[int, float]]:
        """The k best of the paragraphs that hold a term of weight above 0, ties by position; scores as in `scores`."""
        wanted = np.zeros(self._size, np.bool_)
        for term, weight in _weighed(terms):
            if weight:
                wanted[self._held(term)] = True
        if among is not None:
            wanted &= among
        found = np.flatnonzero(wanted)
        scores = self.scores(terms)[found]
        best = np.argsort(-scores, kind="stable")[: max(k, 0)]
        return [(int(found[i]), float(scores[i])) for i in best]

    def _held(self, term: str) -> NDArray[np.int32]:
        at = self._vocabulary.get(term)
        return self._paragraphs[:0] if at is None else self._paragraphs[self._starts[at] : self._starts[at + 1]]


class Formulas(BM25Plus):  # type: ignore[misc]  # rank_bm25 has no types
    """rank_bm25 fed with counts instead of paragraphs: its formulas, without its dictionary for each paragraph."""

    idf: dict[int | str, float]

    def __init__(self, lengths: NDArray[np.int64], df: NDArray[np.int64], k1: float, b: float) -> None:
        self._lengths, self._distinct = lengths, np.unique(df)
        super().__init__(lengths, k1=k1, b=b, delta=DELTA)

    def _initialize(self, corpus: NDArray[np.int64]) -> dict[int, int]:
        self.corpus_size = len(corpus)
        self.avgdl = int(corpus.sum()) / max(self.corpus_size, 1)
        return {df: df for df in self._distinct.tolist()}  # idf depends on nothing but df, so df stands for the words

    def idf_of(self, df: NDArray[np.int64]) -> NDArray[np.float64]:
        """idf of terms that stand in so many paragraphs."""
        table = np.array([self.idf[n] for n in self._distinct.tolist()], np.float64)
        return table[np.searchsorted(self._distinct, df)]

    def shares(self, counts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.float64]:
        """What BM25Plus multiplies idf by, for a term so often in a paragraph so long."""
        pairs, at = np.unique(np.stack((counts, lengths)), axis=1, return_inverse=True)
        self.doc_freqs = [{"": count} for count in pairs[0].tolist()]
        self.doc_len, self.corpus_size, self.idf = pairs[1], pairs.shape[1], {**self.idf, "": 1.0}
        return np.asarray(self.get_scores([""]), np.float64)[at.ravel()]


def _weighed(terms: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for term, weight in terms.items():
        if not 0 <= weight < float("inf"):
            raise ValueError(f"the weight of {term!r} must be 0 or more, not {weight}")
        yield term, weight
