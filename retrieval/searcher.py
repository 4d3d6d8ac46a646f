"""The front door: a question in, an answer out."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from itertools import chain
from pathlib import Path

from retrieval.answer import Answer, Note, NoteKind, Reason, Status
from retrieval.asking import Kind
from retrieval.citing import MOST_CITATIONS, citations, cited
from retrieval.cleaning import LONGEST_QUESTION, clean, has_words
from retrieval.compare import filled, sides
from retrieval.deciding import decided
from retrieval.explain import Workings, workings
from retrieval.fold import fold
from retrieval.followup import SAID_BEFORE, Turn, continued, in_place, leaves_out, may_leave_out, meant, spoken
from retrieval.items import item
from retrieval.judging import Judged
from retrieval.lexicon import Lexicon
from retrieval.library import Library
from retrieval.lookup import Lookup
from retrieval.mentions import counted
from retrieval.published import of_another_body, published
from retrieval.question import Question
from retrieval.remarks import aliases, answering, missing, notes
from retrieval.report import Paragraph
from retrieval.talk import is_small_talk
from retrieval.turning import turned

VAGUE = 0.4  # a question whose words weigh no more is no question: 检, 那徐汇院呢


class Searcher:
    """Answers questions over one library, which does not change."""

    def __init__(self, library: Library, *, lexicon: Lexicon | None = None, cache: Path | None = None) -> None:
        self.library = library
        self._lexicon = Lexicon.load(cache=cache) if lexicon is None else lexicon
        self.lookup = Lookup(library, self._lexicon, cache)

    def ask(self, question: str, before: Answer | None = None) -> Answer:
        """Never raises, whatever the text; `before` is the answer to the turn before."""
        text = clean(question)
        refusal = _refused(text)
        if refusal:
            return Answer(text, text, Status.NOT_FOUND, refusal)
        if not len(self.lookup):
            return Answer(text, text, Status.NOT_FOUND, Reason.NO_REPORTS)
        if is_small_talk(fold(text)):
            return Answer(text, text, Status.NOT_FOUND, Reason.SMALL_TALK)
        turn = meant(fold(text))
        place = before if before is None or before.citations else before.resting
        if turn.turn is Turn.NEW:
            answer = self._new(text, before, place)
        elif place is None:
            return Answer(text, text, Status.NOT_FOUND, Reason.UNCLEAR)
        else:
            answer = turned(text, turn, place, self)
        return answer if answer.citations else replace(answer, resting=place)

    def among(self, files: frozenset[str]) -> Searcher:
        """A searcher over these reports of the library alone; it shares everything with this one."""
        narrowed = copy(self)
        narrowed.lookup = self.lookup.among(files)
        return narrowed

    def warm(self) -> None:
        """Loads ahead what a question after the first few would wait for; meanwhile others are answered."""
        self.lookup.warm()

    def explain(self, answer: Answer) -> Workings:
        """How an answer of this searcher came about; empty where nothing was looked up."""
        if answer.meaning is None:
            return {}
        return workings(answer.meaning, self.lookup.judged(answer.meaning))

    def _new(self, text: str, before: Answer | None, place: Answer | None) -> Answer:
        """`place` is the last answer that cited something: where the conversation is."""
        question = self.lookup.understand(text)
        if before is None or before.meaning is None:
            return self.answer(question)
        near = place.citations[0].paragraph if place else None
        if not leaves_out(question):
            # a report that was named is still talked about where it had no answer
            named = bool(before.meaning.scope.report_years or before.meaning.scope.places)
            here = self.lookup.report_of(near) if near and place and (place.quote or named) else None
            alone = self.answer(question if here is None else in_place(question, here))
            if alone.status is not Status.NOT_FOUND or not may_leave_out(question):
                return alone
            filled = self._filled(question, before, before.meaning, near)
            return filled if filled.status is Status.ANSWERED else alone
        return self._filled(question, before, before.meaning, near)

    def _filled(self, question: Question, before: Answer, asked: Question, near: Paragraph | None) -> Answer:
        """The answer to a turn that leaves out what the one before asked."""
        text = question.text
        whole = continued(question, asked, before.status is Status.ANSWERED)
        said = asked.text
        answer = self.answer(replace(whole, text=spoken(text, said)), near=near)
        note = Note(NoteKind.FILLED_IN, {"words": said.rsplit(SAID_BEFORE, 1)[-1]})
        return replace(answer, question=text, notes=(note, *answer.notes))

    def answer(self, question: Question, near: Paragraph | None = None) -> Answer:
        """The answer to a question that is complete; `near` is where the conversation was."""
        none = Answer(question.text, _shown(question), Status.NOT_FOUND, Reason.NO_EVIDENCE, meaning=question)
        if is_small_talk(question.folded):
            return replace(none, reason=Reason.SMALL_TALK)
        told = published(question, self.lookup)
        if told:
            return replace(none, status=Status.ANSWERED, reason=None, quote=told[0].marks[0], citations=told)
        if told is not None and of_another_body(question, self.lookup):
            return replace(none, reason=Reason.OTHER_BODY)
        if question.asked.kind is Kind.COUNT:
            return counted(question, self.lookup, none)
        own = sum(concept.weight for concept in question.concepts if concept.start >= 0)
        if own < VAGUE and near is None and not (question.scope.places and question.asked.measure):
            return replace(none, reason=Reason.UNCLEAR)
        compared = sides(question, self.lookup.scopes)
        if compared:
            return self._compared(compared, none)
        judged = self.lookup.judged(question, near)
        if not judged:
            return none
        if question.asked.item:
            return item(question, judged, none)
        answer = self._decided(question, judged, none)
        named = question.scope.places and near is None and not question.scope.report_years
        return (named and answer.status is not Status.ANSWERED and self._elsewhere(question, none)) or answer

    def _elsewhere(self, question: Question, none: Answer) -> Answer | None:
        """银川经包头到北京要几个钟头: what a place does not tell, a sentence that names it may."""
        places = question.scope.places
        freed = replace(question, scope=replace(question.scope, places=(), reports=None, strangers=places))
        judged = self.lookup.judged(freed)
        answer = self._decided(freed, judged, none) if judged else none
        told = fold(answer.quote.text) if answer.quote else ""
        return answer if answer.status is Status.ANSWERED and all(place in told for place in places) else None

    def _decided(self, question: Question, judged: Judged, none: Answer) -> Answer:
        best = judged[0]
        status, reason = decided(question, best)
        if status is Status.NOT_FOUND:
            return replace(none, reason=reason)
        said = aliases(question, best.evidence, self._lexicon)
        if status is Status.RELATED:
            shown = tuple(replace(c, marks=()) for c in citations(judged))  # nothing in them is an answer
            why = (missing(question, best, reason),)
            return replace(none, status=status, reason=reason, citations=shown, aliases=said, notes=why)
        first = answering(question, judged)
        return replace(
            none,
            status=status,
            reason=None,
            quote=best.evidence.sentence.span,
            citations=citations(chain(first, judged)),
            aliases=said,
            notes=notes(question, judged),
        )

    def _compared(self, compared: tuple[Question, ...], none: Answer) -> Answer:
        """Each side is answered or the whole is not; excerpts of every side are shown either way."""
        judged = [self.lookup.judged(side) for side in compared]
        outcomes = [
            decided(side, ranked[0], lenient=True) if ranked else (Status.NOT_FOUND, Reason.NO_EVIDENCE)
            for side, ranked in zip(compared, judged, strict=True)
        ]
        found = [r for r, (status, _) in zip(judged, outcomes, strict=True) if status is not Status.NOT_FOUND]
        if not found:
            return none
        firsts = [cited(ranked[0]) for ranked in found]
        seconds = [c for ranked in found for c in citations(ranked, 2)[1:]]
        topical = all(side.asked.kind is not Kind.NUMBER for side in compared)
        shown = filled(firsts, seconds) if topical else (*firsts, *seconds)[:MOST_CITATIONS]
        failed = next((reason for _, reason in outcomes if reason), None)
        if not any(ranked[0].odds >= 0 for ranked in found):
            failed = failed or Reason.MISSING_DETAIL
        return replace(
            none,
            status=Status.RELATED if failed else Status.ANSWERED,
            reason=failed,
            notes=(Note(NoteKind.COMPARED),),
            quote=None if failed else found[0][0].evidence.sentence.span,
            citations=tuple(replace(c, marks=()) if failed else c for c in shown),
        )


def _shown(question: Question) -> str:
    """The question with its misspellings mended."""
    text = question.text
    for said, written in question.corrected:
        text = text.replace(said, written)
    return text


def _refused(text: str) -> Reason | None:
    folded = fold(text)
    if not text or not has_words(folded):
        return Reason.EMPTY
    return Reason.TOO_LONG if len(text) > LONGEST_QUESTION else None
