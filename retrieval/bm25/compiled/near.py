"""The paragraphs of a window that may still be among the best, and the best so far."""

from __future__ import annotations

from typing import Any

from retrieval.bm25.compiled.asked import Asked
from retrieval.bm25.compiled.jit import inner


@inner
def raised(asked: Asked, i: int, at: int, code: int, found: int) -> int:
    before = asked.sums[at]
    asked.near[found] = at
    asked.sums[at] = before + asked.points[i, code]
    return found + int(before == 0)


@inner
def still_near(asked: Asked, found: int, needed: float) -> int:
    kept = 0
    for c in range(found):
        at = asked.near[c]
        if asked.sums[at] >= needed:
            asked.near[kept] = at
            kept += 1
        else:
            asked.sums[at] = 0
    return kept


@inner
def any_allowed(among: Any, low: int, high: int) -> Any:
    seen = 0
    for position in range(low, high):  # to the end, so that the compiler can take many at a time
        seen |= among[position]
    return seen != 0


@inner
def allowed(among: Any, asked: Asked, low: int, found: int) -> int:
    for c in range(found):
        if not among[low + asked.near[c]]:
            asked.sums[asked.near[c]] = 0
    return still_near(asked, found, 1e-38)


@inner
def highest(asked: Asked, found: int) -> int:
    top = 0
    for c in range(1, found):
        if asked.sums[asked.near[c]] > asked.sums[asked.near[top]]:
            top = c
    return top


@inner
def keep(scores: Any, positions: Any, held: int, score: float, position: int) -> int:
    """Put a paragraph into the heap, whose root is the worst; ties are won by the earlier position."""
    at = 0
    if held < len(scores):
        at, held = held, held + 1
        while at > 0 and not worse(scores, positions, (at - 1) >> 1, score, position):
            scores[at], positions[at] = scores[(at - 1) >> 1], positions[(at - 1) >> 1]
            at = (at - 1) >> 1
    elif worse(scores, positions, 0, score, position):
        child = 1
        while child < held:
            if child + 1 < held and worse(scores, positions, child + 1, scores[child], positions[child]):
                child += 1
            if not worse(scores, positions, child, score, position):
                break
            scores[at], positions[at] = scores[child], positions[child]
            at, child = child, 2 * child + 1
    else:
        return held
    scores[at], positions[at] = score, position
    return held


@inner
def worse(scores: Any, positions: Any, at: int, score: float, position: int) -> Any:
    return scores[at] < score or (scores[at] == score and positions[at] > position)
