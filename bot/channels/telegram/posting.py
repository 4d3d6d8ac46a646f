"""Makes one call of the Bot API and says what became of it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from telegram import Bot, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.journal import Letter


class Fate(Enum):
    SENT = auto()
    WAIT = auto()  # surely not sent: `seconds` says for how long Telegram wants to be left alone
    AGAIN = auto()  # surely not sent
    DOUBTFUL = auto()  # nobody knows
    MOVED = auto()  # not sent: the group has another number now, `chat`
    UNREADABLE = auto()  # not sent: Telegram cannot read the HTML
    REFUSED = auto()  # not sent, and never will be


@dataclass(frozen=True, slots=True)
class Posted:
    fate: Fate
    message: int | None = None
    seconds: float = 0.0
    chat: int = 0
    why: str = ""


NUMBER = re.compile(r"-?\d{4,}")  # some errors name a chat
# Of these the library's error is raised before a byte of the request went out.
NEVER_LEFT = {"ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "ProxyError"}
AS_IF_SENT = ("message is not modified", "query is too old", "query id is invalid", "message to delete not found")
# These do no more when they are done twice.
REPEATABLE = {"editMessageText", "deleteMessage", "answerCallbackQuery", "answerInlineQuery"}


async def post(bot: Bot, letter: Letter) -> Posted:
    try:
        result = await _call(bot, letter.method, dict(letter.parameters))
    except TelegramError as error:
        return _fate(error)
    return Posted(Fate.SENT, result.message_id if isinstance(result, Message) else None)


def _fate(error: TelegramError) -> Posted:
    why = f"{type(error).__name__}: {NUMBER.sub('…', error.message)}"
    match error:
        case RetryAfter():
            wait = error.retry_after
            return Posted(Fate.WAIT, seconds=float(wait) if isinstance(wait, int) else wait.total_seconds(), why=why)
        case ChatMigrated():
            return Posted(Fate.MOVED, chat=error.new_chat_id, why=why)
        case InvalidToken():
            return Posted(Fate.AGAIN, why=why)
        case Forbidden():
            return Posted(Fate.REFUSED, why=why)
        case BadRequest():
            return _refusal(error.message.lower(), why)
        case NetworkError() if type(error.__cause__).__name__ in NEVER_LEFT:
            return Posted(Fate.AGAIN, why=why)
    return Posted(Fate.DOUBTFUL, why=why)


def _refusal(message: str, why: str) -> Posted:
    if any(words in message for words in AS_IF_SENT):
        return Posted(Fate.SENT)
    return Posted(Fate.UNREADABLE if "can't parse entities" in message else Fate.REFUSED, why=why)


async def _call(bot: Bot, method: str, parameters: dict[str, Any]) -> Message | bool:
    """Parameters go out as they were written down: what is sent again is the same to the byte."""
    match method:
        case "sendMessage":
            chat, text = parameters.pop("chat_id"), parameters.pop("text")
            return await bot.send_message(chat, text, api_kwargs=parameters)
        case "editMessageText":
            return await bot.edit_message_text(parameters.pop("text"), api_kwargs=parameters)
        case "deleteMessage":
            return await bot.delete_message(**parameters)
        case "answerCallbackQuery":
            return await bot.answer_callback_query(parameters.pop("callback_query_id"), api_kwargs=parameters)
        case "answerInlineQuery":
            return await bot.answer_inline_query(parameters.pop("inline_query_id"), [], api_kwargs=parameters)
    raise ValueError(method)


def plain(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The same message without its HTML."""
    text = html.unescape(re.sub(r"<[^<>]*>", "", str(parameters["text"])))
    return {name: value for name, value in parameters.items() if name != "parse_mode"} | {"text": text}
