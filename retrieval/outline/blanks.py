"""Characters that show nothing, text as it reads once decoration is off, and small Chinese numbers."""

from __future__ import annotations

import re
import unicodedata

# Pages are full of characters that take no room.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"
_PINYIN = re.compile(r"[（(][a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüê]{1,6}[）)]")
_HAN = r"\u3400-\u9fff“”、（）"
_SPREAD = re.compile(rf"(?<=[{_HAN}])[ \n](?=[{_HAN}\d])|(?<=\d)[ \n](?=[{_HAN}])")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_UNSEEN_RUN = re.compile(f"[{_UNSEEN}]+")


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


def plain(line: str) -> str:
    """A line for judging only, never for showing: half width, without 拼(pīn)音 and 撑 开 的 spaces."""
    narrow = unicodedata.normalize("NFKC", _UNSEEN_RUN.sub("", line))
    return _SPREAD.sub("", _PINYIN.sub("", narrow)).strip()


def digits(written: str) -> int:
    """二〇二五 to 2025."""
    return int(written.translate(_DIGITS))


def small_number(written: str) -> int:
    """十四 to 14, up to 九十九; 0 for nothing."""
    tens, ten, ones = written.rpartition("十")
    value = digits(ones) if ones else 0
    return value + (digits(tens) if tens else 1) * 10 if ten else value
