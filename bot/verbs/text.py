"""chuchu text: a report's text as it is, which is what offsets count."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.settings import Settings
from bot.wording import Wording


def options(parser: ArgumentParser, words: Wording) -> None:
    parser.add_argument("file", metavar="FILE", help=words("cli.text.file"))


def run(given: Namespace, settings: Settings) -> int:
    from bot.files import text_of

    inside = settings.reports / given.file
    text = text_of(inside if inside.is_file() else Path(given.file), settings.language)
    sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]  # a carriage return counts as a character
    sys.stdout.write(text)
    return 0
