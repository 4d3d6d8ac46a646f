"""Rows of the pages of a pdf to one text with a line for each paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_EDGE = 2  # rows at the top and at the foot of a page that may repeat
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-—–\s第]*\d{1,4}[-—–\s页]*(?:[/共]\s*\d{1,4}\s*页?)?")
_STOPPED = tuple("。！？；：!?;:")
_STARTS = re.compile(
    r"第[一二三四五六七八九十百]{1,4}[章节部编条]|[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[、．.](?!\d)|[①-⑳]|——"
)
_LATIN = re.compile(r"[A-Za-z0-9,.;:]$")
_FULL = 0.85  # of the usual row: a shorter one ends its paragraph
_SHORT = 0.7  # the same, where first rows are indented: a bracket or a number may leave a row short
_NEAR = 1.5  # points between places that count as one
_LEAST, _MOST = 0.8, 4.5  # ems by which a first row may be indented
_KERNED = re.compile(r"(?<=[\d%]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=\d)")  # a gap, not a blank
# Browsers write some characters as the radicals that look like them. NFKC knows ⼯ as 工, but not these.
_KANGXI = re.compile("[\u2f00-\u2fd5]")
_RADICALS: dict[int, int | str] = {0x2E3A: "——", 0x2E3B: "———", 0x2F3E: "户"} | str.maketrans(
    "⺁⺄⺟⺠⺩⺫⺬⺮⺶⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂乙母民王目示竹羊肉虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)


class Row(NamedTuple):
    """One row of a page as it is printed."""

    text: str
    left: float = 0.0  # points from the edge of the page
    em: float = 0.0  # its size; 0 where nothing is known


def clean(row: Row) -> Row:
    """A row as it reads, its blanks in front counted as room."""
    text = row.text
    blanks = sum(1.0 if char == "\u3000" else 0.5 for char in text[: len(text) - len(text.lstrip())])
    text = text.translate(_RADICALS)
    text = _KANGXI.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _KERNED.sub("", text).strip()
    return Row(text, row.left + blanks * row.em, row.em)


def without_edges(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """Pages without page numbers and without the rows that most pages begin or end with."""
    heads: Counter[str] = Counter()
    feet: Counter[str] = Counter()
    for page in pages:
        heads.update({_shape(row) for row in page[:_EDGE]})
        feet.update({_shape(row) for row in page[-_EDGE:]})
    often = max(3, len(pages) // 2)

    def is_edge(page: list[Row], number: int) -> bool:
        row = page[number]
        top, foot = number < _EDGE, number >= len(page) - _EDGE
        again = number == 1 and _shape(row) == _shape(page[0])  # the title itself, below a head that repeats it
        repeated = (top and heads[_shape(row)] >= often and not again) or (foot and feet[_shape(row)] >= often)
        return repeated or ((top or foot) and _PAGE_NUMBER.fullmatch(row.text) is not None)

    return [[row for number, row in enumerate(page) if not is_edge(page, number)] for page in pages]


def joined(pages: Sequence[list[Row]]) -> tuple[str, tuple[int, ...]]:
    """One text, a line for each paragraph, and where each page begins in it."""
    rows = [row for page in pages for row in page]
    widths = sorted(_columns(row.text) for row in rows)
    usual = widths[int(len(widths) * 0.9)] if widths else 0
    first = _first_rows(rows)
    text = ""
    begins = []
    before: Row | None = None
    at = 0
    for page in pages:
        for number, row in enumerate(page):
            if before is not None:
                apart = _begins(row, before, at in first, bool(first), usual)
                text += "\n" if apart else _joint(text, row.text)
            if number == 0:
                begins.append(len(text))
            text += row.text
            before = row
            at += 1
        if not page:
            begins.append(len(text))
    return text, tuple(begins)


def _begins(row: Row, before: Row | None, first: bool, told: bool, usual: int) -> bool:
    """Does a paragraph begin here? `told`: first rows are indented, so nothing else needs to be asked."""
    if before is None or first:
        return True
    width = _columns(before.text)
    if told:
        return width < _SHORT * usual
    stopped = before.text.endswith(_STOPPED) and width < usual
    return width < _FULL * usual or stopped or _STARTS.match(row.text) is not None


def _first_rows(rows: Sequence[Row]) -> frozenset[int]:
    """The numbers of rows that stand further in than those around them; none where paragraphs are not told so."""
    usual = Counter(round(row.left) for row in rows if row.em)
    popular = sorted(left for left, count in usual.items() if count >= max(3, len(rows) // 25))
    em = Counter(round(row.em, 1) for row in rows if row.em).most_common(1)
    if not popular or not em:
        return frozenset()
    size = em[0][0]
    margins: list[int] = []
    for left in popular:
        if not any(_LEAST * size <= left - margin <= _MOST * size for margin in margins):
            margins.append(left)
    inner = frozenset(at for at, row in enumerate(rows) if row.em and _inset(row, margins) > _LEAST * size)
    return inner if 3 <= len(inner) <= len(rows) * 0.7 else frozenset()


def _inset(row: Row, margins: Sequence[int]) -> float:
    """How far a row stands from the margin of its column."""
    return row.left - max((margin for margin in margins if margin <= row.left + _NEAR), default=row.left)


def _joint(text: str, after: str) -> str:
    return " " if _LATIN.search(text) and after[:1].isascii() and after[:1].isalnum() else ""


def _shape(row: Row) -> str:
    return _DIGITS.sub("#", row.text)


def _columns(text: str) -> int:
    return len(text) + sum(char > "\xff" for char in text)
