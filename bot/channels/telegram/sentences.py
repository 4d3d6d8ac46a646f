"""Sentences of the channel's own as HTML."""

from __future__ import annotations

from bot import render
from bot.channels.telegram import letters
from bot.channels.telegram.asker import Asker
from bot.channels.telegram.buttons import Keyboard
from bot.channels.telegram.desk import Handled
from bot.reply import Kind, Line, Reply
from bot.turn import START


def said(asker: Asker, text: str, reply_to: int | None, buttons: Keyboard | None = None) -> Handled:
    lines = tuple(map(Line, text.split("\n")))  # between which a long text may be parted
    return Handled(letters.messages(asker, render.telegram(Reply(Kind.TEXT, lines, START)), reply_to, buttons))


def words_of(reply: Reply) -> str:
    """The lines of a reply that is a sentence."""
    return " ".join(block.text for block in reply.blocks if isinstance(block, Line))
