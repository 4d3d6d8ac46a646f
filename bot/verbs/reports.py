"""chuchu reports: what is read, partly read or not read, and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from bot.settings import Settings
from bot.wording import Wording, wording


def options(parser: ArgumentParser, words: Wording) -> None:
    parser.add_argument("filter", nargs="*", metavar="WORD", help=words("cli.reports.filter"))


def run(given: Namespace, settings: Settings) -> int:
    from bot.listing import COLUMNS, matching, row
    from bot.startup import library
    from bot.table import table

    words = wording(settings.language)
    found = matching(library(settings).readings, given.filter, words)
    if not found:
        print(words("reports_none", filter=" ".join(given.filter)))
        return 1
    print(*table([words(f"table.{name}") for name in COLUMNS], [row(reading, words) for reading in found]), sep="\n")
    return 0
