"""Puts the sentences of some paragraphs to the checks, each as far as it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from retrieval.answer import Reason
from retrieval.checking import called_for, checked
from retrieval.checks import WITHIN
from retrieval.evidence import Evidence, Weighed
from retrieval.judging import Judged
from retrieval.place import Place
from retrieval.question import Question
from retrieval.ranking import SCOPE, Ranked, bound, features, lost, may_lead, promise
from retrieval.report import Paragraph
from retrieval.scope import Scopes

JUDGED = 80  # sentences that are put to the checks
ELSEWHERE = 0.1  # how far a sentence is the answer where only the paragraph that one talks of is asked

Outcomes = dict[Reason, float]


class Judge:
    """Of one question; sentences are known by their place among those that the first look chose."""

    def __init__(
        self, question: Question, weighed: Weighed, shares: Sequence[float], near: Paragraph | None, scopes: Scopes
    ) -> None:
        """`shares` of the best paragraph's score, by paragraph; `near` is the one that a conversation is about."""
        self._question, self._weighed, self._near, self._scopes = question, weighed, near, scopes
        self._shares = np.array(shares, np.float64)[weighed.place]
        self._chosen = np.argsort(-promise(question, weighed, self._shares), kind="stable")[:JUDGED]
        called = called_for(question)
        self._of_scope = tuple(one for one in called if one[0] in SCOPE)
        self._of_rest = tuple(one for one in called if one[0] not in SCOPE)
        self._seen: dict[int, Evidence] = {}
        self._scoped: dict[int, Outcomes] = {}
        self._others: dict[int, Outcomes] = {}

    def judged(self) -> Judged:
        bounds = bound(self._question, self._weighed, self._shares, self._near, self._newest)
        leading = may_lead(self._question, self._weighed, self._near) & bool(self._of_scope)
        return Judged(
            bounds[self._chosen].tolist(),
            self._judge,
            np.flatnonzero(leading[self._chosen]).tolist(),
            lambda at: min(self._scope(at).values(), default=1.0) > 0.0,
            (lambda at: lost(self._scope(at)), lambda at: lost(self._rest(at))),
        )

    def _judge(self, at: int) -> Ranked:
        evidence, outcomes = self._evidence(at), self._scope(at) | self._rest(at)
        share, newest = float(self._shares[self._chosen[at]]), self._newest(evidence.place)
        return Ranked(
            evidence, features(self._question, evidence, outcomes, share, self._near, newest=newest), outcomes
        )

    def _evidence(self, at: int) -> Evidence:
        if at not in self._seen:
            self._seen[at] = self._weighed.evidence(int(self._chosen[at]))
        return self._seen[at]

    def _scope(self, at: int) -> Outcomes:
        """Is it of the year and the place asked about?"""
        if at not in self._scoped:
            self._scoped[at] = checked(self._question, *self._dated(at), self._of_scope)
        return self._scoped[at]

    def _rest(self, at: int) -> Outcomes:
        if at not in self._others:
            found = checked(self._question, *self._dated(at), self._of_rest)
            if self._within is not None and self._evidence(at).place.paragraph is not self._within:
                found[Reason.MISSING_DETAIL] = ELSEWHERE
            self._others[at] = found
        return self._others[at]

    def _dated(self, at: int) -> tuple[Evidence, int | None]:
        """With the year of its report."""
        evidence = self._evidence(at)
        return evidence, self._scopes.profiles[evidence.place.report].year

    @cached_property
    def _within(self) -> Paragraph | None:
        """The only paragraph that is asked."""
        return self._near if WITHIN.match(self._question.folded) else None

    def _newest(self, place: Place) -> bool:
        """浙江的低保标准: as it is now."""
        scope = self._question.scope
        return bool(scope.places) and not scope.years and place.report in self._scopes.newest
