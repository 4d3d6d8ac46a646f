"""Puts the parts of a report together: lines to blocks, blocks to sections and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.outline import headings
from retrieval.outline.building import Builder
from retrieval.outline.dates import date
from retrieval.outline.furniture import is_cut_short, is_furniture, is_garbled, is_page_number, is_record, tail_begins
from retrieval.outline.joining import is_index, joined
from retrieval.outline.lines import NEVER, Line, lines
from retrieval.outline.masthead import head, title
from retrieval.outline.publisher import publisher
from retrieval.report import Outline, Report

_TOP_LEVEL = 3  # the rank of 一、
_SEEN = 4000  # characters below the head that may name the publisher


def outline(report: Report) -> Outline:
    """The parts of a report. Never fails: a text without structure is a row of paragraphs without sections."""
    text = report.text
    blocks, furniture = _blocks(text)
    top = head(text, blocks)
    rest = blocks[len(top) :]
    body = (rest[0].start, rest[min(2, len(rest) - 1)].end) if rest else (len(text), len(text))
    body = (body[0], min(body[1], body[0] + _SEEN))
    titles = title(text, top, body)
    published = publisher(text, top, titles, body)
    builder = Builder(report, _unnumbered_rank(text, rest))
    for line in top:
        if is_record(line.text(text)):
            furniture.append(line)
        else:
            builder.body(line.start, line.end)
    ends = Line(len(text), len(text))
    for before, line, after in zip([ends, *rest], rest, [*rest[1:], ends], strict=False):
        builder.block(before, line, after)
    return Outline(
        report=report,
        title=tuple(report.span(*piece) for piece in titles),
        publisher=report.span(*published) if published else None,
        date=date(text, top, titles, rest[-2:]),
        sections=tuple(builder.sections),
        paragraphs=tuple(builder.paragraphs),
        furniture=tuple(report.span(line.start, line.end) for line in sorted(furniture, key=_start)),
    )


def _blocks(text: str) -> tuple[list[Line], list[Line]]:
    """Lines of the report, put together where they were broken, and furniture, both in order."""
    found, marks = lines(text)
    contents = [line.text(text) for line in found]
    tail = tail_begins(contents)
    kept: list[Line] = []
    furniture = marks
    apart = False
    for number, (line, content) in enumerate(zip(found, contents, strict=True)):
        index = number > 0 and is_index(contents[number - 1], content)
        if number >= tail or (is_furniture(content) and not index):
            furniture.append(line)
            apart = True
            if kept and is_page_number(content):
                kept[-1] = replace(kept[-1], torn=True)
        else:
            record = is_record(content)
            kept.append(replace(line, gap=NEVER) if apart or record else line)
            apart = record
    return list(joined(text, kept, headings.starts)), furniture


def _start(line: Line) -> int:
    return line.start


def _unnumbered_rank(text: str, blocks: Sequence[Line]) -> int:
    numbered = any(headings.rank_of(line.text(text)) == _TOP_LEVEL for line in blocks)
    return headings.BELOW_NUMBERS if numbered else headings.ABOVE_NUMBERS


def garbled(found: Outline) -> int:
    """How many lines were set aside because nobody can read them."""
    return sum(is_garbled(span.text) for span in found.furniture)


def cut_short(found: Outline) -> bool:
    """Does the page say that the rest of the report stands elsewhere?"""
    return any(is_cut_short(span.text) for span in found.furniture[-5:])
