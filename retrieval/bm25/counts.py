"""What a run of paragraphs says to the statistics: which word stands where, and how often.

Runs are counted apart from one another, in several processes if one likes, and put together by `merge`.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25 import store
from retrieval.bm25.vocabulary import Vocabulary, in_order, spelled

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
    words = [spelled(word) for word in known]
    by_order = in_order(words)
    rank = np.empty(len(words), np.int64)
    rank[by_order] = np.arange(len(words))
    length, size = np.asarray(lengths, np.int32), max(len(lengths), 1)
    places = rank[np.asarray(terms, np.int32)] * size + np.repeat(np.arange(len(length)), length)
    places.sort()
    first = np.flatnonzero(np.diff(places, prepend=-1))
    times = np.diff(first, append=len(places)).astype(np.int32)
    places = places[first]
    starts = np.searchsorted(places, np.arange(len(words) + 1) * size)
    vocabulary = Vocabulary.of(words[i] for i in by_order)
    return Counts(
        vocabulary.checks,
        vocabulary.ends,
        vocabulary.letters,
        starts.astype(np.int64),
        (places % size).astype(np.int32),
        times,
        length,
    )


def runs(paragraphs: Iterable[Sequence[str]]) -> Iterator[Counts]:
    """Counts of RUN paragraphs at a time, so that memory stays bounded."""
    rest = iter(paragraphs)
    while run := list(islice(rest, RUN)):
        yield count(run)
