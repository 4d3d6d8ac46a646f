"""Which reports a question is about: the place, body and year that it names, by what each report says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from retrieval.asked import focus
from retrieval.fold import HAN, fold
from retrieval.naming import Naming, grouped
from retrieval.profile import Profile
from retrieval.regex import regex
from retrieval.years import asked_years, told

NATION_SAID = regex(
    "全国(?!人大|人民代表|政协|率先|首|各地|第|前|排|同|[^,，。;；的]{0,8}(?:第[1一]个|首[个家]))|我国|中国(?=$|[\\s的在有是全去今现经政人一共,，?？]|(?:19|20)\\d\\d)|国家(?=层面|总共|要)|中央政府|国务院|总理"
)
_NATIONS_REPORT = regex("(?:国务院|总理)[^,，。;；]{0,18}报告")
_LEVEL = regex("(?<![门城都])(省|市|区|县)(?:检察院|人民检察院|检察机关|检|院|法院|级院|政府|里|委)")


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
    said: str = ""  # 市检, where a level chose the reports or made some preferred
    speakers: str = "(?!)"  # a pattern for what the reports' own bodies may be called behind their place

    def __bool__(self) -> bool:
        return bool(self.places or self.strangers or self.years or self.preferred)


class Scopes:
    """The profiles of a library, and the scope of questions put to it."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.profiles = list(profiles)
        self._naming = Naming(self.profiles)

    @cached_property
    def years(self) -> frozenset[int]:
        return frozenset(p.year for p in self.profiles if p.year)

    @cached_property
    def newest(self) -> frozenset[int]:
        """Positions of the reports than which no other of the same place and bodies is newer."""
        latest: dict[tuple[object, ...], int] = {}
        for one in self.profiles:
            latest[one.series] = max(latest.get(one.series, 0), one.year or 0)
        return frozenset(i for i, p in enumerate(self.profiles) if (p.year or 0) == latest[p.series])

    @cached_property
    def told_on(self) -> frozenset[int]:
        """Positions of the reports whose year another report of the same series looks back on."""
        years = {(p.series, p.year) for p in self.profiles if p.year}
        return frozenset(i for i, p in enumerate(self.profiles) if p.year and (p.series, p.year + 1) in years)

    def of_place(self, place: str) -> frozenset[int]:
        return self._naming.by_place.get(place, frozenset())

    def of_level(self, level: str) -> frozenset[int]:
        return self._by_level.get(level, frozenset())

    @cached_property
    def _by_level(self) -> dict[str, frozenset[int]]:
        return grouped((p.level, i) for i, p in enumerate(self.profiles))

    @cached_property
    def unnamed(self) -> frozenset[int]:
        """Positions of the reports that name no place as theirs."""
        return frozenset(i for i, p in enumerate(self.profiles) if not p.places and not p.level)

    @cached_property
    def _nationwide(self) -> frozenset[int]:
        """第55次中国互联网络发展状况统计报告 may tell of the nation, though it does not call itself its report."""
        return self.of_level("国") | self.unnamed

    def of(self, text: str) -> Scope:
        """The scope that a question names."""
        folded = fold(text)
        naming = self._naming
        places, nation = naming.places(folded), self.of_level("国")
        reports = naming.reports(folded, places)
        if nation and _NATIONS_REPORT.search(folded):
            places, reports = (), None  # 国务院1993年的报告 is meant, whatever it says of 北京
        national = bool(nation and not places and NATION_SAID.search(folded))
        years = asked_years(folded, fold(text, numerals=False), self.years) or self._relative(
            folded, nation if national else reports
        )
        of_reports = _report_years(folded, years)
        meant = {year: self._meant(year, folded, reports, of_reports) for year in of_reports}
        scope = Scope(
            places,
            naming.strangers(folded, places),
            reports,
            naming.themselves(reports, places),
            years=tuple(meant.get(year, year) for year in years),
            report_years=tuple(meant[year] for year in of_reports),
            speakers=naming.speakers(reports),
        )
        highest = naming.of_highest(folded, nation)
        if national:
            reports = highest if highest and _NATIONS_REPORT.search(folded) else None
            return replace(scope, preferred=highest or self._nationwide, reports=reports, nation=True)
        if highest and not places:
            return replace(scope, preferred=highest)  # softly: 被最高检评为典型案例 is told by others
        found = None if places else _LEVEL.search(folded)
        level = self.of_level(found[1]) if found else frozenset()
        # what its own reports are called by: 市检, and not 市检查 or 市委
        named = f"(?<![哪各几个两些门城都])[省市区县](?:{naming.speakers(level)})"
        own = re.search(named, folded) if level else None
        said = own[0] if own else ""
        # 市院 is one body; 区院 may be any of those that a report of the city speaks of
        above = said[:1] in ("市", "省") and "政府" not in said
        return replace(scope, said=said, preferred=level or scope.preferred, reports=level if above else scope.reports)

    def _meant(self, year: int, folded: str, reports: frozenset[int] | None, others: tuple[int, ...]) -> int:
        """2022年4月作的报告 may be the report of 2021: the year of one given then, where none is of that year."""
        profiles = [self.profiles[r] for r in (range(len(self.profiles)) if reports is None else reports)]
        given = {one.year for one in profiles if one.given == year and one.year}
        dated = re.search(rf"{year}年\d{{1,2}}月", folded)
        if len(given) == 1 and not given & set(others) and (dated or all(one.year != year for one in profiles)):
            return given.pop()
        return year

    def _relative(self, folded: str, reports: frozenset[int] | None) -> tuple[int, ...]:
        """今年 and 去年 of a question are those of the newest report of the place it names."""
        known = [year for report in reports or () if (year := self.profiles[report].given)]
        if not known:
            return ()
        asking = folded[slice(*focus(folded))]  # 我家闺女明年上小学 is told, and not asked about
        return tuple(dict.fromkeys(year for _, year in told(asking, max(known)).words))


def _report_years(folded: str, years: tuple[int, ...]) -> tuple[int, ...]:
    found = []
    for year in years:
        # 2022年4月的报告, 2005年和2007年的报告
        short = rf"(?:{year}|{year % 100:02d})(?:年\d{{1,2}}月(?:\d{{1,2}}[日号])?)?(?:年?[和与跟及、到至]\d{{2,4}})*"
        report = rf"{short}年?(?:的|那份|这份|那篇|{HAN}{{0,8}}?)?(?:政府)?(?:工作)?报告"
        # 2023年李克强总理那份回顾五年的报告, 朱镕基99年那份
        that = rf"{short}年{HAN}{{0,8}}?[那这][1一]?[份篇](?:(?:{HAN}|\d){{0,12}}报告|(?=[,，。?？里说讲]|$))"
        if re.search(rf"{short}年(?:{HAN}{{0,4}}(?:承认|坦言|坦承|反思)|说|讲|提[到出及的过])|{report}|{that}", folded):
            found.append(year)
    return tuple(found)
