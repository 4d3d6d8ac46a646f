"""Which years a text speaks of, when 去年 depends on the report it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.fold import fold
from retrieval.regex import regex

_FULL = regex(r"(?<!\d)((?:19|20)\d\d)(?:年?[-—–至到~]((?:19|20)?\d\d))?年")
_COMPARED = regex(r"[比较](?=(?:19|20)\d\d年)")  # 比2007年增加: of which year the sentence speaks it does not say
# 2020-11, 2020/11/15 and 2020.11.15, but not the 1993.5 of 1993.5万吨
_DATE = regex(
    r"(?<!\d)((?:19|20)\d\d)(?:[-/]\d{1,2}(?:[-/]\d{1,2})?|\.(?:0?[1-9]|1[0-2])(?:\.\d{1,2})?)(?![\d.万亿元吨斤%人个件公里米度倍])"
)
_SHORT = regex(r"(?<![\d.])([0-9]\d)年(?!来|间|前|后|以|内|期|规划|计划|历史|连|代)")
_DIGIT = "[一二三四五六七八九〇零]"
_SPELLED = regex(f"(?<!{_DIGIT})(?<![十百]){_DIGIT}{{2}}年(?!来|间|前|后|以|内|期)")
# 2024年洪灾后 is no year of what is asked
_AFTER = regex(r"(?:19|20)\d\d年[^,，。\d]{1,6}(?:之后|以后|后(?![续勤备果面来]))")
# 比上年增长 compares with a year, it does not speak of it
_RELATIVE = regex(r"(?<!比)(?<!较)(?<!同比)(去年|上年|今年|本年|前年|明年)(?!同期|同比|度?末?的?基础)")
_SHIFT = {"去年": -1, "上年": -1, "今年": 0, "本年": 0, "前年": -2, "明年": 1}
_PAST_YEAR = regex("过去一年|过去的一年|一年来|这一年")
_SPAN = regex(
    "^[5五]年(?![前后内期级规计以过制行一])|第十[一二三四五六]个[5五]年|(?:过去|近|这|前|五)[5五]年|[5五]年[来间]|“?十[一二三四五]五”?(?:时期|期间|以来|末)?|“?[九八七六]五”?(?:时期"
    "|期间)|本届政府"
)
_REVIEW = regex("回顾|成效|回首|总结|成就|成绩|完成情况|过去|主要工作情况")
# 2023年度…完成情况 is about 2023, where 2023年政府工作报告 looks back on 2022
_ANNUAL = regex(
    r"(?:19|20)\d\d年度?(?!.{0,8}政府工作报告).{0,24}?(?:总结|公报|完成情况|执行情况|建设情况|年度报告|决算|绩效)"
)
_PLAN = regex(
    "安排|部署|打算|计划|目标|任务|重点工作|工作重点|总体要求|今后|下一步|工作要点|工作思路|展望|建议|预期|今年"
)

_STATE = regex("形势|状况")  # 当前国内形势和基本任务: what was done, and what is to be


@dataclass(frozen=True, slots=True)
class Told:
    """Years that a text speaks of. `words` are those that depend on the report: 去年 of a report of 2020 is 2019."""

    years: frozenset[int] = frozenset()
    words: tuple[tuple[str, int], ...] = ()
    spans: bool = False  # it speaks of several years at once: 五年来
    compared: frozenset[int] = frozenset()  # only compared with


def year_given(year: int | None, date: str | None) -> int | None:
    """The year in which a report of that year was given: most look back on the year before, and some on their own."""
    dated = int(date[:4]) if date else None
    return dated if dated is not None and year is not None and dated == year + 1 else year


def told(folded: str, report_year: int | None) -> Told:
    """Years named in a folded text of a report of that year."""
    years, compared = set[int](), set[int]()
    for match in _FULL.finditer(folded):
        first = int(match[1])
        if _COMPARED.match(folded, max(0, match.start() - 1)):
            compared.add(first)
            continue
        years.add(first)
        if match[2]:
            last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
            years.update(range(first, min(last, first + 30) + 1))
    years.update(int(match[1]) for match in _DATE.finditer(folded))
    words: list[tuple[str, int]] = []
    if report_year:
        words = [(word, report_year + _SHIFT[word]) for word in _RELATIVE.findall(folded)]
        years.update(year for _, year in words)
    return Told(frozenset(years), tuple(dict.fromkeys(words)), bool(_SPAN.search(folded)), frozenset(compared - years))


def heading_years(folded: str, report_year: int | None) -> frozenset[int]:
    """The years that what stands under a heading speaks of by default: 2024年工作回顾, 过去一年, 今年工作安排."""
    years = told(folded, None).years
    if years or not report_year:
        return years
    if _PAST_YEAR.search(folded) or (_REVIEW.search(folded) and not _SPAN.search(folded)):
        return frozenset({report_year - 1})
    return frozenset({report_year}) if is_plan(folded) else frozenset()


def is_annual(folded_title: str) -> bool:
    """Is the year of this title the one that the report is about?"""
    return bool(_ANNUAL.search(folded_title))


def is_plan(folded_heading: str) -> bool:
    """Does this heading stand over what is to be done, rather than over what was done?"""
    return bool(_PLAN.search(folded_heading)) and not (_REVIEW.search(folded_heading) or _STATE.search(folded_heading))


def is_review(folded_heading: str) -> bool:
    """Does it stand over what was done? “十三五”发展成就和“十四五”主要目标 is neither."""
    return bool(_REVIEW.search(folded_heading)) and not _PLAN.search(folded_heading)


def asked_years(folded: str, plain: str, known: frozenset[int]) -> tuple[int, ...]:
    """Years that a question names, 24年 and 85年 included, as the years of the reports at hand suggest.

    `plain` is the question folded without its numerals: 十年禁渔 is no year, 10年 may be one.
    """
    folded = _AFTER.sub("", folded)
    found = dict.fromkeys(year for match in _FULL.finditer(folded) for year in _both(match))
    found.update(dict.fromkeys(int(match[1]) for match in _DATE.finditer(folded)))
    found.update(
        dict.fromkeys(
            int(m)
            for m in re.findall(
                r"(?<![\d.])((?:19|20)\d\d)(?![\d.%年]|[-./]\d)(?=\s|$|[^\d\w]|(?![件个项名人亿万元次])[\u4e00-\u9fff])",
                folded,
            )
        )
    )
    spelled = [fold(m[0]) for m in _SPELLED.finditer(plain)]  # 八一年
    for match in (*_SHORT.finditer(plain), *(m for one in spelled if (m := _SHORT.match(one)))):
        century = 2000 if int(match[1]) <= max(known, default=2030) % 100 + 5 else 1900
        found[century + int(match[1])] = None
    return tuple(found)


def _both(match: re.Match[str]) -> tuple[int, ...]:
    first = int(match[1])
    if not match[2]:
        return (first,)
    return first, int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
