"""Right paragraph first, in percent, on sets of passages and questions: DIR/SET/passages.jsonl and questions.jsonl.

Only ranking is measured: the same words for all, and our own terms beside them to say what the analysis adds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import rank_bm25
from numpy.typing import NDArray

from retrieval.bm25 import Bm25
from retrieval.terms import Terms
from tests.benchmarks.corpus import segmented

Texts = list[list[str]]
First = Callable[[list[str]], int]  # the position of the best paragraph, -1 for none


def quality(sets: Path) -> dict[str, dict[str, float]]:
    """Percent by set and way; questions whose passage is not in the set are left out."""
    return {folder.name: _of(folder) for folder in sorted(sets.iterdir()) if (folder / "questions.jsonl").exists()}


def _of(folder: Path) -> dict[str, float]:
    passages = list(_rows(folder / "passages.jsonl"))
    places = {passage["id"]: at for at, passage in enumerate(passages)}
    questions = [row for row in _rows(folder / "questions.jsonl") if row["passage_id"] in places]
    right = np.array([places[row["passage_id"]] for row in questions])
    figures: dict[str, float] = {}
    for name, (terms_of, build) in _ways().items():
        first = build([terms_of(passage["text"]) for passage in passages])
        found = np.array([first(terms_of(row["question"])) for row in questions])
        figures[name] = round(100 * float(np.mean(found == right)), 1)
    return figures


def _ways() -> dict[str, tuple[Callable[[str], list[str]], Callable[[Texts], First]]]:
    own = Terms()
    return {
        "chuchu, its own terms": (own.of, _chuchu),
        "chuchu, jieba words": (segmented, _chuchu),
        "rank_bm25 Okapi as it comes": (segmented, lambda texts: _rank_bm25(rank_bm25.BM25Okapi(texts))),
        "rank_bm25 Plus as it comes": (segmented, lambda texts: _rank_bm25(rank_bm25.BM25Plus(texts))),
    }


def _chuchu(texts: Texts) -> First:
    index = Bm25.build(texts)

    def first(terms: list[str]) -> int:
        best = index.top(dict.fromkeys(terms, 1.0), 1)
        return best[0][0] if best else -1

    return first


def _rank_bm25(index: Any) -> First:
    def first(terms: list[str]) -> int:
        scores: NDArray[np.float64] = index.get_scores(list(dict.fromkeys(terms)))
        return int(scores.argmax())

    return first


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
