"""Where sentences end: at 。！？；… and before the items of an enumeration (一是…; 二是…).

Decimals, list numbers, short quotations and titles in 《》 are never cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from retrieval.outline.blanks import trim

_PAIRS = dict(zip("“‘「『《〈（(【〔[", "”’」』》〉）)】〕]", strict=True))
_CLOSERS = frozenset(_PAIRS.values())
_QUOTES = frozenset("“‘「『")
_BRACKET = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_CLOSERS)) + "]")
_LONG_QUOTE = 160  # a quotation longer than this holds sentences of its own

_END = re.compile(
    r"[。！？；]+"
    r"|…+(?![，,、的等\s])"
    r"|[!?]+(?![A-Za-z0-9=&%_/])"
    r"|(?<!&lt)(?<!&gt)(?<!&amp)(?<!&nbsp)(?<!&quot);"
    r"|(?<=[\u3400-\u9fff”》）])\.(?![.\d])"  # an ASCII full stop after Chinese
    r"|(?<=\d)\.(?=[一二三四五六七八九十]是)"
    r"|(?<=[a-z)\]”\"])\.(?=\s+[A-Z\u3400-\u9fff]|\s*$)"
)
_END_BEGINS = re.compile("[。！？；…!?;.]")
_NUMBER = "[一二三四五六七八九十]{1,3}"
_AFTER_STOP = r"(?:(?<=[。！？；：;:!?\n])|(?<=[。！？；：;:!?]\s))"
_ITEM = re.compile(
    rf"(?<=[。！？；：，,;:!?、\s\]])(?={_NUMBER}是)"
    rf"|{_AFTER_STOP}(?={_NUMBER}要[\u3400-\u9fff]|第{_NUMBER}[，,]|第{_NUMBER}、(?!{_NUMBER}))"
    rf"|{_AFTER_STOP}(?=[（(](?:{_NUMBER}|\d{{1,2}})[）)]|\d{{1,2}}(?:[、．]|\.(?!\d)))"
    r"|(?=[①-⑳])"
)
# The character first: a pattern that begins with a look behind is tried at every place.
_ITEM_BEGINS = re.compile(r"[一二三四五六七八九十第（(\d①-⑳](?:(?<=[。！？；：，,;:!?、\s\]].)|(?<=[①-⑳]))")
ITEM_START = re.compile(
    rf"{_NUMBER}是|{_NUMBER}要(?=[\u3400-\u9fff])|第{_NUMBER}[，,]|第{_NUMBER}、(?!{_NUMBER})"
    rf"|[（(](?:{_NUMBER}|\d{{1,2}})[）)]|\d{{1,2}}(?:[、．]|\.(?!\d))|[①-⑳]"
)
# A footnote's mark, [3] or ³, belongs to what it explains.
_CLOSING = r"[”’」』）)】》〉〕\]\"']"
_AFTER_END = re.compile(rf"{_CLOSING}*(?:[\[〔]\d{{1,3}}[\]〕]|[\u00b9\u00b2\u00b3\u2070-\u2079])+|{_CLOSING}+")


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges of the sentences of text[start:end], in order, without white space at their ends."""
    closed = _closed(text, start, end)
    cuts = sorted({*_ends(text, start, end, closed), *_items(text, start, end, closed), end})
    ranges = []
    at = start
    for cut in cuts:
        trimmed = trim(text, at, cut)
        if trimmed:
            ranges.append(trimmed)
            at = cut
    return ranges


def _closed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges between matched brackets in which nothing is cut; a bracket without its partner counts for nothing."""
    stack: list[tuple[str, int]] = []
    found = []
    for match in _BRACKET.finditer(text, start, end):
        char = match.group()
        if char in _PAIRS:
            stack.append((char, match.start()))
            continue
        for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
            opener, at = stack[depth]
            if _PAIRS[opener] == char:
                del stack[depth:]
                if match.start() - at <= _LONG_QUOTE:
                    found.append((at, match.end()))
                break
    return _outermost(found)


def _outermost(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    outer: list[tuple[int, int]] = []
    for begin, stop in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not outer or begin >= outer[-1][1]:
            outer.append((begin, stop))
    return outer


def _inside(at: int, closed: list[tuple[int, int]]) -> tuple[int, int] | None:
    number = bisect_left(closed, (at, 0)) - 1
    return closed[number] if number >= 0 and at < closed[number][1] else None


def _ends(text: str, start: int, end: int, closed: list[tuple[int, int]]) -> list[int]:
    cuts = []
    for match in leaping(_END_BEGINS, _END, text, start, end):
        at = match.end()
        after = _AFTER_END.match(text, at, end)
        stop = after.end() if after else at
        within = _inside(match.start(), closed)
        if within is None:
            cuts.append(stop)
        elif stop >= within[1] and _speech(text, start, within[0]):
            cuts.append(within[1] if not after else stop)  # 他说：“……。” ends with its quotation
    return cuts


def leaping(
    begins: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """What pattern.finditer finds, trying only where a character stands with which it can begin."""
    for begin in begins.finditer(text, start, end):
        if begin.start() >= start and (found := pattern.match(text, begin.start(), end)):
            start = found.end()
            yield found


def _speech(text: str, start: int, opener: int) -> bool:
    """Is the bracket at `opener` a quotation that stands as a sentence of its own, not a word within one?"""
    before = text[opener - 1] if opener > start else "。"
    return text[opener] in _QUOTES and before in "：:，,。；！？ \n”』」"


def _items(text: str, start: int, end: int, closed: list[tuple[int, int]]) -> list[int]:
    places = [match.start() for match in leaping(_ITEM_BEGINS, _ITEM, text, start, end)]
    return [place for place in places if place > start and not _inside(place, closed)]
