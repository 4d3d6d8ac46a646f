"""Puts the parts of a report together: lines to blocks, blocks to sections and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from retrieval.outline import headings, masthead
from retrieval.outline.furniture import begins_tail, is_furniture
from retrieval.outline.headings import Heading
from retrieval.outline.lines import Line, joined, lines
from retrieval.outline.paragraphs import cut
from retrieval.report import Outline, Paragraph, Report, Section, Span

_HEAD_LINES = 25
_CALLS = ("各位代表", "各位委员", "同志们", "各 位 代 表")


def outline(report: Report) -> Outline:
    """The parts of a report. Never fails: a text without any structure is one section-less row of paragraphs."""
    text = report.text
    blocks, furniture = _blocks(text)
    head = _head(text, blocks)
    rest = blocks[len(head) :]
    body = (rest[0].start, rest[min(2, len(rest) - 1)].end) if rest else (len(text), len(text))
    titles = masthead.title(text, head, body)
    published = masthead.publisher(text, head, titles, body)
    tail = (rest[-1].start, rest[-1].end) if rest else (len(text), len(text))
    builder = _Builder(report)
    for line in head:
        builder.body(line.start, line.end)
    for line, after in zip(rest, [*rest[1:], None], strict=True):
        builder.block(line, after)
    return Outline(
        report=report,
        title=tuple(report.span(*piece) for piece in titles),
        publisher=report.span(*published) if published else None,
        date=masthead.date(text, head, titles, tail),
        sections=tuple(builder.sections),
        paragraphs=tuple(builder.paragraphs),
        furniture=tuple(report.span(line.start, line.end) for line in furniture),
    )


def _blocks(text: str) -> tuple[list[Line], list[Line]]:
    """Lines of the report, put together where they were broken, and lines of furniture."""
    kept: list[Line] = []
    furniture: list[Line] = []
    ended = False
    for line in lines(text):
        content = line.text(text)
        ended = ended or begins_tail(content)
        (furniture if ended or is_furniture(content) else kept).append(line)
    return list(joined(text, kept, headings.starts)), furniture


def _head(text: str, blocks: Sequence[Line]) -> Sequence[Line]:
    """The masthead: short lines before the first call, heading or paragraph of some length."""
    for number, line in enumerate(blocks[:_HEAD_LINES]):
        content = line.text(text)
        long = len(content) > 90 and "。" in content[:-1]
        first_heading = number and headings.rank_of(content) is not None
        if content.startswith(_CALLS) or long or first_heading:
            return blocks[:number]
        if content.endswith("。") and len(content) > 20 and not masthead._SPEAKER.search(content.rstrip("。")):
            return blocks[:number]
    return blocks[: min(len(blocks), _HEAD_LINES)] if len(blocks) <= 3 else blocks[:0]


@dataclass(slots=True)
class _Builder:
    report: Report
    sections: list[Section] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    _open: list[tuple[int, Section]] = field(default_factory=list)  # rank and section, outermost first

    def block(self, line: Line, after: Line | None) -> None:
        """One block: a heading, or body text that may open with one."""
        text = self.report.text
        heading = headings.heading_line(text, line.start, line.end)
        if heading is None and after is not None and self._is_bare(line, after):
            heading = Heading(line.start, line.end, headings.UNNUMBERED)
        if heading and heading.end == line.end:
            self._enter(heading)
        else:
            if heading:
                self._enter(heading)
            self.body(line.start, line.end, lead=heading is None)

    def body(self, start: int, end: int, *, lead: bool = False) -> None:
        pieces = cut(self.report.text, start, end)
        topic = headings.lead_sentence(self.report.text, pieces[0][0]) if lead and len(pieces) > 1 else None
        if topic:
            self._enter(topic)
        for piece in pieces:
            self._add(piece)
        if topic:
            self._open.pop()  # it names this block alone

    def _add(self, piece: list[tuple[int, int]]) -> None:
        span = self.report.span(piece[0][0], piece[-1][1])
        section = self._open[-1][1] if self._open else None
        inside = tuple(self.report.span(*sentence) for sentence in piece)
        self.paragraphs.append(Paragraph(span, len(self.paragraphs) + 1, section, inside))

    def _enter(self, heading: Heading) -> None:
        while self._open and self._open[-1][0] >= heading.rank:
            self._open.pop()
        parent = self._open[-1][1] if self._open else None
        section = Section(Span(self.report, heading.start, heading.end), len(self._open), parent)
        self._open.append((heading.rank, section))
        self.sections.append(section)

    def _is_bare(self, line: Line, after: Line) -> bool:
        text = self.report.text
        return headings.bare_heading(line.text(text)) and after.end - after.start > 40 and headings.rank_of(line.text(text)) is None  # noqa: E501
