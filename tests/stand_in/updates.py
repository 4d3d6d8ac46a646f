"""The queue of updates, with the rules by which the real server forgets, repeats and refuses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from tests.stand_in.errors import ApiError

KEPT_SECONDS = 24 * 3600
NOT_UNLESS_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"
TWO_POLLERS = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._next = 100_000_001
        self._queue: list[tuple[float, dict[str, Any]]] = []
        self._allowed: list[str] = []
        self.polls = 0  # which long poll is the newest
        self._last: tuple[int, float] = (0, 0.0)
        self._changed: asyncio.Event | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.webhook = ""
        self.disorder: Callable[[list[dict[str, Any]]], None] | None = None  # what is done to the next batch
        self.confirmed = 0  # the highest update_id that was confirmed

    def add(self, kind: str, payload: Any, *, update_id: int | None = None) -> int:
        if kind not in self._allowed if self._allowed else kind in NOT_UNLESS_ASKED:
            return 0
        if update_id is None:
            update_id, self._next = self._next, self._next + 1
        self._queue.append((self._now(), {"update_id": update_id, kind: payload}))
        self._wake()
        return update_id

    def add_strange(self, **content: Any) -> int:
        """An update as no documentation has it."""
        update_id, self._next = self._next, self._next + 1
        self._queue.append((self._now(), {"update_id": update_id, **content}))
        self._wake()
        return update_id

    def again(self, update_id: int) -> None:
        """Put a copy of a waiting update at the end: a duplicate."""
        self._queue.extend([found for found in self._queue if found[1]["update_id"] == update_id][:1])
        self._wake()

    def drop(self) -> None:
        self._queue.clear()

    def waiting(self) -> list[int]:
        return [update["update_id"] for _, update in self._queue]

    def _wake(self) -> None:
        if self.loop and self._changed:
            self.loop.call_soon_threadsafe(self._changed.set)

    async def get(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        if self.webhook:
            raise ApiError(409, WEBHOOK)
        offset, limit = int(params.get("offset") or 0), min(max(int(params.get("limit") or 100), 1), 100)
        seconds = min(int(float(params.get("timeout") or 0)), 50)
        if "allowed_updates" in params:
            self._allowed = json.loads(params["allowed_updates"] or "[]")
        self._forget(offset)
        limit, seconds = self._slowed(offset, limit, seconds)
        self.polls += 1
        return await self._long_poll(self.polls, limit, seconds)

    def _forget(self, offset: int) -> None:
        oldest = self._now() - KEPT_SECONDS
        self._queue = [found for found in self._queue if found[0] >= oldest]
        if offset < 0:
            self._queue = self._queue[offset:]
        elif offset:
            self._queue = [found for found in self._queue if found[1]["update_id"] >= offset]
            self.confirmed = max(self.confirmed, offset - 1)

    def _slowed(self, offset: int, limit: int, seconds: int) -> tuple[int, int]:
        """The same offset again at once: the real server hands out one update, or waits longer."""
        last, then = self._last
        now = self._now()
        self._last = (offset, now)
        if offset and offset == last and self._queue:
            if now - then < 0.5:
                return 1, seconds
            if now - then < 3:
                return limit, max(seconds, 3)
        return limit, seconds

    async def _long_poll(self, number: int, limit: int, seconds: int) -> list[dict[str, Any]]:
        assert self.loop
        self._changed = self._changed or asyncio.Event()
        self._changed.set()  # wake the poll before this one, which is then told that it is not alone
        deadline = self.loop.time() + seconds
        while True:
            if number != self.polls:
                raise ApiError(409, TWO_POLLERS)
            self._changed.clear()
            if self._queue or self.loop.time() >= deadline:
                return self._batch(limit)
            try:
                await asyncio.wait_for(self._changed.wait(), deadline - self.loop.time())
            except TimeoutError:
                continue

    def _batch(self, limit: int) -> list[dict[str, Any]]:
        batch = [update for _, update in self._queue[:limit]]
        if self.disorder and len(batch) > 1:
            self.disorder(batch)
            self.disorder = None
        return batch
