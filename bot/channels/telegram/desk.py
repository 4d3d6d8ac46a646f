"""What every handler works with, and what it hands back."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from bot.channels.telegram.asker import Asker
from bot.channels.telegram.budget import Budget
from bot.conversation import Conversation, Reader
from bot.journal import Journal, Letter
from bot.settings import Settings
from bot.wording import Wording, wording

P = ParamSpec("P")
T = TypeVar("T")

WAITED: ContextVar[float] = ContextVar("waited", default=0.0)  # seconds for others to be thought about first
Deed = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Handled:
    """Letters to send and changes of the journal, which are committed together; or when to try again."""

    letters: tuple[Letter, ...] = ()
    deeds: tuple[Deed, ...] = ()
    also_done: tuple[int, ...] = ()  # updates that were taken care of with this one
    later: float | None = None


NOTHING = Handled()


@dataclass(slots=True)
class Desk:
    conversation: Conversation
    journal: Journal
    settings: Settings
    username: str
    thinker: Executor  # one thread: answers are made one after the other, and polling goes on meanwhile
    budget: Budget
    albums: deque[str] = field(default_factory=lambda: deque(maxlen=100))  # of these, one picture got its reply
    seconds: deque[float] = field(
        default_factory=lambda: deque(maxlen=10_000)
    )  # that handling took, lately, but for waiting

    async def think(self, what: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        asked = time.perf_counter()

        def begin() -> tuple[float, T]:
            return time.perf_counter() - asked, what(*args, **kwargs)

        waited, thought = await asyncio.get_running_loop().run_in_executor(self.thinker, begin)
        WAITED.set(WAITED.get() + waited)
        return thought

    def reader(self, asker: Asker, wishes: Mapping[str, Any] | None = None) -> Reader:
        """As the person wishes, else as their Telegram is set, else as config.yaml says."""
        wishes, answers = wishes or self.journal.chats.wishes(asker.place), self.settings.answers
        language = wishes.get("language") or asker.language
        return Reader(
            wording(language).language if language else self.settings.language,
            int(wishes.get("sources", answers.sources)),
            bool(wishes.get("excerpts", answers.excerpts)),
            frozenset(wishes.get("reports", ())),
        )

    def words(self, asker: Asker) -> Wording:
        return wording(self.reader(asker).language)

    def link(self, code: str) -> str:
        return f"https://t.me/{self.username}?start={code}"

    def is_admin(self, asker: Asker) -> bool:
        return asker.private and asker.person in self.settings.telegram.admins
