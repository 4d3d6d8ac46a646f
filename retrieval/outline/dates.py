"""Days as reports write them, to ISO: 2021-11-30, 2025年1月14日, 二〇二五年一月, １９５７年."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_PLAIN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:年|[-/.])\s*(?:(\d{1,2})\s*(?:月|[-/.])\s*(?:(\d{1,2})(?!\d))?)?")
_CHINESE = re.compile(r"([一二][〇○零一二三四五六七八九]{3})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?")


def day_in(line: str) -> str | None:
    """The first day, month or year in the line: 2020-11-15, 2020-11 or 2020."""
    plain = unicodedata.normalize("NFKC", line)
    match = _PLAIN.search(plain)
    if match:
        return _iso(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    written = _CHINESE.search(plain)
    if written:
        year = int(written[1].translate(_DIGITS))
        return _iso(year, _small(written[2] or ""), _small(written[3] or ""))
    return None


def _iso(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f"{year:04}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year:04}-{month:02}"


def _small(written: str) -> int:
    """十四 to 14; 0 for nothing."""
    tens, ten, ones = written.rpartition("十")
    value = int(ones.translate(_DIGITS)) if ones else 0
    return value + (int(tens.translate(_DIGITS)) if tens else 1) * 10 if ten else value
