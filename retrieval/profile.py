"""What a report says of itself: its place, its body and its year.

Nothing here knows a particular report: names come from title, publisher and opening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from retrieval.fold import HAN, fold
from retrieval.regex import regex
from retrieval.report import Outline
from retrieval.words import PEOPLES, PLACES, PROVINCES
from retrieval.years import year_given

PROVINCE = regex("|".join(PROVINCES))  # found from left to right, so that 上海南站 is not in 海南
_NATION = ("中华人民共和国", "国务院", "最高人民检察院", "最高人民法院")
_BODIES = {
    "procuratorate": "检察",
    "court": "法院",
    "police": "公安",
    "government": "政府|国务院",
    "justice": "司法局|司法厅",
    "congress": "人民代表大会常务委员会|人大常委会",
    "audit": "审计",
    "finance": "财政[局厅部]|财政预算|预算执行",
    "statistics": "统计[局公]",
    "health": "卫生健康|卫健",
    "education": "教育[局厅部]",
    "consultative": "政协|政治协商会议",
}
SUFFIX = (
    "省|自治区|特别行政区|市|综合实验区|(?:经济技术|高新技术)(?:产业)?开发区|经开区|高新区|新区"
    "|自治州|区|自治县|县|自治旗|旗|盟"
)
UNIT = regex(rf"(?P<core>{HAN}{{2,4}}?)(?P<suffix>{SUFFIX})")
_OFFICE = r"第|人民|检察|法院|公安|政府|分局|国民经济|(?:19|20)\d\d年"
# 西乌珠穆沁旗: so long are only the names of banners and of peoples' own counties
_LONG_UNIT = regex(
    rf"(?P<core>{HAN}{{2,4}}?(?={SUFFIX})|{HAN}{{5,8}}?(?=(?:自治[州县旗]|旗|盟)(?:{_OFFICE}|$)))(?P<suffix>{SUFFIX})"
)
# 苏州法院, without 市
_OFFICE_OF = regex(
    f"({'|'.join(sorted(PLACES, key=len, reverse=True))})(?=(?:中级)?(?:人民)?(?:法院|检察|公安|人大|政协|政府))"
)
_PEOPLES = regex(f"(?:(?:{'|'.join(PEOPLES)})族|各族)+$")
_ITS_SUFFIX = regex(f"(?<=.)(?:{SUFFIX})$")
_DATED = regex(r"(?:关于|对)?(?:(?:19|20)\d\d年?度?_?)?")
# Who speaks, where no title says it: 在四川省第十四届人民代表大会…, 我代表徐汇区人民政府
_OFFICIAL = regex(rf"{HAN}{{2,12}}(?:{SUFFIX})(?=第(?:{HAN}|\d){{1,4}}届|人民(?:政府|检察院|法院|代表大会)|公安|委)")
_NO_PLACE = (
    "哪|全市|全省|全区|全县|本市|本区|本省|各省|省市|各市|各区|各县|市县|区县|.{2}城市|[大小新老各个座多]城市|产业|该市|我市"
    "|我省|我区|哪个|几个|什么|多少|^自治|去年|今年|都市|超市|上市|门市"
)
_WITHIN_A_PHRASE = "两|的|在|和|与|是|有|各|超|上|股|楼|债|房|菜|夜|入"  # 和平区 and 云和县 are names all the same
# 洪山区 and 柯城区 are names where an office or a year stands behind them
_KIND_OF_PLACE = (
    "社区|地区|辖区|园区|示范区|开发区|自贸区|试验区|市辖|小区|校区|景区|灾区|山区|片区|郊区|市区|城区|库区|特区|先行区"
    "|引领区|合作区|功能区|街区|厂区|军区|林区|牧区|保障区|海岛县"
)
NO_NAME = regex(f"{_NO_PLACE}|{_KIND_OF_PLACE}|{_WITHIN_A_PHRASE}")
_NO_OFFICIAL = regex(_NO_PLACE)
_OF_OFFICE = regex(f"委|院|工作|{_OFFICE}")
_BY_OFFICE = regex(_OFFICE)
# 广州市公安局|增城区分局, 在|武汉市武昌区第十六届人民代表大会, 会议|北京市通州区第七届委员会
_PARTS = regex(r"\s+|(?<=[在局厅])|(?<=会议)|(?<=政协)")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report says of itself."""

    places: frozenset[str]  # without suffix: 徐汇, 四川
    level: str  # 省, 市, 区, 县, 国 or empty
    bodies: frozenset[str]
    year: int | None
    given: int | None = None  # the year in which it was given, which is the one after for many yearly reports
    within: frozenset[str] = frozenset()  # of its places, those that its own lies in: 武汉, where it is of 武昌

    @property
    def series(self) -> tuple[object, ...]:
        """What the yearly reports of one body have in common."""
        return self.places - self.within, self.level, self.bodies

    def values(self) -> list[Any]:
        """Ready for JSON."""
        return [sorted(self.places), self.level, sorted(self.bodies), self.year, self.given, sorted(self.within)]

    @classmethod
    def of(cls, values: list[Any]) -> Profile:
        places, level, bodies, year, given, within = values
        return cls(frozenset(places), level, frozenset(bodies), year, given, frozenset(within))


