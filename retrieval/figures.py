"""Figures in a folded text: what number, of what measure, counting what; and which measures are of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from retrieval.fold import HAN
from retrieval.regex import regex

# Measures that may stand for one another in a question and a report: 几个案子 is answered by 9件.
KINDS: dict[str, tuple[str, ...]] = {
    "money": ("元", "万元", "亿元", "万亿元", "美元", "亿美元", "万美元", "块", "块钱", "角", "港元", "欧元"),
    "percent": ("%", "个百分点", "百分点", "成", "倍"),
    "person": ("人", "名", "位", "口", "万人", "户", "人次", "万人次", "个", "对"),
    "area": ("亩", "万亩", "亿亩", "平方米", "万平方米", "平方公里", "公顷", "万公顷"),
    "weight": ("吨", "万吨", "亿吨", "斤", "亿斤", "公斤", "克", "微克"),
    "box": ("箱", "标箱", "万标箱", "标准箱", "万标准箱"),
    "length": ("公里", "米", "里", "海里", "万公里"),
    "time": (
        *("年", "天", "日", "个月", "月", "小时", "个小时", "个钟头"),
        *("个星期", "工作日", "个工作日", "分钟", "周", "秒", "分"),
    ),
    "age": ("岁", "周岁"),
    "date": ("年", "月", "日", "号", "季度"),
    "power": ("千瓦", "万千瓦", "亿千瓦"),
    "energy": ("千瓦时", "亿千瓦时", "度"),
    "animal": ("头", "只", "匹", "羽", "头只", "万头", "万只", "万羽"),
    "volume": ("立方米", "亿立方米", "万立方米"),
}
_THINGS = frozenset(
    "个件项条次家类支组起份部位所座处台套场批轮届级里大种章款篇张只辆艘架户宗桩例对层栋间门期名颗枚本幅首步线点方面站院校样路群头株棵列班艘箱块"
)
_LONG = sorted(
    {m for measures in KINDS.values() for m in measures if len(m) > 1} | {"方面", "人次", "标准"}, key=len, reverse=True
)
MEASURE = (
    "(?:" + "|".join(map(re.escape, _LONG)) + f"|[{''.join(sorted(_THINGS))}元块角%成倍人亩吨斤克米年天日月号周岁秒度]"
    r"|分(?=\d+秒))"
)

FIGURE = regex(
    rf"(?P<number>\d(?:/\d|\d*(?:\.\d+)?(?:-\d+(?:\.\d+)?)?))(?P<scale>(?:余|多)?[万亿]{{0,2}})(?:余|多)?(?P<measure>{MEASURE}|个)?"
    rf"(?P<noun>{HAN}{{0,8}})"
)


FEEBLE = 0.15  # how well a figure may fit and still be one of another measure, or of something else


@dataclass(frozen=True, slots=True)
class Figure:
    start: int
    end: int  # after the measure
    number: str
    measure: str  # with the scale, without 余 and 多: 万亩, 亿元; empty where the number stands alone
    noun: str  # up to eight characters that follow


def figures(folded: str) -> Iterator[Figure]:
    for match in FIGURE.finditer(folded):
        if match.start() and folded[match.start() - 1].isascii() and folded[match.start() - 1].isalnum():
            continue  # pm2.5, b2c
        measure = (match["scale"].strip("余多") if match["scale"] else "") + (match["measure"] or "")
        medal = not measure and match["noun"] in ("金", "银", "铜")  # 8金4银4铜
        noun = match["noun"] + "牌" if medal else match["noun"]
        yield Figure(match.start(), match.start("noun"), match["number"], "枚" if medal else measure, noun)


@cache
def kinds(measure: str) -> frozenset[str]:
    """The kinds of measure that a measure word may belong to."""
    bare = measure.lstrip("万亿") or measure
    found = {kind for kind, measures in KINDS.items() if measure in measures or bare in measures}
    if bare in _THINGS:
        found.add("thing")
    return frozenset(found)


# Measures of things that count one sort of thing only: 多少辆 is not answered by 1000家; 个, 项 and 种 count anything.
_SORTS = (
    *("辆台部艘架列节", "家所", "株棵头只羽", "座栋幢", "起宗桩例件", "批期届轮场"),
    *("支", "套户", "亩", "岁", "级", "枚"),
)


def of_one_kind(asked: str, found: str) -> bool:
    """Can a figure with one measure answer a question that asks with the other?"""
    bare, other = asked.lstrip("万亿"), found.lstrip("万亿")
    if asked and not bare:
        return found[:1] in ("万", "亿")  # 总共多少亿
    if asked == found or (found and bare == other):
        return True
    sorts = [next((sort for sort in _SORTS if measure and measure in sort), "") for measure in (bare, other)]
    if all(sorts) and sorts[0] != sorts[1]:
        return False
    return bool(kinds(asked) & kinds(found))
