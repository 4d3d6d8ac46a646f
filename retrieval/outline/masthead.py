"""What a report says of itself at its head: title, publisher, date. Nothing is invented: all are slices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.outline.dates import day_in
from retrieval.outline.lines import Line

Range = tuple[int, int]

_BODY = re.compile(
    r"[\u4e00-\u9fff]{2,20}?(?:人民检察院|人民檢察院|人民法院|人民政府|国务院|國務院|委员会|委員會|办公厅|办公室|检察院|法院|政府|"
    r"统计局|厅|局|委|部|院)"
)
_SOURCE = re.compile(r"(?:来源|來源|发布机构|发文机关|發布機構|发布单位|信息来源)[ \u3000]*[:：][ \u3000\n]*([^\s:：]{2,30})")
_ISSUED = re.compile(r"(?:发布时间|发布日期|發布時間|发文日期|成文日期|时间|時間|日期|发表时间)[ \u3000]*[:：]")
_SPEAKER = re.compile(r"(?:省长|市长|主席|总理|總理|检察长|院长|主任|代省长|代市长)[ \u3000]*\S{0,8}$|作政府工作报告|会议上|會議上|的讲话$")
_GENRE = re.compile(r"报告|報告|工作|总结|公报|白皮书|意见|办法|规定|规划|计划|方案|通知|决定|条例|要点|纪要|说明|综述|情况")
_ACTS_FOR = re.compile(r"我(?:代表|受)[ ]?([\u4e00-\u9fff]{2,16}?(?:人民政府|国务院|國務院|政府|法院|检察院|常务委员会|委员会)|国务院|國務院)")
_TITLE_BODY = re.compile(r"(?:年|^)([\u4e00-\u9fff]{2,14}?(?:人民政府|政府))(?=工作[报報]告)")
_OFFICE = re.compile(r"([\u4e00-\u9fff]{2,12}(?:人民政府|人民检察院|人民法院))(?:代理?)?(?:省长|市长|主席|检察长|院长)")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_WORK = re.compile(r"各项工作|主要工作|工作情况|工作总结|政府工作报告")
_VAGUE = re.compile(r"^(?:省|市|自治区|区|县|全省|全市)?(?:人民)?政府$|^办公[厅室]$|^本[院省市区网]")
_STATE_REPORT = re.compile(r"政府工作[报報]告")


def title(text: str, head: Sequence[Line], body: Range) -> tuple[Range, ...]:
    """Pieces of the title; none where the text states none. `body` is the first paragraph after the head."""
    named = [line for line in head if _may_name(line.text(text))]
    for line in named:
        if _GENRE.search(line.text(text)):
            return ((line.start, line.end),)
    if named and _BODY.fullmatch(named[0].text(text)):
        return (_range(named[0]), *_pieces(text, body, _YEAR, _WORK))
    if named:
        return (_range(named[0]),)
    acts = _ACTS_FOR.search(text, *body)
    report = _STATE_REPORT.search(text, *body)
    return (acts.span(1), report.span()) if acts and report and acts.start() < report.start() else ()


def publisher(text: str, head: Sequence[Line], titles: Sequence[Range], body: Range) -> Range | None:
    """The body whose report it is; the newspaper it was taken from only where no body is named."""
    head_range = (head[0].start, head[-1].end) if head else body
    source = _SOURCE.search(text, *head_range)
    named = [line for line in head if _BODY.fullmatch(line.text(text))]
    candidates = [
        *(_range(line) for line in named),
        *((source.span(1),) if source and _BODY.fullmatch(source.group(1)) else ()),
        *(m.span(1) for m in (_OFFICE.search(text, *head_range), _ACTS_FOR.search(text, *body)) if m),
        *(m.span(1) for piece in titles if (m := _TITLE_BODY.search(text, *piece))),
        *_spelled_out(text, titles),
        *((source.span(1),) if source else ()),
    ]
    return next((c for c in candidates if not _VAGUE.match(text[c[0] : c[1]])), None)


def date(text: str, head: Sequence[Line], titles: Sequence[Range], tail: Range) -> str | None:
    """The day it was delivered, else published, else signed, else the year in its title; as ISO."""
    plain = [line.text(text) for line in head]
    spoken = [line for line in plain if _SPEAKER.search(line) and not _ISSUED.search(line)]
    issued = [line for line in plain if _ISSUED.search(line)]
    alone = [line for line in plain if len(line) < 30]
    ending = [line.strip() for line in text[slice(*tail)].splitlines() if len(line.strip()) < 25]
    named = [text[a:b] for a, b in titles]
    for lines in (spoken, issued, alone, ending, named):
        found = next((day for line in lines if (day := day_in(line))), None)
        if found:
            return found
    return None


def _may_name(line: str) -> bool:
    """May this line of the head be a title? Not a source, date or speaker."""
    return (
        4 <= len(line) <= 70
        and not line.endswith(("。", "：", ":", "！", "!", "；"))
        and not line.startswith(("——", "--", "（", "("))
        and not (_SOURCE.match(line) or _ISSUED.search(line) or _SPEAKER.search(line))
        and re.search(r"[\u3400-\u9fffA-Za-z]{3}", line) is not None
        and re.match(r"[\d年月日:：\s-]+$", line) is None
    )


def _spelled_out(text: str, titles: Sequence[Range]) -> list[Range]:
    """A short name at the head of the title (徐汇区院) as the text spells it out (徐汇区人民检察院)."""
    for start, end in titles:
        short = re.match(r"([\u4e00-\u9fff]{2,8}[省市区县州])(院|检察院|法院|政府)", text[start:end])
        if short:
            full = re.search(short.group(1) + r"人民(?:检察院|法院|政府)", text[end:])
            return [(end + full.start(), end + full.end()) if full else (start, start + short.end())]
    return []


def _pieces(text: str, body: Range, *patterns: re.Pattern[str]) -> list[Range]:
    return [match.span() for pattern in patterns if (match := pattern.search(text, *body))]


def _range(line: Line) -> Range:
    return line.start, line.end
