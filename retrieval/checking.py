"""The table of all checks, and which of them a question calls for.

Each check gives 0 (it is not there) to 1 (it is); None where the question does not ask for such a thing.
"""

from __future__ import annotations

from collections.abc import Callable

from retrieval.answer import Reason
from retrieval.asking import Kind
from retrieval.checks import (
    DOWN,
    LINES,
    NEGATED,
    QUOTING,
    affirmed_check,
    body_check,
    direction_check,
    line_check,
    named_check,
    names_body,
    place_check,
    polarity_check,
    quoted_check,
)
from retrieval.detail_checks import (
    ABOUT,
    CALLING,
    LOCATED,
    ORDINAL,
    WHEREABOUTS,
    calling_check,
    contrary_check,
    entity_check,
    located_check,
    meaning_check,
    ordinal_check,
    stated_check,
    whereabouts_check,
)
from retrieval.evidence import Evidence
from retrieval.figure_fit import figure_check
from retrieval.kind_checks import (
    cause_check,
    date_check,
    name_check,
    superlative_check,
    who_check,
)
from retrieval.list_check import list_check
from retrieval.plan_check import plan_check
from retrieval.question import Question
from retrieval.year_check import year_check

Check = Callable[[Question, Evidence, int | None], float | None]

CHECKS: dict[Reason, tuple[Check, ...]] = {
    Reason.OTHER_YEAR: (year_check,),
    Reason.OTHER_PLACE: (place_check, named_check),
    Reason.OTHER_BODY: (body_check,),
    Reason.MISSING_FIGURE: (figure_check, plan_check),
    Reason.MISSING_DATE: (date_check,),
    Reason.MISSING_NAME: (name_check, who_check),
    Reason.MISSING_DETAIL: (
        list_check,
        cause_check,
        polarity_check,
        affirmed_check,
        quoted_check,
        superlative_check,
        direction_check,
        stated_check,
        ordinal_check,
        calling_check,
        entity_check,
        contrary_check,
        whereabouts_check,
        located_check,
        meaning_check,
        line_check,
    ),
}


_ALWAYS = tuple(Kind)
# Of which kinds of question a check has anything to say,
_KINDS: dict[Check, tuple[Kind, ...]] = {
    figure_check: (Kind.NUMBER, Kind.ORDINAL),
    plan_check: (Kind.NUMBER,),
    date_check: (Kind.DATE,),
    name_check: (Kind.NAME,),
    who_check: (Kind.WHO,),
    list_check: (Kind.LIST,),
    cause_check: (Kind.REASON,),
    quoted_check: QUOTING,
    superlative_check: (Kind.WHO, Kind.LIST, Kind.NAME),
    stated_check: (Kind.YES_NO,),
    meaning_check: (Kind.MEANING,),
    entity_check: ABOUT,
    contrary_check: ABOUT,
    line_check: LINES,
}
# and what else must stand in the question.
_NEEDS: dict[Check, Callable[[Question], object]] = {
    year_check: lambda question: question.scope.years,
    place_check: lambda question: question.scope.nation or question.scope.strangers,
    body_check: names_body,
    named_check: lambda question: any(concept.name for concept in question.concepts),
    entity_check: lambda question: any(concept.rare for concept in question.concepts),
    contrary_check: lambda question: any(concept.forms[0].contrary for concept in question.concepts),
    affirmed_check: lambda question: any(concept.verb and len(concept.said) > 1 for concept in question.concepts),
    polarity_check: lambda question: NEGATED.search(question.folded),
    quoted_check: lambda question: question.quoted,
    ordinal_check: lambda question: ORDINAL.search(question.folded),
    calling_check: lambda question: CALLING.search(question.folded),
    whereabouts_check: lambda question: WHEREABOUTS.search(question.folded),
    located_check: lambda question: LOCATED.search(question.folded),
    direction_check: lambda question: DOWN.search(question.wording),
}
Called = tuple[tuple[Reason, tuple[Check, ...]], ...]


def called_for(question: Question) -> Called:
    """The checks that can have something to say; most have not, and each would be asked for every sentence."""
    kind = question.asked.kind
    called = (
        (
            reason,
            tuple(c for c in checks if kind in _KINDS.get(c, _ALWAYS) and (c not in _NEEDS or _NEEDS[c](question))),
        )
        for reason, checks in CHECKS.items()
    )
    return tuple((reason, checks) for reason, checks in called if checks)


def checked(
    question: Question, evidence: Evidence, report_year: int | None, called: Called | None = None
) -> dict[Reason, float]:
    """The worst outcome of each kind of check that the question calls for."""
    outcomes: dict[Reason, float] = {}
    for reason, checks in called_for(question) if called is None else called:
        found = [o for check in checks if (o := check(question, evidence, report_year)) is not None]
        if found:
            outcomes[reason] = min(found)
    return outcomes
