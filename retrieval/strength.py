"""How far a concept stands in a folded text: wholly, in another form, or in pieces.

`strength` says it of one concept and one text; `strengths` says the same of many at once, by whole arrays: every
character of the texts is looked at once, those of the question are numbered, and all its pairs of characters are found
by one look into a table. What stands nowhere costs nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from retrieval.question import Concept, Contrary, Look

REACH = 24  # characters between the halves of a word that stand apart
_BETWEEN = "\uffff"  # texts: no concept holds it
_NOWHERE = 0  # the gram that stands in no text

Strengths = NDArray[np.float64]  # [concept, text], 0 to 1
Flags = NDArray[np.bool_]


def strength(concept: Concept, folded: str) -> float:
    """How far a concept stands in a folded text: its weight of form where it does, less where only parts of it do."""
    best = 0.0
    if not folded:
        return best
    for text, weight, apart, halves, partial, pairs, contrary in concept.looks:
        if weight <= best:
            break  # the heaviest form stands first
        if text in folded:
            best = weight
        elif contrary and _other(contrary, folded):
            continue
        elif apart > best and halves and _near(*halves, folded):
            best = apart
        elif partial > best:
            held = sum(map(folded.__contains__, pairs))
            if held:
                best = max(best, partial * (held / len(pairs)))
    return best


def strengths(concepts: Sequence[Concept], texts: Sequence[str]) -> Strengths:
    """How far each concept stands in each of the texts."""
    if not concepts or not texts:
        return np.zeros((len(concepts), len(texts)))
    looks = list(chain.from_iterable(concept.looks for concept in concepts))
    numbers: dict[str, int] = {"": _NOWHERE}
    wholes = [_numbered(numbers, [look[0]] if len(look[0]) < 3 else _pairs(look[0])) for look in looks]
    parts = [_numbered(numbers, look[5]) for look in looks]
    there = _there(numbers, texts)
    lengths, held = np.array([len(grams) for grams in wholes])[:, None], _held(there, wholes)
    present = held == lengths
    share = _held(there, parts) / np.array([len(grams) for grams in parts])[:, None]
    found = np.array([look[4] for look in looks])[:, None] * share
    for at in np.flatnonzero(held.any(axis=1)).tolist():
        _closely(looks[at], texts, present[at], held[at] >= lengths[at] - 1, found[at])
    found = np.maximum(found, present * np.array([look[1] for look in looks])[:, None])
    firsts = np.cumsum([0, *(len(concept.looks) for concept in concepts[:-1])])
    return np.asarray(np.maximum.reduceat(found, firsts, axis=0))


def _closely(look: Look, texts: Sequence[str], present: Flags, nearly: Flags, found: NDArray[np.float64]) -> None:
    """Looks again where the pairs of a form do not tell: they may stand apart from one another."""
    text, _, apart, halves, _, _, contrary = look
    if len(text) > 2:
        for at in np.flatnonzero(present).tolist():
            present[at] = text in texts[at]
    if halves:  # all of both is there, if not the pair where they meet
        for at in np.flatnonzero(nearly & ~present).tolist():
            if _near(*halves, texts[at]):
                found[at] = apart
    if contrary:
        for at in np.flatnonzero(found).tolist():
            if _other(contrary, texts[at]):
                found[at] = 0.0


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _numbered(numbers: dict[str, int], grams: Iterable[str]) -> list[int]:
    return [numbers.setdefault(gram, len(numbers)) for gram in grams] or [_NOWHERE]


def _there(numbers: dict[str, int], texts: Sequence[str]) -> Flags:
    """[gram, text]: does it stand there? A gram is a character or a pair of them."""
    letters = sorted(set("".join(numbers)))
    place = {letter: at for at, letter in enumerate(letters, 1)}
    codes, wide = [ord(letter) for letter in letters], len(letters) + 1
    table = np.zeros(codes[-1] + 2 if codes else 1, np.uint16)  # none of them lies above, and the last place is for all
    table[codes] = np.arange(1, wide)
    singles, doubles = np.zeros(wide, np.int64), np.zeros(wide * wide, np.int64)
    for gram, number in numbers.items():
        if len(gram) == 2:
            doubles[place[gram[0]] * wide + place[gram[1]]] = number
        elif gram:
            singles[place[gram]] = number
    read = np.frombuffer(_BETWEEN.join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    ids = table[np.minimum(read, len(table) - 1)].astype(np.int64)
    text = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    there = np.zeros((len(numbers), len(texts)), np.bool_)
    for grams in (singles[ids], doubles[ids[:-1] * wide + ids[1:]]):
        hits = np.flatnonzero(grams)
        there[grams[hits], text[hits]] = True
    return there


def _held(there: Flags, grams: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """[list of grams, text]: how many of them stand there."""
    firsts = np.cumsum([0, *map(len, grams[:-1])])
    return np.asarray(np.add.reduceat(there[list(chain.from_iterable(grams))], firsts, axis=0, dtype=np.int64))


def contradicted(concept: Concept, folded: str) -> bool:
    """民事案件, where 刑事案件 is spoken of and nothing 民事."""
    first = concept.forms[0]
    return first.text not in folded and _other(first.contrary, folded)


def _other(contrary: Contrary, folded: str) -> bool:
    """Does the text speak of what excludes it, and not of it?"""
    return any(other in folded and own not in folded for own, other in contrary)


def _near(first: str, second: str, folded: str) -> bool:
    """粮食播种面积1584.6万亩、总产量132.4亿斤 has the 粮食产量 in two pieces."""
    at = folded.find(first)
    while at >= 0:
        behind = at + len(first)
        if second in folded[behind : behind + REACH]:
            return True
        at = folded.find(first, behind)
    return False
