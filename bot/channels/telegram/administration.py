"""Commands for those who look after the bot, in private and only for the ids of config.yaml."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot import startup
from bot.channels.telegram.asker import Asker
from bot.channels.telegram.desk import Desk, Handled
from bot.channels.telegram.sentences import said
from retrieval import ChuchuError

DAY = 24 * 3600
MOST = 20  # unanswered questions shown
Command = Callable[[Desk, Asker, str, int], Awaitable[Handled]]


async def stats(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    since, journal = time.time() - DAY, desk.journal
    counts = {f"updates {kind}": count for kind, count in journal.inbox.counts(since).items()}
    counts |= {f"last hour {state}": count for state, count in journal.outbox.counts(since).items()}
    counts |= journal.notes.counts(since) | {"waiting": journal.inbox.open_count()}
    lines = [f"{name}: {count}" for name, count in sorted(counts.items())]
    if seconds := sorted(desk.seconds):
        lines += [f"p{part}: {seconds[int(part / 100 * (len(seconds) - 1))] * 1000:.1f} ms" for part in (50, 99)]
    return said(asker, "\n".join(lines), message)


async def unanswered(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    lines = [f"{one.count} × {one.question} ({one.reason})" for one in desk.journal.notes.list_unanswered(MOST)]
    return said(asker, "\n".join(lines) or desk.words(asker)("telegram.none_unanswered"), message)


async def reload(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    """Read the reports anew; while that lasts, and where it fails, the old ones answer."""
    words = desk.words(asker)
    try:
        searcher = await asyncio.to_thread(startup.searcher, desk.settings)  # the thinker goes on answering
    except ChuchuError as error:
        return said(asker, words(f"error.{error.code}", **error.values), message)
    desk.conversation.serve(searcher)
    return said(asker, words("telegram.reloaded", reports=len(searcher.library.outlines)), message)


COMMANDS: dict[str, Command] = {"stats": stats, "unanswered": unanswered, "reload": reload}
