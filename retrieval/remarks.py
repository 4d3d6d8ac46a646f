"""What is to be said beside an answer: what a word meant, what 去年 is in that report, what was filled in."""

from __future__ import annotations

from collections.abc import Iterable

from retrieval.answer import Alias, Note, NoteKind
from retrieval.evidence import Evidence
from retrieval.lexicon import Lexicon
from retrieval.question import Concept, Question
from retrieval.ranking import Ranked


def aliases(question: Question, evidence: Evidence, lexicon: Lexicon) -> tuple[Alias, ...]:
    """Words of the question that the sentence has in another form, and misspellings that were mended."""
    mended = [Alias(said, written, corrected=True) for said, written in question.corrected]
    text = "".join(sentence.folded for sentence in evidence.place.sentences)
    used = [(c, form) for c in question.concepts if c.start >= 0 and (form := _other_form(c, text))]
    return (*mended, *(Alias(concept.said, lexicon.shown(form)) for concept, form in used))


def _other_form(concept: Concept, folded: str) -> str | None:
    if concept.said in folded:
        return None
    return next((form.text for form in concept.forms[1:] if form.text in folded), None)


def notes(question: Question, best: Ranked, judged: Iterable[Ranked]) -> tuple[Note, ...]:
    return tuple(_years(question, best.evidence))


def _years(question: Question, evidence: Evidence) -> Iterable[Note]:
    """去年 in a report of 2020 is 2019: said where the sentence depends on it."""
    for word, year in evidence.sentence.told.words:
        if word != "今年" or year in question.scope.years:
            yield Note(NoteKind.YEAR_MEANS, {"said": word, "year": year})
            return
