"""Ends the process when Telegram has not answered for long, so that a supervisor starts it afresh.

A thread, because a stuck event loop is one of the things to be ended. Nothing is lost by it: the journal is written so
that the program may end at any moment.
"""

from __future__ import annotations

import logging
import os
import threading

from bot.channels.telegram.inbox_request import Health

LOG = logging.getLogger(__name__)
EXIT_CODE = 70  # EX_SOFTWARE of sysexits.h


class Watchdog:
    def __init__(self, health: Health, silent_seconds: float) -> None:
        self._health = health
        self._limit = silent_seconds
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="watchdog")

    def __enter__(self) -> Watchdog:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(min(self._limit / 10, 5.0)):
            if self._health.silent() > self._limit:
                LOG.critical("Telegram has not answered for %.0f seconds; ending, to be started anew", self._limit)
                os._exit(EXIT_CODE)
