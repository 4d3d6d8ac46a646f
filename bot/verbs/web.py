"""chuchu web: a later version."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from bot.settings import Settings
from bot.wording import Wording, wording


def options(parser: ArgumentParser, words: Wording) -> None:
    pass


def run(given: Namespace, settings: Settings) -> int:
    print(wording(settings.language)("web_later"), file=sys.stderr)
    return 2
