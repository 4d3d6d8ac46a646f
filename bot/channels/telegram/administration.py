"""Commands for those who look after the bot, in private and only for the ids of config.yaml."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping

from bot import startup
from bot.channels.telegram.asker import Asker
from bot.channels.telegram.desk import Desk, Handled
from bot.channels.telegram.sentences import said
from bot.wording import Wording
from retrieval import ChuchuError

DAY = 24 * 3600
HOUR = 3600  # of letters that were sent no more is kept
MOST = 20  # questions shown of each kind
Command = Callable[[Desk, Asker, str, int], Awaitable[Handled]]


async def stats(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    now, journal, words = time.time(), desk.journal, desk.words(asker)
    lines = [
        words("telegram.stats.open", count=journal.inbox.open_count()),
        *_counted("day", journal.inbox.counts(now - DAY) | journal.notes.counts(now - DAY), words),
        *_counted("hour", journal.outbox.counts(now - HOUR), words),
    ]
    if seconds := sorted(desk.seconds):
        p50, p99 = (f"{seconds[int(part / 100 * (len(seconds) - 1))] * 1000:.1f}" for part in (50, 99))
        lines.append(words("telegram.stats.speed", p50=p50, p99=p99))
    return said(asker, "\n".join(lines), message)


def _counted(since: str, counts: Mapping[str, int], words: Wording) -> list[str]:
    lines = [f"· {words(f'telegram.stats.{name}', count=count)}" for name, count in sorted(counts.items())]
    return [words(f"telegram.stats.{since}"), *lines] if lines else []


async def unanswered(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    """And what was answered wrongly, as readers say."""
    notes, words = desk.journal.notes, desk.words(asker)
    lines = [
        words("telegram.unanswered", count=one.count, question=one.question, why=words(f"reason.{one.reason}"))
        for one in notes.list_unanswered(MOST)
    ] or [words("telegram.none_unanswered")]
    if wrong := notes.list_wrong(MOST):
        lines.append(words("telegram.marked_wrong"))
        lines += [words("telegram.wrong", count=count, question=question) for question, count in wrong]
    return said(asker, "\n".join(lines), message)


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
