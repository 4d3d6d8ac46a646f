"""Sends what is written in the outbox, in order, and notes what became of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from telegram import Bot
from telegram.error import TelegramError

from bot.channels.telegram.pacing import Pace
from bot.channels.telegram.posting import REPEATABLE, Fate, Posted, plain, post
from bot.journal import Answered, Journal, Letter, Waiting
from bot.journal.outbox import DOUBTS

LOG = logging.getLogger(__name__)
PATIENCE = 30.0  # seconds between tries, at most
MOST = 8  # tries of a call that may be repeated


class Delivery:
    def __init__(self, bot: Bot, journal: Journal, pace: Pace, clock: Callable[[], float] = time.time) -> None:
        self._bot = bot
        self._journal = journal
        self._pace = pace
        self._clock = clock
        self._tries: dict[int, int] = {}  # of updates whose sending failed

    async def deliver(self, waiting: Waiting) -> float | None:
        """Send what is unsent of an update; seconds to wait before going on, None when all is done."""
        for letter in self._journal.outbox.unsent(waiting.update_id):
            delay = await self._send(waiting.update_id, letter)
            if delay is not None:
                return delay
        self._journal.inbox.done(waiting.update_id)
        self._tries.pop(waiting.update_id, None)
        return None

    async def _send(self, update_id: int, letter: Letter) -> float | None:
        outbox, position = self._journal.outbox, letter.position
        if letter.doubtful and letter.method not in REPEATABLE:
            if letter.doubtful >= DOUBTS:
                LOG.error("update %d: sent %d times, never heard of; taken as sent", update_id, letter.doubtful)
                outbox.give_up(update_id, position, self._clock())
                return None
            if not await self._telegram_answers():
                return self._later(update_id)
        if letter.chat is not None and (delay := self._pace.delay(letter.chat)):
            return delay
        await self._pace.take_off(urgent=letter.chat is None)
        if letter.chat is not None and (delay := self._pace.delay(letter.chat)):
            self._pace.land(turned_back=True)
            return delay
        outbox.sending(update_id, position, self._clock())
        if letter.chat is not None:
            self._pace.sent(letter.chat)
        try:
            posted = await post(self._bot, letter)
        finally:
            self._pace.land()
        return self._note(update_id, letter, posted)

    def _note(self, update_id: int, letter: Letter, posted: Posted) -> float | None:
        outbox, now = self._journal.outbox, self._clock()
        if posted.fate is not Fate.SENT:
            LOG.info("update %d: %s %s (%s)", update_id, letter.method, posted.fate.name.lower(), posted.why)
        match posted.fate:
            case Fate.SENT:
                with self._journal.changes():
                    outbox.sent(update_id, letter.position, now)
                    self._keep(letter, posted.message, now)
                return None
            case Fate.WAIT:
                outbox.not_sent(update_id, letter.position, now)
                if letter.chat is not None:
                    self._pace.hold(letter.chat, posted.seconds)
                return posted.seconds
            case Fate.AGAIN:
                outbox.not_sent(update_id, letter.position, now)
                return self._later(update_id)
            case Fate.DOUBTFUL if letter.doubtful + 1 < MOST or letter.method not in REPEATABLE:
                return self._later(update_id)
            case Fate.MOVED:
                self._journal.chats.moved(letter.chat or 0, posted.chat)
                parameters = {**letter.parameters, "chat_id": posted.chat}
                outbox.rewrite(update_id, replace(letter, parameters=parameters, chat=posted.chat), now)
                return 0.0
            case Fate.UNREADABLE if "parse_mode" in letter.parameters:
                outbox.rewrite(update_id, replace(letter, parameters=plain(letter.parameters)), now)
                return 0.0
            case _:
                outbox.give_up(update_id, letter.position, now)
                return None

    def _keep(self, letter: Letter, message: int | None, now: float) -> None:
        """Which message answers which question is needed for edits and buttons."""
        message = message or letter.parameters.get("message_id")
        if letter.note is None or letter.chat is None or message is None:
            return
        if letter.method == "deleteMessage":
            self._journal.chats.withdrawn(letter.chat, message)
        else:
            self._journal.chats.answered(Answered(letter.chat, message, **letter.note), now)

    def _later(self, update_id: int) -> float:
        tries = self._tries[update_id] = self._tries.get(update_id, 0) + 1
        return float(min(2 ** (tries - 1), PATIENCE))

    async def _telegram_answers(self) -> bool:
        """Worth asking before the one repeat that a message has: in an outage it would be wasted."""
        try:
            await self._bot.get_me()
        except TelegramError:
            return False
        return True
