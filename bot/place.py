"""A place in a report as a short code, for buttons and permanent links: it opens the very excerpt or says why not.

c1-3f29a6b01c5e-5171f933e47f-mk-1i        report by name, report by content, start, length
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from retrieval import Outline, Span

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
CODE = re.compile(r"c1-([0-9a-f]{12})-([0-9a-f]{12})-([0-9a-z]{1,7})-([0-9a-z]{1,7})")


class Found(StrEnum):
    SAME = "same"  # the report stands as it did
    CHANGED = "changed"  # a report of this name is there, with other content
    GONE = "gone"
    FORGED = "forged"  # no code of ours


@dataclass(frozen=True, slots=True)
class Place:
    name: str  # 12 hex digits of the file name's sha256
    content: str  # 12 hex digits of the file's sha256
    start: int
    end: int

    @classmethod
    def of(cls, span: Span) -> Place:
        return cls(_name(span.report.file), span.report.sha256[:12], span.start, span.end)

    @property
    def code(self) -> str:
        """At most 44 of a-z 0-9 and -; the same place has the same code for ever."""
        return f"c1-{self.name}-{self.content}-{_base36(self.start)}-{_base36(self.end - self.start)}"


def find(code: str, outlines: Iterable[Outline]) -> tuple[Found, Outline | None, Span | None]:
    """The place that a code names; a report that was renamed or copied counts as the same."""
    match = CODE.fullmatch(code)
    if not match:
        return Found.FORGED, None, None
    name, content, start, length = match[1], match[2], int(match[3], 36), int(match[4], 36)
    changed: Outline | None = None
    for outline in outlines:
        report = outline.report
        if report.sha256.startswith(content):
            if length == 0 or start + length > len(report.text):
                return Found.FORGED, None, None
            return Found.SAME, outline, report.span(start, start + length)
        if _name(report.file) == name:
            changed = outline
    return (Found.CHANGED, changed, None) if changed else (Found.GONE, None, None)


def _name(file: str) -> str:
    return hashlib.sha256(file.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits or "0"
