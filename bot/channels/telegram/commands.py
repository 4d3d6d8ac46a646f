"""Commands that only Telegram has; the conversation knows the others.

A command of administrators is to everybody else a command that does not exist.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.channels.telegram import administration, letters, questions
from bot.channels.telegram.addressed import Heard
from bot.channels.telegram.asker import Asker
from bot.channels.telegram.buttons import button, of_rows
from bot.channels.telegram.desk import NOTHING, Desk, Handled
from bot.channels.telegram.sentences import said
from bot.channels.telegram.wishes import panel
from bot.reply import Act, Line
from bot.turn import START, Turn

DELETE, KEEP = "D", "K"
Command = Callable[[Desk, Asker, str, int], Awaitable[Handled]]  # what stands behind it, and its message


async def start(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    """The first words, or the very excerpt that a permanent link names."""
    if not rest or rest == "inline":
        return await questions.ask(desk, asker, "/start", message)
    reply = await desk.think(desk.conversation.press, Act.OPEN, rest, START, desk.reader(asker))
    return questions.replied(desk, asker, reply, message, START)


async def help_(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    """What the conversation says, and what there is on Telegram besides."""
    turn = Turn.from_text(desk.journal.chats.turn(asker.place))
    reply = await desk.think(desk.conversation.say, "/help", turn, desk.reader(asker))
    more = Line(desk.words(asker)("telegram.help_more"))
    return questions.replied(desk, asker, replace(reply, blocks=(*reply.blocks, more)), message, turn)


async def ask(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    if not rest:
        return said(asker, desk.words(asker)("telegram.usage_ask"), message)
    return await questions.ask(desk, asker, rest.lstrip("/"), message)


async def settings(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    text, buttons = panel(desk.reader(asker), len(desk.conversation.chosen(desk.reader(asker))))
    return Handled((letters.message(asker, text, message, buttons),))


async def privacy(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    return said(asker, desk.words(asker)("telegram.privacy", days=desk.settings.telegram.keep_days), message)


async def delete_my_data(desk: Desk, asker: Asker, rest: str, message: int) -> Handled:
    words = desk.words(asker)
    if not asker.private:
        return said(asker, words("telegram.only_private"), message)
    yes, no = button(words("telegram.delete_yes"), DELETE), button(words("telegram.delete_no"), KEEP)
    return said(asker, words("telegram.delete_ask"), message, of_rows([[yes], [no]]))


COMMANDS: dict[str, Command] = {
    "start": start,
    "help": help_,
    "ask": ask,
    "settings": settings,
    "privacy": privacy,
    "delete_my_data": delete_my_data,
}
SHARED = ("reports", "source", "more")  # the conversation's, also in groups


async def command(desk: Desk, asker: Asker, heard: Heard, message: int) -> Handled:
    if known := COMMANDS.get(heard.command):
        return await known(desk, asker, heard.rest, message)
    if desk.is_admin(asker) and (known := administration.COMMANDS.get(heard.command)):
        return await known(desk, asker, heard.rest, message)
    if asker.private or heard.command in SHARED:
        return await questions.ask(desk, asker, heard.text, message)
    return NOTHING  # in a group it may be meant for another bot
