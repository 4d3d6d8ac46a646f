"""Measure, print, and keep what was measured.

    python -m tests.benchmarks --scale DIR [--sizes 10000,100000,1000000] [--engines chuchu,tantivy]
    python -m tests.benchmarks --sets DIR            # right paragraph first, on sets of passages and questions
    python -m tests.benchmarks --scale DIR --whole DIR [--sizes 10000]   # whole questions; the library stays there
    python -m tests.benchmarks --questions FILE --reports DIR   # what each part adds: one left out in turn
    python -m tests.benchmarks --plot speed.svg      # from the figures kept last

The first DIR holds make_scale.py, paragraphs.txt.gz and queries.txt; CHUCHU_SCALE can name it instead, and
CHUCHU_SETS the other. An engine that is not
installed is left out: pip install bm25s numba tantivy; CHUCHU_LUCENE names a jar that holds Lucene, which Java runs.
What is fair: the same words for all, one process, one thread,
the best ten, ranking alone; every engine in turn answers fifty questions, and the slow ones stop after twenty seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.building import building
from tests.benchmarks.corpus import corpus
from tests.benchmarks.engines import ENGINES
from tests.benchmarks.machine import machine
from tests.benchmarks.parts import parts, rows
from tests.benchmarks.plot import plot
from tests.benchmarks.quality import quality
from tests.benchmarks.speed import speed
from tests.benchmarks.table import slopes, table
from tests.benchmarks.whole import whole

RESULTS = Path(__file__).parent / "results"


def main() -> int:
    asked = _asked()
    if asked.plot:
        return _plot(asked.plot)
    if asked.questions:
        print(*rows(parts(Path(asked.questions), Path(asked.reports))), sep="\n")
        return 0
    if not asked.scale and not asked.sets:
        print("Name a folder to measure on: --scale DIR (CHUCHU_SCALE) or --sets DIR (CHUCHU_SETS)", file=sys.stderr)
        return 2
    if asked.sets:
        _keep("quality", {"machine": machine(), "quality": quality(Path(asked.sets))})
    sizes = sorted(int(size) for size in asked.sizes.split(","))
    if asked.scale and asked.whole:
        folder = Path(asked.whole)
        folder.mkdir(exist_ok=True)
        _keep(
            "whole", {"machine": machine(), "whole": {size: whole(Path(asked.scale), size, folder) for size in sizes}}
        )
    elif asked.scale:
        engines = {name for name in asked.engines.split(",") if name}
        kept = measured(Path(asked.scale), sizes, engines)
        print(table(kept["speed"]))
        if not engines:
            _keep("speed", kept)
    return 0


def _keep(what: str, figures: dict[str, Any]) -> None:
    written = json.dumps(figures, indent=1, ensure_ascii=False)
    (RESULTS / f"{date.today()}-{what}.json").write_text(written + "\n", "utf-8")
    print(written)


def measured(scale: Path, sizes: list[int], engines: set[str]) -> dict[str, Any]:
    with TemporaryDirectory(prefix="chuchu-bench-") as name:
        folder, built, speeds = Path(name), {}, {}
        largest = corpus(scale, sizes[-1], folder)
        for size in sizes:
            some = largest.first(size)
            print(f"{size:,} paragraphs …", file=sys.stderr)
            built[str(size)] = building(scale, some, folder)
            speeds[str(size)] = speed(some, folder, engines)
        return {"machine": machine(), "speed": speeds, "slope": slopes(speeds), "building": built}


def _plot(to: str) -> int:
    kept = sorted(RESULTS.glob("*-speed.json"))
    if not kept:
        print("No figures are kept yet", file=sys.stderr)
        return 2
    speeds = json.loads(kept[-1].read_text("utf-8"))["speed"]
    lines = {
        name: [(int(size), of[name]["p50"]) for size, of in speeds.items() if name in of]
        for name in ENGINES
        if any(name in of for of in speeds.values())
    }
    Path(to).write_text(plot(lines, f"One question, ten best, p50 ({kept[-1].stem[:10]})"), "utf-8")
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", default=os.environ.get("CHUCHU_SCALE", ""))
    parser.add_argument("--sets", default=os.environ.get("CHUCHU_SETS", ""))
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--engines", default="", help=f"of {', '.join(ENGINES)}; such a run is not kept")
    parser.add_argument("--whole", default="", help="measure whole questions over a library kept in this folder")
    parser.add_argument("--questions", default="", help="leave out one part in turn over this file of questions")
    parser.add_argument("--reports", default="seeds", help="the reports of these questions")
    parser.add_argument("--plot", default="", help="draw the figures kept last into this SVG file")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
