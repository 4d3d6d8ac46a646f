"""The compiled ranking where numba is installed, loaded when a large index first asks for it.

Its answers are those of plain.py to the last bit.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25.layout import Layout
from retrieval.bm25.plain import Weighed

# Paragraphs. Loading numba takes 0.2 s, and below this plain numpy answers in a tenth of a millisecond anyway.
WORTH_IT = 10_000

ALL = np.zeros(0, np.uint8)


@cache
def kernel() -> ModuleType | None:
    """The compiled functions; None without numba, or where it finds no folder to keep what it compiles."""
    try:
        return import_module("retrieval.bm25.compiled")
    except (ImportError, RuntimeError):
        return None


def top(layout: Layout, terms: Weighed, k: int, among: NDArray[np.bool_] | None) -> list[tuple[int, float]]:
    """As plain.top; needs the kernel."""
    compiled, first, last = kernel(), 0, len(layout.columns)
    assert compiled is not None
    flags = ALL
    if among is not None:
        flags = np.ascontiguousarray(among, np.bool_).view(np.uint8)
        first, last = int(flags.argmax()), last - int(flags[::-1].argmax())
        if not flags[first]:
            return []
    if k < 1 or not terms:
        return []
    words = np.array([word for word, _ in terms], np.int64)
    weights = np.array([weight for _, weight in terms], np.float64)
    positions, scores = compiled.best(layout, words, weights, min(k, len(layout.columns)), flags, first, last)
    found = zip(positions.tolist(), scores.tolist(), strict=True)
    return sorted(found, key=lambda at: (-at[1], at[0]))
