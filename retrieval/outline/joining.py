"""Which lines belong together, because a page wrapped them or a link in the text broke them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.outline import headings
from retrieval.outline.blanks import plain
from retrieval.outline.layout import Layout, layout
from retrieval.outline.lines import NUMBER, Line

_STOPPED = (*tuple("。！？；!?;…"), "...")
_ENDED = (*_STOPPED, *tuple("：:”』」）)】》."))
_OPENED = (*tuple("《“‘（(【〈「『"), "——")
_GOES_ON = tuple("》”’）)】〉」』，,、。；;：:！!？?%％")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("「", "」"))
_MAY_BE_A_HEADING = 40  # characters; a longer line without a full stop is none
_CALL = re.compile(r"各\s*位\s*\S{1,4}\s*\S*[:：！!]$")
_LABEL = re.compile(r"(?:[\u3400-\u9fff]\s{0,3}){2,5}[:：]")
_LETTER = re.compile(r"[A-Za-z]")
_INDEX_LINE = re.compile(r"\d[\d.]{0,3}")
_INDEX = re.compile(r"[A-Za-z]\n+\s*\d[\d.]{0,3}$")
_LEAD_IN = 26  # characters; a shorter sentence on a line of its own opens the paragraph below it
_SEEN = headings.SEEN  # so that both look at the same stretch; with 拼(pīn)音 a third of them is read


def joined(text: str, apart: Sequence[Line], starts: re.Pattern[str]) -> Iterator[Line]:
    """Lines put together again; a line at which `starts` matches always begins anew."""
    laid_out = layout(text, apart)
    held: Line | None = None
    for line in apart:
        if held is not None and _belongs(text, held, line, laid_out, starts):
            held = replace(held, end=line.end, torn=line.torn)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _belongs(text: str, held: Line, line: Line, laid_out: Layout, starts: re.Pattern[str]) -> bool:
    # Long lines are looked at by their ends alone, or joining a long text would take the square of its length.
    before = plain(text[max(held.start, held.end - _SEEN) : held.end])
    after = plain(text[line.start : min(line.end, line.start + _SEEN)])
    length = len(before) if held.end - held.start <= _SEEN else held.end - held.start
    near = line.gap < 3
    begins = starts.match(after) is not None or starts.match(text, line.start, line.end) is not None
    full = laid_out.filled(after)
    if near and not begins and length <= _SEEN and _leads_in(before, after, full):
        return True
    if before.endswith(_OPENED) or after.startswith(_GOES_ON) or (length < _LEAD_IN and NUMBER.fullmatch(before)):
        return near
    if near and (_INDEX.search(before) or is_index(before, after)):
        return True
    if begins or _LABEL.match(after) or (len(after) < _SEEN and _CALL.search(after)):
        return False
    if length <= _SEEN and (_CALL.search(before) or _labelled(before)):
        return False
    if line.gap == 0 and laid_out.spaced:
        return length > _MAY_BE_A_HEADING or not starts.match(before) or not before[-1:].isalnum()
    if line.gap == 0 and laid_out.filled(_last_line(text, held)):
        return line.indent < 2 or (not laid_out.indented and line.indent <= held.indent)
    if before.endswith(_STOPPED):
        return False
    if any(_left_open(before, *pair) for pair in _PAIRS):
        return near
    tail_of_a_word = line.end - line.start <= 2 and after.isalpha() and length > 2 and line.gap == 0
    if before.endswith(_ENDED) or not near:
        return tail_of_a_word
    return tail_of_a_word or not _may_be_a_heading(before, length, line, starts)


def _may_be_a_heading(before: str, length: int, line: Line, starts: re.Pattern[str]) -> bool:
    """Short, or with a number before it and a blank line after it; 拼(pīn)音 and 撑 开 do not make it long."""
    if length > _SEEN or "。" in before:
        return length <= _MAY_BE_A_HEADING
    return len(plain(before)) <= _MAY_BE_A_HEADING or (line.gap > 0 and starts.match(before) is not None)


def _leads_in(before: str, after: str, full: bool) -> bool:
    """各位代表！ or a lead sentence above its paragraph; a label above its value."""
    if _LABEL.fullmatch(before):
        return len(after) <= 12
    short = 2 < len(before) <= _LEAD_IN and before.endswith(("。", "！", "!"))
    return short and (full or len(after) > _MAY_BE_A_HEADING)


def _labelled(before: str) -> bool:
    """来源：北京日报 is complete; 来源： is not."""
    return len(before) < 60 and _LABEL.match(before) is not None and _LABEL.fullmatch(before) is None


def is_index(before: str, line: str) -> bool:
    """Is this line what stands below a letter, as in M₂ and PM₂.₅, of which a copy makes three lines?"""
    return _LETTER.search(before[-1:]) is not None and _INDEX_LINE.fullmatch(line) is not None


def _last_line(text: str, held: Line) -> str:
    return text[max(text.rfind("\n", held.start, held.end) + 1, held.start) : held.end]


def _left_open(before: str, opener: str, closer: str) -> bool:
    at = before.rfind(opener)
    return at >= 0 and closer not in before[at:] and len(before) - at < 60
