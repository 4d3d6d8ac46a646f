"""Stretches of a question: what names its scope and is blotted out before words are cut, and the part that asks."""

from __future__ import annotations

import re

from retrieval.asked import asked
from retrieval.asking import Kind
from retrieval.lexicon import Said
from retrieval.scope import NATION_SAID, Scope
from retrieval.terms import Word


def scope_stretches(folded: str, scope: Scope) -> list[tuple[int, int]]:
    stretches = (
        [m.span() for m in re.finditer(r"(?<!\d)(?:(?:19|20)\d\d|\d\d)年(?:的|度)?|去年|今年|前年", folded)]
        if scope.years
        else []
    )
    stretches += [m.span() for y in scope.years for m in re.finditer(rf"(?<![\d.]){y}(?![\d.])", folded)]
    if scope.nation:
        stretches += [m.span() for m in NATION_SAID.finditer(folded)]
    for place in scope.places:
        said = re.escape(place) + f"(?:(?:省|市|自治区|区|县)(?!长))?(?:{scope.speakers})?"
        stretches += [m.span() for m in re.finditer(said, folded)]
    return stretches


def masked(folded: str, stretches: list[tuple[int, int]]) -> str:
    """The text with these stretches blotted out, so that 黑龙江省长 leaves 省长 and not 长."""
    for start, end in stretches:
        folded = folded[:start] + "。" * (end - start) + folded[end:]
    return folded


def inside(part: Word | Said, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= part.start and part.end <= end for start, end in stretches)


def focus(folded: str) -> tuple[int, int]:
    """The part of a long question that asks; what stands around it is told for the sake of politeness or story."""
    if len(folded) < 40:
        return 0, len(folded)
    parts = [m.span() for m in re.finditer(r"[^,，。；;!！?？:：\n]+[,，。；;!！?？:：\n]?", folded)]
    asking = [span for span in parts if asked(folded[slice(*span)]).kind is not Kind.TOPIC]
    if not asking:
        return 0, len(folded)
    start, end = asking[0][0], asking[-1][1]
    before = [span for span in parts if span[1] == start and span[1] - span[0] > 8]
    return (before[0][0] if before and end - start < 14 else start), end
