"""Puts the parts together, runs until told to stop, and stops in order."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import ExtBot, Updater
from telegram.request import HTTPXRequest

from bot.channels.telegram.arrivals import KINDS
from bot.channels.telegram.budget import Budget
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.handling import Handling
from bot.channels.telegram.inbox_request import Health, InboxRequest
from bot.channels.telegram.lanes import Lanes
from bot.channels.telegram.pacing import GROUP_SECONDS, Pace
from bot.channels.telegram.redaction import log_without_secrets
from bot.channels.telegram.registering import register
from bot.channels.telegram.single import SingleInstance
from bot.channels.telegram.watchdog import Watchdog
from bot.conversation import Conversation
from bot.journal import Journal, Received
from bot.settings import Settings, state_folder
from bot.token import Token
from retrieval import SettingsError

LOG = logging.getLogger(__name__)
TIDY_SECONDS = 600


def serve(conversation: Conversation, settings: Settings, token: Token) -> int:
    """Answer on Telegram until SIGINT or SIGTERM. Raises SettingsError when it runs already or the token is refused."""
    log_without_secrets(token.reveal())
    state = state_folder(settings)
    single = SingleInstance(state)
    journal = Journal(state / "journal.sqlite")
    try:
        health = Health(single.alive)
        with Watchdog(health, settings.telegram.silent_seconds), ThreadPoolExecutor(1, "thinker") as thinker:
            asyncio.run(_serve(conversation, settings, token, journal, health, thinker))
    finally:
        journal.close()
        single.release()
    return 0


async def _serve(
    conversation: Conversation,
    settings: Settings,
    token: Token,
    journal: Journal,
    health: Health,
    thinker: ThreadPoolExecutor,
) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    arrivals = _Arrivals(journal)
    bot = _bot(settings, token, arrivals.keep, health)
    await _greet(bot)
    budget = Budget(settings.telegram.questions_per_minute)
    desk = Desk(conversation, journal, settings, bot.username, thinker, budget)
    pace = Pace(sent=journal.outbox.sends_since(time.time() - GROUP_SECONDS))
    lanes = Lanes(Handling(desk, bot, Delivery(bot, journal, pace)).work)
    lanes.push(journal.inbox.waiting())
    arrivals.lanes = lanes
    lanes.start()
    updater = Updater(bot, _Nowhere())
    await updater.initialize()
    await updater.start_polling(
        timeout=int(settings.telegram.poll_seconds),
        bootstrap_retries=-1,
        allowed_updates=KINDS,
        error_callback=_poll_failed,
    )
    others = [asyncio.create_task(each) for each in (register(bot), _tidy(desk, pace))]
    LOG.info("answering as @%s", bot.username)
    await stop.wait()
    await _stop(updater, lanes, settings.telegram.stop_seconds)
    for task in others:
        task.cancel()
    with suppress(TelegramError):
        await bot.shutdown()
    LOG.info("stopped; %d updates wait for the next start", len(lanes))


class _Arrivals:
    """Where updates go: into the journal, and then to the lanes."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.lanes: Lanes | None = None

    def keep(self, updates: Iterable[Received]) -> None:
        new = self._journal.inbox.add(updates, time.time())
        if self.lanes is not None:
            self.lanes.push(new)


class _Nowhere(asyncio.Queue[object]):
    """The library's queue of updates: here they are only numbers, and the journal has them."""

    async def put(self, item: object) -> None:
        return


def _bot(settings: Settings, token: Token, keep: Callable[[Iterable[Received]], None], health: Health) -> ExtBot[None]:
    local = settings.telegram.base_url.startswith("http://127.0.0.1")
    rest: dict[str, Any] = {"httpx_kwargs": {"trust_env": not local}, "connect_timeout": 10}  # no proxy to oneself
    sending = HTTPXRequest(read_timeout=settings.telegram.send_seconds, pool_timeout=10, **rest)
    polling = InboxRequest(keep, health, connection_pool_size=1, read_timeout=10, **rest)
    return ExtBot(token.reveal(), settings.telegram.base_url, request=sending, get_updates_request=polling)


async def _greet(bot: ExtBot[None]) -> None:
    """Learn the bot's own name. One refusal may be an accident; the watchdog ends an endless wait."""
    refused = 0
    while True:
        try:
            await bot.initialize()
            return
        except InvalidToken:
            refused += 1
            if refused == 3:
                raise SettingsError("token_refused") from None
        except TelegramError as error:
            LOG.warning("Telegram cannot be reached (%s); trying again", type(error).__name__)
        await asyncio.sleep(1.0)


def _poll_failed(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        LOG.error("another program polls with this token; stop one of the two")
    else:
        LOG.warning("polling: %s", type(error).__name__)


async def _tidy(desk: Desk, pace: Pace) -> None:
    while True:
        desk.journal.forget_old(time.time(), desk.settings.telegram.keep_days)
        desk.budget.tidy(time.time())
        pace.tidy()
        await asyncio.sleep(TIDY_SECONDS)


async def _stop(updater: Updater, lanes: Lanes, seconds: float) -> None:
    """What has begun may end; what has not waits in the journal for the next start."""
    began = time.monotonic()
    try:
        await asyncio.wait_for(updater.stop(), seconds / 2)
    except (TimeoutError, TelegramError) as error:
        LOG.warning("polling did not stop in order: %s", type(error).__name__)
    if not await lanes.stop(max(seconds - (time.monotonic() - began), 0.1)):
        LOG.warning("stopped in the middle of sends; they are done at the next start")
