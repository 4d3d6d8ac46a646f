"""One update from the journal: understood once, its replies written down, then sent."""

from __future__ import annotations

import asyncio
import json
import logging
import time

from telegram import Bot, Update

from bot.channels.telegram import inline, messages, presses
from bot.channels.telegram.arrivals import UNREADABLE
from bot.channels.telegram.asker import asker_of
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.desk import NOTHING, WAITED, Desk, Handled
from bot.channels.telegram.sentences import said
from bot.journal import Waiting

AT_ONCE = 2  # answers are made one after the other, so that one is written down while the next is made
LOG = logging.getLogger(__name__)


class Handling:
    def __init__(self, desk: Desk, bot: Bot, delivery: Delivery) -> None:
        self._desk = desk
        self._bot = bot
        self._delivery = delivery
        self._thinking = asyncio.Semaphore(AT_ONCE)

    async def work(self, waiting: Waiting) -> float | None:
        """What a lane does with its head: seconds to wait before the next try, None when it is done."""
        read = self._desk.journal.inbox.read(waiting.update_id)
        if read is None:
            return None
        payload, state, received = read
        if state == "new":
            async with self._thinking:
                delay = await self._write(waiting, payload, received)
            if delay is not None:
                return delay
        return await self._delivery.deliver(waiting)

    async def _write(self, waiting: Waiting, payload: str, received: float) -> float | None:
        begun = time.perf_counter()
        WAITED.set(0.0)
        handled = await self._handled(waiting, payload, received)
        if handled.later is not None:
            return handled.later
        journal = self._desk.journal
        with journal.changes():
            for deed in handled.deeds:
                deed()
            journal.outbox.write(waiting.update_id, handled.letters, time.time())
            journal.inbox.done(*handled.also_done)
            journal.inbox.ready(waiting.update_id)
        self._desk.seconds.append(time.perf_counter() - begun - WAITED.get())
        return None

    async def _handled(self, waiting: Waiting, payload: str, received: float) -> Handled:
        """Whatever is wrong with one update, the others go on."""
        if waiting.kind == UNREADABLE:
            LOG.warning("update %d cannot be read and is set aside", waiting.update_id)
            return NOTHING
        try:
            update = Update.de_json(json.loads(payload), self._bot)
        except Exception as error:  # the library raises whatever its constructors meet
            LOG.warning("update %d cannot be read (%s) and is set aside", waiting.update_id, type(error).__name__)
            return NOTHING
        try:
            return await self._dispatch(update, waiting, received)
        except Exception:
            LOG.exception("update %d could not be handled", waiting.update_id)
            return self._sorry(update)

    async def _dispatch(self, update: Update, waiting: Waiting, received: float) -> Handled:
        desk = self._desk
        if update.message:
            return await messages.message(desk, update.message, waiting, received)
        if update.edited_message:
            return await messages.edited(desk, update.edited_message)
        if update.callback_query:
            return await presses.press(desk, update.callback_query, received)
        if update.inline_query:
            newer = desk.journal.inbox.next_after(waiting)  # of a person who types, only the latest words count
            return NOTHING if newer else await inline.look_up(desk, update.inline_query)
        return messages.joined(desk, update.my_chat_member) if update.my_chat_member else NOTHING

    def _sorry(self, update: Update) -> Handled:
        message = update.message
        if message is None or message.from_user is None:
            return NOTHING
        asker = asker_of(message, message.from_user)
        return said(asker, self._desk.words(asker)("telegram.broken"), message.message_id)
