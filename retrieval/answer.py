"""What comes back for a question: spans, and codes for what is to be said about them.

Sentences for readers are made from the codes by bot/wording.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from retrieval.report import Outline, Paragraph, Span

if TYPE_CHECKING:
    from retrieval.question import Question


class Status(StrEnum):
    ANSWERED = "answered"  # the quote answers, for the report, year, place and kind of answer asked for
    RELATED = "related"  # right topic, but what is asked is not there: nearest excerpts, named as such
    NOT_FOUND = "not_found"  # nothing near enough to show; no citations


class Reason(StrEnum):
    """Why a question is not answered."""

    NO_EVIDENCE = "no_evidence"
    OTHER_YEAR = "other_year"
    OTHER_PLACE = "other_place"
    OTHER_BODY = "other_body"
    MISSING_FIGURE = "missing_figure"
    MISSING_NAME = "missing_name"
    MISSING_DATE = "missing_date"
    MISSING_DETAIL = "missing_detail"
    SMALL_TALK = "small_talk"
    UNCLEAR = "unclear"  # a follow-up with nothing before it, a single character, only question words
    TOO_LONG = "too_long"
    EMPTY = "empty"
    NO_REPORTS = "no_reports"


class NoteKind(StrEnum):
    """One sentence to the reader beside the quote."""

    YEAR_MEANS = "year_means"  # in this report `said` (去年) means `year`
    TARGET = "target"  # what is quoted is a target, and no target was asked for
    SEVERAL_REPORTS = "several_reports"  # `count` reports answer, each is shown
    FILLED_IN = "filled_in"  # understood from the turn before
    COUNT = "count"  # `word` stands `count` times in `reports` reports
    MISSING = "missing"  # why it is related and not answered; `reason` and what is missing
    COMPARED = "compared"


@dataclass(frozen=True, slots=True)
class Note:
    kind: NoteKind
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alias:
    """A word of the question and the word of the reports it was taken for."""

    said: str
    written: str
    corrected: bool = False  # a misspelling, not a synonym


@dataclass(frozen=True, slots=True)
class Citation:
    """An excerpt and where it stands."""

    excerpt: Span
    outline: Outline
    paragraph: Paragraph
    marks: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    question: str  # as typed, cleaned of what cannot be shown
    understood: str  # after a follow-up is filled in and misspellings are mended
    status: Status
    reason: Reason | None = None
    notes: tuple[Note, ...] = ()
    quote: Span | None = None
    citations: tuple[Citation, ...] = ()  # best first; the first holds the quote
    aliases: tuple[Alias, ...] = ()
    meaning: Question | None = None  # what was understood, for the turn after this one
    resting: Answer | None = field(default=None, repr=False)  # where it cites nothing: the last answer that did
