"""chuchu chat"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from bot.settings import Settings, state_folder
from bot.wording import Wording


def options(parser: ArgumentParser, words: Wording) -> None:
    pass


def run(given: Namespace, settings: Settings) -> int:
    from bot.channels.terminal import chat
    from bot.startup import living_conversation, reader

    with living_conversation(settings) as conversation:
        chat(conversation, reader(settings), state_folder(settings))
    return 0
