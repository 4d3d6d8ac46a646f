"""What Telegram does to a text before it keeps it.

The rules are those of clean_input_string in tdlib's misc.cpp, written anew: control characters become spaces, carriage
returns vanish, line separators and direction overrides and three combining marks are dropped, all but the last of a
run of direction marks become non-joiners, and a text is cut at 35,000 bytes.
"""

from __future__ import annotations

BYTES_KEPT = 35_000
DROPPED = frozenset("\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a")
DIRECTION_MARKS = "\u200e\u200f"
NON_JOINER = "\u200c"
BLANK = " \n"


def utf16_length(text: str) -> int:
    return len(text) + sum(ch > "\uffff" for ch in text)


def cleaned(text: str) -> str:
    return "".join(piece for piece in cleaned_pieces(text)).strip(BLANK)


def cleaned_pieces(text: str) -> list[str]:
    """One string (perhaps empty) for each character of the text, so that entities can be moved along."""
    pieces, size = [], 0
    for at, ch in enumerate(text):
        piece = _cleaned_character(ch, text[at + 1 : at + 2])
        size += len(piece.encode("utf-8", "replace"))
        pieces.append(piece if size <= BYTES_KEPT else "")
    return pieces


def _cleaned_character(ch: str, following: str) -> str:
    if ch in DROPPED:
        return ""
    if ch in DIRECTION_MARKS and following and following in DIRECTION_MARKS:
        return NON_JOINER
    return " " if ch < " " and ch != "\n" else ch
