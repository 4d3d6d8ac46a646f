"""chuchu doctor: is everything there that an answer needs?"""

from __future__ import annotations

import stat
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from importlib.util import find_spec

from bot.settings import Settings, state_folder, unread
from bot.wording import Wording, wording
from retrieval import ChuchuError, Status

PARTS = ("numba", "rjieba", "lxml", "pypdf", "openpyxl", "striprtf", "watchfiles")
Finding = tuple[str, str]  # good, bad or idle, and what was found


def options(parser: ArgumentParser, words: Wording) -> None:
    parser.add_argument("--running", action="store_true", help=words("cli.doctor.running"))


def run(given: Namespace, settings: Settings) -> int:
    words, bad = wording(settings.language), False
    for state, text in _running(settings, words) if given.running else _findings(settings, words):
        print(words(f"doctor.{state}", text=text), flush=True)
        bad = bad or state == "bad"
    return 2 if bad else 0


def _running(settings: Settings, words: Wording) -> Iterator[Finding]:
    """For a supervisor: does a Telegram bot run on this state folder, and has Telegram answered it lately?"""
    from bot.channels.telegram import silent_seconds

    silent = silent_seconds(state_folder(settings))
    if silent is None:
        yield "bad", words("doctor.not_running")
    else:
        good = silent <= settings.telegram.silent_seconds
        yield "good" if good else "bad", words("doctor.heard", seconds=f"{silent:.0f}")


def _findings(settings: Settings, words: Wording) -> Iterator[Finding]:
    yield from _config(words)
    yield from _state(settings, words)
    yield from _reports(settings, words)
    yield from _token(settings, words)
    for part in PARTS:
        if find_spec(part):
            yield "good", words("doctor.part", name=part)
        else:
            yield "idle", words("doctor.part_missing", name=part, what=words(f"part.{part}"))


def _config(words: Wording) -> Iterator[Finding]:
    yield "good", words("doctor.config")
    for name, near in unread():
        yield "bad", words("doctor.variable_unknown", name=name, near=near)


def _state(settings: Settings, words: Wording) -> Iterator[Finding]:
    try:
        folder = state_folder(settings)
    except ChuchuError as error:
        yield "bad", words(f"error.{error.code}", **error.values)
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    key = "doctor.state_open" if mode & 0o077 else "doctor.state"
    yield "bad" if mode & 0o077 else "good", words(key, folder=folder, mode=f"{mode:04o}")


def _reports(settings: Settings, words: Wording) -> Iterator[Finding]:
    from bot.listing import why
    from bot.startup import conversation

    try:
        talk = conversation(settings)
    except ChuchuError as error:
        yield "bad", words(f"error.{error.code}", **error.values)
        return
    outlines = talk.library.outlines
    paragraphs = sum(outline.size for outline in outlines)
    found = words("doctor.reports", folder=settings.reports, reports=len(outlines), paragraphs=paragraphs)
    yield "good" if outlines else "bad", found
    for reading in talk.library.readings:
        if reading.outline is None:
            yield "idle", words("doctor.unread", file=reading.file, why=why(reading, words))
    for question in settings.answers.examples:
        status = talk.ask(question)[0].status
        found = words("doctor.answers", question=question, status=words(f"status.{status}"))
        yield "good" if status is Status.ANSWERED else "idle", found


def _token(settings: Settings, words: Wording) -> Iterator[Finding]:
    from bot.token import token

    try:
        token(settings)
        yield "good", words("doctor.token")
    except ChuchuError as error:
        missing = error.code == "token_missing"
        yield "idle" if missing else "bad", words(f"error.{error.code}", **error.values)
