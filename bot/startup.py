"""From settings to a conversation that can begin."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.conversation import Conversation, Reader
from bot.settings import Settings, state_folder
from retrieval import Library, Progress, Searcher, Watched


def library(settings: Settings, progress: Progress | None = None) -> Library:
    """Raises ReportsError where the folder is missing or empty."""
    return Library.open(settings.reports, state_folder(settings), progress)


def searcher(settings: Settings) -> Searcher:
    return Searcher(library(settings), cache=state_folder(settings))


def conversation(settings: Settings) -> Conversation:
    return Conversation(searcher(settings), settings.answers.examples)


@contextmanager
def living_conversation(settings: Settings) -> Iterator[Conversation]:
    """A conversation that answers from the folder as it is: what is added, changed or deleted counts at once."""

    def made(state: Library) -> Searcher:
        return Searcher(state, cache=state_folder(settings))

    watched = Watched(library(settings), made, lambda *_: talk.serve(watched.current))
    talk = Conversation(watched.current, settings.answers.examples)
    watched.start()
    threading.Thread(target=watched.current.warm, name="warm").start()
    try:
        yield talk
    finally:
        watched.stop()


def reader(settings: Settings) -> Reader:
    return Reader(settings.language, settings.answers.sources, settings.answers.excerpts)
