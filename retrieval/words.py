"""The word lists of words.yaml, read once."""

from __future__ import annotations

from pathlib import Path

from retrieval.yaml_text import load_yaml


def _lists() -> dict[str, list[str]]:
    content = load_yaml(Path(__file__).with_name("words.yaml").read_text("utf-8"))
    return {name: str(words).split() for name, words in content.items()}


_LISTS = _lists()

SILENT = frozenset(_LISTS["silent"])
GENERAL = frozenset(_LISTS["general"])
PREDICATES = frozenset(_LISTS["predicates"])
METRICS = frozenset(_LISTS["metrics"])
PROVINCES = tuple(_LISTS["provinces"])
SURNAMES = "".join(_LISTS["surnames"])
INITIALS = tuple(_LISTS["initials"])
HEADS = "|".join(_LISTS["heads"])  # who delivers a report
# 刑事: 民事, 行政
CONTRARY = {
    word: tuple(other for other in line.split("|") if other != word)
    for line in _LISTS["contrasts"]
    for word in line.split("|")
}
PEOPLES = tuple(_LISTS["peoples"])
PLACES = frozenset(_LISTS["places"])
