"""Whose report it is: the body that gives it, and the newspaper it was taken from only where no body is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from retrieval.outline.blanks import plain
from retrieval.outline.lines import Line

Range = tuple[int, int]

_KIND = (
    "人民检察院|人民檢察院|人民法院|人民政府|国务院|國務院|委员会|委員會|办公厅|办公室|检察院|法院|政府|统计局|厅|局|委|部|院"
)
_BODY = re.compile(rf"[\u4e00-\u9fff]{{2,20}}?(?:{_KIND})")
SOURCE = re.compile(
    r"(?:来源|來源|发布机构|發布機構|发文机关|发布单位)\s*[:：][ \u3000\n]*([^\s:：]{2,30})"
)
_PLACE = r"[\u4e00-\u9fff]{1,9}?(?:省|市|自治区|自治區|特别行政区|区|县|州|盟|旗)"
_OFFICE = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[上日在由]))(?![上日在由]|自治区人民)({_PLACE}(?:人民政府|人民检察院|人民法院))(?:代理?)?(?:省长|市长|区长|主席|检察长|院长)"
)
_ACTS_FOR = re.compile(
    rf"我(?:代表|受|根据)\s?((?:中华人民共和国)?(?:国务院|國務院)|{_PLACE}(?:人民政府|政府|人民法院|人民检察院|高级人民法院))"
)
_COUNCIL = r"[国國](?:\(\w+\))?[务務](?:\(\w+\))?院"  # 國(guó)務(wù)院 too
_STATE_COUNCIL = re.compile(
    rf"(?:代表|受|根据|根據|人民共和[国國]|，)({_COUNCIL})(?=[，,的向决決])|({_COUNCIL})(?:总理|總理)"
)
_IN_TITLE = re.compile(r"(?:年|^)([\u4e00-\u9fff]{2,14}?(?:人民政府|政府))(?=工作[报報]告)")
_MET = re.compile(rf"在({_PLACE})第.{{1,6}}[届屆]")
_SHORT = re.compile(r"([\u4e00-\u9fff]{2,8}[省市区县州])(?:院|检察院|法院|政府)")
_VAGUE = re.compile(r"(?:本|各|省|市|自治区|区|县|全省|全市|我)?(?:级)?(?:人民)?政府$|办公[厅室]$|本[院省市区网]")


def is_body(line: str) -> bool:
    """Is this the name of an office and nothing else?"""
    return _BODY.fullmatch(plain(line)) is not None


def publisher(text: str, head: Sequence[Line], titles: Sequence[Range], body: Range) -> Range | None:
    """The name of the publisher as it stands in the text; None where nobody is named. Best evidence first."""
    top = (head[0].start, head[-1].end) if head else (0, 0)
    source = SOURCE.search(text, *top)
    cited = [source.span(1)] if source else []
    named = chain(
        ((line.start, line.end) for line in head if is_body(line.text(text))),
        (c for c in cited if is_body(text[slice(*c)])),
        _first(_OFFICE, text, top),
        _first(_ACTS_FOR, text, body),
        (found for piece in titles for found in _first(_IN_TITLE, text, piece)),
        _spelled_out(text, titles),
        _first(_STATE_COUNCIL, text, (top[0], body[1])),
        _of_the_place(text, top),
        cited,
    )
    return next((c for c in named if not _VAGUE.match(text[slice(*c)])), None)


def _first(pattern: re.Pattern[str], text: str, where: Range) -> list[Range]:
    match = pattern.search(text, *where)
    return [match.span(match.lastindex or 0)] if match else []


def _of_the_place(text: str, top: Range) -> list[Range]:
    """The government of the place whose congress met, as the text names it somewhere."""
    met = _MET.search(text, *top)
    government = met and re.compile(re.escape(met.group(1)) + "(?:人民)?政府").search(text)
    return [government.span()] if government else []


def _spelled_out(text: str, titles: Sequence[Range]) -> list[Range]:
    """A short name at the head of the title (徐汇区院) as the text spells it out (徐汇区人民检察院)."""
    for start, end in titles:
        short = _SHORT.match(text, start, end)
        if short:
            full = re.compile(short.group(1) + r"人民(?:检察院|法院|政府)").search(text, end)
            return [full.span() if full else short.span()]
    return []
