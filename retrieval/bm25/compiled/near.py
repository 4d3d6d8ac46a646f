"""Windows of paragraphs, those of a window that may still be among the best, and the best so far."""

from __future__ import annotations

from typing import Any

import numpy as np

from retrieval.bm25.compiled.asked import Asked
from retrieval.bm25.compiled.jit import inner


@inner
def next_window(among: Any, r: int, after: int, width: int, size: int) -> Any:
    """Whole blocks from `after` on that hold an allowed stretch, and the first stretch that reaches into them.

    Nothing is left where the window begins at or behind its end.
    """
    while r < len(among) and (among[r, 1] <= after or among[r, 0] >= among[r, 1]):
        r += 1
    if r == len(among):
        return after, after, r
    low = max(after, among[r, 0] & ~255)
    high, last = low + width, r
    while last + 1 < len(among) and among[last + 1, 0] < high:
        last += 1
    return low, min(high, size, (among[last, 1] + 255) & ~255), r


@inner
def masked(among: Any, r: int, low: int, high: int, mask: Any) -> Any:
    """Must paragraphs of the window be left out? The mask then says which may stay."""
    if among[r, 0] <= low and among[r, 1] >= high:
        return False
    mask[: high - low] = 0
    while r < len(among) and among[r, 0] < high:
        for at in range(max(among[r, 0] - low, 0), min(among[r, 1], high) - low):
            mask[at] = 1
        r += 1
    return True


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
        at = asked.near[c]  # no branches: which way each goes cannot be foreseen
        before = asked.sums[at]
        stays = before >= needed
        asked.near[kept] = at
        asked.sums[at] = before if stays else np.float32(0)
        kept += int(stays)
    return kept


@inner
def allowed(asked: Asked, found: int) -> int:
    for c in range(found):
        if not asked.mask[asked.near[c]]:
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
def listed(positions: Any, seeds: int, position: int) -> Any:
    """Is the paragraph in the heap already? It can be where that began full."""
    seen = 0
    for at in range(seeds):  # to the end, so that the compiler can take many at a time
        seen |= positions[at] == position
    return seen != 0


@inner
def keep(scores: Any, positions: Any, held: int, score: float, position: int) -> int:
    """Put a paragraph into the heap, whose root is the worst; ties are won by the earlier position."""
    if held == len(scores):
        if worse(scores, positions, 0, score, position):
            sink(scores, positions, held, score, position)
        return held
    at = held
    while at > 0 and not worse(scores, positions, (at - 1) >> 1, score, position):
        scores[at], positions[at] = scores[(at - 1) >> 1], positions[(at - 1) >> 1]
        at = (at - 1) >> 1
    scores[at], positions[at] = score, position
    return held + 1


@inner
def in_order(scores: Any, positions: Any, held: int) -> None:
    """The heap, best first: its root is the worst, so it fills the list from the end."""
    for end in range(held - 1, 0, -1):
        score, position = scores[end], positions[end]
        scores[end], positions[end] = scores[0], positions[0]
        sink(scores, positions, end, score, position)


@inner
def sink(scores: Any, positions: Any, held: int, score: float, position: int) -> None:
    """Put a paragraph in the root's place, and down to where it belongs."""
    at, child = 0, 1
    while child < held:
        if child + 1 < held and worse(scores, positions, child + 1, scores[child], positions[child]):
            child += 1
        if not worse(scores, positions, child, score, position):
            break
        scores[at], positions[at] = scores[child], positions[child]
        at, child = child, 2 * child + 1
    scores[at], positions[at] = score, position


@inner
def worse(scores: Any, positions: Any, at: int, score: float, position: int) -> Any:
    return scores[at] < score or (scores[at] == score and positions[at] > position)
