"""How common is a word in the library? Asked of the index, never of the paragraphs themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from retrieval.bm25 import Bm25
from retrieval.lexicon import Lexicon
from retrieval.pieces import word_term


def _term(word: str) -> str:
    # no pair is longer; and what has a pair as a word has it as a pair
    return word_term(word) if len(word) > 2 or word.isascii() else word


REMEMBERED = 1 << 16  # words asked for before: a question has hundreds, most of them in others too


class Commonness:
    def __init__(self, bm25: Bm25, lexicon: Lexicon) -> None:
        self._bm25, self._lexicon = bm25, lexicon
        self.within = lru_cache(maxsize=10_000)(self._within)
        self.written = lru_cache(maxsize=REMEMBERED)(self._written)

    def __len__(self) -> int:
        """How many paragraphs there are."""
        return len(self._bm25)

    def df(self, word: str) -> int:
        """The number of paragraphs that have it, as a word or as a pair of characters."""
        return self._bm25.df(_term(word))

    def _written(self, word: str) -> int:
        """The same, and 1 for what only the lexicon has: 管司 is mended to 官司, whose aliases reports write."""
        return self.df(word) or int(len(word) > 1 and word in self._lexicon)

    def those_written(self, words: Sequence[str]) -> list[str]:
        """Those of the words of which `written` tells more than 0: fast where most are not."""
        there = self._bm25.holds([_term(word) for word in words])
        return [w for w, held in zip(words, there, strict=True) if held or (len(w) > 1 and w in self._lexicon)]

    def share(self, terms: tuple[str, ...]) -> float:
        """Share of the paragraphs that can hold a word with these terms: as many as hold its rarest pair."""
        pairs = [term for term in terms if len(term) > 1 and term[0] != "/"]
        counts = [self._bm25.df(term) for term in pairs or terms]
        return min(counts, default=0) / max(len(self._bm25), 1)

    def _within(self, pair: str) -> bool:
        """Does a word of the library hold this pair, or is it only found where two words meet?"""
        if self._bm25.df(word_term(pair)):
            return True
        return self._bm25.df(pair) > 0 and self._bm25.holds_within(word_term(""), pair)
