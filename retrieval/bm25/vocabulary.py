"""Words to numbers, found without reading the words first.

Words are kept in the order of their CRC-32, so a word is found by a binary search over four-byte numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import compress
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

REMEMBERED = 1 << 16  # words found before, a few megabytes
AT_ONCE = 8  # words from which on it pays to look for all of them at once


class Vocabulary:
    """`checks` are the words' CRC-32, rising; word i is letters[ends[i]:ends[i + 1]] in UTF-8."""

    def __init__(self, checks: NDArray[np.uint32], ends: NDArray[np.int64], letters: NDArray[np.uint8]) -> None:
        self.checks, self.ends, self.letters = checks, ends, letters
        self._found = _Found(self)

    @classmethod
    def of(cls, words: Iterable[bytes]) -> Vocabulary:
        """Words as they are given; to be found, they must stand in order."""
        kept = list(words)
        ends = np.zeros(len(kept) + 1, np.int64)
        np.cumsum([len(word) for word in kept], out=ends[1:])
        checks = np.fromiter((crc32(word) for word in kept), np.uint32, len(kept))
        return cls(checks, ends, np.frombuffer(b"".join(kept), np.uint8))

    def __len__(self) -> int:
        return len(self.checks)

    def word(self, number: int) -> bytes:
        return self.letters[self.ends[number] : self.ends[number + 1]].tobytes()

    def words(self) -> list[bytes]:
        """All of them, in order."""
        letters, ends = self.letters.tobytes(), self.ends.tolist()
        return [letters[ends[i] : ends[i + 1]] for i in range(len(self))]

    def holds(self, mark: str, part: str) -> bool:
        """Does a word that begins with this mark hold this part behind it?"""
        begins, wanted = spelled(mark), spelled(part)
        for match in re.finditer(re.escape(wanted), self.letters.data):
            number = int(np.searchsorted(self.ends, match.start(), "right")) - 1
            word = self.word(number)
            if word.startswith(begins) and wanted in word[len(begins) :]:
                return True
        return False

    def find(self, word: str) -> int:
        """The word's number, or -1."""
        return self._found[word]

    def numbers(self, words: Collection[str]) -> NDArray[np.int64]:
        """The number of each, or -1; of words that are not there six times as fast as one by one."""
        self._found.learn(words)
        return np.fromiter(map(self._found.__getitem__, words), np.int64, len(words))


class _Found(dict[str, int]):
    """Words looked up before; a new one is looked up when it is asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._sorted = vocabulary.checks
        # Plain memory is read several times as fast from Python as an array is.
        self._checks, self._ends, self._letters = vocabulary.checks.data, vocabulary.ends.data, vocabulary.letters.data

    def __missing__(self, word: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        number = self[word] = self._search(spelled(word))
        return number

    def learn(self, words: Iterable[str]) -> None:
        """Those whose checksum no word has are not there; the others are looked up when they are asked for."""
        new = [word for word in words if word not in self]
        if len(new) < AT_ONCE or not len(self._sorted):
            return
        if len(self) + len(new) > REMEMBERED:
            self.clear()
        checks = np.fromiter((crc32(spelled(word)) for word in new), np.uint32, len(new))
        places = np.minimum(np.searchsorted(self._sorted, checks), len(self._sorted) - 1)
        self.update(dict.fromkeys(compress(new, (self._sorted[places] != checks).tolist()), -1))

    def _search(self, wanted: bytes) -> int:
        check = crc32(wanted)
        number = bisect_left(self._checks, check)
        while number < len(self._checks) and self._checks[number] == check:
            if bytes(self._letters[self._ends[number] : self._ends[number + 1]]) == wanted:
                return number
            number += 1
        return -1


def spelled(word: str) -> bytes:
    """A word as it is kept; half a surrogate pair is no reason to fail."""
    return word.encode("utf-8", "surrogatepass")


def ordered(words: Vocabulary) -> tuple[Vocabulary, NDArray[np.int64]]:
    """Different words, given in any order, in theirs; and where each stood before."""
    places, lengths = _places(words.checks, words.word), np.diff(words.ends)
    ends = np.concatenate([[0], np.cumsum(lengths[places])]).astype(np.int64)
    letters = words.letters[spread(words.ends[places], lengths[places])]
    return Vocabulary(words.checks[places], ends, letters), places


def spread(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of stretches, one after the other: from each start on, so many."""
    begins = np.cumsum(lengths) - lengths
    return np.asarray(np.repeat(starts - begins, lengths) + np.arange(lengths.sum()), np.int64)


def _places(checks: NDArray[np.uint32], word: Callable[[int], bytes]) -> NDArray[np.int64]:
    places = np.argsort(checks, kind="stable")
    same = np.flatnonzero(np.diff(checks[places]) == 0)  # few words share a checksum
    for first, last in _runs(same.tolist()):
        places[first:last] = sorted(places[first:last].tolist(), key=word)
    return places


def _runs(same: list[int]) -> Iterator[tuple[int, int]]:
    """Ranges of places that are alike, from the places that are like the one behind them."""
    start = None
    for at, place in enumerate(same):
        start = place if start is None else start
        if at + 1 == len(same) or same[at + 1] != place + 1:
            yield start, place + 2
            start = None


def order(word: bytes) -> tuple[int, bytes]:
    """What words are sorted by."""
    return crc32(word), word