def core(place: str) -> str:
    """徐汇 of 徐汇区."""
    return _ITS_SUFFIX.sub("", place)


def profile(outline: Outline) -> Profile:
    title = fold("".join(part.text for part in outline.title))
    publisher = fold(outline.publisher.text if outline.publisher else "")
    opening = fold("".join(p.span.text[:200] for p in outline.paragraphs[:8] if not p.section))
    name = fold(outline.report.file.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    own = " ".join((title, publisher, name if not title or not _units(title) else ""))
    places = _units(own) or _units(" ".join(_OFFICIAL.findall(opening)))
    nation = any(word in own for word in _NATION) or (not places and any(word in opening for word in _NATION))
    level = "国" if nation else next((found for text in (title, publisher, own) if (found := _level(text))), "")
    # a government's report is told by its title; a newspaper that printed it says nothing
    bodies = frozenset(
        body for body, words in _BODIES.items() if re.search(words, own) or (not own and re.search(words, opening))
    )
    year = _year(outline, title, name)
    within = frozenset(unit.group("core") for text in (title, publisher) for unit in _chained(text)[:-1]) & places
    within -= {unit.group("core") for text in (title, publisher) for unit in _chained(text)[-1:]}
    return Profile(frozenset(places), level, bodies, year, year_given(year, outline.date), within)


def _units(text: str) -> set[str]:
    """Places in a title or the like: those on the list, others whose office stands behind them, or that begin it."""
    found = (
        {unit.group("core") for unit in _chained(text)} | set(PROVINCE.findall(text)) | set(_OFFICE_OF.findall(text))
    )
    found |= {bare for name in found if len(bare := _PEOPLES.sub("", name)) > 1}  # 三江 is 三江侗族自治县
    found |= {f"{name[:2]}旗" for name in found if len(name) > 3 and f"{name}旗" in text}  # 东乌旗 is 东乌珠穆沁旗
    for match in UNIT.finditer(text):
        core, suffix = match[1], match[2]
        core = re.sub(f"^.*(?:{'|'.join(PROVINCES)})(?:省|市|自治区)?(?={HAN}{{2}})|^.*[年月日局厅在]|^关于", "", core)
        office = _OF_OFFICE.match(text, match.end())
        torn = any(name != core and name.endswith(core) for name in found)  # 乌珠穆沁 of 西乌珠穆沁
        named = core in PLACES or office
        if len(core) >= 2 and named and not torn and not _nameless(core + suffix, text, match.end()):
            found.add(core)
    return found


def _chain(text: str) -> Iterator[re.Match[str]]:
    """The places that a title begins with, each within the one before: 2024年|杭州市|临平区|司法局."""
    at = match.end() if (match := _DATED.match(text)) else 0
    while (match := _LONG_UNIT.match(text, at)) and not _nameless(match[0], text, match.end()):
        yield match
        at = match.end()


def _nameless(unit: str, text: str, end: int) -> bool:
    """Is it no name, but 全市 or a 山区?"""
    name = core(unit)
    if name in PLACES or name in PROVINCES:
        return False
    official = _BY_OFFICE.match(text, end)
    named = official and (len(name) == 2 or (not official[0][-1].isdigit() and official[0][-1] != "年"))
    return bool((_NO_OFFICIAL if named else NO_NAME).search(unit))


def _chained(text: str) -> list[re.Match[str]]:
    """Those that its parts begin with: …在|武汉市|武昌区|第十六届人民代表大会…"""
    return [unit for part in _PARTS.split(text) for unit in _chain(part)]


def _level(text: str) -> str:
    """Of the innermost of them, or of the first place that is named."""
    chain = [unit.group("suffix") for unit in _chained(text)]
    others = (unit for unit in UNIT.finditer(text) if not _nameless(unit[0], text, unit.end()))
    named = [*chain[-1:], *(unit.group("suffix") for unit in others)]
    return str(named[0][-1]) if named else ""


def _year(outline: Outline, title: str, name: str) -> int | None:
    headings = [fold(section.heading.text) for section in outline.sections]
    reviewed = [
        int(m[1]) + 1 for h in headings if (m := re.search(r"((?:19|20)\d\d)年.{0,6}(?:工作|情况)?.{0,3}回顾", h))
    ]
    planned = [
        int(m[1])
        for h in headings
        if (m := re.search(r"((?:19|20)\d\d)年.{0,12}(?:工作|任务|安排|部署|目标)", h)) and "回顾" not in h
    ]
    for text in (title, name):
        named = re.search(r"(?<!\d)((?:19|20)\d\d)(?:年?[-—–至到]((?:19|20)\d\d))?(?=年|_|-|\b)", text)
        if named:
            return int(named[2] or named[1])  # of (2017-2022), the last
    if reviewed or planned:
        return (reviewed or planned)[0]
    return int(outline.date[:4]) if outline.date else None
