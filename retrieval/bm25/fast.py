"""The compiled ranking where numba is installed, loaded when a large index first asks for it.

Its answers are those of plain.py to the last bit.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

import numpy as np

from retrieval.bm25.layout import Layout
from retrieval.bm25.plain import Stretches, Weighed

# Paragraphs. Loading numba takes half a second, and below this plain numpy answers in a tenth of a millisecond anyway.
WORTH_IT = 10_000
_LOADED = threading.Event()


@cache
def kernel() -> ModuleType | None:
    """The compiled functions; None without numba, or where it finds no folder to keep what it compiles."""
    try:
        return import_module("retrieval.bm25.compiled")
    except (ImportError, RuntimeError):
        return None


def warm(layout: Layout) -> None:
    """Loads what is compiled, or compiles it; the first few rankings of other threads do not wait for it."""
    if kernel():
        top(layout, (np.zeros(0, np.int64), np.zeros(0)), 1, None)
        _LOADED.set()


def loaded() -> bool:
    return _LOADED.is_set()


def tops(layout: Layout, terms: Weighed, k: int, among: Sequence[Stretches | None]) -> list[list[tuple[int, float]]]:
    return [top(layout, terms, k, each) for each in among]


def top(layout: Layout, terms: Weighed, k: int, among: Stretches | None) -> list[tuple[int, float]]:
    """As plain.top; needs the kernel."""
    compiled, size = kernel(), len(layout.columns)
    assert compiled is not None
    if k < 1:
        return []
    if among is None:
        among = np.array([[0, size]])
    positions, scores = compiled.best(layout, *terms, min(k, size), np.ascontiguousarray(among, np.int64))
    return list(zip(positions.tolist(), scores.tolist(), strict=True))
