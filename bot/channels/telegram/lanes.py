"""Chats side by side, each in order: every chat is a lane, and lanes take turns, one update at a time.

A lane whose head must wait (for Telegram's limits, or because a send failed) rests without holding a worker, so one
flooding chat delays nobody else.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

from bot.channels.telegram.arrivals import URGENT
from bot.journal import Waiting

LOG = logging.getLogger(__name__)
AFTER_ERROR = 5.0  # seconds
NOTHING = ""  # the lane that tells a worker to end
WORKERS = 48  # updates in the air at once; a send takes about a tenth of a second, and 25 a second may go

Work = Callable[[Waiting], Awaitable[float | None]]  # seconds until it is to be tried again; None when it is done


class Lanes:
    def __init__(self, work: Work, workers: int = WORKERS) -> None:
        self._work = work
        self._workers = workers
        self._queues: dict[str, deque[Waiting]] = {}
        self._ready: asyncio.PriorityQueue[tuple[bool, int, str]] = asyncio.PriorityQueue()
        self._count = itertools.count()
        self._tasks: list[asyncio.Task[None]] = []

    def push(self, waiting: Iterable[Waiting]) -> None:
        for one in waiting:
            if queue := self._queues.get(one.lane):
                queue.append(one)
            else:
                self._queues[one.lane] = deque((one,))
                self._line_up(one.lane)

    def start(self) -> None:
        self._tasks = [asyncio.create_task(self._run(), name=f"lane worker {n}") for n in range(self._workers)]

    async def stop(self, seconds: float) -> bool:
        """Begin nothing new and give what has begun so many seconds; False when that was not enough."""
        for _ in self._tasks:
            self._ready.put_nowait((False, -1, NOTHING))
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        return not late

    def __len__(self) -> int:
        return sum(map(len, self._queues.values()))

    def _line_up(self, lane: str) -> None:
        self._ready.put_nowait((not lane.startswith(URGENT), next(self._count), lane))

    async def _run(self) -> None:
        while True:
            _, _, lane = await self._ready.get()
            if lane == NOTHING:
                return
            queue = self._queues[lane]
            delay = await self._try(queue[0])
            if delay is not None:
                asyncio.get_running_loop().call_later(delay, self._line_up, lane)
                continue
            queue.popleft()
            if queue:
                self._line_up(lane)
            else:
                del self._queues[lane]

    async def _try(self, waiting: Waiting) -> float | None:
        """A full disk is no reason to lose a worker, nor the update."""
        try:
            return await self._work(waiting)
        except Exception:
            LOG.exception("update %d: tried again in %.0f seconds", waiting.update_id, AFTER_ERROR)
            return AFTER_ERROR
