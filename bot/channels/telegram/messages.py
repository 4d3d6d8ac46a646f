"""A message: a question, a command, a paste in several parts, something that is no text, or nothing for us."""

from __future__ import annotations

import json
import time
from dataclasses import replace

from telegram import ChatMemberUpdated, Message, Update

from bot.channels.telegram import questions
from bot.channels.telegram.addressed import heard, whole_characters
from bot.channels.telegram.asker import Asker, asker_of
from bot.channels.telegram.commands import command
from bot.channels.telegram.desk import NOTHING, Desk, Handled
from bot.channels.telegram.sentences import said
from bot.journal import Waiting
from bot.showable import units

NEAR_LIMIT = 4000  # clients cut what is longer than 4096 into several messages
PASTE_SECONDS = 1.5  # within which the parts of a paste come
MEDIA = ("sticker", "voice", "photo", "video", "audio", "document", "animation", "video_note", "location", "contact",
         "poll", "dice", "story")  # fmt: skip


async def message(desk: Desk, message: Message, waiting: Waiting, received: float) -> Handled:
    if message.migrate_to_chat_id:
        desk.journal.chats.moved(message.chat.id, message.migrate_to_chat_id)
        return NOTHING
    words = heard(message, desk.username)
    if words is None or message.from_user is None:
        return NOTHING
    asker = asker_of(message, message.from_user)
    if not (message.text or message.caption):
        return _no_text(desk, asker, message)
    parts = _parts(desk, message, waiting, received) if asker.private and not words.command else {}
    if parts is None:
        return Handled(later=PASTE_SECONDS)
    if too_fast := questions.too_fast(desk, asker, message):
        return replace(too_fast, also_done=tuple(parts))
    if words.command:
        return await command(desk, asker, words, message.message_id)
    handled = await questions.ask(desk, asker, words.text + "".join(parts.values()), message.message_id)
    return replace(handled, also_done=tuple(parts))


async def edited(desk: Desk, message: Message) -> Handled:
    words = heard(message, desk.username)
    if words is None or message.from_user is None or words.command not in ("", "ask"):
        return NOTHING
    asker = asker_of(message, message.from_user)
    text = words.rest if words.command else words.text
    return await questions.ask_again(desk, asker, text, message) if text.strip() else NOTHING


def joined(desk: Desk, change: ChatMemberUpdated) -> Handled:
    """Added to a group: say how to ask there."""
    was, now = change.old_chat_member.status, change.new_chat_member.status
    if change.chat.type not in ("group", "supergroup") or was not in ("left", "kicked") or now in ("left", "kicked"):
        return NOTHING
    asker = Asker(change.chat.id, change.from_user.id, False, change.from_user.language_code)
    return said(asker, desk.words(asker)("telegram.group_welcome", bot=desk.username), None)


def _parts(desk: Desk, message: Message, waiting: Waiting, received: float) -> dict[int, str] | None:
    """What follows of a long paste, by update; None while more of it may come."""
    last, parts = message, {}
    while units(last.text or "") >= NEAR_LIMIT:
        following = desk.journal.inbox.next_after(waiting)
        part = Update.de_json(json.loads(following.payload)).message if following else None
        if following is None and time.time() - received < PASTE_SECONDS:
            return None
        if following is None or part is None or not part.text or part.date.timestamp() - last.date.timestamp() > 2:
            break
        parts[following.update_id] = whole_characters(part.text)
        waiting, last = Waiting(following.update_id, following.lane, following.kind), part
    return parts


def _no_text(desk: Desk, asker: Asker, message: Message) -> Handled:
    """One line on what can be read, once for an album; service messages and groups are left alone."""
    if not asker.private or not any(getattr(message, kind, None) for kind in MEDIA):
        return NOTHING
    if message.media_group_id:
        if message.media_group_id in desk.albums:
            return NOTHING
        desk.albums.append(message.media_group_id)
    return said(asker, desk.words(asker)("telegram.only_text"), message.message_id)
