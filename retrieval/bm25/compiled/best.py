"""The ranking of plain.py, compiled by numba, leaving out what cannot be among the best.

MaxScore over windows of paragraphs. Terms are taken from the one that can give most to the one that can give least.
Once the k-th best is known, a paragraph that holds only terms whose bounds add up to less cannot enter: those terms
are not walked through, only looked up for paragraphs that the others brought near enough. Bounds come from the codes
of codes.py; what passes them is scored exactly, in the order of the question, as rank_bm25 does.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from retrieval.bm25.compiled.asked import WIDEST, Asked, prepared
from retrieval.bm25.compiled.jit import outer, walker
from retrieval.bm25.compiled.lists import add, exact, look_up
from retrieval.bm25.compiled.near import allowed, any_allowed, highest, keep, still_near
from retrieval.bm25.layout import Layout

FIRST = 1024  # paragraphs in the first window; they double until the k-th best is good


@outer
def best(layout: Layout, words: Any, weights: Any, k: int, among: Any, first: int, last: int) -> Any:
    """Positions and scores of the k best from first to before last, in no order.

    `among` is empty, or says of every paragraph whether it may be listed: 0 or 1.
    """
    asked = prepared(layout, words, weights)
    scores, positions = np.empty(k), np.empty(k, np.int64)
    held = walk(layout, asked, among, first, last, scores, positions)
    return positions[:held], scores[:held]


@walker
def walk(layout: Layout, asked: Asked, among: Any, first: int, last: int, scores: Any, positions: Any) -> int:
    many, k, held = len(asked.words), len(scores), 0
    floor = 0.0
    for i in range(many):
        floor += asked.weights[i] * asked.idf[i]
    slack = (many + 4) * 4.8e-7 * asked.rest[0] + 1e-12 * floor  # sums of 24-bit floats, with room to spare
    least = -1.0  # a paragraph whose sum is less than this is not among the best
    low, width, high = 0, FIRST, first & ~255
    while high < last and asked.rest[0] >= least:
        low, high, width = high, min(high + width, last), min(width * 2, WIDEST)
        walked, found = 0, 0
        if len(among) and not any_allowed(among, low, high):
            continue
        while walked < many and asked.rest[walked] >= least:
            found = add(layout, asked, walked, low, high, found)
            walked += 1
        if len(among):
            found = allowed(among, asked, low, found)
        while walked < many and found:
            found = still_near(asked, found, least - asked.rest[walked])
            look_up(layout, asked, walked, low, high, found)
            walked += 1
        found = still_near(asked, found, least)
        while found:
            c = highest(asked, found)
            at, found = asked.near[c], found - 1
            asked.near[c] = asked.near[found]
            if asked.sums[at] >= least:
                score = exact(layout, asked, low + at)
                held = keep(scores, positions, held, score, low + at)
                if held == k:
                    least = scores[0] - floor - slack
                    found = still_near(asked, found, least)
            asked.sums[at] = 0
    return held
