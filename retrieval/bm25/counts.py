"""What a run of paragraphs says to the statistics: which word stands where, and how often.

Runs are counted apart from one another, in several processes if one likes, and put together by `merge`.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25 import store
from retrieval.bm25.vocabulary import Vocabulary, ordered, spelled, spread

RUN = 1 << 15  # paragraphs; about 200 MB while they are counted


class Counts(NamedTuple):
    """Word w stands in paragraphs[starts[w]:starts[w + 1]], times often."""

    checks: NDArray[np.uint32]
    ends: NDArray[np.int64]
    letters: NDArray[np.uint8]
    starts: NDArray[np.int64]
    paragraphs: NDArray[np.int32]  # position in the run
    times: NDArray[np.int32]
    lengths: NDArray[np.int32]  # words of each paragraph

    @classmethod
    def open(cls, path: Path, *, whole: bool = False) -> Counts:
        """Kept counts, mapped from their file; `whole` also reads and checks every byte. IndexDamagedError."""
        return cls(*store.named(path, store.read(path, whole=whole)[0], cls._fields))

    def save(self, path: Path) -> None:
        """Keep the counts of a run, to be merged again when other runs have changed."""
        store.write(path, self._asdict(), synced=False)

    @property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.checks, self.ends, self.letters)


def count(paragraphs: Iterable[Sequence[str]]) -> Counts:
    """Count one run, whose paragraphs are given as their terms."""
    known: defaultdict[str, int] = defaultdict()
    known.default_factory = known.__len__
    terms, lengths = array("i"), array("i")
    for paragraph in paragraphs:
        terms.extend(map(known.__getitem__, paragraph))
        lengths.append(len(paragraph))
    known.default_factory = None  # it holds itself by its own method, and would stay until much else is gone
    length = np.asarray(lengths, np.int32)
    at = np.repeat(np.arange(len(length)), length)
    return arranged(np.asarray(terms, np.int64), at, length, lambda _: Vocabulary.of(map(spelled, known)))


def arranged(
    keys: NDArray[np.int64],
    paragraphs: NDArray[np.int64],
    lengths: NDArray[np.int32],
    spell: Callable[[NDArray[np.int64]], Vocabulary],
) -> Counts:
    """The counts of terms given as numbers of any kind, with the paragraph of each.

    `spell` is given the different numbers, rising, and says which words they stand for, in that order. A number and the
    position of a paragraph must fit into 63 bits together.
    """
    bits = len(lengths).bit_length()
    places = keys << bits | paragraphs
    places.sort()
    first = _changes(places)
    times = np.diff(first, append=len(places)).astype(np.int32)
    places = places[first]
    key = places >> bits
    begins = _changes(key)
    vocabulary, order = ordered(spell(key[begins]))
    many = np.diff(begins, append=len(places))[order]
    postings = spread(begins[order], many)
    return Counts(
        vocabulary.checks,
        vocabulary.ends,
        vocabulary.letters,
        np.concatenate([[0], np.cumsum(many)]).astype(np.int64),
        (places[postings] & (1 << bits) - 1).astype(np.int32),
        times[postings],
        lengths,
    )


def _changes(rising: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where another number begins."""
    return np.flatnonzero(np.concatenate([np.ones(min(len(rising), 1), np.bool_), rising[1:] != rising[:-1]]))


def runs(paragraphs: Iterable[Sequence[str]]) -> Iterator[Counts]:
    """Counts of RUN paragraphs at a time, so that memory stays bounded."""
    rest = iter(paragraphs)
    while run := list(islice(rest, RUN)):
        yield count(run)
