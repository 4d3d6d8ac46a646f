"""@bot 问题 in any chat: the excerpts that answer, each to be sent with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from telegram import InlineQuery

from bot import render
from bot.channels.telegram import letters
from bot.channels.telegram.asker import Asker
from bot.channels.telegram.budget import WHILE_TYPING
from bot.channels.telegram.desk import Desk, Handled
from bot.place import Place
from bot.reply import Block, Excerpt, Line, Quote, Reply
from bot.showable import clip, showable
from bot.turn import START

FOUND_SECONDS, NOTHING_SECONDS = 300, 10  # that Telegram may give the same results again
SOURCES = 5


async def look_up(desk: Desk, query: InlineQuery, received: float) -> Handled:
    asker = Asker(query.from_user.id, query.from_user.id, True, query.from_user.language_code)
    words, text = desk.words(asker), query.query.strip()
    if not text or text.startswith("/"):
        return Handled((letters.inline_answer(query.id, (), FOUND_SECONDS, words("telegram.inline_empty")),))
    if not desk.budget.spend(asker.person, received, WHILE_TYPING):
        return Handled((letters.inline_answer(query.id, (), NOTHING_SECONDS, words("telegram.slow_down")),))
    reader = replace(desk.reader(asker), sources=SOURCES, excerpts=True)
    reply = await desk.think(desk.conversation.say, text, START, reader)
    results = list(_results(desk, reply))
    hint = words("telegram.inline_more" if results else "telegram.inline_nothing")
    return Handled((letters.inline_answer(query.id, results, FOUND_SECONDS if results else NOTHING_SECONDS, hint),))


def _results(desk: Desk, reply: Reply) -> Iterator[dict[str, Any]]:
    """One for each excerpt; what is no answer says so in each of them."""
    before = [block for block in reply.blocks[: _first_excerpt(reply)] if isinstance(block, Line)]
    quotes = [block for block in reply.blocks if isinstance(block, Quote)]
    ids = set()
    for excerpt in (block for block in reply.blocks if isinstance(block, Excerpt)):
        code = Place.of(excerpt.span).code
        blocks: list[Block] = [*before, *(quote for quote in quotes if excerpt.span.holds(quote.span))]
        messages = render.telegram(replace(reply, blocks=(*blocks, excerpt)), desk.link)
        if code in ids or len(messages) != 1:
            continue
        ids.add(code)
        content = {"message_text": messages[0], "parse_mode": "HTML", "link_preview_options": letters.NO_PREVIEW}
        yield {
            "type": "article",
            "id": code,
            "title": clip(showable(excerpt.source), 120),
            "description": clip(" ".join(showable(excerpt.span.text).split()), 200),
            "input_message_content": content,
        }


def _first_excerpt(reply: Reply) -> int:
    return next((at for at, block in enumerate(reply.blocks) if isinstance(block, Excerpt)), len(reply.blocks))
