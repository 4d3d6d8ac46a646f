"""Text to terms: words, pairs and single characters of the folded text. The only file that knows jieba.

Words alone lose what they contain (检察院 in 人民检察院) and pairs alone lose what a word is, so a paragraph has
both. A word is marked, so that 检察 the word and 检察 the pair are two terms: on CMRC2018 that put the right
paragraph first for 96.5% of the questions, and 94.1% where both were one term.
"""

from __future__ import annotations

import logging
import math
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import jieba

from retrieval.fold import CJK, fold

OWN_COUNT = 50  # what keeps a word of our own whole: more than its parts make together, less than a common word

_RUN = re.compile(rf"[{CJK}]+|[a-zà-öø-ÿ0-9]+(?:[.'’/·-][a-z0-9]+)*%?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text and where it stands there."""

    text: str
    start: int
    end: int


class Terms:
    """One way from text to terms, for reports and questions alike.

    `own_words` are kept whole (terms of the field that a general dictionary does not have); `cache` is the folder
    for jieba's dictionary cache, which by default would lie in a folder that others can write to.
    """

    def __init__(self, own_words: Iterable[str] = (), cache: Path | None = None) -> None:
        logging.getLogger("jieba").setLevel(logging.WARNING)
        self._private = None if cache else tempfile.TemporaryDirectory(prefix="chuchu-")
        self._jieba = jieba.Tokenizer()
        self._jieba.tmp_dir = str(cache or (self._private.name if self._private else ""))
        self._own_words = tuple(own_words)
        self._added = set[str]()
        self._ready = False

    def words(self, folded: str) -> Iterator[Word]:
        """Words of an already folded text, in order; punctuation is left out."""
        self._prepare()
        for run in _RUN.finditer(folded):
            at = run.start()
            if run[0][0].isascii():
                yield Word(run[0], at, run.end())
                continue
            for piece in self._jieba.cut(run[0], HMM=False):
                yield Word(piece, at, at + len(piece))
                at += len(piece)

    def of(self, text: str) -> list[str]:
        """All terms of a text, repeated as often as they stand there."""
        folded = fold(text)
        terms = [word_term(word.text) for word in self.words(folded)]
        for run in _RUN.finditer(folded):
            terms += pieces(run[0])
        return terms

    @lru_cache(maxsize=50_000)  # noqa: B019  # a bot has one of these for its whole life
    def of_form(self, folded: str) -> tuple[str, ...]:
        """The terms of one word or phrase, already folded: the whole of it as a word first, where it can be one."""
        terms = [] if re.search(rf"[{CJK}]", folded) and re.search("[a-z0-9]", folded) else [word_term(folded)]
        for run in _RUN.finditer(folded):
            terms += pieces(run[0]) or [word_term(run[0])]
        return tuple(dict.fromkeys(terms))

    def commonness(self, word: str) -> float:
        """How common a word is in Chinese, by the counts of jieba's dictionary: 0 unknown or rare, 1 like 的.

        A phrase that the dictionary does not have is as common as the rarer of its two parts.
        """
        self._prepare()
        count = self.count(word)
        if count:
            return min(1.0, max(0.0, math.log(max(count, 1)) / math.log(100_000)))
        if len(word) < 4 or word.isascii():
            return 0.0
        return max(min(self.commonness(word[:at]), self.commonness(word[at:])) for at in range(2, len(word) - 1))

    def count(self, word: str) -> int:
        """How often jieba's dictionary has counted a word; 0 where it does not have it."""
        self._prepare()
        return 0 if word in self._added else self._jieba.FREQ.get(word) or 0

    @lru_cache(maxsize=50_000)  # noqa: B019
    def halves(self, word: str) -> tuple[str, str] | None:
        """The two commonest words that a word is made of: 粮食产量 = 粮食 + 产量; None where there are none."""
        cuts = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
        return max(
            (cut for cut in cuts if all(map(self.count, cut))), key=lambda cut: min(map(self.count, cut)), default=None
        )

    @lru_cache(maxsize=50_000)  # noqa: B019
    def tag(self, word: str) -> str:
        """The part of speech that jieba's dictionary gives: n, v, ns (a place), nr (a person), …; empty where none.

        The dictionary is searched as it stands: a millisecond a word, where reading it takes a tenth of a second.
        """
        sought = f"\n{word} ".encode()
        at = self._dictionary.find(sought)
        if at < 0:
            return ""
        line = self._dictionary[at + len(sought) : at + len(sought) + 32].split(b"\n", 1)[0]
        return line.split()[-1].decode()

    @cached_property
    def _dictionary(self) -> bytes:
        with self._jieba.get_dict_file() as lines:
            return b"\n" + bytes(lines.read())

    def _prepare(self) -> None:
        if not self._ready:
            self._jieba.initialize()
            for word in self._own_words:
                if not self._jieba.FREQ.get(word):
                    self._jieba.add_word(word, OWN_COUNT)
                    self._added.add(word)
            self._ready = True


def word_term(word: str) -> str:
    return "/" + word


def pieces(run: str) -> list[str]:
    """Characters and pairs of a run of Chinese characters; nothing of a Latin one, which is a word already."""
    if run[0].isascii():
        return [] if len(run) > 1 else [run]
    return [*run, *(run[i : i + 2] for i in range(len(run) - 1))]
