"""What can go wrong while reports are read and asked.

    ChuchuError                  carries a code, which names a sentence in bot/wording, and what fills it in
    ├── ReportsError             the folder of reports is missing, empty or cannot be read
    ├── LexiconError             lexicon.yaml does not say what it should
    ├── IndexDamagedError        the kept index is damaged or was made by another version
    └── SettingsError            config.yaml or the environment is wrong (raised by bot)

Sentences for readers are not written here: retrieval knows no language.
"""

from __future__ import annotations


class ChuchuError(Exception):
    """Base of every error a person is told about; `code` and `values` choose and fill the sentence."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code, *(f"{name}={value}" for name, value in values.items()))


class ReportsError(ChuchuError):
    """The folder of reports is missing, empty or cannot be read."""


class LexiconError(ChuchuError):
    """A line of the lexicon cannot be used; `where` names it."""


class IndexDamagedError(ChuchuError):
    """The kept index cannot be trusted and must be built again."""


class SettingsError(ChuchuError):
    """A setting has an unknown name, a wrong type or an impossible value."""
