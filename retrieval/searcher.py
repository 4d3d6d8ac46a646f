"""The front door: a question in, an answer out."""

from __future__ import annotations

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
from retrieval.report import Span
from retrieval.scope import Scopes
from retrieval.terms import Terms, pieces, word_term

CANDIDATES = 40  # paragraphs whose sentences are judged
MOST_CITATIONS = 5
LONGEST_EXCERPT = 400
# What decides between answered, related and not found.
ENOUGH, NEAR = 0.36, 0.25


class Searcher:
    """Answers questions over one library, which does not change."""

    def __init__(self, library: Library, *, lexicon: Lexicon | None = None, cache: Path | None = None) -> None:
        self.library = library
        self._lexicon = lexicon or Lexicon.load()
        self._terms = Terms(self._lexicon.words, cache)
        self._outlines = library.outlines
        self._scopes = Scopes(self._outlines)
        self._places = [(r, p) for r, outline in enumerate(self._outlines) for p in outline.paragraphs]
        self._bm25 = Bm25.build(self._terms.of(p.span.text) for _, p in self._places)
        self._report_of = np.array([r for r, _ in self._places], np.int32)
        self._prepared: dict[int, Place] = {}
        self._understanding = Understanding(self._terms, self._lexicon, self._scopes, self._share)

    def ask(self, question: str, before: Answer | None = None) -> Answer:
        """Never raises, whatever the text; `before` is the answer to the turn before."""
        text = clean(question)
        refusal = _refused(text)
        if refusal:
            return Answer(text, text, Status.NOT_FOUND, refusal)
        if not self._places:
            return Answer(text, text, Status.NOT_FOUND, Reason.NO_REPORTS)
        return self._answer(self._understanding.of(text))

    def _share(self, word: str) -> float:
        """Share of the paragraphs that hold a word, judged by its rarest pair where the word is no term."""
        counts = [self._bm25.df(word_term(word))]
        if not word.isascii():
            rarest = min(map(self._bm25.df, pieces(word)[len(word) :] or [word]), default=0)
            counts.append(rarest)
        return max(counts) / max(len(self._bm25), 1)

    def _answer(self, question: Question) -> Answer:
        if not question.concepts and not question.scope:
            return Answer(question.text, question.text, Status.NOT_FOUND, Reason.UNCLEAR)
        judged = self._judged(question)
        if not judged:
            return Answer(question.text, question.text, Status.NOT_FOUND, Reason.NO_EVIDENCE)
        best, outcomes = judged[0]
        failed = min(outcomes, key=lambda reason: outcomes[reason], default=None)
        status, reason = Status.ANSWERED, None
        if failed is not None and outcomes[failed] < 0.3:
            status, reason = Status.RELATED, failed
        if best.around < ENOUGH:
            status, reason = Status.RELATED, Reason.MISSING_DETAIL
        if best.around < NEAR:
            return Answer(question.text, question.text, Status.NOT_FOUND, Reason.NO_EVIDENCE)
        citations = self._citations(question, [e for e, _ in judged])
        quote = best.sentence.span if status is Status.ANSWERED else None
        return Answer(question.text, question.text, status, reason, (), quote, citations)

    def _judged(self, question: Question) -> list[tuple[Evidence, dict[Reason, float]]]:
        among = None
        if question.scope.reports is not None:
            among = np.isin(self._report_of, list(question.scope.reports))
        hits = self._bm25.top(question.terms, CANDIDATES, among)
        if not hits:
            return []
        ceiling = self._bm25.floor(question.terms)
        span = max(score for _, score in hits) - ceiling or 1.0
        found = []
        for position, score in hits:
            place = self._place(position)
            year = self._scopes.profiles[place.report].year
            for evidence in weigh(question, place):
                outcomes = checked(question, evidence, year)
                parts = {"own": evidence.own, "around": evidence.around, "bm25": 0.35 * (score - ceiling) / span}
                parts["checks"] = sum(0.35 * (outcome - 1.0) for outcome in outcomes.values())
                if place.report in question.scope.preferred:
                    parts["scope"] = 0.15
                length = len(evidence.sentence.span)
                parts["length"] = -0.0004 * max(0, length - 80) - (0.12 if length < 22 and evidence.at == 0 and len(place.sentences) > 1 else 0)
                found.append((Evidence(place, evidence.at, evidence.own, evidence.around, parts, evidence.held), outcomes))
        found.sort(key=lambda pair: -pair[0].score)
        return found

    def _place(self, position: int) -> Place:
        if position not in self._prepared:
            report, paragraph = self._places[position]
            self._prepared[position] = prepare(self._outlines[report], paragraph, report, self._scopes.profiles[report].year)
        return self._prepared[position]

    def _citations(self, question: Question, found: list[Evidence]) -> tuple[Citation, ...]:
        citations: list[Citation] = []
        for evidence in found:
            paragraph = evidence.place.paragraph
            if any(c.paragraph is paragraph for c in citations):
                continue
            excerpt = _excerpt(evidence)
            citations.append(Citation(excerpt, evidence.place.outline, paragraph, (evidence.sentence.span,), round(evidence.score, 3)))
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
