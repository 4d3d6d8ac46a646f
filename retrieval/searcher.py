"""The front door: a question in, an answer out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from retrieval.answer import Alias, Answer, Citation, Note, NoteKind, Reason, Status
from retrieval.bm25 import Bm25
from retrieval.checks import checked
from retrieval.evidence import Evidence, Place, prepare, weigh
from retrieval.fold import fold
from retrieval.lexicon import Lexicon
from retrieval.library import Library
from retrieval.question import LONGEST, Question, Understanding, clean, has_words
from retrieval.ranking import Ranked, features
from retrieval.report import Span
from retrieval.scope import Scopes
from retrieval.spelling import Spelling
from retrieval.terms import Terms

CANDIDATES = 40  # paragraphs whose sentences are judged
MOST_CITATIONS = 5
LONGEST_EXCERPT = 400
# What decides between answered, related and not found.
NEAR = 0.25


class Searcher:
    """Answers questions over one library, which does not change."""

    def __init__(self, library: Library, *, lexicon: Lexicon | None = None, cache: Path | None = None) -> None:
        self.library = library
        self._lexicon = lexicon or Lexicon.load()
        self._terms = Terms(self._lexicon.words, cache)
        self._outlines = library.outlines
        self._scopes = Scopes(self._outlines, self._terms.is_name)
        self._places = [(r, p) for r, outline in enumerate(self._outlines) for p in outline.paragraphs]
        self._vocabulary = Counter[str]()
        self._bm25 = Bm25.build(self._counted(self._terms.of(p.span.text)) for _, p in self._places)
        self._report_of = np.array([r for r, _ in self._places], np.int32)
        self._prepared: dict[int, Place] = {}
        spelling = Spelling(self._known, self._terms.count)
        self._understanding = Understanding(self._terms, self._lexicon, self._scopes, spelling, self._share)

    def ask(self, question: str, before: Answer | None = None) -> Answer:
        """Never raises, whatever the text; `before` is the answer to the turn before."""
        text = clean(question)
        refusal = _refused(text)
        if refusal:
            return Answer(text, text, Status.NOT_FOUND, refusal)
        if not self._places:
            return Answer(text, text, Status.NOT_FOUND, Reason.NO_REPORTS)
        return self._answer(self._understanding.of(text))

    def _counted(self, terms: list[str]) -> list[str]:
        self._vocabulary.update(set(terms))
        return terms

    def _known(self) -> Iterable[tuple[str, int]]:
        """Words and pairs of the library, folded, with the number of paragraphs that have them."""
        for term, df in self._vocabulary.items():
            word = term.lstrip("/")
            if len(word) > 1:
                yield word, df

    def _share(self, terms: tuple[str, ...]) -> float:
        """Share of the paragraphs that can hold a word with these terms: as many as hold its rarest pair."""
        pairs = [term for term in terms if len(term) > 1 and term[0] != "/"]
        counts = [self._bm25.df(term) for term in pairs or terms]
        return min(counts, default=0) / max(len(self._bm25), 1)

    def _answer(self, question: Question) -> Answer:
        if not question.concepts and not question.scope:
            return Answer(question.text, question.text, Status.NOT_FOUND, Reason.UNCLEAR)
        judged = self._judged(question)
        if not judged:
            return Answer(question.text, question.text, Status.NOT_FOUND, Reason.NO_EVIDENCE)
        best = judged[0]
        status, reason = self._decided(best)
        if status is Status.NOT_FOUND:
            return Answer(question.text, question.text, status, reason)
        citations = self._citations(judged)
        quote = best.evidence.sentence.span if status is Status.ANSWERED else None
        return Answer(question.text, question.text, status, reason, (), quote, citations)

    def _decided(self, best: Ranked) -> tuple[Status, Reason | None]:
        if best.odds >= 0:
            return Status.ANSWERED, None
        if best.features["around"] < NEAR:
            return Status.NOT_FOUND, Reason.NO_EVIDENCE
        failed = min(best.outcomes, key=lambda reason: best.outcomes[reason], default=Reason.MISSING_DETAIL)
        return Status.RELATED, failed if best.outcomes.get(failed, 1.0) < 0.5 else Reason.MISSING_DETAIL

    def _judged(self, question: Question) -> list[Ranked]:
        hits = self._hits(question)
        if not hits:
            return []
        floor = self._bm25.floor(question.terms)
        best = max(hits.values()) - floor or 1.0
        found = []
        for position, score in hits.items():
            place = self._place(position)
            year = self._scopes.profiles[place.report].year
            for evidence in weigh(question, place):
                outcomes = checked(question, evidence, year)
                preferred = place.report in question.scope.preferred
                found.append(Ranked(evidence, features(question, evidence, outcomes, (score - floor) / best, preferred), outcomes))
        return sorted(found, key=lambda ranked: -ranked.score)

    def _hits(self, question: Question) -> dict[int, float]:
        """Paragraphs to be judged by position: the best of the reports asked about, of the year, and of all these."""
        scope, terms = question.scope, question.terms
        allowed = np.ones(len(self._places), np.bool_)
        if scope.reports is not None:
            allowed = np.isin(self._report_of, list(scope.reports))
        hits = dict(self._bm25.top(terms, CANDIDATES, allowed))
        if scope.preferred:
            hits |= dict(self._bm25.top(terms, CANDIDATES, allowed & np.isin(self._report_of, list(scope.preferred))))
        if scope.years:
            near = {y + d for y in scope.years for d in (0, 1)}
            timely = [i for i, p in enumerate(self._scopes.profiles) if p.year in near]
            hits |= dict(self._bm25.top(terms, CANDIDATES, allowed & np.isin(self._report_of, timely)))
        return hits

    def _place(self, position: int) -> Place:
        if position not in self._prepared:
            report, paragraph = self._places[position]
            self._prepared[position] = prepare(self._outlines[report], paragraph, report, self._scopes.profiles[report].year)
        return self._prepared[position]

    def _citations(self, ranked: list[Ranked]) -> tuple[Citation, ...]:
        citations: list[Citation] = []
        for one in ranked:
            place = one.evidence.place
            if any(c.paragraph is place.paragraph for c in citations):
                continue
            marks = (one.evidence.sentence.span,)
            citations.append(Citation(_excerpt(one.evidence), place.outline, place.paragraph, marks, round(one.score, 3)))
            if len(citations) == MOST_CITATIONS:
                break
        return tuple(citations)


def _refused(text: str) -> Reason | None:
    folded = fold(text)
    if not text or not has_words(folded):
        return Reason.EMPTY
    if len(text) > LONGEST:
        return Reason.TOO_LONG
    return None


def _excerpt(evidence: Evidence) -> Span:
    """The paragraph, or a window of whole sentences around the quote where the paragraph is long."""
    span, sentences, at = evidence.place.paragraph.span, evidence.place.sentences, evidence.at
    if len(span) <= LONGEST_EXCERPT:
        return span
    first = last = at
    while True:
        if first > 0 and sentences[last].span.end - sentences[first - 1].span.start <= LONGEST_EXCERPT:
            first -= 1
        elif last + 1 < len(sentences) and sentences[last + 1].span.end - sentences[first].span.start <= LONGEST_EXCERPT:
            last += 1
        else:
            return span.report.span(sentences[first].span.start, sentences[last].span.end)
