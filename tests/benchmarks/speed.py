"""Microseconds a question: every engine in turn answers the same few questions, so that all meet the same noise."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter, perf_counter_ns

import numpy as np

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines import ENGINES, Ask, disk

IN_TURN = 50  # questions
BUDGET = 20.0  # seconds of asking for each engine; the slow ones answer fewer questions

Figures = dict[str, float]


def speed(corpus: Corpus, folder: Path, wanted: set[str]) -> dict[str, Figures]:
    """Figures of each engine that can be had: p50 and p99 in µs, bytes on disk, seconds to build."""
    figures: dict[str, Figures] = {}
    ready: dict[str, list[Ask]] = {}
    for name, (build, most) in ENGINES.items():
        if len(corpus) > most or (wanted and name not in wanted):
            continue
        place = folder / f"{len(corpus)} {name}"
        place.mkdir(parents=True)
        began = perf_counter()
        try:
            prepare = build(corpus, place)
        except ImportError:
            continue
        figures[name] = {"build_s": round(perf_counter() - began, 2), "bytes": disk(place)}
        ready[name] = [prepare(asked) for asked in corpus.questions]
        ready[name][0]()  # compilers and caches
    for name, times in _times(ready).items():
        for percent in (50, 90, 99):
            figures[name][f"p{percent}"] = round(float(np.percentile(times, percent)), 1)
        figures[name]["questions"] = len(times)
    return figures


def _times(ready: Mapping[str, list[Ask]]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in ready}
    spent = dict.fromkeys(ready, 0.0)
    many = max((len(asked) for asked in ready.values()), default=0)
    gc.collect()
    gc.disable()
    for begin in range(0, many, IN_TURN):
        for name, asked in ready.items():
            for ask in asked[begin : begin + IN_TURN]:
                if spent[name] > BUDGET:
                    break
                began = perf_counter_ns()
                ask()
                took = perf_counter_ns() - began
                times[name].append(took / 1e3)
                spent[name] += took / 1e9
    gc.enable()
    return times
