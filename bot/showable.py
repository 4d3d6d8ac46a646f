"""Text as it may be shown: nothing in it can move the cursor, turn the line round or be dropped on the way.

Questions and reports are both foreign text. Only looks change here; offsets and JSON keep the text as it is.
"""

from __future__ import annotations

import re

STANDS_FOR_UNSEEN = "\N{REPLACEMENT CHARACTER}"
# Controls but for line feed and tab, marks of direction, lone surrogates, and three combining marks Telegram removes.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u030a\u0333\u033f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)


def showable(text: str) -> str:
    """The same text with a visible sign for each character that must not be sent raw."""
    return UNSEEN.sub(STANDS_FOR_UNSEEN, text.replace("\r\n", "\n").replace("\t", " "))


def unseen(text: str) -> int:
    """How many characters `showable` puts a sign for."""
    return len(UNSEEN.findall(text.replace("\r\n", "\n")))


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def clip(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units, the last an ellipsis where something was left out."""
    if units(text) <= limit:
        return text
    room = limit - 1
    for at, character in enumerate(text):
        room -= units(character)
        if room < 0:
            return text[:at] + "…"
    return text
