"""chuchu telegram"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from bot.settings import Settings
from bot.wording import Wording


def options(parser: ArgumentParser, words: Wording) -> None:
    pass


def run(given: Namespace, settings: Settings) -> int:
    from bot.startup import living_conversation
    from bot.token import token

    secret = token(settings)  # before the reports are read: a missing token is told at once
    from bot.channels.telegram import serve

    with living_conversation(settings) as conversation:
        return serve(conversation, settings, secret)
