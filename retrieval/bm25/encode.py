"""Postings of neighbouring words, sorted by word and paragraph, into the three shapes of layout.py.

`first` marks the first posting of each word, `rows` counts words from 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25.layout import BLOCK, blocks

Paragraphs = NDArray[np.int64]
Codes = NDArray[np.uint8]


def sparse(paragraphs: Paragraphs, codes: Codes, first: NDArray[np.bool_]) -> dict[str, NDArray[np.generic]]:
    """Distances; one that does not fit into two bytes takes two entries, the first of them with code 0."""
    gaps = np.diff(paragraphs, prepend=0)
    gaps[first] = paragraphs[first]
    wide = gaps > 0xFFFF
    at = np.cumsum(1 + wide) - 1
    size = int(at[-1]) + 1 if len(at) else 0
    out_gaps, out_codes = np.empty(size, np.uint16), np.zeros(size, np.uint8)
    out_gaps[at], out_codes[at] = gaps & 0xFFFF, codes
    out_gaps[at[wide] - 1] = gaps[wide] >> 16
    lengths = np.diff((at - wide)[first], append=size)
    return {"sparse_gaps": out_gaps, "sparse_codes": out_codes, "sparse_starts": lengths}


def in_blocks(
    rows: NDArray[np.int64], paragraphs: Paragraphs, codes: Codes, size: int
) -> dict[str, NDArray[np.generic]]:
    """Low bytes, and where each block of each word begins."""
    words, wide = int(rows[-1]) + 1 if len(rows) else 0, blocks(size)
    counts = np.bincount(rows * wide + paragraphs // BLOCK, minlength=words * wide).reshape(words, wide)
    starts = np.zeros((words, wide + 1), np.int64)
    np.cumsum(counts, axis=1, out=starts[:, 1:])
    bases = starts[:, ::BLOCK].astype(np.uint32)
    starts -= np.repeat(bases, BLOCK, axis=1)[:, : wide + 1]
    return {
        "block_pairs": paragraphs % BLOCK + (codes.astype(np.int64) << 8),
        "block_bases": bases,
        "block_starts": starts.astype(np.uint16),
        "block_froms": counts.sum(axis=1),
    }


def full(rows: NDArray[np.int64], paragraphs: Paragraphs, codes: Codes, size: int) -> dict[str, NDArray[np.generic]]:
    """A byte for every paragraph."""
    table = np.zeros((int(rows[-1]) + 1 if len(rows) else 0, blocks(size) * BLOCK), np.uint8)
    table[rows, paragraphs] = codes
    return {"full": table}
