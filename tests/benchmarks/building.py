"""Building, opening and checking the index on its own: seconds, bytes of memory, and the same ten as rank_bm25."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

import numpy as np

from retrieval.bm25 import Bm25, plain
from tests.benchmarks.corpus import Corpus, counted, lines_of
from tests.benchmarks.memory import watched

CHECKED = 100  # questions


def building(scale: Path, corpus: Corpus, folder: Path) -> dict[str, float]:
    """From text to a kept index in two processes, and opening it; in a process of its own, so that memory is told."""
    lines, kept = lines_of(scale, len(corpus), folder), folder / f"{len(corpus)}.bm25"
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        figures = other.submit(_built, lines, kept).result()
    began = perf_counter()
    index = Bm25.open(kept)
    opened = perf_counter()
    index.top({corpus.words[0]: 1.0}, 1)
    return {
        **figures,
        "open_ms": round((opened - began) * 1e3, 2),
        "bytes": kept.stat().st_size,
        "same_ten": same_ten(index, corpus),
    }


def _built(lines: Path, kept: Path) -> dict[str, float]:
    figures: dict[str, float] = {}
    with watched(figures):
        began = perf_counter()
        counts = counted(lines, kept.parent)
        segmented = perf_counter()
        Bm25.merged(counts, spool=kept.parent).save(kept)
        done = perf_counter()
    return {
        "segment_and_count_s": round(segmented - began, 2),
        "merge_and_save_s": round(done - segmented, 2),
        **figures,
    }


def same_ten(index: Bm25, corpus: Corpus) -> float:
    """Share of questions whose ten best are the ten best of all plain scores, in the same order."""
    same = []
    for question in corpus.questions[:CHECKED]:
        terms = {corpus.words[word]: 1.0 for word in question}
        same.append(index.top(terms, 10) == plain.top(index._layout, index._weighed(terms), 10, None))
    return float(np.mean(same))
