"""Stretches of a question that are blotted out before words are cut: its scope, and what is said in passing."""

from __future__ import annotations

import re

from retrieval.lexicon import Said
from retrieval.profile import SUFFIX
from retrieval.regex import regex
from retrieval.scope import NATION_SAID, Scope
from retrieval.terms import Word
from retrieval.words import PLACES, PROVINCES

_ASIDES = (
    regex("[呢吗吧嘛](?=$|[?？,，。!！])"),  # 棉花呢 is no 花呢
    regex("(?:报告|材料|文章|文件)[中里上内]"),  # 报告中列明 is no 中列明
    regex("[(（](?:非|不是|不含|不包括|别)[^()（）]{1,20}[)）]"),  # “宣传月”(非“宣传周”)
)


def scope_stretches(folded: str, scope: Scope) -> list[tuple[int, int]]:
    stretches = (
        [m.span() for m in re.finditer(r"(?<!\d)(?:(?:19|20)\d\d|\d\d)年(?:的|度)?|去年|今年|前年", folded)]
        if scope.years
        else []
    )
    stretches += [m.span() for y in scope.years for m in re.finditer(rf"(?<![\d.]){y}(?![\d.])", folded)]
    if scope.nation:
        stretches += [m.span() for m in NATION_SAID.finditer(folded)]
    if scope.said:
        stretches += [m.span() for m in re.finditer(f"{scope.said}(?:那|这)?(?:份|篇)?(?:报告)?", folded)]
    for place in scope.places:
        stretches += [(_outer(folded, m.start()), m.start()) for m in re.finditer(re.escape(place), folded)]
        said = re.escape(place) + f"(?:(?:{SUFFIX})(?!长))?(?:{scope.speakers})?"
        stretches += [m.span() for m in re.finditer(said, folded)]
    return stretches


def _outer(folded: str, start: int) -> int:
    """Where the name of what a place lies in begins: 天津市|南开区, though no report is of 天津."""
    before = folded[max(0, start - 6) : start]
    name = re.sub("(?:省|市|自治区|自治州|州|盟)$", "", before)
    length = next((n for n in range(min(5, len(name)), 1, -1) if name[-n:] in PLACES or name[-n:] in PROVINCES), 0)
    return start - length - (len(before) - len(name)) if length else start


def asides(folded: str) -> list[tuple[int, int]]:
    return [match.span() for said in _ASIDES for match in said.finditer(folded)]


def masked(folded: str, stretches: list[tuple[int, int]]) -> str:
    """The text with these stretches blotted out, so that 黑龙江省长 leaves 省长 and not 长."""
    for start, end in stretches:
        folded = folded[:start] + "。" * (end - start) + folded[end:]
    return folded


def inside(part: Word | Said, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= part.start and part.end <= end for start, end in stretches)
