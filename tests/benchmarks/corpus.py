"""Paragraphs and questions of the scale set, as words and as numbers, made once and shared by all engines."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25 import Counts, count

RUN = 1 << 15
PROCESSES = 2


class Corpus(NamedTuple):
    """Paragraph p is words[numbers[starts[p]:starts[p + 1]]]; a question is the numbers of its known words."""

    words: list[str]
    numbers: NDArray[np.int32]
    starts: NDArray[np.int64]
    questions: list[list[int]]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def paragraphs(self) -> Iterator[NDArray[np.int32]]:
        for start, end in zip(self.starts[:-1].tolist(), self.starts[1:].tolist(), strict=True):
            yield self.numbers[start:end]

    def spelled(self) -> Iterator[list[str]]:
        for paragraph in self.paragraphs():
            yield [self.words[number] for number in paragraph.tolist()]

    def first(self, size: int) -> Corpus:
        """The first paragraphs, with the words that stand in them."""
        numbers = self.numbers[: self.starts[size]]
        known = np.zeros(len(self.words), np.bool_)
        known[numbers] = True
        questions = [[word for word in question if known[word]] for question in self.questions]
        return Corpus(self.words, numbers, self.starts[: size + 1], [asked for asked in questions if asked])


def segmented(text: str) -> list[str]:
    """jieba's search mode without its guessing of new words, by the faster of the two that is there."""
    try:
        import rjieba

        found = rjieba.cut_for_search(text, False)
    except ImportError:
        import jieba

        found = jieba.lcut_for_search(text, HMM=False)
    return [word for word in found if word.strip()]


def lines_of(scale: Path, size: int, folder: Path) -> Path:
    """So many paragraphs, one a line, made by the set's own script."""
    lines = folder / f"{size}.txt"
    if not lines.exists():
        subprocess.run([sys.executable, str(scale / "make_scale.py"), str(size), str(lines)], check=True)
    return lines


def corpus(scale: Path, size: int, folder: Path) -> Corpus:
    """The largest corpus of a run; smaller ones are its `first` paragraphs."""
    words: dict[str, int] = {}
    numbers, lengths = [np.zeros(0, np.int32)], [np.zeros(1, np.int64)]
    with Pool(PROCESSES) as pool:
        for vocabulary, part, length in pool.imap(_numbered, _runs(lines_of(scale, size, folder))):
            numbers.append(np.array([words.setdefault(word, len(words)) for word in vocabulary], np.int32)[part])
            lengths.append(length)
    asked = (scale / "queries.txt").read_text("utf-8").splitlines()
    questions = [[words[word] for word in dict.fromkeys(segmented(text)) if word in words] for text in asked]
    return Corpus(
        list(words),
        np.concatenate(numbers),
        np.cumsum(np.concatenate(lengths)),
        [known for known in questions if known],
    )


def counted(lines: Path, folder: Path) -> list[Counts]:
    """The same paragraphs as the index takes them: segmented and counted in several processes, and kept as files."""
    with Pool(PROCESSES) as pool:
        return [Counts.open(path) for path in pool.imap(_counted, [(run, folder) for run in _runs(lines)])]


class Run(NamedTuple):
    """RUN lines of a file; each process reads its own, so that none holds them all."""

    lines: Path
    start: int  # byte

    def read(self) -> list[str]:
        with self.lines.open("rb") as rest:
            rest.seek(self.start)
            return [line.decode() for line in islice(rest, RUN)]


def _runs(lines: Path) -> list[Run]:
    starts, at = [], 0
    with lines.open("rb") as rest:
        for number, line in enumerate(rest):
            if number % RUN == 0:
                starts.append(Run(lines, at))
            at += len(line)
    return starts


def _counted(asked: tuple[Run, Path]) -> Path:
    run, folder = asked
    path = folder / f"{run.lines.stem}-{run.start}.counts"
    count([segmented(line) for line in run.read()]).save(path)
    return path


def _numbered(run: Run) -> tuple[list[str], NDArray[np.int32], NDArray[np.int64]]:
    known: dict[str, int] = {}
    paragraphs = [[known.setdefault(word, len(known)) for word in segmented(line)] for line in run.read()]
    return list(known), np.concatenate([np.array(p, np.int32) for p in paragraphs]), np.array([*map(len, paragraphs)])
