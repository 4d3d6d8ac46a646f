"""Whose report it is: the body that gives it, and the newspaper it was taken from only where no body is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from retrieval.outline.blanks import Plain, plain, traced
from retrieval.outline.lines import Line

Range = tuple[int, int]

_KIND = "人民检察院|人民檢察院|人民法院|人民政府|国务院|國務院|委员会|委員會|办公厅|办公室"
_KIND += "|检察院|法院|政府|统计局|厅|局|委|部|院"
_BODY = re.compile(rf"[\u4e00-\u9fff]{{2,20}}?(?:{_KIND})")
SOURCE = re.compile(r"(?:来源|來源|发布机构|發布機構|发文机关|发布单位)\s*[:：][ \u3000\n]*([^\s:：]{2,30})")
_PLACE = r"[\u4e00-\u9fff]{1,9}?(?:省|市|自治[区區]|特[别別]行政[区區]|[区區]|[县縣]|州|盟|旗)"
_COUNCIL = "[国國][务務]院"
_BODY_OF = "人民政府|(?:[中高][级級])?人民法院|人民(?:检察|檢察)院"
_HIGHEST = "最高人民(?:法院|[检檢]察院)"
_HEAD = "[省市区區县縣州]?[长長]|主席|(?:检察|檢察|院)[长長]"
_OFFICE = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[上日在由]))(?![上日在由]|自治[区區]人民)((?:{_PLACE}(?:{_BODY_OF})|{_HIGHEST}))(?:代理?)?(?:{_HEAD})"
)
_ACTS_FOR = re.compile(
    rf"我(?:代表|受|根据|根據)\s?((?:中[华華]人民共和[国國])?{_COUNCIL}|{_PLACE}(?:{_BODY_OF}|政府|高[级級]人民法院))"
)
_STATE_COUNCIL = re.compile(
    rf"(?:代表|受|根据|根據|人民共和[国國]|[，,])({_COUNCIL})(?=[，,的向决決])|({_COUNCIL})(?:总理|總理)"
)
_IN_TITLE = re.compile(
    rf"(?:年|^)([\u4e00-\u9fff]{{2,14}}?(?:人民政府|政府|{_COUNCIL}(?=政府)))(?=(?:政府)?工作[报報]告)"
)
_OF_TITLE = re.compile(
    rf"^(?:\d{{4}}年)?({_HIGHEST}|{_PLACE}(?:{_BODY_OF}|人民代表大会常务委员会|[\u4e00-\u9fff]{{2,9}}(?:局|厅|委员会)))"
    r"(?=(?:(?:工作|情况)[报報]告|\d{4}年|关于))"
)
# 汕头市潮阳区审计局局长 郑创平
_BUREAU = re.compile(
    rf"^({_PLACE}[\u4e00-\u9fff]{{2,9}}(?:局|厅|委员会))(?:(?:党[组委]书记、)?(?:局长|厅长|主任))?[\u4e00-\u9fff]{{2,3}}$"
)
_MET = re.compile(rf"在({_PLACE})第.{{1,6}}[届屆]")
_SHORT = re.compile(r"([\u4e00-\u9fff]{2,8}[省市区县州])(?:院|检察院|法院|政府)")
_VAGUE = re.compile(
    r"(?:本|各|省|市|自治[区區县縣州]|[区區]|[县縣]|全省|全市|我)?(?:[级級])?(?:人民)?政府$|办公[厅室]$|本[院省市区网]|自治[区區县縣州旗]$"
)


def is_body(line: str) -> bool:
    """Is this the name of an office and nothing else?"""
    return _BODY.fullmatch(plain(line)) is not None


def publisher(text: str, head: Sequence[Line], titles: Sequence[Range], body: Range) -> Range | None:
    """The name of the publisher as it stands in the text; None where nobody is named. Best evidence first.

    Where a report says 我代表省人民政府 and names no body in full, the place it was given in has to do.
    """
    top = traced(text, ((line.start, line.end) for line in head))
    below = traced(text, [body])
    named = [traced(text, [piece]) for piece in titles]
    bodies = ((line.start, line.end) for line in head if is_body(line.text(text)))
    cited = _first(SOURCE, top)
    found = chain(
        bodies,
        (found for line in head for found in _first(_BUREAU, traced(text, [(line.start, line.end)]))),
        (c for c in cited if is_body(text[slice(*c)])),
        _first(_OFFICE, top),
        _first(_ACTS_FOR, below),
        (found for title in named for pattern in (_IN_TITLE, _OF_TITLE) for found in _first(pattern, title)),
        _spelled_out(text, named),
        _first(_STATE_COUNCIL, top),
        _first(_STATE_COUNCIL, below),
        _of_the_place(text, top),
        _first(_MET, top),
        cited,
    )
    return next((c for c in found if not _VAGUE.match(plain(text[slice(*c)]))), None)


def _first(pattern: re.Pattern[str], where: Plain) -> list[Range]:
    match = pattern.search(where.text)
    return [where.source(*match.span(match.lastindex or 0))] if match else []


def _of_the_place(text: str, top: Plain) -> list[Range]:
    """The government of the place whose congress met, as the text names it somewhere."""
    met = _MET.search(top.text)
    government = met and re.compile(re.escape(met.group(1)) + "(?:人民)?政府").search(text)
    return [government.span()] if government else []


def _spelled_out(text: str, titles: Sequence[Plain]) -> list[Range]:
    """A short name at the head of the title (徐汇区院) as the text spells it out (徐汇区人民检察院)."""
    for title in titles:
        short = _SHORT.match(title.text)
        if short:
            full = re.compile(short.group(1) + r"人民(?:检察院|法院|政府)").search(text, title.places[-1])
            return [full.span() if full else title.source(*short.span())]
    return []
