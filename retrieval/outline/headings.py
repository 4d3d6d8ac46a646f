"""Which lines are headings, and how deep they stand: 第一部分, 一、 (一) 1. ①, markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.outline.blanks import plain, small_number

_N = "[一二三四五六七八九十百零〇0-9]{1,4}"
_S = "[ \u3000]*"
# Outermost first; the place in this list is the rank.
_NUMBERED = (
    re.compile(rf"第{_N}(?:部分|编|篇)"),
    re.compile(rf"第{_N}章"),
    re.compile(rf"第{_N}节"),
    re.compile(rf"[一二三四五六七八九十]{{1,3}}{_S}(?:、|[.．](?!\d))"),
    re.compile(rf"[（(]{_S}[一二三四五六七八九十]{{1,3}}{_S}[）)]"),
    re.compile(r"(?:\d{1,2}|[xX×]{2})(?:[、．]|\.(?![\dxX×]))"),  # xx. in a template
    re.compile(r"[（(](?:\d{1,2}|[xX×]{2})[）)]"),
)
ABOVE_NUMBERS = 2  # the rank of an unnumbered heading where no 一、 is used; BELOW_NUMBERS elsewhere
BELOW_NUMBERS = len(_NUMBERED)
OUTERMOST = 0
_BROKEN_OFF = re.compile(r"[一二三四五六七八九十]{1,3}、\s*\n")  # a number and its words on two lines: an item
_MARKDOWN = re.compile(r"(?:^|\n)(#{1,6})[ \t]+$")
_SECTION_START = "|".join(pattern.pattern for pattern in _NUMBERED)
# At these a line begins anew, however the page was wrapped.
starts = re.compile(rf"{_SECTION_START}|[一二三四五六七八九十]{{1,3}}是|[①-⑳]|——\S|[—–-]{{2}}\d")
_COUNT = re.compile(rf"[（(]?{_S}([一二三四五六七八九十]{{1,3}}|\d{{1,2}}){_S}[、.．）)]")
_BODY_END = tuple("。；;！？!?…：:，,、")
_NO_HEADING = (*_BODY_END, ")", "）", "”", "%")
_LEAD_END = re.compile(r"[。！？!?：:]")
_LONGEST = 60
SEEN = 180  # characters of a line that are looked at: with 拼(pīn)音 a heading is three times as long
_EMPTY = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]*")  # a number and nothing behind it
_OPENED = ("《", "“", "‘", "（", "(", "【", "〈", "「", "『")
_GOES_ON = ("》", "”", "’", "）", ")", "】", "〉", "」", "』", "，", ",", "、", "。", "；", ";")
_TOPIC = 40
_SHORT_TOPIC = 26
_CLOSING = re.compile(r"名词解释|名詞解釋|附件|附录|附：|结束语|注释")
_CALL = re.compile(r"——|[—–-]{2}|各\s*位|同志们|谢谢|現在|现在")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading from `start` to `end`; what follows `end` on the same line is body text."""

    start: int
    end: int
    rank: int


def marked(text: str, start: int) -> int | None:
    """The rank of a line of markdown by the # before it; None where there is none."""
    marks = _MARKDOWN.search(text[max(0, start - 10) : start])
    return len(marks.group(1)) - 10 if marks else None


def rank_of(line: str) -> int | None:
    """How deep a numbered line stands; None where it has no number."""
    if _BROKEN_OFF.match(line):
        return BELOW_NUMBERS
    bare = plain(line[:SEEN])
    return next((rank for rank, pattern in enumerate(_NUMBERED) if pattern.match(bare)), None)


def closes(line: str) -> bool:
    """Is this an outermost heading, whatever stands above it: 名词解释, 附件?"""
    return _size(line) <= 12 and _CLOSING.match(plain(line)) is not None


def count_of(line: str) -> int | None:
    """一、 is 1, （三） is 3, 2. is 2; None for other lines."""
    count = _COUNT.match(plain(line[:SEEN]))
    if count is None:
        return None
    written = count.group(1)
    return int(written) if written.isdecimal() else small_number(written)


def numbered(text: str, start: int, end: int, before: str, after: str) -> Heading | None:
    """The heading, where the line is one or opens with one (run-in), between the lines `before` and `after` it."""
    line = text[start:end]
    marks = marked(text, start)
    if marks is not None:
        return Heading(start, end, marks)
    rank = rank_of(line)
    if rank is None:
        return None
    if _size(line) <= _LONGEST and _EMPTY.fullmatch(plain(line)):
        return None
    lead = _LEAD_END.search(line)
    whole = lead is None or lead.end() == len(line)
    if whole and _size(line) <= _LONGEST:
        following = rank_of(after)
        # Items of a list follow each other; a heading has something below it.
        is_item = not after or (following is not None and 0 <= following <= rank) or _last_item(line, rank, before)
        return None if is_item and rank > 2 else Heading(start, end, rank)
    if lead and _size(line[: lead.start()]) <= _LONGEST and "；" not in line[: lead.start()]:
        return Heading(start, start + lead.start(), rank)
    return None


def _last_item(line: str, rank: int, before: str) -> bool:
    """（五）要使收入有所提高。 right behind （四）…: a sentence that ends a list of sentences."""
    lead = _LEAD_END.search(before)
    alike = line.endswith("。") and lead is not None and lead.end() == len(before) and rank_of(before) == rank
    return alike and (count_of(before) or 0) + 1 == count_of(line)


def unnumbered(line: str, before: str, after: str) -> bool:
    """Could this be a heading: short, without a full stop, no call to the audience, and text below it?"""
    line = plain(line) if len(line) <= SEEN else line
    return (
        3 <= len(line) <= _TOPIC
        and not line.endswith(_NO_HEADING)
        and "。" not in line
        and not (before.endswith(_OPENED) or after.startswith(_GOES_ON))  # a link in the text, on a line of its own
        and not _CALL.match(line)
        and "：" not in line
        and ":" not in line
        and rank_of(line) is None
        and (len(after) > _TOPIC or rank_of(after) is not None)
    )


def topic(text: str, start: int, end: int) -> Heading | None:
    """The short first sentence of a paragraph, which names what it is about: 推动高水平平安上海建设。"""
    if 4 < _size(text[start:end]) <= _SHORT_TOPIC and text[end - 1] == "。":
        return Heading(start, end - 1, BELOW_NUMBERS + 1)
    return None


def _size(line: str) -> int:
    """How long a line reads, 拼(pīn)音 and 撑 开 的 spaces aside."""
    return len(plain(line)) if len(line) <= SEEN else len(line)
