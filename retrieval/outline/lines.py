"""The lines of a text, and which of them belong together because a page wrapped or broke them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.outline.sentences import trim

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ENDED = tuple("。！？；：!?;:…”』」）)】》.")
_OPENED = tuple("《“‘（(【〈「『")
_GOES_ON = tuple("》”’）)】〉」』，,、。；;：:！!？?%％")
_UNPAIRED = (("《", "》"), ("“", "”"), ("（", "）"), ("「", "」"))
_SPEAKS_FOR_ITSELF = 40  # a shorter line without a full stop may well be a heading


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text without the blanks at its ends; several lines of the file where they belong together."""

    start: int
    end: int
    indent: int  # characters before it
    gap: int  # blank lines before it

    def text(self, whole: str) -> str:
        return whole[self.start : self.end]


def lines(text: str) -> list[Line]:
    """Every line that is not blank."""
    found: list[Line] = []
    behind = 0
    for match in _LINE.finditer(text):
        trimmed = trim(text, match.start(), match.end())
        if trimmed:
            breaks = text.count("\n", behind, trimmed[0]) or text.count("\r", behind, trimmed[0])
            found.append(Line(*trimmed, indent=trimmed[0] - match.start(), gap=max(0, breaks - 1)))
            behind = trimmed[1]
    return found


def wrap_width(text: str, all_lines: list[Line]) -> int | None:
    """The width at which a text was wrapped by force; None where lines are paragraphs."""
    sizes = Counter(line.end - line.start for line in all_lines)
    if len(all_lines) < 20:
        return None
    size = max((s for s in sizes if s >= 20), key=lambda s: sizes[s] + sizes[s - 1] + sizes[s + 1], default=0)
    near = sum(sizes[size + off] for off in (-2, -1, 0, 1, 2))
    longer = sum(count for s, count in sizes.items() if s > size + 2)
    return size if near * 3 > len(all_lines) and longer * 10 < len(all_lines) else None


def joined(text: str, apart: list[Line], starts: re.Pattern[str]) -> Iterator[Line]:
    """Lines put together again; a line at which `starts` matches always begins anew."""
    width = wrap_width(text, apart)
    held: Line | None = None
    for line in apart:
        if held is not None and _belongs(text, held, line, width, starts):
            held = Line(held.start, line.end, held.indent, held.gap)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _belongs(text: str, held: Line, line: Line, width: int | None, starts: re.Pattern[str]) -> bool:
    before, after = text[held.start : held.end], text[line.start : line.end]
    if before.endswith(_OPENED) or after.startswith(_GOES_ON):
        return line.gap < 3
    if starts.match(after) or before.endswith(_ENDED[:6]):
        return width is not None and not starts.match(after) and _full(text, held, width) and line.gap == 0 and line.indent <= held.indent  # noqa: E501
    if line.gap < 3 and any(_open_pair(before, *pair) for pair in _UNPAIRED):
        return True
    if width is not None:
        return line.gap == 0 and _full(text, held, width)
    return len(before) > _SPEAKS_FOR_ITSELF and not before.endswith(_ENDED) and line.gap < 3


def _full(text: str, held: Line, width: int) -> bool:
    last = text.rfind("\n", held.start, held.end) + 1
    return held.end - max(last, held.start) >= width - 3


def _open_pair(before: str, opener: str, closer: str) -> bool:
    at = before.rfind(opener)
    return at >= 0 and closer not in before[at:] and len(before) - at < 60
