"""chuchu index: read every report and build the index."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace

from bot.settings import Settings, state_folder
from bot.showable import clip, showable
from bot.wording import Wording, wording

BAR = 30


def options(parser: ArgumentParser, words: Wording) -> None:
    pass


def run(given: Namespace, settings: Settings) -> int:
    from bot.startup import library as read
    from retrieval import Searcher

    began = time.monotonic()
    library = read(settings, _bar if sys.stderr.isatty() else None)
    Searcher(library, cache=state_folder(settings))
    paragraphs = sum(len(outline.paragraphs) for outline in library.outlines)
    unread = sum(reading.outline is None for reading in library.readings)
    seconds = f"{time.monotonic() - began:.1f}"
    said = wording(settings.language)
    print(said("index_done", reports=len(library.outlines), paragraphs=paragraphs, unread=unread, seconds=seconds))
    return 0


def _bar(done: int, files: int, file: str) -> None:
    """One line that is written over; erased at the end."""
    filled = BAR * done // max(files, 1)
    name = clip(showable(file), 40)
    line = f"\r\x1b[K[{'#' * filled}{'.' * (BAR - filled)}] {done}/{files} {name}" if file else "\r\x1b[K"
    print(line, end="", file=sys.stderr, flush=True)
