"""Days as reports write them, to ISO: 2021-11-30, 2025年1月14日, 二〇二五年一月, １９５７年."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.outline.blanks import digits, plain, small_number
from retrieval.outline.lines import Line
from retrieval.outline.masthead import ISSUED, SPEAKER

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:年|[-/.])\s*(?:(\d{1,2})\s*(?:月|[-/.])\s*(?:(\d{1,2})(?!\d))?)?")
_N = "[一二三四五六七八九十]"
_WRITTEN = re.compile(rf"([一二][〇○零一二三四五六七八九]{{3}})年(?:({_N}{{1,2}})月(?:({_N}{{1,3}})日)?)?")
_LATE = 1  # years; what was put on a page later than that after the year of its title is dated by the title
_SIGNED = 30  # characters of a line at the end that may hold the day of signing


def date(text: str, head: Sequence[Line], titles: Sequence[tuple[int, int]], last: Sequence[Line]) -> str | None:
    """The day it was delivered, else published, else signed, else the year of its title."""
    top = [plain(line.text(text)) for line in head]
    spoken = [line for line in top if SPEAKER.search(line.rstrip("。")) and not ISSUED.search(line)]
    issued = [line for line in top if ISSUED.search(line)]
    signed = [content for line in last if len(content := plain(line.text(text))) < _SIGNED]
    named = [text[start:end] for start, end in titles]
    days = [day for lines in (spoken, issued, top, signed, named) for line in lines if (day := day_in(line))]
    best = max(days, key=len, default=None)  # a whole day before a year; the first of these
    year = next((day for line in named if (day := day_in(line))), None)
    spoke = any(day_in(line) == best for line in spoken)
    return year if year and best and not spoke and int(best[:4]) - int(year[:4]) > _LATE else best


def day_in(line: str) -> str | None:
    """The first day, month or year in the line: 2020-11-15, 2020-11 or 2020."""
    content = plain(line)
    match = _DAY.search(content)
    if match:
        return _iso(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    written = _WRITTEN.search(content)
    if written:
        return _iso(digits(written[1]), small_number(written[2] or ""), small_number(written[3] or ""))
    return None


def _iso(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f"{year:04}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year:04}-{month:02}"
