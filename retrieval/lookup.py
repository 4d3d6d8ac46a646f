"""Looks a question up: the paragraphs that BM25 finds in the reports it is about, and their sentences, best first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from copy import copy
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.commonness import Commonness
from retrieval.concepts import Understanding
from retrieval.evidence import weigh
from retrieval.judge import Judge
from retrieval.judging import Judged
from retrieval.lexicon import Lexicon
from retrieval.library import Library, version_of
from retrieval.library.pausing import no_collecting
from retrieval.pieces import word_term
from retrieval.place import Place, Wanted, prepare_each
from retrieval.profile import Profile, profile
from retrieval.question import Question
from retrieval.report import Paragraph
from retrieval.scope import Scopes
from retrieval.sounds import Sounds
from retrieval.spelling import Spelling
from retrieval.terms import Terms

CANDIDATES = 20  # paragraphs whose sentences are weighed, from each of the ways to choose them; 40 answered no better
PREPARED = 20_000  # paragraphs that are kept folded, about 100 MB
DATED, YEAR = 10, 2.0  # and of those that name the year asked about, which weighs as much as two words

# What is kept of the index is used again only where these sources and the words of the lexicon are the same.
_MAKES_PROFILES = ("profile.py", "years.py", "words.py", "words.yaml", "fold.py", "numerals.py")
_MAKES_TERMS = ("terms.py", "pieces.py", "term_counts.py", "fold.py", "numerals.py")


@lru_cache(maxsize=2)
def _terms(own_words: tuple[str, ...], cache: Path | None) -> Terms:
    """jieba's dictionary takes a second to load; a folder that changes needs it once."""
    return Terms(own_words, cache)


class Lookup:
    """The paragraphs of a library that does not change, ready to be asked."""

    def __init__(self, library: Library, lexicon: Lexicon, cache: Path | None) -> None:
        own_words = tuple(sorted(lexicon.words))
        self.terms = _terms(own_words, cache)
        self.outlines = library.outlines
        with no_collecting():
            told = library.profiles(version_of(_MAKES_PROFILES), lambda outline: profile(outline).values())
            self.scopes = Scopes(map(Profile.of, told))
        self._starts = [0, *accumulate(outline.size for outline in self.outlines)]
        self._bm25 = library.index(self.terms.counts, version_of(_MAKES_TERMS, *own_words))
        self._place_of = {id(outline.report): r for r, outline in enumerate(self.outlines)}
        self._unnamed = self._flags(self.scopes.unnamed)
        self._years = np.array([p.year or 0 for p in self.scopes.profiles], np.int64)
        self._prepared: dict[int, Place] = {}
        self._served: frozenset[int] | None = None  # positions of the reports that are asked; None for all
        words = Commonness(self._bm25, lexicon)
        spelling = Spelling(words.written, self.terms.count, Sounds(cache), words.those_written)
        self._understanding = Understanding(self.terms, lexicon, self.scopes, spelling, words)

    def among(self, files: frozenset[str]) -> Lookup:
        """The same paragraphs, of which only those of these reports are found."""
        narrowed = copy(self)
        narrowed._served = frozenset(r for r, outline in enumerate(self.outlines) if outline.report.file in files)
        return narrowed

    def warm(self) -> None:
        self._bm25.warm()

    def serves(self, report: int) -> bool:
        return self._served is None or report in self._served

    def understand(self, text: str) -> Question:
        return self._understanding.of(text)

    def judged(self, question: Question, near: Paragraph | None = None) -> Judged:
        """Sentences with their features, best first; `near` is the paragraph that a conversation is about."""
        hits = self._hits(question, near)
        floor = self._bm25.floor(question.terms)
        best = max(hits.values(), default=0.0) - floor or 1.0
        shares = [max(0.0, (score - floor) / best) for score in hits.values()]
        return Judge(question, weigh(question, self.places(hits)), shares, near, self.scopes).judged()

    def places(self, positions: Collection[int]) -> list[Place]:
        """The paragraphs at these positions, each folded once."""
        known = self._prepared
        new = [position for position in positions if position not in known]
        made = dict(zip(new, prepare_each([self._wanted(position) for position in new]), strict=True))
        found = [made[position] if position in made else known[position] for position in positions]
        if len(known) + len(made) > PREPARED:
            self._prepared = made  # others may still look into the old one
        else:
            known.update(made)
        return found

    def _wanted(self, position: int) -> Wanted:
        report = bisect_right(self._starts, position) - 1
        outline, year = self.outlines[report], self.scopes.profiles[report].year
        told_on = report in self.scopes.told_on
        return outline, outline.paragraphs[position - self._starts[report]], report, year, told_on

    def reports_found(self, question: Question) -> list[int]:
        """Positions of the reports that the best paragraphs are from."""
        return list(dict.fromkeys(bisect_right(self._starts, at) - 1 for at in self._hits(question, None)))

    def report_of(self, paragraph: Paragraph) -> int:
        """Position of the report that a paragraph is from."""
        return self._place_of[id(paragraph.span.report)]

    def _hits(self, question: Question, near: Paragraph | None) -> dict[int, float]:
        """Scores by position: the best of the reports asked about, of the year, and of all; and where one talks now."""
        scope, terms = question.scope, question.terms
        allowed = np.ones(len(self.outlines), np.bool_)
        if scope.reports is not None:
            allowed = self._flags(scope.reports) | self._unnamed
        if self._served is not None:
            allowed &= self._flags(self._served)
        chosen = [allowed]
        if scope.preferred:
            chosen.append(allowed & self._flags(scope.preferred))
        if scope.years:
            chosen.append(allowed & np.isin(self._years, [year + shift for year in scope.years for shift in (0, 1)]))
        hits: dict[int, float] = {}
        for found in self._bm25.tops(terms, CANDIDATES, [self._stretches(reports) for reports in chosen]):
            hits |= dict(found)
        if scope.years and not scope.strangers:
            hits = self._dated(question, self._stretches(allowed)) | hits
        if near is not None:
            at = self._starts[self.report_of(near)] + near.number - 1
            for position in range(max(0, at - 2), min(self._starts[-1], at + 3)):
                if allowed[bisect_right(self._starts, position) - 1]:
                    hits.setdefault(position, self._bm25.floor(terms))
        return hits

    def _dated(self, question: Question, among: NDArray[np.int64] | None) -> dict[int, float]:
        """Paragraphs that name the year, whatever the year of their report: 从1997年的8651亿元增加到2002年的…"""
        years = {word_term(str(year)): YEAR for year in question.scope.years}
        found = self._bm25.top(dict.fromkeys(question.own, 1.0) | years, DATED, among)
        return dict.fromkeys((at for at, _ in found), self._bm25.floor(question.terms))

    def __len__(self) -> int:
        """How many paragraphs there are."""
        return self._starts[-1]

    def _flags(self, reports: frozenset[int]) -> NDArray[np.bool_]:
        flags = np.zeros(len(self.outlines), np.bool_)
        flags[list(reports)] = True
        return flags

    def _stretches(self, reports: NDArray[np.bool_]) -> NDArray[np.int64] | None:
        """The paragraphs of these reports, as the stretches that they make; None for all."""
        if reports.all():
            return None
        edges = np.flatnonzero(np.diff(reports, prepend=False, append=False))
        return np.array(self._starts, np.int64)[edges].reshape(-1, 2)
