"""Blocks to sections and paragraphs, numbered and nested."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from retrieval.outline import headings
from retrieval.outline.headings import Heading
from retrieval.outline.lines import Line
from retrieval.outline.paragraphs import cut
from retrieval.report import Paragraph, Report, Section

_BELOW = 0.5


class _Open(NamedTuple):
    rank: float
    number: int | None  # 一、 is 1
    section: Section


@dataclass(slots=True)
class Builder:
    """Takes the blocks of a report in order."""

    report: Report
    unnumbered_rank: int
    sections: list[Section] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)  # outermost first

    def block(self, before: Line, line: Line, after: Line) -> None:
        """One block: a heading, or body text that may open with one; the blocks around it tell which."""
        text = self.report.text
        heading = headings.numbered(text, line.start, line.end, before.text(text), after.text(text))
        if heading is None and headings.closes(line.text(text)):
            heading = Heading(line.start, line.end, headings.OUTERMOST)
        elif heading is None and self._may_head(before, line, after):
            heading = Heading(line.start, line.end, self.unnumbered_rank)
        if heading:
            self._enter(heading)
        if heading is None or heading.end < line.end:
            self.body(line.start, line.end, may_have_topic=heading is None and not before.torn)

    def _may_head(self, before: Line, line: Line, after: Line) -> bool:
        text = self.report.text
        torn = line.torn or before.torn  # the end of a sentence on the next page is short, but no heading
        return not torn and headings.unnumbered(line.text(text), before.text(text), after.text(text))

    def body(self, start: int, end: int, *, may_have_topic: bool = False) -> None:
        """Body text to paragraphs; the topic of a long block is the section of its pieces."""
        pieces = cut(self.report.text, start, end)
        several = may_have_topic and len(pieces) > 1
        topic = headings.topic(self.report.text, *pieces[0][0]) if several else None
        if topic:
            self._enter(topic)
        for piece in pieces:
            self._add(piece)
        if topic:
            self._open.pop()  # it names this block alone

    def _add(self, piece: list[tuple[int, int]]) -> None:
        span = self.report.span(piece[0][0], piece[-1][1])
        section = self._open[-1].section if self._open else None
        sentences = tuple(self.report.span(*sentence) for sentence in piece)
        self.paragraphs.append(Paragraph(span, len(self.paragraphs) + 1, section, sentences))

    def _enter(self, heading: Heading) -> None:
        count = headings.count_of(self.report.text[heading.start : heading.end])
        rank = self._rank(heading.rank, count)
        while self._open and self._open[-1].rank >= rank:
            self._open.pop()
        parent = self._open[-1].section if self._open else None
        section = Section(self.report.span(heading.start, heading.end), len(self._open), parent)
        self._open.append(_Open(rank, count, section))
        self.sections.append(section)

    def _rank(self, rank: float, count: int | None) -> float:
        """The rank of a heading; 一、 within （三） counts anew and stands below it, 二、 after it beside it."""
        nested = self._open[-1].rank if self._open else rank
        same = next((one for one in self._open if one.rank == rank), None)
        if count is None or same is None or nested <= rank:
            return rank
        within = next((one for one in self._open if one.rank % 1 and one.number == count - 1), None)
        if within:
            return within.rank
        return nested + _BELOW if count <= (same.number or 0) else rank
