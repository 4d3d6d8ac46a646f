"""What is to be said beside an answer: what a word meant, what 去年 is in that report, what was filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retrieval.answer import Alias, Note, NoteKind, Reason
from retrieval.asking import Kind
from retrieval.evidence import Evidence
from retrieval.judging import Judged
from retrieval.lexicon import Lexicon
from retrieval.plan_check import asks_for_target, tells_target
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


def notes(question: Question, judged: Judged) -> tuple[Note, ...]:
    """Beside an answer: what 去年 means there, and whether other reports answer as well."""
    reports = answering(question, judged)
    several = Note(NoteKind.SEVERAL_REPORTS, {"count": len(reports)})
    best = judged[0].evidence
    target = question.asked.kind is Kind.NUMBER and tells_target(question, best) and not asks_for_target(question)
    return (
        *_years(question, best),
        *([Note(NoteKind.TARGET)] if target else []),
        *([several] if len(reports) > 1 else []),
    )


def answering(question: Question, judged: Judged) -> list[Ranked]:
    """The best of each report that answers as well as the first, where the question names no report."""
    best = judged[0]
    scope = question.scope
    found = {best.evidence.place.report: best}
    if not (scope.places or scope.preferred or scope.report_years):
        for ranked in judged.over(0.95 * best.score):
            if ranked.odds > max(0.0, best.odds - 0.5):
                found.setdefault(ranked.evidence.place.report, ranked)
    return list(found.values())


def missing(question: Question, best: Ranked, reason: Reason | None) -> Note:
    """Why the nearest passage is no answer: what it is about, and what it lacks."""
    text = "".join(sentence.folded for sentence in best.evidence.place.sentences)
    own = [
        c
        for c in question.concepts
        if c.start >= 0 and len(c.said) > 1 and not re.search(r"\d|几|多少|哪|什么", c.said)
    ]
    held = [(c, form) for c in own if (form := next((f.text for f in c.forms if f.text in text), None))]
    values: dict[str, str | int] = {"reason": str(reason)}
    topic = max(held, key=lambda pair: pair[0].weight, default=None)
    if topic:
        values["topic"] = topic[1]
    head = question.head
    if head and reason in (Reason.MISSING_FIGURE, Reason.MISSING_NAME) and (not topic or head.said != topic[0].said):
        values["missing"] = head.said
    strange = [c for c in own if not c.known]
    if reason is Reason.MISSING_DETAIL and strange:
        values["missing"] = max(strange, key=lambda c: c.weight).said
    if reason is Reason.OTHER_YEAR:
        values["asked"] = "、".join(f"{year}年" for year in question.scope.years)
        if best.evidence.sentence.years:
            values["found"] = "、".join(f"{year}年" for year in sorted(best.evidence.sentence.years)[:3])
    if reason is Reason.OTHER_PLACE and question.scope.strangers:
        values["asked"] = "、".join(question.scope.strangers)
    return Note(NoteKind.MISSING, values)


def _years(question: Question, evidence: Evidence) -> Iterable[Note]:
    """去年 in a report of 2020 is 2019: said where the sentence depends on it."""
    for word, year in evidence.sentence.told.words:
        if word != "今年" or year in question.scope.years:
            yield Note(NoteKind.YEAR_MEANS, {"said": word, "year": year})
            return
