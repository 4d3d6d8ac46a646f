"""The ranking of plain.py, compiled by numba, leaving out what cannot be among the best.

MaxScore over windows of paragraphs. Terms are taken from the one that can give most to the one that can give least.
A paragraph that holds only terms whose bounds add up to less than the k-th best has cannot enter: those terms are not
walked through, only looked up for paragraphs that the others brought near enough. So that this helps from the first
window on, the paragraphs that the rarest terms alone put first are scored before all others: the k-th best can only
be better than the worst of them. Bounds come from the codes of codes.py; what passes them is scored exactly, in the
order of the question, as rank_bm25 does.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from retrieval.bm25.compiled.asked import WIDEST, Asked, prepared
from retrieval.bm25.compiled.jit import outer, walker
from retrieval.bm25.compiled.lists import add, exact, look_up
from retrieval.bm25.compiled.near import allowed, highest, in_order, keep, listed, masked, next_window, still_near
from retrieval.bm25.layout import SPARSE, Layout

SEEDED = 64  # so many best may begin with some; more are better found without
FIRST = 1024  # paragraphs in the first window where nothing is known; they double until the k-th best is good


@outer
def best(layout: Layout, words: Any, weights: Any, k: int, among: Any) -> Any:
    """Positions and scores of the k best, best first; `among` are the stretches of paragraphs that may be listed.

    A word below 0 stands nowhere.
    """
    asked = prepared(layout, words, weights)
    scores, positions = np.empty(k), np.empty(k, np.int64)
    held = walk(layout, asked, among, scores, positions)
    return positions[:held], scores[:held]


@walker
def walk(layout: Layout, asked: Asked, among: Any, scores: Any, positions: Any) -> int:
    many, k, floor = len(asked.words), len(scores), 0.0
    for i in range(many):
        floor += asked.weights[i] * asked.idf[i]
    slack = (many + 4) * 4.8e-7 * asked.rest[0] + 1e-12 * floor  # sums of 24-bit floats, with room to spare
    seeds = seeded(layout, asked, among, scores, positions) if k <= SEEDED else 0
    least, width = -1.0, FIRST  # a paragraph whose sum is less than `least` is not among the best
    held = seeds
    if held == k:
        least, width = scores[0] - floor - slack, WIDEST
    size, r, low, high = len(layout.columns), 0, 0, 0
    while many > 0 and asked.rest[0] >= least:
        low, high, r = next_window(among, r, high, width, size)
        if low >= high:
            break
        width = min(width * 2, WIDEST)
        walked, found = 0, 0
        while walked < many and asked.rest[walked] >= least:
            found = add(layout, asked, walked, low, high, found)
            walked += 1
        if masked(among, r, low, high, asked.mask):
            found = allowed(asked, found)
        while walked < many and found:
            found = still_near(asked, found, least - asked.rest[walked])
            look_up(layout, asked, walked, low, high, found)
            walked += 1
        found = still_near(asked, found, least)
        while found:
            c = highest(asked, found)
            at, found = asked.near[c], found - 1
            asked.near[c] = asked.near[found]
            if asked.sums[at] >= least and not listed(positions, seeds, low + at):
                score = exact(layout, asked, low + at)
                held = keep(scores, positions, held, score, low + at)
                if held == k and scores[0] - floor - slack > least:
                    least = scores[0] - floor - slack
                    found = still_near(asked, found, least)
            asked.sums[at] = 0
    in_order(scores, positions, held)
    return held


@walker
def seeded(layout: Layout, asked: Asked, among: Any, scores: Any, positions: Any) -> int:
    """Begin with the k paragraphs that the first, sparse terms put first; with none where these have fewer."""
    held, rare = 0, 0
    while rare < len(asked.words) and asked.kinds[rare] == SPARSE:
        rare += 1
    if asked.froms[rare] < len(scores):
        return 0
    size, r, low, high = len(layout.columns), 0, 0, 0
    while True:
        low, high, r = next_window(among, r, high, WIDEST, size)
        if low >= high:
            break
        found = 0
        for i in range(rare):
            found = add(layout, asked, i, low, high, found)
        if masked(among, r, low, high, asked.mask):
            found = allowed(asked, found)
        for c in range(found):
            at = asked.near[c]
            if held < len(scores) or asked.sums[at] > scores[0]:
                held = keep(scores, positions, held, asked.sums[at], low + at)
            asked.sums[at] = 0
    for i in range(rare):
        asked.cursors[i] = asked.froms[i]
    if held < len(scores):
        return 0
    for at in range(held):  # the heap of sums becomes one of scores: what is left of it is never looked at again
        keep(scores, positions, at, exact(layout, asked, positions[at]), positions[at])
    return held
