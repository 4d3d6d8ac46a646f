"""Lines of a terminal for text in which most characters are two columns wide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

WORD = re.compile(r"[A-Za-z0-9.,%+_/-]+|\n|.", re.DOTALL)  # a number or a Latin word is not broken
HANGS = set(",。、;:?!)》」』”’…,.;:?!)%")  # may stand beyond the edge, but not at the beginning of a line


def wrap(
    parts: Iterable[tuple[str, bool]],
    width: int | None,
    edge: str = "",
    paint: Callable[[str], str] = str,
) -> str:
    """The parts as lines with `edge` before each; marked parts are painted. No width: one line, nothing added."""
    if not width:
        return "".join(paint(text) if marked else text for text, marked in parts)
    room = max(width - columns(re.sub(r"\x1b\[[0-9;]*m", "", edge)), 8)
    lines, used = [""], 0
    for text, marked in parts:
        for piece, breaks in _broken(text, used, room):
            if breaks:
                lines.append("")
            lines[-1] += paint(piece) if marked and piece else piece
            used = columns(piece) if breaks else used + columns(piece)
    return "\n".join(edge + line for line in lines)


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _broken(text: str, used: int, room: int) -> Iterable[tuple[str, bool]]:
    """Pieces of a part, each with whether it begins a line; `used` columns of the first are taken."""
    piece, breaks = "", False
    for word in WORD.findall(text):
        wide = columns(word)
        if word == "\n" or (used and used + wide > room and word not in HANGS):
            yield piece, breaks
            piece, breaks, used = "", True, 0
        if word != "\n":
            piece, used = piece + word, used + wide
    yield piece, breaks
