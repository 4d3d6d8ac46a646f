"""Text to its folded form, in which 徐匯區 = 徐汇区, ２０６ = 206, Ｘuhui = xuhui and 二十三 = 23.

Reports and questions go through the same steps. `fold` gives the form alone; `trace` gives it with the
place of every character in the source, so that what matched can be marked there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import opencc

from retrieval.numerals import PER_CENT, PER_PARTS, Numerals, arabic, per_cent, per_parts
from retrieval.regex import regex

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HAN = (
    r"[^\W\da-z_]"  # one of them in a pattern for folded text: a class of 28,000 characters takes `re` 2 ms to compile
)

# Latin letters drawn with Cyrillic or Greek ones: Хuhui looks like Xuhui.
_LOOK_ALIKE = dict(
    zip("АВЕКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXo", strict=True)
)
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_BETWEEN = "\uffff"  # stays itself and, like the end of a text, is no part of anything

Step = tuple[str, re.Pattern[str] | Numerals, Callable[[re.Match[str]], str]]

# In order. Each is what must stand in the text for the step to find anything (most texts have none of it, which is seen
# at once), a pattern, and what stands there afterwards. A pattern begins with the character that it is about and looks
# behind afterwards: so `re` leaps to where that stands instead of trying every place.
_STEPS: tuple[Step, ...] = (
    # 报(bào)告: readings printed after a character
    ("(", regex(rf"[(（](?<=[{CJK}][(（])(?=[a-zü]*[{_TONED}])[a-zü{_TONED}]{{1,6}}[)）]"), lambda _: ""),
    ("", regex(rf"[{_INVISIBLE}\u0300-\u036f\x00-\x08\x0b-\x1f\x7f]+"), lambda _: ""),
    # white space beside a Chinese character comes from the layout, not from the language
    ("", regex(rf"\s(?:(?<=[{CJK}]\s)\s*|\s*(?=[{CJK}]))"), lambda _: ""),
    ("\n", regex(r"(?<=\d)\r?\n(?=\d)"), lambda _: ""),  # a page was wrapped within a number
    (" ", regex(r"\d(?<!\d\d)(?: \d)+(?!\d)"), lambda m: m[0].replace(" ", "")),
    (",", regex(r",(?<=\d,)(?=\d{3}(?!\d))"), lambda _: ""),
    ("百分之", regex(PER_CENT), per_cent),
    ("分之", regex(PER_PARTS), per_parts),
    ("", Numerals(), arabic),
)


class _Table(dict[int, str]):
    """One character to one character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _one(chr(code))
        return self[code]


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _one(char: str) -> str:
    if char < "\x80":
        return char.lower()
    char = _LOOK_ALIKE.get(char, char)
    wide = unicodedata.normalize("NFKC", char)
    char = wide if len(wide) == 1 else char
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"  # a lone surrogate is no text
    if re.match(f"[{CJK}]", char):
        simple: str = _converter().convert(char)
        return simple if len(simple) == 1 else char
    low = char.lower()
    return low if len(low) == 1 else char


_TABLE = _Table()
# The same for texts so long that whole arrays pay: the character that stands for each, 0 where it was not met yet.
_ALL = np.zeros(0x110000, np.uint32)
_LONG = 400


def _translated(text: str) -> str:
    if len(text) < _LONG:
        return text.translate(_TABLE)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    found = _ALL[codes]
    if not found.all():
        for code in set(codes[found == 0].tolist()):
            _ALL[code] = ord(_TABLE[code])
        found = _ALL[codes]
    return found.tobytes().decode("utf-32-le")


def fold(text: str, *, numerals: bool = True) -> str:
    """The folded form; with `numerals` off, 十年 stays 十年, so that it can be told from 10年."""
    text = _translated(text)
    for needed, pattern, put in _STEPS if numerals else _STEPS[:-3]:
        if needed in text:
            text = pattern.sub(put, text)
    return text


def fold_each(texts: Sequence[str]) -> list[str]:
    """The folded form of each, at once: most of the time that a short text takes is spent on beginning."""
    whole = _BETWEEN.join(texts)
    folded = fold(whole).split(_BETWEEN) if whole.count(_BETWEEN) == len(texts) - 1 else []
    return folded if len(folded) == len(texts) else [fold(text) for text in texts]


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; character i of it stands for source characters starts[i] to ends[i]."""

    text: str
    starts: list[int]
    ends: list[int]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where a non-empty range of the folded text stands in the source."""
        return self.starts[start], self.ends[end - 1]


def trace(text: str) -> Folded:
    """The same text as fold(), with its places in the source."""
    folded = Folded(text.translate(_TABLE), list(range(len(text))), list(range(1, len(text) + 1)))
    for needed, pattern, put in _STEPS:
        if needed in folded.text:
            folded = _rewritten(folded, pattern, put)
    return folded


def _rewritten(old: Folded, pattern: re.Pattern[str] | Numerals, put: Callable[[re.Match[str]], str]) -> Folded:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in pattern.finditer(old.text):
        start, end = match.span()
        new = put(match)
        parts += (old.text[at:start], new)
        starts += old.starts[at:start]
        ends += old.ends[at:start]
        if new:
            same = len(new) == end - start  # nothing moved: keep each character's own place
            starts += old.starts[start:end] if same else [old.starts[start]] * len(new)
            ends += old.ends[start:end] if same else [old.ends[end - 1]] * len(new)
        at = end
    parts.append(old.text[at:])
    return Folded("".join(parts), starts + old.starts[at:], ends + old.ends[at:])
