"""chuchu index: read every report and build the index."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace

from bot.settings import Settings
from bot.wording import Wording, wording


def options(parser: ArgumentParser, words: Wording) -> None:
    pass


def run(given: Namespace, settings: Settings) -> int:
    from bot.startup import searcher

    began = time.monotonic()
    library = searcher(settings).library
    paragraphs = sum(len(outline.paragraphs) for outline in library.outlines)
    unread = sum(reading.outline is None for reading in library.readings)
    seconds = f"{time.monotonic() - began:.1f}"
    said = wording(settings.language)
    print(said("index_done", reports=len(library.outlines), paragraphs=paragraphs, unread=unread, seconds=seconds))
    return 0
