"""The counts of jieba's dictionary, mapped from a file: a question needs a hundred of its half a million words.

jieba takes its words from a dict that half a second is spent on loading. What is kept here is that very dict, our own
words included, so texts are cut alike; only slower, so that reports are still counted with the dict.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25 import store
from retrieval.bm25.vocabulary import REMEMBERED, Vocabulary, ordered, spelled
from retrieval.errors import IndexDamagedError

_ARRAYS = ("checks", "ends", "letters", "counts", "tags")
_log = logging.getLogger(__name__)


class Dictionary:
    """Has of a dict what jieba asks of it, and the part of speech of each word."""

    def __init__(self, arrays: Sequence[NDArray[Any]], total: int, added: Iterable[str], names: Sequence[str]) -> None:
        """`added` are words of our own, which jieba does not have; `names` are those of the parts of speech."""
        self.total, self.added, self._names = total, frozenset(added), names
        checks, ends, letters, self._counts, self._tags = arrays
        self._vocabulary = Vocabulary(checks, ends, letters)
        self._found: dict[str, int | None] = {}

    @classmethod
    def open(cls, path: Path) -> Dictionary | None:
        """None where there is no whole one."""
        if not path.exists():
            return None
        try:
            arrays, values = store.read(path)
            return cls(store.named(path, arrays, _ARRAYS), int(values["total"]), values["added"], values["names"])
        except (IndexDamagedError, KeyError, ValueError, TypeError) as error:
            _log.warning("%s is damaged and is made again: %s", path.name, error)
            return None

    @staticmethod
    def keep(path: Path, counts: Mapping[str, int], tags: Mapping[str, str], total: int, added: Iterable[str]) -> None:
        """Where that fails it is made again the next time."""
        words = list(counts)
        kept, places = ordered(Vocabulary.of(map(spelled, words)))
        words = [words[place] for place in places.tolist()]
        names = ["", *sorted(set(tags.values()))]
        number = {name: at for at, name in enumerate(names)}
        column = np.array([counts[word] for word in words], np.int32)
        tagged = np.array([number[tags.get(word, "")] for word in words], np.uint8)
        arrays: dict[str, NDArray[Any]] = dict(
            zip(_ARRAYS, (kept.checks, kept.ends, kept.letters, column, tagged), strict=True)
        )
        with suppress(OSError):
            store.write(path, arrays, total=total, added=sorted(added), names=names)

    def tag(self, word: str) -> str:
        """The part of speech; empty where there is none."""
        number = self._vocabulary.find(word)
        return self._names[self._tags[number]] if number >= 0 else ""

    def get(self, word: str, default: int | None = None) -> int | None:
        """How often the word was counted; 0 for what only begins a word."""
        if word not in self._found:
            number = self._vocabulary.find(word)
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            self._found[word] = int(self._counts[number]) if number >= 0 else None
        found = self._found[word]
        return default if found is None else found

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def __getitem__(self, word: str) -> int:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found
