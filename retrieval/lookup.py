"""Looks a question up: the paragraphs that BM25 finds in the reports it is about, and their sentences, best first."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from retrieval.checks import checked
from retrieval.concepts import Understanding
from retrieval.evidence import Place, prepare, weigh
from retrieval.lexicon import Lexicon
from retrieval.library import Library, version_of
from retrieval.question import Question
from retrieval.ranking import IN_SCOPE, Ranked, features, promise
from retrieval.report import Paragraph
from retrieval.scope import Scopes
from retrieval.spelling import Spelling
from retrieval.terms import Terms

CANDIDATES = 40  # paragraphs whose sentences are weighed, from each of the ways to choose them
JUDGED = 80  # sentences that are put to the checks


# What is kept of the index is used again only where these sources and the words of the lexicon are the same.
_MAKES_TERMS = ("terms.py", "fold.py", "numerals.py")


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
        self.scopes = Scopes(self.outlines)
        self.paragraphs = [(r, p) for r, outline in enumerate(self.outlines) for p in outline.paragraphs]
        self._bm25 = library.index(self.terms.of, version_of(_MAKES_TERMS, *own_words))
        self._report_of = np.array([r for r, _ in self.paragraphs], np.int32)
        self._prepared: dict[int, Place] = {}
        self._served: frozenset[int] | None = None  # positions of the reports that are asked; None for all
        spelling = Spelling(self._known, self.terms.count)
        self._understanding = Understanding(self.terms, lexicon, self.scopes, spelling, self._share, self._within)

    def among(self, files: frozenset[str]) -> Lookup:
        """The same paragraphs, of which only those of these reports are found."""
        narrowed = copy(self)
        narrowed._served = frozenset(r for r, outline in enumerate(self.outlines) if outline.report.file in files)
        return narrowed

    def serves(self, report: int) -> bool:
        return self._served is None or report in self._served

    def understand(self, text: str) -> Question:
        return self._understanding.of(text)

    def judged(self, question: Question, near: Paragraph | None = None) -> list[Ranked]:
        """Sentences with their features, best first; `near` is the paragraph that a conversation is about."""
        hits = self._hits(question, near)
        floor = self._bm25.floor(question.terms)
        best = max(hits.values(), default=0.0) - floor or 1.0
        shares = {position: max(0.0, (score - floor) / best) for position, score in hits.items()}
        weighed = [(e, shares[position]) for position in hits for e in weigh(question, self.place(position))]
        weighed.sort(key=lambda pair: -promise(question, *pair))
        found = []
        for evidence, share in weighed[:JUDGED]:
            outcomes = checked(question, evidence, self.scopes.profiles[evidence.place.report].year)
            found.append(Ranked(evidence, features(question, evidence, outcomes, share, near), outcomes))
        strict = any(ranked.in_scope and ranked.features["around"] >= IN_SCOPE for ranked in found)
        return sorted(found, key=lambda ranked: (strict and not ranked.in_scope, -ranked.score))

    def place(self, position: int) -> Place:
        """The paragraph at that position, folded once."""
        if position not in self._prepared:
            report, paragraph = self.paragraphs[position]
            year = self.scopes.profiles[report].year
            self._prepared[position] = prepare(self.outlines[report], paragraph, report, year)
        return self._prepared[position]

    def report_of(self, paragraph: Paragraph) -> int:
        """Position of the report that a paragraph is from."""
        return next(r for r, p in self.paragraphs if p is paragraph)

    def _hits(self, question: Question, near: Paragraph | None) -> dict[int, float]:
        """Scores by position: the best of the reports asked about, of the year, and of all; and where one talks now."""
        scope, terms = question.scope, question.terms
        allowed = np.ones(len(self.paragraphs), np.bool_)
        if scope.reports is not None:
            unnamed = [i for i, p in enumerate(self.scopes.profiles) if not p.places and not p.level]
            allowed = np.isin(self._report_of, [*scope.reports, *unnamed])
        if self._served is not None:
            allowed &= np.isin(self._report_of, list(self._served))
        hits = dict(self._bm25.top(terms, CANDIDATES, allowed))
        if scope.preferred:
            hits |= dict(self._bm25.top(terms, CANDIDATES, allowed & np.isin(self._report_of, list(scope.preferred))))
        if scope.years:
            around = {year + shift for year in scope.years for shift in (0, 1)}
            timely = [i for i, profile in enumerate(self.scopes.profiles) if profile.year in around]
            hits |= dict(self._bm25.top(terms, CANDIDATES, allowed & np.isin(self._report_of, timely)))
        if near is not None:
            at = next(i for i, (_, paragraph) in enumerate(self.paragraphs) if paragraph is near)
            for position in range(max(0, at - 2), min(len(self.paragraphs), at + 3)):
                if allowed[position]:
                    hits.setdefault(position, self._bm25.floor(terms))
        return hits

    @cached_property
    def _words(self) -> dict[str, int]:
        """Every term with the number of paragraphs that have it."""
        return dict(self._bm25.items())

    def _known(self) -> Iterable[tuple[str, int]]:
        """Words and pairs of the library, folded, with the number of paragraphs that have them."""
        for term, df in self._words.items():
            word = term.lstrip("/")
            if len(word) > 1:
                yield word, df

    def _within(self, pair: str) -> bool:
        """Does a word of the library hold this pair, or is it only found where two words meet?"""
        return pair in self._pairs

    @cached_property
    def _pairs(self) -> frozenset[str]:
        words = [term[1:] for term in self._words if term[0] == "/" and len(term) > 2]
        return frozenset(word[i : i + 2] for word in words for i in range(len(word) - 1))

    def _share(self, terms: tuple[str, ...]) -> float:
        """Share of the paragraphs that can hold a word with these terms: as many as hold its rarest pair."""
        pairs = [term for term in terms if len(term) > 1 and term[0] != "/"]
        counts = [self._bm25.df(term) for term in pairs or terms]
        return min(counts, default=0) / max(len(self._bm25), 1)
