"""One numbering for the words of several vocabularies, whole arrays at a time: Python need not see each word.

A word is told by its CRC-32 and a second number made of its letters. That two words have both alike is looked for,
and where it happens, or a word is empty, the slow way is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25.vocabulary import Vocabulary, order, spread

Numbers = list[NDArray[np.int64]]
MOST_LETTERS = 20_000_000  # at once, for which the arrays take 600 MB
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd and without a pattern


class _Words(NamedTuple):
    checks: NDArray[np.uint32]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    letters: NDArray[np.uint8]

    def places(self, words: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the letters of these words stand, one word after the other."""
        return spread(self.starts[words], self.lengths[words])

    def word(self, number: int) -> bytes:
        start = int(self.starts[number])
        return self.letters[start : start + int(self.lengths[number])].tobytes()


def number(parts: Sequence[Vocabulary]) -> tuple[Vocabulary, Numbers]:
    """All words in order, and for every part the numbers that its own words have there."""
    if sum(len(part.letters) for part in parts) > MOST_LETTERS:
        return _by_groups(parts)
    words = _together(parts)
    if not len(words.letters) or int(words.lengths.min()) == 0:
        return one_by_one(parts)
    keys = (words.checks.astype(np.uint64) << np.uint64(32)) | _second(words)
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    if not _same(words, first[which]):
        return one_by_one(parts)
    place = _sorted_ties(words, first)
    first, which = first[place], np.argsort(place)[which]
    ends = np.concatenate([[0], np.cumsum(words.lengths[first])])
    vocabulary = Vocabulary(words.checks[first], ends.astype(np.int64), words.letters[words.places(first)])
    cuts = np.cumsum([len(part) for part in parts])[:-1]
    return vocabulary, [numbers.astype(np.int64) for numbers in np.split(which, cuts)]


def _by_groups(parts: Sequence[Vocabulary]) -> tuple[Vocabulary, Numbers]:
    """Parts that have most words in common are one part, before they are numbered with the others."""
    groups: list[list[Vocabulary]] = [[]]
    size = 0
    for part in parts:
        size += len(part.letters)
        if size > MOST_LETTERS and groups[-1]:
            groups.append([])
            size = len(part.letters)
        groups[-1].append(part)
    if len(groups) == len(parts):
        return one_by_one(parts)
    numbered = [number(group) for group in groups]
    vocabulary, outer = number([group for group, _ in numbered])
    each = zip((inner for _, inner in numbered), outer, strict=True)
    return vocabulary, [whole[part] for inner, whole in each for part in inner]


def one_by_one(parts: Sequence[Vocabulary]) -> tuple[Vocabulary, Numbers]:
    """The same, word by word."""
    words = sorted({word for part in parts for word in part.words()}, key=order)
    numbers = {word: i for i, word in enumerate(words)}
    return Vocabulary.of(words), [np.array([numbers[word] for word in part.words()], np.int64) for part in parts]


def _together(parts: Sequence[Vocabulary]) -> _Words:
    none = np.zeros(0, np.int64)
    lengths = np.concatenate([none, *(np.diff(part.ends) for part in parts)]).astype(np.int64)
    checks = np.concatenate([none.astype(np.uint32), *(part.checks for part in parts)])
    letters = np.concatenate([none.astype(np.uint8), *(part.letters for part in parts)])
    return _Words(checks, np.cumsum(lengths) - lengths, lengths, letters)


def _second(words: _Words) -> NDArray[np.uint64]:
    """Thirty-two bits that depend on every letter and its place."""
    factors = np.full(int(words.lengths.max()), _FACTOR).cumprod()
    at = np.arange(len(words.letters)) - np.repeat(words.starts, words.lengths)
    sums = np.add.reduceat((words.letters + np.uint64(1)) * factors[at], words.starts)
    return np.asarray(sums >> np.uint64(32), np.uint64)


def _same(words: _Words, twins: NDArray[np.int64]) -> bool:
    """Is every word, letter by letter, the word that was taken for it?"""
    if not np.array_equal(words.lengths, words.lengths[twins]):
        return False
    return np.array_equal(words.letters, words.letters[words.places(twins)])


def _sorted_ties(words: _Words, first: NDArray[np.int64]) -> NDArray[np.int64]:
    """The order of words that the keys left open: those of one CRC-32 stand by their letters."""
    place = np.arange(len(first))
    tied = np.flatnonzero(np.diff(words.checks[first].astype(np.int64)) == 0)
    for at in np.unique(np.concatenate([tied, tied + 1])).tolist() if len(tied) else ():
        run = np.flatnonzero(words.checks[first] == words.checks[first[at]])
        place[run] = sorted(run.tolist(), key=lambda i: words.word(int(first[i])))
    return place
