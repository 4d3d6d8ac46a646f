"""Small libraries made up for a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from retrieval import Library, Searcher


def made(folder: Path, texts: Mapping[str, str], cache: Path) -> Searcher:
    """A searcher over files with these texts; `cache` is the folder that keeps jieba's dictionary for all tests."""
    for file, text in texts.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    return Searcher(Library.open(folder), cache=cache)
