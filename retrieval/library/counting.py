"""The terms of paragraphs counted a run at a time, so that memory stays bounded; many runs by several processes."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

import numpy as np

from retrieval.bm25 import Counts, count
from retrieval.report import Outline

Terms = Callable[[str], Sequence[str]]
RUN = 1 << 13  # paragraphs: 1.5 seconds of counting, 20 MB when kept
WORTH_IT = 2 * RUN  # paragraphs: a process is ready to count after a second or two
MAPPED = RUN // 4  # paragraphs from which on counts stay in their file; each such file stays open
MOST = 4  # processes, each with a dictionary of 150 MB

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from retrieval.library.counting import main; main()"


class Run(NamedTuple):
    """Paragraphs of one report, and the file in which their counts are kept."""

    outline: Outline
    first: int
    last: int
    file: Path | None

    def texts(self) -> list[str]:
        return [paragraph.span.text for paragraph in self.outline.paragraphs[self.first : self.last]]


def stretches(paragraphs: int) -> Iterator[tuple[int, int]]:
    """The runs of a report of so many paragraphs; an empty one has a run all the same."""
    for first in range(0, max(paragraphs, 1), RUN):
        yield first, min(first + RUN, paragraphs)


def counted(runs: Sequence[Run], terms: Terms, done: Callable[[int], None]) -> list[Counts]:
    """The counts of each run, in order; `done` is told how many are finished."""
    many = sum(run.last - run.first for run in runs) >= WORTH_IT
    processes = min(MOST, _processors(), len(runs)) if many and all(run.file for run in runs) else 1
    try:
        told = pickle.dumps(terms) if processes > 1 else b""
    except (pickle.PicklingError, AttributeError, TypeError):
        processes = 1
    if processes == 1:
        return list(_told((_here(run, terms) for run in runs), done))
    with ThreadPoolExecutor(processes) as threads:
        idle: SimpleQueue[_Child] = SimpleQueue()
        children = [_Child(told) for _ in range(processes)]
        try:
            for child in children:
                idle.put(child)
            return list(_told(threads.map(lambda run: _there(run, terms, idle), runs), done))
        finally:
            for child in children:
                child.close()


def opened(file: Path, *, whole: bool = False) -> Counts:
    """Kept counts, mapped where they are large; `whole` checks every byte. IndexDamagedError."""
    counts = Counts.open(file, whole=whole)
    return counts if len(counts.lengths) >= MAPPED else Counts(*map(np.array, counts))


def _told(found: Iterable[Counts], done: Callable[[int], None]) -> Iterator[Counts]:
    for number, counts in enumerate(found, 1):
        done(number)
        yield counts


def _here(run: Run, terms: Terms) -> Counts:
    return _kept(count(map(terms, run.texts())), run.file)


def _there(run: Run, terms: Terms, idle: SimpleQueue[_Child]) -> Counts:
    child = idle.get()
    try:
        if run.file and child.count(run.texts(), run.file):
            return opened(run.file)
    finally:
        idle.put(child)
    return _here(run, terms)


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


class _Child:
    """A process of our own that counts what it is sent; without one, or when it dies, its work is done here."""

    def __init__(self, terms: bytes) -> None:
        command = [sys.executable, "-c", _START, str(_ROOT)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._send(terms)

    def count(self, texts: Sequence[str], file: Path) -> bool:
        """Are the counts of these paragraphs in the file now?"""
        self._send(pickle.dumps((texts, file)))
        return self._process.stdout is not None and self._process.stdout.read(1) == b"+"

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _send(self, message: bytes) -> None:
        if self._process.stdin:
            try:
                self._process.stdin.write(message)
                self._process.stdin.flush()
            except OSError:
                _log.warning("a process that counts has ended early")


def main() -> None:
    """The other end: terms first, then paragraphs and the file for their counts, again and again."""
    terms: Terms = pickle.load(sys.stdin.buffer)
    while True:
        try:
            texts, file = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            count(map(terms, texts)).save(file)
            answer = b"+"
        except OSError:
            answer = b"-"
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
