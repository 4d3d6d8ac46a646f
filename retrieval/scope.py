"""Which reports a question is about: the place, body and year that it names, by what each report says of itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from retrieval.asked import focus
from retrieval.fold import CJK, fold
from retrieval.profile import NO_NAME, PROVINCE, UNIT, Profile
from retrieval.words import PLACES, PROVINCES
from retrieval.years import asked_years, told

NATION_SAID = re.compile(
    "全国(?!人大|人民代表|政协|率先|首|各地|第|前|排|同)|我国|中国(?=$|[\\s的在有是全去今现经政人一共,，?？]|(?:19|20)\\d\\d)|国家(?=层面|总共|要)|中央政府|国务院|总理"
)
_NATIONS_REPORT = re.compile("(?:国务院|总理)[^,，。;；]{0,8}报告")
# Behind its place, what the body that speaks may be called: it says whose report is meant, not what is asked.
_SPEAKERS = {
    "procuratorate": "(?:人民)?检察院|检察机关|院(?![士校子长所领内])|检(?![测查验疫察])",
    "court": "(?:中级|高级)?(?:人民)?法院|中院|高院",
    "police": "公安(?:局|厅|机关)?(?!部)|警方",
    "justice": "司法[局厅]",
    "government": "(?:人民)?政府(?:工作报告)?",
}
# 宝山法院, 徐汇院: a place and one of its offices
_OFFICE = re.compile(
    rf"([{CJK}]{{2,3}})(?:省|市|区|县)?(?:人民)?(?:检察|法院|公安|警方|政府|院(?![士校子长所])|检(?![测查验疫]))"
)
# 上海广播电视台 beside 徐汇区院 is a name, and no second place
_OF_NAME = "(?:市?(?:广播|电视|大学|交通大学|师范|银行|证券|国际|自贸|港|[东南西北]站|机场|集团|医院))"
_NO_CORE = re.compile("其中|保证|[请列出换成给把从对问看说查那这了个吧呢吗谁几哪跟]")  # 请列出市院的举措 names no place
_LEVEL = re.compile("(?<![门城都])(省|市|区|县)(?:检察院|人民检察院|检察机关|检|院|法院|级院|政府|里|委)")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question says of the reports it is about."""

    places: tuple[str, ...] = ()  # of the reports, as far as the question names them
    strangers: tuple[str, ...] = ()  # places that no report is of
    reports: frozenset[int] | None = None  # positions of the reports of those places; None where none is named
    preferred: frozenset[int] = frozenset()  # meant more softly: 我国, 市检
    nation: bool = False  # the country as a whole is meant, and there are reports of it
    years: tuple[int, ...] = ()
    report_years: tuple[int, ...] = ()  # 2025年的报告, rather than something that happened in 2025
    speakers: str = "(?!)"  # a pattern for what the reports' own bodies may be called behind their place

    def __bool__(self) -> bool:
        return bool(self.places or self.strangers or self.years or self.preferred)


