"""Counts of runs of paragraphs, one after the other, into one index.

Words are taken a few million postings at a time, so memory is bounded by the largest word, not by the library: by
three such stretches, of which one is gathered, one waits and one is encoded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25 import encode
from retrieval.bm25.codes import CROWDED, OFTEN, Codes, crowded_shares, make_codes
from retrieval.bm25.counts import Counts
from retrieval.bm25.formulas import Formulas
from retrieval.bm25.layout import BLOCKS, FULL, SPARSE, Layout, kind_of
from retrieval.bm25.numbering import number
from retrieval.bm25.spool import Spool
from retrieval.bm25.vocabulary import Vocabulary

AT_ONCE = 4_000_000  # postings


def merge(parts: Sequence[Counts], spool: Spool, *, k1: float, b: float) -> tuple[Vocabulary, Layout]:
    """The paragraphs of the first part come first."""
    # 1. Number the words, and every part's words by them.
    vocabulary, numbers = number([part.vocabulary for part in parts])
    # 2. What rank_bm25 makes of their statistics.
    df = np.zeros(len(vocabulary), np.int32)
    for part, numbered in zip(parts, numbers, strict=True):
        df[numbered] += np.diff(part.starts).astype(np.int32)
    lengths = np.concatenate([np.zeros(0, np.int32), *(part.lengths for part in parts)]).astype(np.int64)
    distinct_df, df_at = np.unique(df, return_inverse=True)
    formulas = Formulas(len(lengths), int(lengths.sum()), distinct_df.tolist(), k1, b)
    idf = np.array(formulas.idf_of(distinct_df.tolist()), np.float64)[df_at]
    distinct, column = np.unique(lengths, return_inverse=True)
    codes, columns = make_codes(distinct, formulas), column.astype(np.int32)
    # 3. The postings.
    kinds = kind_of(df, len(lengths))
    for postings in _ahead(lambda stretch: _gather(parts, numbers, *stretch), _stretches(df)):
        _encode(postings, kinds, columns, codes, formulas, spool)
    return vocabulary, Layout(
        kinds,
        _rows(kinds),
        df,
        idf,
        columns=columns,
        shares=codes.shares,
        times=codes.times,
        gains=codes.gains,
        **spool.arrays(len(lengths)),
    )


def _rows(kinds: NDArray[np.uint8]) -> NDArray[np.int32]:
    rows = np.zeros(len(kinds), np.int32)
    for kind in (SPARSE, BLOCKS, FULL):
        of_kind = np.flatnonzero(kinds == kind)
        rows[of_kind] = np.arange(len(of_kind))
    return rows


def _stretches(df: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    ends = np.cumsum(df, dtype=np.int64)
    first = 0
    while first < len(df):
        before = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + AT_ONCE, "right")))
        yield first, last
        first = last


def _ahead(gather: Callable[[tuple[int, int]], Postings], stretches: Iterable[tuple[int, int]]) -> Iterator[Postings]:
    """The next is gathered while the last is encoded: both are numpy's work, which lets another thread run."""
    with ThreadPoolExecutor(1) as pool:
        waiting: Future[Postings] | None = None
        for stretch in stretches:
            following = pool.submit(gather, stretch)
            if waiting:
                yield waiting.result()
            waiting = following
        if waiting:
            yield waiting.result()


Postings = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]


def _gather(parts: Sequence[Counts], numbers: Sequence[NDArray[np.int64]], first: int, last: int) -> Postings:
    """Word, paragraph and times of the postings of words first to last, sorted by word and paragraph."""
    words, paragraphs, times = [], [], []
    before = 0
    for part, numbered in zip(parts, numbers, strict=True):
        low, high = np.searchsorted(numbered, (first, last))
        starts = np.asarray(part.starts[low : high + 1])
        words.append(np.repeat(numbered[low:high], np.diff(starts)))
        paragraphs.append(part.paragraphs[starts[0] : starts[-1]].astype(np.int64) + before)
        times.append(part.times[starts[0] : starts[-1]])
        before += len(part.lengths)
    word = np.concatenate(words)
    by_word = np.argsort(word, kind="stable")
    return word[by_word], np.concatenate(paragraphs)[by_word], np.concatenate(times)[by_word]


def _encode(
    postings: Postings,
    kinds: NDArray[np.uint8],
    columns: NDArray[np.int32],
    codes: Codes,
    formulas: Formulas,
    spool: Spool,
) -> None:
    word, paragraph, times = postings
    column = columns[paragraph]
    code = codes.codes[np.minimum(times, OFTEN - 1), column]
    crowded = np.flatnonzero(times >= OFTEN)
    code[crowded] = CROWDED
    spool.add(
        crowded=word[crowded] * len(columns) + paragraph[crowded],
        crowded_shares=crowded_shares(times[crowded], codes.lengths[column[crowded]], formulas),
    )
    first = np.diff(word, prepend=-1) != 0
    spool.add(peaks=np.maximum.reduceat(codes.gains[code], np.flatnonzero(first)))
    kind = kinds[word]
    for each in (SPARSE, BLOCKS, FULL):
        of_kind = np.flatnonzero(kind == each)
        firsts, paragraphs, kept = first[of_kind], paragraph[of_kind], code[of_kind]
        rows = np.cumsum(firsts) - 1
        if each == SPARSE:
            spool.add(**encode.sparse(paragraphs, kept, firsts))
        elif each == BLOCKS:
            spool.add(**encode.in_blocks(rows, paragraphs, kept, len(columns)))
        else:
            spool.add(**encode.full(rows, paragraphs, kept, len(columns)))
