"""Walking through the postings of a term, looking one up, and the exact score of a paragraph."""

from __future__ import annotations

from typing import Any

import numpy as np

from retrieval.bm25.codes import CROWDED
from retrieval.bm25.compiled.asked import Asked
from retrieval.bm25.compiled.jit import inner
from retrieval.bm25.compiled.near import raised
from retrieval.bm25.layout import BLOCKS, SPARSE, Layout

LOOKUP = 12  # looking up one paragraph in a word's blocks costs about as much as adding so many postings


@inner
def add(layout: Layout, asked: Asked, i: int, low: int, high: int, found: int) -> int:
    """Walk through one term's postings of a window."""
    if asked.kinds[i] == SPARSE:
        p, end = asked.cursors[i], asked.froms[i + 1]
        while p < end and asked.sparse[p] < high:
            if asked.sparse[p] >= low:
                found = raised(asked, i, asked.sparse[p] - low, asked.sparse_codes[p], found)
            p += 1
        asked.cursors[i] = p
    elif asked.kinds[i] == BLOCKS:
        begin = start(layout, asked.rows[i], low >> 8)
        for block in range(low >> 8, (high + 255) >> 8):
            end = start(layout, asked.rows[i], block + 1)
            for p in range(begin, end):
                pair = layout.block_pairs[p]
                found = raised(asked, i, (block << 8) - low + (pair & 255), pair >> 8, found)
            begin = end
    else:
        for at in range(high - low):
            code = layout.full[asked.rows[i], low + at]
            if code:
                found = raised(asked, i, at, code, found)
    return found


@inner
def look_up(layout: Layout, asked: Asked, i: int, low: int, high: int, found: int) -> None:
    """Add one term's points to the paragraphs that are near."""
    row = asked.rows[i]
    if asked.kinds[i] == SPARSE:
        p, end = asked.cursors[i], asked.froms[i + 1]
        while p < end and asked.sparse[p] < high:
            at = asked.sparse[p] - low
            if at >= 0 and asked.sums[at] > 0:
                asked.sums[at] += asked.points[i, asked.sparse_codes[p]]
            p += 1
        asked.cursors[i] = p
    elif asked.kinds[i] == BLOCKS:
        begin = start(layout, row, low >> 8)
        if start(layout, row, (high + 255) >> 8) - begin > found * LOOKUP:
            for c in range(found):
                code = in_block(layout, row, low + asked.near[c])
                asked.sums[asked.near[c]] += asked.points[i, code]
            return
        for block in range(low >> 8, (high + 255) >> 8):
            end = start(layout, row, block + 1)
            for p in range(begin, end):
                at = (block << 8) - low + (layout.block_pairs[p] & 255)
                before, more = asked.sums[at], asked.points[i, layout.block_pairs[p] >> 8]
                asked.sums[at] = before + (more if before > 0 else np.float32(0))
            begin = end
    else:
        for c in range(found):
            asked.sums[asked.near[c]] += asked.points[i, layout.full[row, low + asked.near[c]]]


@inner
def start(layout: Layout, row: int, block: int) -> Any:
    """Where the postings of a word's block begin; the block after the last says where they end."""
    within = np.int64(layout.block_bases[row, block >> 8]) + np.int64(layout.block_starts[row, block])
    return layout.block_froms[row] + within


@inner
def in_block(layout: Layout, row: int, position: int) -> Any:
    """The code of a paragraph, 0 if it is not there."""
    p, end = start(layout, row, position >> 8), start(layout, row, (position >> 8) + 1)
    many, wanted = end - p, position & 255
    while many > 1:  # as in first_not_below
        half = many >> 1
        p += half * int(layout.block_pairs[p + half - 1] & 255 < wanted)
        many -= half
    p += int(many > 0 and layout.block_pairs[p] & 255 < wanted)
    if p < end and layout.block_pairs[p] & 255 == wanted:
        return np.int64(layout.block_pairs[p] >> 8)
    return 0


@inner
def exact(layout: Layout, asked: Asked, position: int) -> float:
    """rank_bm25's score, its terms in the order of the question."""
    score = 0.0
    for turn in range(len(asked.turns)):
        i = asked.turns[turn]
        code: Any = 0
        if asked.kinds[i] == SPARSE:
            p = first_not_below(asked.sparse, asked.froms[i], asked.froms[i + 1], position)
            if p < asked.froms[i + 1] and asked.sparse[p] == position:
                code = np.int64(asked.sparse_codes[p])
        elif asked.kinds[i] == BLOCKS:
            code = in_block(layout, asked.rows[i], position)
        else:
            code = np.int64(layout.full[asked.rows[i], position])
        share = layout.shares[layout.times[code] & 15, layout.columns[position]]
        if code == CROWDED:
            key = asked.words[i] * len(layout.columns) + position
            share = layout.crowded_shares[first_not_below(layout.crowded, 0, len(layout.crowded), key)]
        score += asked.weights[i] * (asked.idf[i] * share)
    return score


@inner
def first_not_below(numbers: Any, begin: int, end: int, wanted: int) -> int:
    """Where a number not below the one wanted stands first. Halves without branches, which could not be foreseen."""
    many = end - begin
    while many > 1:
        half = many >> 1
        begin += half * int(numbers[begin + half - 1] < wanted)
        many -= half
    return begin + int(many > 0 and numbers[begin] < wanted)
