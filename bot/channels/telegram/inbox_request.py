"""The transport of getUpdates: an update is on disk before the library may confirm it.

The library confirms a batch with its next poll, long before anything was done with it, and stops polling for ever on
one 401 or one update that it cannot read. So it is given only the numbers; what the updates say is read from the
journal.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from telegram.request import HTTPXRequest

from bot.channels.telegram.arrivals import received
from bot.journal import Received

LOG = logging.getLogger(__name__)
BAD_GATEWAY = 502, b'{"ok": false, "error_code": 502, "description": "Bad Gateway"}'

Keep = Callable[[Iterable[Received]], None]


class Health:
    """When Telegram last answered a poll."""

    def __init__(self, on_good: Callable[[], None] = lambda: None) -> None:
        self._good = time.monotonic()
        self._on_good = on_good

    def good(self) -> None:
        self._good = time.monotonic()
        self._on_good()

    def silent(self) -> float:
        return time.monotonic() - self._good


class InboxRequest(HTTPXRequest):
    """Raises what `keep` raises; to the library that is a network error: nothing is confirmed, the poll repeats."""

    def __init__(self, keep: Keep, health: Health, **options: Any) -> None:
        super().__init__(**options)
        self._keep = keep
        self._health = health

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        status, body = await super().do_request(*args, **kwargs)
        if status in (401, 404):  # to the library, the end of polling; the watchdog decides that here
            LOG.warning("Telegram refused the token (%d)", status)
            return BAD_GATEWAY
        if status != 200:
            return status, body
        updates = _updates(body)
        if updates is None:
            LOG.warning("Telegram sent something that is no answer to a poll, %d bytes", len(body))
            return BAD_GATEWAY
        arrived = sorted((one for one in map(received, updates) if one), key=attrgetter("update_id"))
        self._keep(arrived)
        self._health.good()
        numbers = [{"update_id": one.update_id} for one in arrived]  # the library confirms up to the last one
        return 200, json.dumps({"ok": True, "result": numbers}).encode()


def _updates(body: bytes) -> list[Any] | None:
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    updates = answer.get("result") if isinstance(answer, dict) else None
    return updates if isinstance(updates, list) else None
