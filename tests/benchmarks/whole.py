"""A whole question: from its text to the answer object, through the library and the searcher that the bot uses.

The paragraphs stand in text files of a hundred each, under a title of their own. The first question is told apart from
the others, which find the words of the ones before them in memory.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import numpy as np

from retrieval import Library, Searcher
from tests.benchmarks.corpus import lines_of
from tests.benchmarks.memory import watched

IN_A_REPORT = 100  # paragraphs
ASKED = 1_000  # questions
ALONE = 7  # programs that are started for a single question

Figures = dict[str, float]


def whole(scale: Path, size: int, folder: Path) -> Figures:
    """What the state folder holds already is used again; `first_build_s` then says how long that takes to open."""
    reports, state = folder / f"{size}-reports", folder / f"{size}-state"
    state.mkdir(exist_ok=True)
    if not reports.exists():
        _write(lines_of(scale, size, folder), reports)
    building: dict[str, float] = {}
    with watched(building):
        began = perf_counter()
        Searcher(Library.open(reports, state), cache=state)
        built = perf_counter()
    gc.collect()  # what building left behind is no part of opening
    begin = perf_counter()
    library = Library.open(reports, state)
    opened = perf_counter()
    searcher = Searcher(library, cache=state)
    ready = perf_counter()
    searcher.warm()
    warm = perf_counter()
    questions = (scale / "queries.txt").read_text("utf-8").splitlines()
    answering: dict[str, float] = {}
    with watched(answering):
        times = np.array(list(_times(searcher, questions[:ASKED]))) * 1e3
    spent, own = times[1:].T
    return {
        "first_build_s": round(built - began, 2),
        "first_build_bytes": building["memory_bytes"],
        "open_library_s": round(opened - begin, 2),
        "open_searcher_s": round(ready - opened, 2),
        "warm_s": round(warm - ready, 2),  # the bot does so in the background
        "ask_s": round(median(_alone(reports, state, questions[: ALONE + 1])), 2),
        "first_ms": round(float(times[0][0]), 2),
        **{f"p{percent}_ms": round(float(np.percentile(spent, percent)), 2) for percent in (50, 90, 99)},
        **{f"p{percent}_own_ms": round(float(np.percentile(own, percent)), 2) for percent in (50, 90, 99)},
        "questions_a_second": round(1e3 / float(spent.mean()), 1),
        "index_bytes": sum(file.stat().st_size for file in state.rglob("*.bm25")),
        **answering,
    }


def _times(searcher: Searcher, questions: list[str]) -> Iterator[tuple[float, float]]:
    """Seconds by the clock, and seconds of the processor: on a machine that others use too, these tell more."""
    for question in questions:
        began, own = perf_counter(), process_time()
        searcher.ask(question)
        yield perf_counter() - began, process_time() - own


def _alone(reports: Path, state: Path, questions: list[str]) -> list[float]:
    """Seconds of `chuchu ask` for one question each, from start to end, but for the first, which compiles modules."""
    env = {**os.environ, "CHUCHU_REPORTS": str(reports), "CHUCHU_STATE_DIR": str(state)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    times = []
    for question in questions:
        began = perf_counter()
        subprocess.run([sys.executable, "-m", "bot", "ask", question], env=env, stdout=subprocess.DEVNULL, check=False)
        times.append(perf_counter() - began)
    return times[1:]


def _write(lines: Path, reports: Path) -> None:
    reports.mkdir()
    with lines.open(encoding="utf-8") as rest:
        for number, some in enumerate(iter(lambda: list(islice(rest, IN_A_REPORT)), [])):
            place = reports / f"{number // 1000:03}"
            place.mkdir(exist_ok=True)
            (place / f"{number:06}.txt").write_text(f"第{number}号材料\n\n" + "\n".join(some), "utf-8")
