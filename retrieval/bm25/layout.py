"""How postings lie in memory and on disk: two to three bytes each, in one of three shapes by how common a word is.

    SPARSE  in fewer than 1 of 128 paragraphs: two-byte distances from paragraph to paragraph
    BLOCKS  between: for each block of 256 paragraphs, the low bytes of the paragraphs that hold the word
    FULL    in more than 1 of 4: a byte for every paragraph
Beside each stands the posting's code (see codes.py). Any paragraph of the last two is found without a search.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25.codes import CROWDED

SPARSE, BLOCKS, FULL = 0, 1, 2
RARE, COMMON = 128, 4
BLOCK = 256


class Layout(NamedTuple):
    """All arrays of an index but its words. Word w is row rows[w] of its kind."""

    kinds: NDArray[np.uint8]
    rows: NDArray[np.int32]
    df: NDArray[np.int32]
    idf: NDArray[np.float64]
    peaks: NDArray[np.float32]  # the highest gain of the word's postings
    sparse_starts: NDArray[np.int64]
    sparse_gaps: NDArray[np.uint16]
    sparse_codes: NDArray[np.uint8]  # 0: the gap is the high half of the next one
    block_froms: NDArray[np.int64]
    block_bases: NDArray[np.uint32]  # [row, stretch of 256 blocks]
    block_starts: NDArray[np.uint16]  # [row, block]: counted from the base of its stretch
    block_pairs: NDArray[np.uint16]  # the paragraph's low byte, and the code << 8: one read for both
    full: NDArray[np.uint8]  # [row, paragraph]
    columns: NDArray[np.int32]  # [paragraph]: its column of shares
    shares: NDArray[np.float64]
    times: NDArray[np.uint8]
    gains: NDArray[np.float32]
    crowded: NDArray[np.int64]  # word * size + paragraph, rising
    crowded_shares: NDArray[np.float64]


def blocks(size: int) -> int:
    """How many blocks so many paragraphs fill."""
    return -(-size // BLOCK)


def kind_of(df: NDArray[np.int32], size: int) -> NDArray[np.uint8]:
    """In which shape words of these document frequencies lie."""
    wide = df.astype(np.int64)
    return np.where(wide * COMMON > size, FULL, np.where(wide * RARE < size, SPARSE, BLOCKS)).astype(np.uint8)


def postings(layout: Layout, word: int) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """The paragraphs that hold the word, rising, and the code of each."""
    row = int(layout.rows[word])
    return (_sparse, _blocks, _full)[int(layout.kinds[word])](layout, row)


def shares(layout: Layout, word: int, paragraphs: NDArray[np.int64], codes: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The exact share of each posting."""
    times = layout.times[codes]
    crowded = np.flatnonzero(codes == CROWDED)
    times[crowded] = 0
    found = np.asarray(layout.shares[times, layout.columns[paragraphs]])
    if len(crowded):
        keys = word * len(layout.columns) + paragraphs[crowded]
        found[crowded] = layout.crowded_shares[np.searchsorted(layout.crowded, keys)]
    return found


def _sparse(layout: Layout, row: int) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    held = slice(layout.sparse_starts[row], layout.sparse_starts[row + 1])
    gaps, codes = layout.sparse_gaps[held].astype(np.int64), layout.sparse_codes[held]
    there = codes != 0
    paragraphs = np.cumsum(np.where(there, gaps, gaps << 16))
    return paragraphs[there], codes[there]


def _blocks(layout: Layout, row: int) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    held = slice(layout.block_froms[row], layout.block_froms[row + 1])
    starts = layout.block_starts[row].astype(np.int64)
    starts += np.repeat(layout.block_bases[row], BLOCK)[: len(starts)]
    firsts = np.repeat(np.arange(0, (len(starts) - 1) * BLOCK, BLOCK), np.diff(starts))
    pairs = layout.block_pairs[held]
    return firsts + (pairs & 0xFF), (pairs >> 8).astype(np.uint8)


def _full(layout: Layout, row: int) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    codes = layout.full[row]
    paragraphs = np.flatnonzero(codes)
    return paragraphs, codes[paragraphs]
