"""chuchu index: read every report and build the index."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace

from bot.settings import Settings, state_folder
from bot.showable import clip, showable
from bot.wording import Wording, wording
from retrieval import Step

BAR = 30


def options(parser: ArgumentParser, words: Wording) -> None:
    pass


def run(given: Namespace, settings: Settings) -> int:
    from bot.listing import why
    from bot.startup import library as read
    from retrieval import Searcher

    began, said = time.monotonic(), wording(settings.language)
    library = read(settings, _Bar(said) if sys.stderr.isatty() else None)
    Searcher(library, cache=state_folder(settings))
    for reading in library.readings:
        if reading.why:
            state = said(f"state.{reading.state}")
            print(showable(said("index_left", file=reading.file, state=state, why=why(reading, said))))
    paragraphs = sum(outline.size for outline in library.outlines)
    unread = sum(reading.outline is None for reading in library.readings)
    seconds = f"{time.monotonic() - began:.1f}"
    print(said("index_done", reports=len(library.outlines), paragraphs=paragraphs, unread=unread, seconds=seconds))
    return 0


class _Bar:
    """One line that is written over; erased at the end of each step."""

    def __init__(self, said: Wording) -> None:
        self._said = said

    def __call__(self, step: Step, done: int, of: int, file: str) -> None:
        filled = BAR * done // max(of, 1)
        bar = f"[{'#' * filled}{'.' * (BAR - filled)}] {done}/{of} {self._said(f'index.{step}')} "
        line = bar + clip(showable(file), 40) if file else ""
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
