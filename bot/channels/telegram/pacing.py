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
OVERALL = 29  # a second, however long Telegram and the network take: Telegram's 30, less one
LOOK_AGAIN = 0.02  # seconds


class Pace:
    def __init__(self, clock: Callable[[], float] = time.time, sent: Iterable[tuple[int, float]] = ()) -> None:
        """`sent` is what was sent before a restart: chat and time."""
        self._clock = clock
        self._full: dict[int, float] = {}  # when a chat's burst will be whole again
        self._group: dict[int, deque[float]] = defaultdict(deque)
        self._held: dict[int, float] = {}
        self._flying = 0  # sends that Telegram has not answered
        self._landed: deque[float] = deque()  # when it answered those of the last second
        self._queue = asyncio.Lock()  # first come, first served
        for chat, at in sent:
            self._count(chat, at)
        if self._full:  # what was on its way when the program ended is known to nobody: take it for a whole second's
            self._landed.extend([clock()] * OVERALL)

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

    async def take_off(self, *, urgent: bool = False) -> None:
        """Wait for one's turn among all chats, to be followed by `land`; what is urgent goes at once.

        A send is counted from its start until a second after its answer, because Telegram counts it at some moment in
        between: so no hold-up, here or on the way, can make a flood of it.
        """
        if not urgent:
            async with self._queue:
                while self._in_the_air() >= OVERALL:
                    await asyncio.sleep(LOOK_AGAIN)
        self._flying += 1

    def land(self, *, turned_back: bool = False) -> None:
        """Telegram has answered, or will not; `turned_back` when nothing was sent after all."""
        self._flying -= 1
        if not turned_back:
            self._landed.append(self._clock())

    def _in_the_air(self) -> int:
        now = self._clock()
        while self._landed and self._landed[0] <= now - 1:
            self._landed.popleft()
        return self._flying + len(self._landed)

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
