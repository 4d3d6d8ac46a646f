"""The numbers of rank_bm25's BM25Plus, and nothing else: every idf and every share of a term is computed there.

The library is given counts instead of paragraphs, so it keeps no dictionary for each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable

from rank_bm25 import BM25Plus

from retrieval.bm25.codes import DELTA


class Formulas(BM25Plus):  # type: ignore[misc]  # rank_bm25 has no types
    idf: dict[int | str, float]

    def __init__(self, size: int, words: int, df: Iterable[int], k1: float, b: float) -> None:
        """A library of so many paragraphs and words, whose terms have these document frequencies."""
        if not (k1 > 0 and 0 <= b <= 1):
            raise ValueError(f"k1 must be above 0 and b from 0 to 1, not k1={k1}, b={b}")
        self._size, self._words, self._df = size, words, set(df)
        super().__init__([], k1=k1, b=b, delta=DELTA)

    def _initialize(self, corpus: object) -> dict[int, int]:
        self.corpus_size = self._size
        self.avgdl = self._words / max(self._size, 1)
        return {df: df for df in self._df}  # idf depends on df alone, so a df can stand for all words that have it

    def idf_of(self, df: Iterable[int]) -> list[float]:
        """ln((N + 1) / df) of each."""
        return [self.idf[n] for n in df]

    def shares(self, times: list[int], lengths: list[int]) -> list[float]:
        """What idf is multiplied by for a term that stands so often in a paragraph so long, pair by pair."""
        self.doc_freqs, self.doc_len = [{"": often} for often in times], lengths
        self.corpus_size, self.idf[""] = len(lengths), 1.0
        return [float(share) for share in self.get_scores([""])]
