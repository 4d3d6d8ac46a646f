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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

import jieba

from retrieval.bm25 import Counts
from retrieval.dictionary import Dictionary
from retrieval.fold import CJK, fold
from retrieval.newest import only_newest
from retrieval.pieces import RUN, latin, pieces, terms_of, word_term
from retrieval.port import Cut, ported
from retrieval.term_counts import counts_of

OWN_COUNT = 50  # what keeps a word of our own whole: more than its parts make together, less than a common word


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
        self._own_words, self._cache = tuple(own_words), cache
        self._added = frozenset[str]()
        self._ready = self._whole = False
        self._kept: Dictionary | None = None
        self._port: Cut | None = None

    def __reduce__(self) -> tuple[type[Terms], tuple[tuple[str, ...], Path | None]]:
        """For another process, which loads the dictionary itself."""
        return Terms, (self._own_words, self._cache)

    @lru_cache(maxsize=100)  # noqa: B019  # a question's text is cut several times over
    def words(self, folded: str) -> tuple[Word, ...]:
        """Words of an already folded text, in order; punctuation is left out."""
        return tuple(self._cut(folded))

    def _cut(self, folded: str) -> Iterator[Word]:
        self._prepare()
        for run in RUN.finditer(folded):
            at = run.start()
            if latin(run[0]):
                yield Word(run[0], at, run.end())
                continue
            for piece in self._plainly(run[0]):
                yield Word(piece, at, at + len(piece))
                at += len(piece)

    def of(self, text: str) -> list[str]:
        """All terms of a text, repeated as often as they stand there."""
        self._prepare()
        return terms_of(fold(text), self._plainly)

    def counts(self, texts: Sequence[str]) -> Counts:
        """The terms of paragraphs, counted; by the whole dictionary in memory, which takes half a second to load."""
        self._prepare(whole=True)
        return counts_of(texts, self._port or self._plainly)

    def _plainly(self, run: str) -> Sequence[str]:
        return list(self._jieba.cut(run, HMM=False))

    @lru_cache(maxsize=50_000)  # noqa: B019  # a bot has one of these for its whole life
    def of_form(self, folded: str) -> tuple[str, ...]:
        """The terms of one word or phrase, already folded: the whole of it as a word first, where it can be one."""
        terms = [] if re.search(rf"[{CJK}]", folded) and re.search("[a-z0-9]", folded) else [word_term(folded)]
        for run in RUN.finditer(folded):
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

    def tag(self, word: str) -> str:
        """The part of speech that jieba's dictionary gives: n, v, ns (a place), nr (a person), …; empty where none."""
        self._prepare()
        return self._kept.tag(word) if self._kept else self._tags.get(word, "")

    @cached_property
    def _tags(self) -> dict[str, str]:
        with self._jieba.get_dict_file() as lines:
            found = [line.decode().split() for line in lines]
        return {word: tag for word, _, tag in reversed(found)}  # the first line of a word counts

    def _prepare(self, *, whole: bool = False) -> None:
        """Have the dictionary at hand: the kept one where that will do, or the whole of it in memory."""
        if self._whole or (self._ready and not whole):
            return
        kept = None if whole or self._cache is None else Dictionary.open(self._cache / self._name)
        if kept:
            self._jieba.FREQ, self._jieba.total, self._jieba.initialized = kept, kept.total, True
            self._added, self._kept = kept.added, kept
        else:
            self._load()
        self._ready = True

    def _load(self) -> None:
        fresh = jieba.Tokenizer()  # a thread that cuts words meanwhile still has the kept one
        fresh.tmp_dir = self._jieba.tmp_dir
        fresh.initialize()
        added = [word for word in self._own_words if not fresh.FREQ.get(word)]
        for word in added:
            fresh.add_word(word, OWN_COUNT)
        self._jieba, self._added, self._whole = fresh, frozenset(added), True
        self._port = ported([(word, OWN_COUNT) for word in added], self._plainly)
        if self._cache:
            path = self._cache / self._name
            self._kept = Dictionary.open(path)
            if self._kept is None:
                Dictionary.keep(path, fresh.FREQ, self._tags, fresh.total, added)
                only_newest(path)
                self._kept = Dictionary.open(path)

    @cached_property
    def _name(self) -> str:
        """Of the kept dictionary: another version of jieba or other own words make another."""
        told = "\0".join((jieba.__version__, str(OWN_COUNT), *sorted(self._own_words)))
        return f"words-{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.dict"
