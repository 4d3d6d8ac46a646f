"""The lines of a text, as far as they can be told apart: a page that was flattened to one line has them too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.outline.blanks import trim

_LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029]+")  # U+0085 ends no line: it is half of a character read wrongly
_FLATTENED = 1000  # a line longer than this lost its line ends, and spaces are what is left of them
_UNIT = "[年月日时分秒号点个万亿千百多余元件名人家所户项条次位届章节岁左]"
# Not within 2024 年 or 来源 : 北京日报.
_SPACES = re.compile(
    r"(?<=[^\x21-\x7e\s])[ \u3000\t]+(?=[^\s:：])"
    rf"|(?<=\S)[ \u3000\t]+(?=[^\x21-\x7e\s：])(?!(?<=\d.){_UNIT})"
    r"|(?<=[!?;)])[ \u3000\t]+(?=\(?[一二三四五六七八九十\d])"
)
NUMBER = re.compile(r"\s*(?:\d{1,3}[.、．]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．])")  # of an item, and no more
_MARK = 12  # characters that such a number has at most
_CELL = re.compile(r"\s*(?:\|[\s|]*)+")
# Left in text by a careless copy; only tags that break a line.
_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|span|font|center|section|article|html|body|head|title)"
    r"(?:\s[^<>]{0,300})?/?>|<!--.{0,300}?-->|<!DOCTYPE[^<>]{0,200}>",
    re.IGNORECASE,
)
# Marks of markdown and of tables at the ends of a line: headings, quotations, bold lines, edges of rows.
_BEFORE = re.compile(r"[ \t]*(?:(?:[>|][ \t]+)+(?=\S)|#{1,6}[ \t]+(?=\S)|\*\*(?=[^*\n]+\*\*\s*$))", re.MULTILINE)
_BOLD_ENDS = re.compile(r"\*\*\s*$")
_ROW_ENDS = re.compile(r"(?<=\S)\s+\|\s*$")
_EDGE = re.compile(r"(?:\s|&nbsp;|&ensp;|&emsp;)+")
NEVER = 99  # so many blank lines before it that it joins nothing


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text without the blanks at its ends; several lines of the file where they belong together."""

    start: int
    end: int
    indent: int = 0  # characters before it
    gap: int = 0  # blank lines before it
    torn: bool = False  # a page ends behind it, perhaps within a sentence

    def text(self, whole: str) -> str:
        return whole[self.start : self.end]


def lines(text: str) -> tuple[list[Line], list[Line]]:
    """Every line that is not blank, and marks of HTML and tables that stood around them, as furniture."""
    found: list[Line] = []
    marks: list[Line] = []
    behind = 0
    broke = False
    for match in _LINE.finditer(text):
        for start, end, is_mark in _stretches(text, match.start(), match.end()):
            trimmed = trim(text, start, end)
            if trimmed is None:
                continue
            if is_mark:
                marks.append(Line(*trimmed))
                broke = True
                continue
            gap = NEVER if broke else max(0, _breaks(text, behind, trimmed[0]) - 1)
            found.append(Line(*trimmed, indent=trimmed[0] - match.start(), gap=gap))
            behind, broke = trimmed[1], False
    return found, marks


def _breaks(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) or text.count("\r", start, end)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A physical line in stretches of text and of marks."""
    marks = _BEFORE.match(text, start, end)
    if marks:
        yield start, marks.end(), True
        start = marks.end()
    bold = marks is not None and marks.group().endswith("**")
    after = (_BOLD_ENDS if bold else _ROW_ENDS).search(text, max(start, end - _MARK), end)
    stop = after.start() if after else end
    yield from _content(text, start, stop)
    if after:
        yield stop, end, True


def _content(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    content = text[start:end]
    if "<" in content or "&" in content:
        yield from _between(text, start, end, _TAG)
    elif content.count("|") >= 4 and content.count("||") >= 1:
        yield from _between(text, start, end, _CELL)
    else:
        yield from _unflattened(text, start, end)


def _between(text: str, start: int, end: int, mark: re.Pattern[str]) -> Iterator[tuple[int, int, bool]]:
    at = start
    for match in mark.finditer(text, start, end):
        yield from _edges(text, at, match.start())
        yield match.start(), match.end(), True
        at = match.end()
    yield from _edges(text, at, end)


def _edges(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A stretch between tags, its &nbsp; at both ends told apart."""
    first = _EDGE.match(text, start, end)
    inner = first.end() if first else start
    stop = end
    while text.endswith("&nbsp;", inner, stop):
        stop -= len("&nbsp;")
    if first:
        yield start, inner, True
    yield from _unflattened(text, inner, stop)
    if stop < end:
        yield stop, end, True


def _unflattened(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    at = start
    if end - start > _FLATTENED:
        for match in _SPACES.finditer(text, start, end):
            if match.start() - at < _MARK and NUMBER.fullmatch(text, at, match.start()):
                continue
            yield at, match.start(), False
            at = match.end()
    if at < end:
        yield at, end, False
