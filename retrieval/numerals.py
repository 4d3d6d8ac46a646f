"""Chinese numerals to Arabic ones inside a text: 二十三 = 23, 二〇二〇年 = 2020年, 百分之七点五 = 7.5%.

Only numerals that count something are rewritten; 一体 and 一是 stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from retrieval.regex import regex

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}

# What may follow a single numeral for it to be a count. 把 is missing on purpose: 一把手.
MEASURES = (
    "个件项条次名家年期类支组起份部位人所座处台套场批轮届级倍元吨斤公亩里天日月周岁号万亿季方大种章款篇张只辆艘架户"
    "宗桩例对层栋间门国省市县区镇乡村站院校厅局科室队员分秒时点幅首步线级等档样路"
)
_N = "[零〇一二三四五六七八九]"
_BELOW_WAN = (
    "(?:[一二三四五六七八九两]千零?)?(?:[一二三四五六七八九两]百零?)?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?"
)

_FRACTION = f"(?:点{_N}++(?!分(?!之)))?"  # 十二点五分 is a time of day
PER_CENT = f"百分之((?:百|[零〇一二三四五六七八九十百]+){_FRACTION}|\\d+(?:\\.\\d+)?)"
PER_PARTS = "([二三四五六七八九十])分之([一二三四五六七八九])"
# 五点二倍, and neither 三点五分 of a clock nor 一点 that is said
_DECIMAL = (
    f"[零〇一二三四五六七八九两]点{_N}+(?=千[瓦克米]|[万亿倍元吨公亩斤米度岁天年级]|个百分点|平方|立方|小时|海里)"
)
_ANY = "[零〇一二三四五六七八九十百千两]"
NUMERAL = (
    # at most places nothing else need be tried; and 1954两年 are no 19542年
    f"(?=[零〇一二三四五六七八九十百千两第])(?<!{_ANY})(?<!\\d)(?:"
    f"(?:{_N}{{4}}|{_N}{{2}})(?=年)"  # 二〇二〇年, 九九年
    f"|{_DECIMAL}"
    f"|(?=[一二三四五六七八九两]?[十百千])(?={_ANY}{{2}}){_BELOW_WAN}{_FRACTION}(?!{_ANY})"
    f"|(?<![哪这那某同另上下任每统])一(?=[{MEASURES}])(?!次性|起(?!案|事|重|非|涉|盗|诈|交))"
    f"|第?[一二三四五六七八九两十](?<![哪这那某同另上下任每统]一)(?=[{MEASURES}])(?!次性|起(?!案|事|重|非|涉|盗|诈|交))"
    ")"
)


class Numerals:
    """NUMERAL as a pattern that is tried only where a numeral can begin."""

    def __init__(self) -> None:
        self._begins = regex(f"[零〇一二三四五六七八九十百千两第](?=[零〇一二三四五六七八九十百千两{MEASURES}])")
        self._pattern = regex(NUMERAL)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        end = 0
        for begin in self._begins.finditer(text):
            at = begin.start()
            found = self._pattern.match(text, at) if at >= end else None
            if found:
                end = found.end()
                yield found

    def sub(self, put: Callable[[re.Match[str]], str], text: str) -> str:
        parts: list[str] = []
        end = 0
        for found in self.finditer(text):
            parts += (text[end : found.start()], put(found))
            end = found.end()
        return "".join((*parts, text[end:])) if parts else text


def value(numeral: str) -> int | None:
    """The number that a numeral below ten thousand names, or None where it names none."""
    total, digit = 0, 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            return None
    return total + digit


@lru_cache(maxsize=10_000)  # 一 and 二十 stand everywhere
def _written(numeral: str) -> str:
    whole, dot, part = numeral.partition("点")
    spelled = not set(whole) & set(_UNITS)  # 二〇二〇: digit by digit
    number = "".join(str(_DIGITS[c]) for c in whole) if spelled else str(value(whole))
    return number + ("." + "".join(str(_DIGITS[c]) for c in part) if dot else "")


def arabic(match: re.Match[str]) -> str:
    text = match[0]
    if not text:
        return text
    return "第" + _written(text[1:]) if text[0] == "第" else _written(text)


def per_cent(match: re.Match[str]) -> str:
    number = match[1]
    if number.isascii():
        return number + "%"
    return ("100" if number == "百" else _written(number)) + "%"


def per_parts(match: re.Match[str]) -> str:
    return f"{_written(match[2])}/{_written(match[1])}"
