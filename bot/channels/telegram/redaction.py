"""Keeps the token out of everything that is written: log lines, tracebacks, warnings.

The HTTP library logs every address, and the address holds the token; an error of the library quotes it.
"""

from __future__ import annotations

import logging
import re
import sys
from types import TracebackType

TOKEN = re.compile(r"\d{6,}(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
HIDDEN = "<token>"


def redacted(text: str, token: str = "") -> str:
    hidden = text.replace(token, HIDDEN) if token else text
    return TOKEN.sub(HIDDEN, hidden)


class RedactingFormatter(logging.Formatter):
    """Works on the finished line, its traceback included, so nothing slips past it as an argument."""

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record), self._token)


def log_without_secrets(token: str, level: int = logging.INFO) -> None:
    """To be called once, before the bot is built."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(token))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in ("httpx", "httpcore"):  # one line a poll, with the address
        logging.getLogger(name).setLevel(logging.WARNING)
    # The polling loop of the library logs bodies and whole updates when it cannot read them.
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    sys.excepthook = _hook


def _hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    logging.getLogger(__name__).critical("ended by an error", exc_info=(kind, error, traceback))
