"""python -m tests.golden: measure again, and write the figures below which none may fall."""

from __future__ import annotations

import json
from pathlib import Path

from retrieval import Library, Searcher
from tests.golden.measuring import BASELINE, floors, measured

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

if __name__ == "__main__":
    figures = measured(Searcher(Library.open(SEEDS))).figures()
    print(json.dumps(figures, indent=2))
    BASELINE.write_text(json.dumps({"figures": floors(figures)}, indent=2) + "\n", "utf-8")
