"""Is a message meant for the bot, and what does it say without the address?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Message

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heard:
    text: str
    command: str = ""  # lower case, without slash and address
    rest: str = ""  # what stands behind the command


def heard(message: Message, username: str) -> Heard | None:
    """None where the bot is to stay silent: other bots, channels, inline messages, talk among people."""
    user = message.from_user
    if user is None or user.is_bot or message.sender_chat or message.via_bot or message.chat.type == "channel":
        return None
    text = whole_characters(message.text or message.caption or "")
    command = COMMAND.fullmatch(text.strip())
    private = message.chat.type == "private"
    if command and (command[2] or "").lower() not in ("", username.lower()):
        return Heard(text) if private else None
    if command and not message.forward_origin:
        return Heard(text.strip(), command[1].lower(), (command[3] or "").strip())
    if private:
        return Heard(text)
    mention = re.compile(rf"@{re.escape(username)}\b", re.IGNORECASE)
    replied = message.reply_to_message
    to_bot = bool(replied and replied.from_user and (replied.from_user.username or "").lower() == username.lower())
    if mention.search(text):
        return Heard(mention.sub(" ", text).strip())
    return Heard(text) if to_bot and text else None


def whole_characters(text: str) -> str:
    """Halves of a character joined where both are there, replaced where one is alone."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
