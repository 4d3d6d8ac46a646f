"""The figures that are shown are drawn from what was measured."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.memory import EVERY, watched
from tests.benchmarks.parts import WITHOUT
from tests.benchmarks.plot import plot
from tests.benchmarks.table import slopes, table

SPEEDS = {
    "10000": {"chuchu": {"p50": 20.0, "p99": 60.0, "bytes": 2e6, "questions": 9}},
    "100000": {
        "chuchu": {"p50": 40.0, "p99": 200.0, "bytes": 2e7, "questions": 9},
        "tantivy": {"p50": 600.0, "p99": 1000.0, "bytes": 1e7, "questions": 9},
    },
}


def test_the_table_says_how_many_times_as_long_others_take() -> None:
    assert "| 100,000 | tantivy | 600 | 1,000 | 15.0, 5.0 | 10.0 | 9 |" in table(SPEEDS)


def test_the_slope_is_the_power_of_the_growth() -> None:
    assert slopes(SPEEDS) == {"10,000 to 100,000": 0.3}


def test_the_plot_draws_a_line_for_each_engine() -> None:
    drawn = plot({"chuchu": [(10_000, 20.0), (100_000, 40.0)], "tantivy": [(100_000, 600.0)]}, "p50")
    assert drawn.startswith("<svg") and drawn.count("<polyline") == 2 and "tantivy" in drawn


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells")
def test_memory_that_is_held_for_a_while_is_told() -> None:
    figures: dict[str, float] = {}
    with watched(figures):
        held = np.ones(10_000_000)
        time.sleep(3 * EVERY)
    assert figures["memory_bytes"] >= held.nbytes


def test_each_part_that_is_left_out_is_there_to_be_left_out() -> None:
    for without in WITHOUT.values():
        with without():
            pass
