"""The figures of `chuchu eval` over the golden questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.record import record
from bot.scoring import Tally, tally
from bot.wording import wording
from retrieval import Searcher

QUESTIONS = Path(__file__).with_name("questions.jsonl")
BASELINE = Path(__file__).with_name("baseline.json")
SLACK = 0.03  # of each figure that two or three questions may shift; of verbatim nothing


def questions() -> list[dict[str, Any]]:
    return [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]


def measured(searcher: Searcher) -> Tally:
    asked, words = questions(), wording("zh")
    records = [record(each["question"], searcher.ask(each["question"]), words) for each in asked]
    texts = {outline.report.file: outline.report.text for outline in searcher.library.outlines}
    return tally(zip(asked, records, strict=True), texts)


def floors(figures: dict[str, float]) -> dict[str, float]:
    """The worst that each share may become; `refused` is better when it is less."""
    allowed = {"verbatim": 0.0, "refused": SLACK}
    return {
        name: round(min(1.0, max(0.0, value + allowed.get(name, -SLACK))), 4)
        for name, value in figures.items()
        if name not in ("excerpt", "quote")
    }
