"""A report and its parts, all of them ranges of one text that never changes.

Reading files is the readers' work, finding the parts is the outline's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False, slots=True)
class Report:
    """One source file, decoded once."""

    file: str  # path below the reports folder, with forward slashes
    text: str = field(repr=False)
    sha256: str = field(repr=False)  # of the file's bytes
    pages: tuple[int, ...] = field(default=(), repr=False)  # where each page begins, for formats that have pages

    def span(self, start: int, end: int) -> Span:
        return Span(self, start, end)

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, on which a character stands; None where the format has no pages."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start to end of a report. Its text is a slice, so it is verbatim by construction."""

    report: Report
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.report.text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        return self.report is other.report and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the section it stands in."""

    heading: Span
    level: int  # 0 is the outermost
    parent: Section | None

    @property
    def path(self) -> tuple[Span, ...]:
        """Headings from the outermost to this one."""
        return (*self.parent.path, self.heading) if self.parent else (self.heading,)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What BM25 ranks; `sentences` lie inside it in order and do not overlap."""

    span: Span
    number: int  # within its report, from 1
    section: Section | None
    sentences: tuple[Span, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Outline:
    """What a report says of itself, and its parts."""

    report: Report
    title: tuple[Span, ...]  # pieces of the text, shown joined by a space; empty where none was found
    publisher: Span | None
    date: str | None  # ISO: 2020-11-15, 2020-11 or 2020
    sections: tuple[Section, ...]
    paragraphs: Sequence[Paragraph]  # which does not change
    furniture: tuple[Span, ...]
    url: str | None = None  # where it was published, if a sidecar says so

    @property
    def size(self) -> int:
        """How many paragraphs there are."""
        return len(self.paragraphs)

    def once(self) -> Outline:
        """The same for who looks into it once: what that takes is not kept."""
        return self

    def texts(self, first: int, last: int) -> list[str]:
        """Those of some of the paragraphs."""
        return [paragraph.span.text for paragraph in self.paragraphs[first:last]]
