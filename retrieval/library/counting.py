"""The terms of paragraphs counted a run at a time, so that memory stays bounded; many runs by several processes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from retrieval.bm25 import Counts
from retrieval.library.children import Child, Children, sendable
from retrieval.report import Outline

Count = Callable[[Sequence[str]], Counts]  # the terms of paragraphs, counted
RUN = 1 << 13  # paragraphs: 1.5 seconds of counting, 20 MB when kept
WORTH_IT = 2 * RUN  # paragraphs: a process is ready to count after a second or two
MAPPED = RUN // 4  # paragraphs from which on counts stay in their file; each such file stays open

_log = logging.getLogger(__name__)


class Piece(NamedTuple):
    """Paragraphs of one report."""

    outline: Outline
    first: int
    last: int

    @property
    def name(self) -> str:
        return f"{self.outline.report.sha256}.{self.first}"


class Run(NamedTuple):
    """Paragraphs that are counted together, and the file in which their counts are kept."""

    pieces: tuple[Piece, ...]
    file: Path | None

    @property
    def size(self) -> int:
        return sum(piece.last - piece.first for piece in self.pieces)

    def texts(self) -> list[str]:
        return [text for piece in self.pieces for text in piece.outline.texts(piece.first, piece.last)]


def stretches(paragraphs: int) -> Iterator[tuple[int, int]]:
    """The runs of a report of so many paragraphs; an empty one has a run all the same."""
    for first in range(0, max(paragraphs, 1), RUN):
        yield first, min(first + RUN, paragraphs)


def runs(outlines: Iterable[Outline]) -> list[tuple[Piece, ...]]:
    """What is to be counted together: the pieces of a large report each, and small ones by the dozen.

    Words are sorted once a run, and runs are merged word by word: ten thousand small ones took most of the time. Where
    a run ends depends on the hashes of its reports, so that a report that is added or gone changes the runs around it.
    """
    found: list[tuple[Piece, ...]] = []
    held: list[Piece] = []
    size = 0
    for outline in outlines:
        for first, last in stretches(outline.size):
            held.append(Piece(outline, first, last))
            size += last - first
            ends = int(outline.report.sha256[:2], 16) % 4 == 0
            if size >= RUN or (ends and size >= RUN // 2):
                found.append(tuple(held))
                held, size = [], 0
    return [*found, tuple(held)] if held else found


def counted(runs: Sequence[Run], count: Count, done: Callable[[int], None]) -> list[Counts]:
    """The counts of each run, in order; `done` is told how many are finished."""
    many = sum(run.size for run in runs) >= WORTH_IT and all(run.file for run in runs)
    if not many or not sendable(count):
        return list(_told((_here(run, count) for run in runs), done))
    with Children("counting", count, len(runs)) as children:
        return list(_told(children.each(lambda run, child: _there(run, count, child), runs), done))


def opened(file: Path, *, whole: bool = False) -> Counts:
    """Kept counts, mapped where they are large; `whole` checks every byte. IndexDamagedError."""
    counts = Counts.open(file, whole=whole)
    return counts if len(counts.lengths) >= MAPPED else Counts(*map(np.array, counts))


def _told(found: Iterable[Counts], done: Callable[[int], None]) -> Iterator[Counts]:
    for number, counts in enumerate(found, 1):
        done(number)
        yield counts


def _here(run: Run, count: Count) -> Counts:
    return _kept(count(run.texts()), run.file)


def _there(run: Run, count: Count, child: Child) -> Counts:
    return opened(run.file) if run.file and child.ask((run.texts(), run.file)) else _here(run, count)


def _kept(counts: Counts, file: Path | None) -> Counts:
    """The same counts, mapped from their file where there is room for one."""
    if file is None:
        return counts
    try:
        counts.save(file)
    except OSError as error:
        _log.warning("%s could not be kept: %s", file.name, error)
        return counts
    return opened(file) if len(counts.lengths) >= MAPPED else counts


def serve(count: Count) -> Callable[[tuple[Sequence[str], Path]], None]:
    """The other end: counts paragraphs into a file."""

    def work(message: tuple[Sequence[str], Path]) -> None:
        texts, file = message
        count(texts).save(file)

    return work
