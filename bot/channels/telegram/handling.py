"""One update from the journal: understood once, its replies written down, then sent."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from contextlib import AsyncExitStack

from telegram import Bot, Update

from bot.channels.telegram import inline, letters, messages, presses
from bot.channels.telegram.addressed import heard
from bot.channels.telegram.arrivals import UNREADABLE
from bot.channels.telegram.asker import asker_of
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.desk import NOTHING, WAITED, Desk, Handled
from bot.channels.telegram.sentences import said
from bot.journal import Waiting
from bot.wording import wording

AT_ONCE = 2  # answers are made one after the other, so that one is written down while the next is made
TRIES = 3  # runs of the program that one update may end
LOG = logging.getLogger(__name__)


class Handling:
    def __init__(self, desk: Desk, bot: Bot, delivery: Delivery) -> None:
        self._desk = desk
        self._bot = bot
        self._delivery = delivery
        self._thinking = asyncio.Semaphore(AT_ONCE)
        self._alone = asyncio.Lock()
        self._taken: dict[int, int] = {}  # tries before this run, of what it took up and has not written down

    async def work(self, waiting: Waiting) -> float | None:
        """What a lane does with its head: seconds to wait before the next try, None when it is done."""
        read = self._desk.journal.inbox.read(waiting.update_id)
        if read is None:
            return None
        payload, state, received = read
        if state == "new":
            delay = await self._take_up(waiting, payload, received)
            if delay is not None:
                return delay
        return await self._delivery.deliver(waiting)

    async def _take_up(self, waiting: Waiting, payload: str, received: float) -> float | None:
        """What was taken up before is taken up alone, so that no other is blamed when the program ends again."""
        inbox, number = self._desk.journal.inbox, waiting.update_id
        async with AsyncExitStack() as held:
            if self._taken.get(number, inbox.tries(number)):
                await held.enter_async_context(self._alone)
                for _ in range(AT_ONCE - 1):
                    await held.enter_async_context(self._thinking)
            await held.enter_async_context(self._thinking)
            if number not in self._taken:
                before = inbox.tries(number)
                inbox.taken_up(number)
                self._taken[number] = before
            delay = await self._write(waiting, payload, received)
        if delay is None:
            del self._taken[number]
        return delay

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
        if (tries := self._taken.get(waiting.update_id, 0)) >= TRIES:
            LOG.error("update %d ended the program %d times and is set aside", waiting.update_id, tries)
            return self._poisoned(update) if tries == TRIES else NOTHING
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
            return NOTHING if newer else await inline.look_up(desk, update.inline_query, received)
        return messages.joined(desk, update.my_chat_member) if update.my_chat_member else NOTHING

    def _poisoned(self, update: Update) -> Handled:
        """One sentence to who asked; to talk that was not meant for the bot, nothing."""
        try:
            message = update.message
            if message is not None and heard(message, self._desk.username) is None:
                return NOTHING
            return self._sorry(update, "telegram.poisoned")
        except Exception as error:
            LOG.error("nor can it be told: %s", type(error).__name__)
            return NOTHING

    def _sorry(self, update: Update, key: str = "telegram.broken") -> Handled:
        message, query = update.message, update.callback_query
        if query is not None:
            language = query.from_user.language_code or self._desk.settings.language
            return Handled((letters.button_answer(query.id, wording(language)(key)),))
        if message is None or message.from_user is None:
            return NOTHING
        asker = asker_of(message, message.from_user)
        return said(asker, self._desk.words(asker)(key), message.message_id)
