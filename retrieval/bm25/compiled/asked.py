"""The terms of a question, made ready: bounds, points of each code, sparse postings unpacked."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from retrieval.bm25.compiled.jit import inner, outer
from retrieval.bm25.layout import SPARSE, Layout

WIDEST = 1 << 14  # paragraphs in a window, whose sums stay in the processor's near caches


class Asked(NamedTuple):
    """The terms of a question that stand anywhere, from the highest bound to the lowest."""

    words: Any
    turns: Any  # [place in the question]: which of these
    weights: Any
    idf: Any
    kinds: Any
    rows: Any
    points: Any  # [term, code]: the most it can add
    rest: Any  # what this term and all after it can add together
    froms: Any  # where the sparse postings of a term begin
    cursors: Any
    sparse: Any
    sparse_codes: Any
    sums: Any  # of the window
    near: Any  # which paragraphs of the window have a sum
    mask: Any  # which paragraphs of the window may be listed


@outer
def prepared(layout: Layout, words: Any, weights: Any) -> Asked:
    bounds, places, many = np.empty(len(words)), np.empty(len(words), np.int64), 0
    for turn in range(len(words)):
        if words[turn] >= 0 and weights[turn] > 0:
            places[many] = turn
            bounds[many] = weights[turn] * layout.idf[words[turn]] * layout.peaks[words[turn]]
            many += 1
    order, turns = np.argsort(-bounds[:many]), np.empty(many, np.int64)
    words, weights = words[places[order]], weights[places[order]]
    idf, kinds, rows = layout.idf[words], layout.kinds[words], layout.rows[words]
    rest, points = np.zeros(many + 1), np.empty((many, 256), np.float32)
    froms, total = np.zeros(many + 1, np.int64), np.int64(0)
    for i in range(many):
        turns[order[i]] = i
        rest[many - 1 - i] = rest[many - i] + bounds[order[many - 1 - i]]
        fill(points[i], np.float32(weights[i] * idf[i]), layout.gains)
        total += layout.df[words[i]] if kinds[i] == SPARSE else 0
        froms[i + 1] = total
    sparse, sparse_codes = np.empty(total, np.int32), np.empty(total, np.uint8)
    unpack(layout, kinds, rows, sparse, sparse_codes)
    return Asked(
        words, turns, weights, idf, kinds, rows, points, rest, froms, froms[:-1].copy(), sparse, sparse_codes,
        np.zeros(WIDEST, np.float32), np.empty(WIDEST + 1, np.uint16), np.empty(WIDEST, np.uint8),
    )  # fmt: skip


@inner
def fill(points: Any, factor: Any, gains: Any) -> None:
    """What each code adds: never 0 where there is a posting, however small its weight."""
    points[0], least = 0, np.float32(1e-30)
    for code in range(1, len(points)):
        more = factor * gains[code]
        points[code] = more if more > least else least


@inner
def unpack(layout: Layout, kinds: Any, rows: Any, sparse: Any, sparse_codes: Any) -> None:
    """A sparse gap with code 0 is the high half of the next."""
    at = 0
    for i in range(len(kinds)):
        if kinds[i] == SPARSE:
            position = np.int64(0)
            for p in range(layout.sparse_starts[rows[i]], layout.sparse_starts[rows[i] + 1]):
                code, gap = layout.sparse_codes[p], np.int64(layout.sparse_gaps[p])
                if code == 0:
                    position += gap << 16
                else:
                    position += gap
                    sparse[at], sparse_codes[at] = position, code
                    at += 1
