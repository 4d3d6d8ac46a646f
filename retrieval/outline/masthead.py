"""The head of a report, and the title that stands in it. Nothing is invented: all are slices of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.outline import headings
from retrieval.outline.blanks import plain, traced
from retrieval.outline.lines import Line
from retrieval.outline.publisher import SOURCE, is_body

Range = tuple[int, int]

_MOST_LINES = 25
_CALLS = ("各位代表", "各位委员", "各位委員", "同志们", "同志們")
ISSUED = re.compile(r"(?:发布时间|发布日期|發布時間|发文日期|成文日期|时间|時間|日期|发表时间)\s*:")
SPEAKER = re.compile(
    r"(?:[省市区區县縣旗州盟镇鎮乡鄉][长長]|主席|[总總]理|(?:检察|檢察|院)[长長]|主任)\s*\S{0,12}$"
    r"|作政府工作(?:报告|報告)|[会會][议議]上|次[会會][议議]|的[讲講][话話]$"
)
_MEETING = re.compile(r"(?:\d{4}年\d{1,2}月\d{1,2}日)?在.{0,12}第.{1,6}[届屆].{2,20}第.{1,4}次[会會][议議]上?")
_GENRE = re.compile(
    r"报告|報告|工作|总结|公报|白皮书|意见|办法|规定|规划|计划|方案|通知|决定|条例|要点|纪要|说明|综述|情况"
)
# 深圳市人民检察院工作报告——2022年4月12日在…会议上: a title, and the meeting it was given to
_WITH_MEETING = re.compile(r"(.{4,70}?[报報]告)\s*(?:[-—]{1,3}|[(（])[^报報]{0,40}[会會][议議]上")
_ENDS_AS_TITLE = re.compile(r"[报報]告(?:[(（]\d{4}年?[)）])?$")
_BARE_GENRE = re.compile(r"(?:\d{4}年)?政府工作(?:报告|報告)")
_LABEL = re.compile(r"\S{1,2}\s*\S{0,2}\s*[号關称題题构期源]\s*:|\S{2,5}:")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_WORK = re.compile(r"各项工作|主要工作|工作情况|工作总结|政府工作报告")


def head(text: str, blocks: Sequence[Line]) -> Sequence[Line]:
    """Lines before the first call to the audience, heading or sentence; none where the text just begins."""
    for number, line in enumerate(blocks[:_MOST_LINES]):
        content = plain(line.text(text))
        numbered = headings.rank_of(content) is not None
        marked = number > 0 and headings.marked(text, line.start) is not None
        if content.startswith(_CALLS) or _is_text(content) or numbered or marked:
            return blocks[:number]
    return blocks[: min(1, len(blocks))]


def _is_text(content: str) -> bool:
    sentence = content.endswith(("。", ";", "!", ":", "！", "；", "：")) and len(content) > 20
    return len(content) > 120 or (sentence and not SPEAKER.search(content.rstrip("。")) and not ISSUED.search(content))


def title(text: str, lines: Sequence[Line], body: Range) -> tuple[Range, ...]:
    """Pieces of the title; none where the text states none. `body` is where the text after the head begins."""
    named = [line for line in lines if _may_name(text, line)]
    by_genre = next((line for line in named if _GENRE.search(plain(line.text(text)))), None)
    if by_genre:
        return (_range(text, by_genre), *_meeting(text, by_genre, lines))
    if not named:
        return ()
    first = named[0]
    if not is_body(first.text(text)):
        return (_range(text, first),)
    below = traced(text, [body])
    pieces = [below.source(*match.span()) for pattern in (_YEAR, _WORK) if (match := pattern.search(below.text))]
    return (_range(text, first), *pieces)


def _may_name(text: str, line: Line) -> bool:
    """May this line of the head be a title? Not a source, date, label or speaker."""
    content = plain(text[slice(*_range(text, line))])
    speaks = SPEAKER.search(content) and not _ENDS_AS_TITLE.search(content)
    return (
        4 <= len(content) <= 70
        and not content.endswith(("。", ":", "!", ";", "！", "；", "："))
        and not content.startswith(("--", "——", "(", "（"))
        and not (SOURCE.search(content) or ISSUED.search(content) or speaks or _LABEL.match(content))
        and re.search(r"[\u3400-\u9fffA-Za-z]{3}", content) is not None
        and re.match(r"[\dx年月日时分:\s/.-]+$", content) is None
    )


def _meeting(text: str, named: Line, lines: Sequence[Line]) -> list[Range]:
    """What tells one 政府工作报告 from another: the meeting it was given to."""
    if not _BARE_GENRE.fullmatch(plain(named.text(text))):
        return []
    top = traced(text, ((line.start, line.end) for line in lines))
    found = _MEETING.search(top.text)
    return [top.source(*found.span())] if found else []


def _range(text: str, line: Line) -> Range:
    """The line without the meeting that stands behind its title."""
    met = _WITH_MEETING.match(text, line.start, line.end)
    return met.span(1) if met else (line.start, line.end)
