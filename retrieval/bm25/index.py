"""The index: built from counts, kept in one file, asked for scores or for the best paragraphs.

BM25Plus gives a paragraph without a term idf * delta points for it all the same. `scores` keeps them, so that it
equals rank_bm25's `get_scores` to the last bit; `top` lists only paragraphs that hold a term; `floor` says how much of
a score is that constant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from math import inf
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25 import fast, plain, store
from retrieval.bm25.codes import DELTA
from retrieval.bm25.counts import Counts, runs
from retrieval.bm25.layout import Layout
from retrieval.bm25.vocabulary import Vocabulary

# Postings of words asked before that are kept unpacked where nothing compiled ranks: 64 MB at most.
UNPACKED = 4_000_000
UNHURRIED = 8  # a single question and the examples beside it have no more rankings, and do without what is compiled


class Bm25:
    """Paragraphs are known by their position in what the index was built from."""

    def __init__(self, vocabulary: Vocabulary, layout: Layout) -> None:
        self._vocabulary = vocabulary
        self._layout = Layout._make(_fixed(getattr(layout, name)) for name in Layout._fields)
        self._unhurried = UNHURRIED  # rankings that do not wait for what is compiled, if it was not loaded ahead
        words = UNPACKED // max(len(self), 1)  # none of an index larger than that
        self._shared = lru_cache(words)(partial(plain.shared_of, self._layout))

    @classmethod
    def build(cls, paragraphs: Iterable[Sequence[str]], *, k1: float = 0.2, b: float = 0.8) -> Bm25:
        """Index the terms of each paragraph."""
        return cls.merged(list(runs(paragraphs)), k1=k1, b=b)

    @classmethod
    def merged(cls, parts: Sequence[Counts], *, k1: float = 0.2, b: float = 0.8, spool: Path | None = None) -> Bm25:
        """One index of runs counted apart, the first run's paragraphs first; `spool` is a folder for large ones."""
        from retrieval.bm25.merge import merge  # a kept index is asked without what builds one
        from retrieval.bm25.spool import Spool

        return cls(*merge(parts, Spool(spool), k1=k1, b=b))

    @classmethod
    def open(cls, path: Path, *, whole: bool = False) -> Bm25:
        """A kept index, without reading it; `whole` reads and checks every byte. IndexDamagedError."""
        arrays, _ = store.read(path, whole=whole)
        vocabulary = Vocabulary(*store.named(path, arrays, ("checks", "ends", "letters")))
        return cls(vocabulary, Layout(*store.named(path, arrays, Layout._fields)))

    def save(self, path: Path) -> None:
        """Keep the index in one file; a large one also has its ranking compiled now, not at the first question."""
        words = self._vocabulary
        self.warm()
        store.write(
            path, {"checks": words.checks, "ends": words.ends, "letters": words.letters, **self._layout._asdict()}
        )

    def warm(self) -> None:
        """Loads what ranks fast, if so many paragraphs need it: half a second that no question then waits for."""
        if len(self) >= fast.WORTH_IT and not fast.loaded():
            fast.warm(self._layout)

    def __len__(self) -> int:
        return len(self._layout.columns)

    def holds_within(self, mark: str, part: str) -> bool:
        """Does a term that begins with this mark hold this part behind it? Looks through all terms."""
        return self._vocabulary.holds(mark, part)

    def holds(self, terms: Collection[str]) -> list[bool]:
        """Does each stand anywhere? Fast where most do not."""
        return list((self._vocabulary.numbers(terms) >= 0).tolist())

    def df(self, term: str) -> int:
        """In how many paragraphs the term stands."""
        word = self._vocabulary.find(term)
        return 0 if word < 0 else int(self._layout.df[word])

    def idf(self, term: str) -> float:
        """rank_bm25's ln((N + 1) / df); 0.0 for a term that stands nowhere."""
        word = self._vocabulary.find(term)
        return 0.0 if word < 0 else float(self._layout.idf[word])

    def floor(self, terms: Mapping[str, float]) -> float:
        """What `scores` gives a paragraph that holds none of the terms."""
        known = plain.known(self._weighed(terms))
        return sum((weight * (float(self._layout.idf[word]) * DELTA) for word, weight in known), 0.0)

    def scores(self, terms: Mapping[str, float]) -> NDArray[np.float64]:
        """weight * BM25Plus of each term, summed in the order given: one number a paragraph."""
        return plain.scores(self._layout, self._weighed(terms))

    def top(self, terms: Mapping[str, float], k: int, among: plain.Stretches | None = None) -> list[tuple[int, float]]:
        """The k best of the paragraphs that hold a term of weight above 0, ties by position; scores as in `scores`.

        `among` are the stretches of paragraphs that may be listed, and None means all.
        """
        return self.tops(terms, k, [among])[0]

    def tops(
        self, terms: Mapping[str, float], k: int, among: Sequence[plain.Stretches | None]
    ) -> list[list[tuple[int, float]]]:
        """The same for each of several choices of paragraphs."""
        weighed = self._weighed(terms)
        if not self._unhurried:
            self.warm()
        self._unhurried = max(self._unhurried - 1, 0)
        if len(self) >= fast.WORTH_IT and fast.loaded():
            return fast.tops(self._layout, weighed, k, among)
        return plain.tops(self._layout, weighed, k, among, self._shared)

    def _weighed(self, terms: Mapping[str, float]) -> plain.Weighed:
        weights = np.fromiter(terms.values(), np.float64, len(terms))
        if not (min(terms.values(), default=0.0) >= 0 and sum(terms.values()) < inf):
            term = next(term for term, weight in terms.items() if not 0 <= weight < inf)
            raise ValueError(f"the weight of {term!r} must be 0 or more, not {terms[term]}")
        return self._vocabulary.numbers(terms), weights


def _fixed(array: NDArray[Any]) -> NDArray[Any]:
    """A view to be read only, as a kept index is: for arrays that may be written the ranking would be compiled anew."""
    view = array.view(np.ndarray)
    view.flags.writeable = False
    return view
