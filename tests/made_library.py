"""Small libraries made up for a test."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from retrieval import Library, Searcher


def made(folder: Path, texts: Mapping[str, str], cache: Path) -> Searcher:
    """A searcher over files with these texts; `cache` is the folder that keeps jieba's dictionary for all tests."""
    for file, text in texts.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    return Searcher(Library.open(folder), cache=cache)


def looked_into(library: Library) -> set[str]:
    """The reports of a kept library whose text is in memory."""
    found = set()
    for outline in library.outlines:
        with suppress(AttributeError):
            object.__getattribute__(outline.report, "text")
            found.add(outline.report.file)
    return found
