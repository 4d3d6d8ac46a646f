"""chuchu reports: what is read, partly read or not read, and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from bot.settings import Settings
from bot.wording import Wording, wording


def options(parser: ArgumentParser, words: Wording) -> None:
    parser.add_argument("filter", nargs="*", metavar="WORD", help=words("cli.reports.filter"))


def run(given: Namespace, settings: Settings) -> int:
    from bot.listing import described
    from bot.showable import showable
    from bot.startup import library

    words = wording(settings.language)
    lines = [described(reading, words) for reading in library(settings).readings]
    found = [line for line in lines if all(word in line for word in given.filter)]
    print(*(map(showable, found) if found else [words("reports_none", filter=" ".join(given.filter))]), sep="\n")
    return 0 if found else 1
