"""From settings to a conversation that can begin."""

from __future__ import annotations

from bot.conversation import Conversation, Reader
from bot.settings import Settings, state_folder
from retrieval import Library, Searcher


def library(settings: Settings) -> Library:
    """Raises ReportsError where the folder is missing or empty."""
    return Library.open(settings.reports, state_folder(settings))


def searcher(settings: Settings) -> Searcher:
    return Searcher(library(settings), cache=state_folder(settings))


def conversation(settings: Settings) -> Conversation:
    return Conversation(searcher(settings), settings.answers.examples)


def reader(settings: Settings) -> Reader:
    return Reader(settings.language, settings.answers.sources, settings.answers.excerpts)