class Scopes:
    """The profiles of a library, and the scope of questions put to it."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.profiles = list(profiles)

    @cached_property
    def years(self) -> frozenset[int]:
        return frozenset(p.year for p in self.profiles if p.year)

    @cached_property
    def newest(self) -> frozenset[int]:
        """Positions of the reports than which no other of the same place and bodies is newer."""
        latest: dict[tuple[frozenset[str], str], int] = {}
        for one in self.profiles:
            latest[one.places, one.level] = max(latest.get((one.places, one.level), 0), one.year or 0)
        return frozenset(i for i, p in enumerate(self.profiles) if (p.year or 0) == latest[p.places, p.level])

    @cached_property
    def told_on(self) -> frozenset[int]:
        """Positions of the reports whose year another report of the same place looks back on."""
        years = {(p.places, p.level, p.year) for p in self.profiles if p.year}
        return frozenset(i for i, p in enumerate(self.profiles) if p.year and (p.places, p.level, p.year + 1) in years)

    def of_place(self, place: str) -> frozenset[int]:
        return self._by_place.get(place, frozenset())

    @cached_property
    def _by_place(self) -> dict[str, frozenset[int]]:
        return _grouped((place, i) for i, p in enumerate(self.profiles) for place in p.places)

    def of_level(self, level: str) -> frozenset[int]:
        return self._by_level.get(level, frozenset())

    @cached_property
    def _by_level(self) -> dict[str, frozenset[int]]:
        return _grouped((p.level, i) for i, p in enumerate(self.profiles))

    def of(self, text: str) -> Scope:
        """The scope that a question names."""
        folded = fold(text)
        places = self._named(folded)
        reports = frozenset[int]().union(*(self._by_place[p] for p in places)) if places else None
        nation = self.of_level("国")
        if nation and _NATIONS_REPORT.search(folded):
            places, reports = (), None  # 国务院1993年的报告 is meant, whatever it says of 北京
        national = bool(nation and not places and NATION_SAID.search(folded))
        years = asked_years(folded, fold(text, numerals=False), self.years) or self._relative(
            folded, nation if national else reports
        )
        scope = Scope(
            places,
            self._strangers(folded, places),
            reports,
            years=years,
            report_years=_report_years(folded, years),
            speakers=self._speakers(reports),
        )
        if national:
            return replace(scope, preferred=nation, nation=True)
        level = self._level(folded, bool(places))
        # 市院 is one body; 区院 may be any of those that a report of the city speaks of
        above = level and bool(re.search("(?<![哪各几])(?<!哪些)[市省](?:人民)?检?(?:察院|察机关|院)", folded))
        return replace(scope, preferred=level, reports=level if above else scope.reports)

    def _speakers(self, reports: frozenset[int] | None) -> str:
        bodies = frozenset[str]().union(*(self.profiles[report].bodies for report in reports or ()))
        return "|".join(_SPEAKERS[body] for body in sorted(bodies & _SPEAKERS.keys())) or "(?!)"

    def _relative(self, folded: str, reports: frozenset[int] | None) -> tuple[int, ...]:
        """今年 and 去年 of a question are those of the newest report of the place it names."""
        known = [year for report in reports or () if (year := self.profiles[report].given)]
        if not known:
            return ()
        asking = folded[slice(*focus(folded))]  # 我家闺女明年上小学 is told, and not asked about
        return tuple(dict.fromkeys(year for _, year in told(asking, max(known)).words))

    def _strangers(self, folded: str, places: tuple[str, ...]) -> tuple[str, ...]:
        found = [p for p in PROVINCE.findall(folded) if p not in self._by_place]
        for match in UNIT.finditer(folded):
            core, suffix = match[1], match[2]
            own = core in self._by_place or any(p in core + suffix or core in p for p in places)
            official = re.match("人民|检察|法院|公安|政府|院", folded[match.end() :])
            named = core in PLACES or official
            no_name = core not in PLACES and (NO_NAME.search(core + suffix) or _NO_CORE.search(core))
            if len(core) >= 2 and not own and named and not no_name:
                found.append(core + suffix)
        for match in _OFFICE.finditer(folded):
            said = match[1].rstrip("省市区县")
            core = said[-3:] if said[-3:] in PLACES else said[-2:]
            told = core in self._by_place or any(core in p or p in core for p in (*places, *found))
            if core in PLACES and not told:
                found.append(core)
        return tuple(dict.fromkeys(found))

    def _named(self, folded: str) -> tuple[str, ...]:
        provinces = set(PROVINCE.findall(folded))
        found = [n for n in self._by_place if n in folded and (n in provinces or n not in PROVINCES)]
        found = [n for n in found if re.search(f"{n}(?!{_OF_NAME})", folded)] or found
        return tuple(sorted((n for n in found if not any(n != o and n in o for o in found)), key=folded.index))

    def _level(self, folded: str, placed: bool) -> frozenset[int]:
        level = _LEVEL.search(folded)
        if level and not placed:
            return self.of_level(level[1])
        return frozenset()


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    found = defaultdict[str, list[int]](list)
    for name, position in pairs:
        found[name].append(position)
    return {name: frozenset(positions) for name, positions in found.items()}


def _report_years(folded: str, years: tuple[int, ...]) -> tuple[int, ...]:
    found = []
    for year in years:
        short = f"(?:{year}|{year % 100:02d})"
        report = rf"{short}年?(?:的|那份|这份|那篇|[{CJK}]{{0,8}}?)?(?:政府)?(?:工作)?报告"
        if re.search(rf"{short}年(?:说|讲|提[到出及的过])|{report}", folded):
            found.append(year)
    return tuple(found)
