"""Characters that show nothing, text as it reads once decoration is off, and small Chinese numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

# Pages are full of characters that take no room.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"
_PINYIN = re.compile(r"[（(][a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüê]{1,6}[）)]")
_HAN = r"\u3400-\u9fff“”、（）"
_SPREAD = re.compile(rf"[ \n](?:(?<=[{_HAN}][ \n])(?=[{_HAN}\d])|(?<=\d[ \n])(?=[{_HAN}]))")
# 撑 开 : every character of the line apart, so that digits and Latin words are too.
_ALL_SPREAD = re.compile(r"\S(?: \S|[ \u3000\n]{2,}\S){3,}")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SINGLE = re.compile(r"(?<=\S) (?=\S)")
_UNSEEN_RUN = re.compile(f"[{_UNSEEN}]+")


# Characters that NFKC changes one by one, whatever stands beside them: nearly all of a report.
_BY_ITSELF = re.compile(
    "[\x00-\xff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2460-\u24ff\u3000-\u3029\u3030-\u303f\u3400-\u4dbf\u4e00-\u9fff"
    "\uff01-\uff5e\uffe0-\uffe5]*"
)


class _Narrow(dict[int, str]):
    """One character in its NFKC form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = unicodedata.normalize("NFKC", chr(code))
        return self[code]


_NARROW = _Narrow()
_WIDE = tuple(zip("，：；！？（）％", ",:;!?()%", strict=True))  # in every line, and joining nothing


@cache
def _changed() -> re.Pattern[str]:
    """Finds a character that NFKC may change; Chinese and ASCII it leaves alone."""
    ranges = (range(0x80, 0x100), range(0x2010, 0x2028), range(0x2030, 0x205F), range(0x3000, 0x302A))
    kept = (chr(code) for codes in ranges for code in codes)
    same = "".join(char for char in kept if unicodedata.normalize("NFKC", char) == char)
    return re.compile(f"[^\x00-\x7f\u3400-\u4dbf\u4e00-\u9fff{re.escape(same)}]")


def narrowed(text: str) -> str:
    """NFKC, which takes twice as long where it must look for characters that join."""
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    if not _changed().search(text):
        return text
    if _BY_ITSELF.fullmatch(text):
        return text.translate(_NARROW)
    return unicodedata.normalize("NFKC", text)


def is_blank(char: str) -> bool:
    """White space, or a character without any width."""
    return char.isspace() or char in _UNSEEN


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range without the blanks at its ends; None where nothing is left."""
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


@lru_cache(maxsize=1000)  # a line is looked at from many sides, one after the other
def plain(line: str) -> str:
    """A line for judging only, never for showing: half width, without 拼(pīn)音 and 撑 开 的 spaces."""
    narrow = narrowed(_UNSEEN_RUN.sub("", line))
    for pattern in _decoration(narrow):
        narrow = pattern.sub("", narrow)
    return narrow.strip()


@dataclass(frozen=True, slots=True)
class Plain:
    """Text as `plain` gives it, which knows where each of its characters stands in the whole."""

    text: str
    places: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The range of the whole that a part of the plain text stands for; not of an empty part."""
        return self.places[start], self.places[end - 1] + 1


def traced(whole: str, ranges: Iterable[tuple[int, int]]) -> Plain:
    """Ranges of a text as one plain text with a line for each."""
    chars: list[str] = []
    places: list[int] = []
    for start, end in ranges:
        line = [(n, at) for at in range(start, end) for n in unicodedata.normalize("NFKC", whole[at])]
        line = [(char, at) for char, at in line if char not in _UNSEEN]
        for pattern in _decoration("".join(char for char, _ in line)):
            line = _without(pattern, line)
        chars += [*(char for char, _ in line), "\n"]
        places += [*(at for _, at in line), end]
    return Plain("".join(chars), tuple(places))


def _decoration(narrow: str) -> tuple[re.Pattern[str], ...]:
    return (_PINYIN, _SINGLE if _ALL_SPREAD.fullmatch(narrow.strip()) else _SPREAD)


def _without(pattern: re.Pattern[str], line: list[tuple[str, int]]) -> list[tuple[str, int]]:
    gone = {at for match in pattern.finditer("".join(char for char, _ in line)) for at in range(*match.span())}
    return [pair for at, pair in enumerate(line) if at not in gone]


def digits(written: str) -> int:
    """二〇二五 to 2025."""
    return int(written.translate(_DIGITS))


def small_number(written: str) -> int:
    """十四 to 14, up to 九十九; 0 for nothing."""
    tens, ten, ones = written.rpartition("十")
    value = digits(ones) if ones else 0
    return value + (digits(tens) if tens else 1) * 10 if ten else value
