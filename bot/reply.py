"""What a channel shows: blocks in reading order, and what can be done next.

Text of reports stays a span until it is rendered, so no channel can alter it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.turn import Turn
from retrieval import Answer, Citation, Span


class Kind(StrEnum):
    ANSWERED = "answered"
    RELATED = "related"
    NOT_FOUND = "not_found"
    PLACE = "place"  # a part of a report that was opened: a paragraph, a section, the target of a link
    TEXT = "text"  # help, the list of reports, thanks
    BYE = "bye"  # the reader wants to leave


class Tone(StrEnum):
    """How a line is meant; a channel may show it by colour or type, never by that alone."""

    UNDERSTOOD = "understood"  # what the question was taken for
    CAUTION = "caution"  # what follows is no answer
    NOTE = "note"
    PLAIN = "plain"
    TITLE = "title"
    EXAMPLE = "example"  # a question that can be asked here


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence that answers, by itself."""

    span: Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span with the line that says where it stands."""

    source: str
    span: Span
    marks: tuple[Span, ...] = ()  # in order, inside the span, not overlapping
    number: int | None = None  # of the citation, from 1; None for an opened place
    url: str | None = None  # where the report was published, as an operator stated it


Block = Line | Quote | Excerpt


class Act(StrEnum):
    """What a button does; the value is short because Telegram gives a button 64 bytes."""

    MORE = "m"  # further citations of the same answer
    OPEN = "o"  # the excerpt itself
    BEFORE = "b"  # the paragraph before the one shown
    AFTER = "a"
    SECTION = "s"  # the whole section
    BACK = "k"  # to the answer itself
    COPY = "c"  # `copy` goes to the clipboard
    RIGHT = "r"
    WRONG = "w"
    REPORTS = "l"  # another page of the list of reports
    ASK = "q"  # ask the example that stands on the button


@dataclass(frozen=True, slots=True)
class Action:
    """A button. `act` and `target` are enough to carry it out later, even after a restart."""

    act: Act
    label: str
    target: str = ""  # at most 60 bytes
    copy: str = ""  # for COPY: at most 256 UTF-16 units


@dataclass(frozen=True, slots=True)
class Reply:
    kind: Kind
    blocks: tuple[Block, ...]
    turn: Turn  # to be handed back with the next message of this chat
    actions: tuple[Action, ...] = ()
    answer: Answer | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        return self.answer.citations if self.answer else ()
