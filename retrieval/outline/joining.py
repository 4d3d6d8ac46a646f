"""Which lines belong together, because a page wrapped them or a link in the text broke them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.outline.blanks import plain
from retrieval.outline.lines import NEVER, NUMBER, Line

_STOPPED = tuple("。！？；!?;…")
_ENDED = (*_STOPPED, *tuple("：:”』」）)】》."))
_OPENED = (*tuple("《“‘（(【〈「『"), "——")
_GOES_ON = tuple("》”’）)】〉」』，,、。；;：:！!？?%％")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("「", "」"))
_MAY_BE_A_HEADING = 40  # characters; a longer line without a full stop is none
_CALL = re.compile(r"各\s*位\s*\S{1,4}\s*\S*[:：！!]$")
_LABEL = re.compile(r"(?:[\u3400-\u9fff]\s{0,3}){2,5}[:：]")
_LEAD_IN = 26  # characters; a shorter sentence on a line of its own opens the paragraph below it
_SEEN = 120  # characters
_LAYOUT_NEEDS = 12  # lines, before anything is said about how a text is laid out


def joined(text: str, apart: Sequence[Line], starts: re.Pattern[str]) -> Iterator[Line]:
    """Lines put together again; a line at which `starts` matches always begins anew."""
    width = wrap_width(apart)
    spaced = blank_lines_part(apart)
    held: Line | None = None
    for line in apart:
        if held is not None and _belongs(text, held, line, width, spaced, starts):
            held = replace(held, end=line.end)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def wrap_width(apart: Sequence[Line]) -> int | None:
    """The width at which a text was wrapped by force; None where a line is as long as its paragraph."""
    if len(apart) < _LAYOUT_NEEDS:
        return None
    sizes = Counter(line.end - line.start for line in apart)
    size = max((s for s in sizes if s >= 20), key=lambda s: sum(sizes[s + off] for off in (-1, 0, 1)), default=0)
    near = sum(sizes[size + off] for off in (-4, -3, -2, -1, 0, 1, 2))
    longer = sum(count for s, count in sizes.items() if s > size + 4)
    return size if near * 3 > len(apart) and longer * 10 < len(apart) else None


def blank_lines_part(apart: Sequence[Line]) -> bool:
    """Are paragraphs told apart by blank lines, so that a single line end means nothing?"""
    return len(apart) >= _LAYOUT_NEEDS and sum(0 < line.gap < NEVER for line in apart) * 3 > len(apart)


def _belongs(
    text: str, held: Line, line: Line, width: int | None, spaced: bool, starts: re.Pattern[str]
) -> bool:
    # Long lines are looked at by their ends alone, or joining a long text would take the square of its length.
    before = text[max(held.start, held.end - _SEEN) : held.end]
    after = text[line.start : min(line.end, line.start + _SEEN)]
    length = held.end - held.start
    near = line.gap < 3
    begins = starts.match(after) is not None
    if near and not begins and length <= _SEEN and _leads_in(before, after):
        return True
    if before.endswith(_OPENED) or after.startswith(_GOES_ON) or (length < _LEAD_IN and NUMBER.fullmatch(before)):
        return near
    if begins or _LABEL.match(after) or (len(after) < _SEEN and _CALL.search(after)):
        return False
    if length <= _SEEN and (_CALL.search(before) or _labelled(before)):
        return False
    if line.gap == 0 and spaced:
        return length > _MAY_BE_A_HEADING or not starts.match(before) or not before[-1:].isalnum()
    if line.gap == 0 and width is not None and _full(text, held, width):
        return line.indent <= held.indent or line.indent < 2
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


def _leads_in(before: str, after: str) -> bool:
    """各位代表！ or a lead sentence above its paragraph; a label above its value."""
    if _LABEL.fullmatch(before):
        return len(after) <= 12
    short = 2 < len(before) <= _LEAD_IN and before.endswith(("。", "！", "!"))
    return short and len(after) > _MAY_BE_A_HEADING


def _labelled(before: str) -> bool:
    """来源：北京日报 is complete; 来源： is not."""
    return len(before) < 60 and _LABEL.match(before) is not None and _LABEL.fullmatch(before) is None


def _full(text: str, held: Line, width: int) -> bool:
    """Does the last line of what is held reach the width at which lines were wrapped?"""
    last = max(text.rfind("\n", held.start, held.end) + 1, held.start)
    return held.end - last >= width - 4


def _left_open(before: str, opener: str, closer: str) -> bool:
    at = before.rfind(opener)
    return at >= 0 and closer not in before[at:] and len(before) - at < 60
