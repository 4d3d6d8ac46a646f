"""What Telegram shows of the bot before the first word: commands and descriptions, in each language."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.wording import wording

LOG = logging.getLogger(__name__)
COMMANDS = ("ask", "help", "reports", "source", "more", "settings", "privacy", "delete_my_data")
DEFAULT = "zh"
LANGUAGES = {"": DEFAULT, "zh": "zh", "en": "en"}  # two letters; "" is for everybody else


async def register(bot: Bot) -> None:
    """Nice to have: where it fails, the bot answers all the same."""
    try:
        for code, language in LANGUAGES.items():
            words = wording(language)
            commands = [BotCommand(name, words(f"telegram.command.{name}")) for name in COMMANDS]
            await bot.set_my_commands(commands, language_code=code)
            await bot.set_my_description(words("telegram.description"), language_code=code)
            await bot.set_my_short_description(words("telegram.short_description"), language_code=code)
    except TelegramError as error:
        LOG.warning("commands are not registered: %s", type(error).__name__)
