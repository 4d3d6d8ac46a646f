"""Which lines are headings, and how deep they stand: 第一部分, 一、 (一) 1. ①, markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

_N = "[一二三四五六七八九十百零〇0-9]{1,4}"
_S = "[ \u3000]*"
# Outermost first; the place in this list is the rank.
_NUMBERED = (
    re.compile(rf"第{_N}(?:部分|编|篇)"),
    re.compile(rf"第{_N}章"),
    re.compile(rf"第{_N}节"),
    re.compile(rf"[一二三四五六七八九十]{{1,3}}{_S}(?:、|[.．](?!\d))"),
    re.compile(rf"[（(]{_S}[一二三四五六七八九十]{{1,3}}{_S}[）)]"),
    re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))"),
    re.compile(r"[（(]\d{1,2}[）)]"),
)
_MARKDOWN = re.compile(r"(#{1,6})[ \t]+\S")
_SECTION_START = re.compile("|".join(pattern.pattern for pattern in (*_NUMBERED, _MARKDOWN)))
_BODY_END = tuple("。；;！？!?…：:，,、")
_LEAD_END = re.compile(r"[。！？!?]|[:：](?=[一1（(①])")
UNNUMBERED = 20
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading from `start` to `end`; what follows `end` on the same line is body text."""

    start: int
    end: int
    rank: int


starts = re.compile(rf"(?:{_SECTION_START.pattern}|[一二三四五六七八九十]{{1,3}}是|[①-⑳]|——|[—–-]{{2}})")


def rank_of(line: str) -> int | None:
    """How deep a numbered line stands; None where it has no number."""
    marks = _MARKDOWN.match(line)
    if marks:
        return -10 + len(marks.group(1))
    return next((rank for rank, pattern in enumerate(_NUMBERED) if pattern.match(line)), None)


def heading_line(text: str, start: int, end: int) -> Heading | None:
    """The heading, where the line is one or opens with one and a body follows (run-in)."""
    line = text[start:end]
    rank = rank_of(line)
    if rank is None:
        return None
    if len(line) <= LONGEST and not line.endswith(_BODY_END):
        return Heading(start, end, rank)
    lead = _LEAD_END.search(line)
    if lead and lead.start() <= LONGEST and "；" not in line[: lead.start()]:
        return Heading(start, start + lead.start(), rank)
    return None


def bare_heading(line: str) -> bool:
    """Could an unnumbered line be a heading: short, without a full stop, not a call to the audience?"""
    return 3 < len(line) <= 40 and not line.endswith((*_BODY_END, ")", "）", "”")) and not line.startswith(("——", "各位"))


def lead_sentence(text: str, first: tuple[int, int]) -> Heading | None:
    """The short first sentence of a paragraph, which names its topic: 推动高水平平安上海建设。"""
    start, end = first
    if 4 < end - start <= 40 and text[end - 1] == "。":
        return Heading(start, end - 1, UNNUMBERED + 1)
    return None
