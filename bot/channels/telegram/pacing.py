"""How fast may be sent: Telegram allows about one message a second in a chat, twenty a minute in a group and thirty a
second over all, and says for how long to wait when it was too much.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable

EACH_CHAT, BURST = 1.0, 3  # seconds between messages of a chat, and how many may go at once after a pause
GROUP_COUNT, GROUP_SECONDS = 18, 60.0  # Telegram's 20, less two for the jitter of a network
OVERALL = 25  # a second


class Pace:
    def __init__(self, clock: Callable[[], float] = time.time, sent: Iterable[tuple[int, float]] = ()) -> None:
        """`sent` is what was sent before a restart: chat and time."""
        self._clock = clock
        self._full: dict[int, float] = {}  # when a chat's burst will be whole again
        self._group: dict[int, deque[float]] = defaultdict(deque)
        self._held: dict[int, float] = {}
        self._next = 0.0  # the next free place in the queue of all
        for chat, at in sent:
            self._count(chat, at)

    def delay(self, chat: int) -> float:
        """Seconds until this chat may be sent a message."""
        now = self._clock()
        burst = self._full.get(chat, now) - now - (BURST - 1) * EACH_CHAT
        held = self._held.get(chat, now) - now
        return max(burst, held, self._group_delay(chat, now), 0.0)

    def sent(self, chat: int) -> None:
        self._count(chat, self._clock())

    def hold(self, chat: int, seconds: float) -> None:
        """Telegram said to wait; others need not."""
        self._held[chat] = self._clock() + seconds

    async def turn(self, *, urgent: bool = False) -> None:
        """Wait for a place in the queue of all chats; what is urgent goes now, and the others a little later."""
        now = self._clock()
        place = now if urgent else max(self._next, now)
        self._next = max(self._next, now) + 1 / OVERALL
        if place > now:
            await asyncio.sleep(place - now)

    def tidy(self) -> None:
        """Forget chats that are quiet: their bursts are whole and nothing holds them."""
        now = self._clock()
        for times in (self._full, self._held):
            for chat in [chat for chat, at in times.items() if at < now]:
                del times[chat]
        for chat in [chat for chat, sent in self._group.items() if not sent or sent[-1] < now - GROUP_SECONDS]:
            del self._group[chat]

    def _group_delay(self, chat: int, now: float) -> float:
        sent = self._group.get(chat)
        if not sent:
            return 0.0
        while sent and sent[0] <= now - GROUP_SECONDS:
            sent.popleft()
        return sent[-GROUP_COUNT] + GROUP_SECONDS - now if len(sent) >= GROUP_COUNT else 0.0

    def _count(self, chat: int, at: float) -> None:
        self._full[chat] = max(self._full.get(chat, at), at) + EACH_CHAT
        if chat < 0:
            self._group[chat].append(at)
