"""Which places and bodies a question names, and which reports are of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from retrieval.fold import HAN
from retrieval.profile import NO_NAME, PROVINCE, SUFFIX, UNIT, Profile
from retrieval.regex import regex
from retrieval.words import PLACES, PROVINCES

# Behind its place, what the body that speaks may be called: it says whose report is meant, not what is asked.
_SPEAKERS = {
    "procuratorate": (
        "(?:人民)?检[察查]院|检察机关|(?<![法医学中高务])院(?![士校子长所领内])|检(?![测查验疫察修举索讨疗])"
    ),
    "court": "(?:中级|高级)?(?:人民)?法院|中院|高院",
    "police": "公安(?:局|厅|机关)?(?!部)|警方",
    "justice": "司法[局厅]",
    "government": "(?:人民)?政府(?:工作报告)?",
    "congress": "人大(?:常委会)?(?!代)",
    "audit": "审计[局厅署]",
    "finance": "财政[局厅]",
    "statistics": "统计(?:局|公报)",
    "health": "卫健委|卫生健康委(?:员会)?",
    "education": "教育[局厅]",
    "consultative": "政协",
}
_HIGHEST = {
    "procuratorate": "最高检|最高人民检察院|高检院",
    "court": "最高法|最高人民法院",
    "government": "国务院|总理",
}
_SUFFIX = f"(?:{SUFFIX})?"
# 宝山法院, 徐汇院: a place and one of its offices
_OFFICE = regex(
    rf"({HAN}{{2,3}})(?:省|市|区|县)?(?:人民)?(?:检察|法院|公安|警方|政府|院(?![士校子长所])|检(?![测查验疫]))"
)
# 上海广播电视台 beside 徐汇区院 is a name, and no second place
_OF_NAME = "(?:市?(?:广播|电视|大学|交通大学|师范|银行|证券|国际|自贸|港|[东南西北]站|机场|集团|医院))"
# 请列出市院的举措 and 何时提交区人大 name no place
_NO_CORE = regex("其中|保证|提交|报告|何|[请列出换成给把从对向由到问看说查那这了个吧呢吗谁几哪跟]")
_BEGINS = regex(r"(?:^|[^\u4e00-\u9fff]|[在和与及由对到是把向跟同从去来为让年月日说问查看请想])$")  # a word
_COMPATRIOTS = regex("(?:台湾|香港|澳门)(?:同胞|居民|青年|乡亲)")  # people, and no place that is asked about
# 我表姐就是四川人: told in passing
_OF_SOMEONE = "(?:人(?=[,，。;；!！])|老家|打工|上班)"


class Naming:
    """The places and bodies of the reports, by what each says of itself."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles

    @cached_property
    def by_place(self) -> dict[str, frozenset[int]]:
        return grouped((place, i) for i, p in enumerate(self._profiles) for place in p.places)

    @cached_property
    def by_body(self) -> dict[str, frozenset[int]]:
        return grouped((body, i) for i, p in enumerate(self._profiles) for body in p.bodies)

    def places(self, folded: str) -> tuple[str, ...]:
        """Places of reports that the question names, in its order."""
        provinces = set(PROVINCE.findall(folded))
        found = [n for n in self.by_place if n in folded and (n in provinces or n not in PROVINCES)]
        found = [n for n in found if re.search(f"{n}(?!{_OF_NAME})", folded)] or found
        found = [n for n in found if re.search(f"{n}(?!{_OF_SOMEONE})", folded)] or found
        return tuple(sorted((n for n in found if not any(n != o and n in o for o in found)), key=folded.index))

    def reports(self, folded: str, places: tuple[str, ...]) -> frozenset[int] | None:
        """The reports of these places, and of the body named beside them where there are any; None without a place."""
        if not places:
            return None
        found = {place: self.by_place[place] for place in places}
        for outer, inner in reversed(list(pairwise(places))):  # 舟山普陀 is one place
            within = [self._profiles[r].within for r in found[inner]]
            known = [outer in each or not each for each in within]
            both = frozenset(r for r, fits in zip(found[inner], known, strict=True) if fits)
            if both and inner not in PROVINCES and re.search(f"{outer}{_SUFFIX}{inner}", folded):
                found[outer] = found[inner] = both
        return self._of_body(folded, places, frozenset[int]().union(*found.values()))

    def themselves(self, reports: frozenset[int] | None, places: tuple[str, ...]) -> frozenset[int]:
        """Those of the places themselves, and not of a district in them; empty where that tells none apart."""
        named = set(places)
        profiles = {r: self._profiles[r] for r in reports or ()}
        own = frozenset(r for r, p in profiles.items() if not p.within & named or (p.places - p.within) & named)
        return own if own != reports else frozenset()

    def of_highest(self, folded: str, among: frozenset[int]) -> frozenset[int]:
        """Of the reports of the nation, those of the bodies that are named: 最高检."""
        named = (self.by_body.get(body, frozenset()) & among for body, n in _HIGHEST.items() if re.search(n, folded))
        return frozenset[int]().union(*named)

    def _of_body(self, folded: str, places: tuple[str, ...], reports: frozenset[int]) -> frozenset[int]:
        bodies = frozenset[str]().union(*(self._profiles[report].bodies for report in reports))
        place = "|".join(map(re.escape, places))
        named = (
            self.by_body[body] & reports
            for body in bodies & _SPEAKERS.keys()
            if re.search(
                rf"(?:(?:{place}){_SUFFIX}|[省市区县和与、])(?:{_SPEAKERS[body]})|(?:{_SPEAKERS[body]})的?.{{0,4}}报告",
                folded,
            )
        )
        return frozenset[int]().union(*named) or reports

    def speakers(self, reports: frozenset[int] | None) -> str:
        """A pattern for what the bodies of these reports may be called."""
        bodies = frozenset[str]().union(*(self._profiles[report].bodies for report in reports or ()))
        return "|".join(_SPEAKERS[body] for body in sorted(bodies & _SPEAKERS.keys())) or "(?!)"

    def strangers(self, folded: str, places: tuple[str, ...]) -> tuple[str, ...]:
        """Places that the question names and that no report is of."""
        provinces = PROVINCE.findall(_COMPATRIOTS.sub("", folded))
        found = [p for p in provinces if p not in self.by_place and not _above(p, folded, places)]
        for match in UNIT.finditer(folded):
            core, suffix = match[1], match[2]
            own = core in self.by_place or any(p in core + suffix or core in p for p in places)
            official = re.match("人民|检察|法院|公安|政府|院", folded[match.end() :])
            named = core in PLACES or official
            is_kind = NO_NAME.search(core + suffix) or _NO_CORE.search(core) or PROVINCE.search(core + suffix)
            no_name = core not in PLACES and bool(is_kind or not _BEGINS.search(folded[: match.start()]))
            if len(core) >= 2 and not own and named and not no_name:
                found.append(core + suffix)
        for match in _OFFICE.finditer(folded):
            said = match[1].rstrip("省市区县")
            core = said[-3:] if said[-3:] in PLACES else said[-2:]
            told = core in self.by_place or any(core in p or p in core for p in (*places, *found))
            # the 汉中 of 武汉中院 is no place
            torn = any(_overlap(match.start() + match[1].rindex(core), core, place, folded) for place in places)
            if core in PLACES and not told and not torn:
                found.append(core)
        return tuple(dict.fromkeys(found))


def bodies_named(folded: str) -> frozenset[str]:
    """The bodies whose report may be meant: procuratorate for 检察院."""
    return frozenset(body for body, said in _SPEAKERS.items() if re.search(said, folded))


def _overlap(start: int, core: str, place: str, folded: str) -> bool:
    """Does this name share characters with another that stands there?"""
    stretch = range(start, start + len(core))
    return any(not set(stretch).isdisjoint(range(m.start(), m.end())) for m in re.finditer(re.escape(place), folded))


def _above(province: str, folded: str, places: tuple[str, ...]) -> bool:
    """湖南长沙县, 湖南头号镇: is it the province of a place that is named, and nothing beside it?"""
    named = "|".join(map(re.escape, places)) or "(?!)"
    of_it = re.search(f"{province}{_SUFFIX}(?:(?:{named})|第|头|最|首)|[跟与和同]{province}(?:有关|相关)", folded)
    return bool(of_it) and any(place not in PROVINCES for place in places)


def grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    """Positions by name."""
    found = defaultdict[str, list[int]](list)
    for name, position in pairs:
        found[name].append(position)
    return {name: frozenset(positions) for name, positions in found.items()}
