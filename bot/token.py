"""The Telegram token: from TELEGRAM_BOT_TOKEN or a file that only its owner can read; never shown."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from bot.settings import Settings
from retrieval import SettingsError

VARIABLE = "TELEGRAM_BOT_TOKEN"


class Token:
    """A secret; printing, logging or pickling it shows none of it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return "Token(…)"

    def __reduce__(self) -> str:
        raise TypeError("a token is not written anywhere")


def token(settings: Settings, environ: Mapping[str, str] = os.environ) -> Token:
    """Raises SettingsError where there is none, where the file is open to others, or where it cannot be one."""
    if given := environ.get(VARIABLE, "").strip():
        return _checked(given, VARIABLE)
    if not settings.telegram.token_file:
        raise SettingsError("token_missing", variable=VARIABLE)
    file = Path(settings.telegram.token_file).expanduser()
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
        if mode & 0o077:
            raise SettingsError("token_file_open", where=str(file), mode=f"{mode:04o}")
        return _checked(file.read_text("utf-8").strip(), str(file))
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise SettingsError("token_file_unreadable", where=str(file), why=why) from None


def _checked(text: str, where: str) -> Token:
    number, colon, rest = text.partition(":")
    if not (number.isdecimal() and number.isascii() and colon and rest and text.isascii() and text.split() == [text]):
        raise SettingsError("token_wrong", where=where)
    return Token(text)
