"""Calls of the Bot API as they will be written into the outbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.telegram.asker import Asker
from bot.channels.telegram.buttons import Keyboard
from bot.journal import Letter
from bot.showable import clip

TOAST = 200  # UTF-16 units that Telegram shows when a button is pressed
NO_PREVIEW = {"is_disabled": True}

Note = Mapping[str, Any]


def message(
    asker: Asker,
    html: str,
    reply_to: int | None = None,
    keyboard: Keyboard | None = None,
    note: Note | None = None,
    *,
    silent: bool = False,
) -> Letter:
    parameters: dict[str, Any] = {"chat_id": asker.chat, "text": html, "parse_mode": "HTML"}
    parameters["link_preview_options"] = NO_PREVIEW
    if reply_to:
        parameters["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    if asker.thread:
        parameters["message_thread_id"] = asker.thread
    if keyboard:
        parameters["reply_markup"] = keyboard
    if silent:
        parameters["disable_notification"] = True
    return Letter("sendMessage", parameters, asker.chat, note)


def messages(
    asker: Asker,
    htmls: Sequence[str],
    reply_to: int | None,
    keyboard: Keyboard | None,
    notes: Sequence[Note | None] = (),
) -> tuple[Letter, ...]:
    """One reply in as many messages as it takes: only the first makes a sound, the last has the buttons."""
    last = len(htmls) - 1
    buttons, kept = [None] * last + [keyboard], notes or [None] * len(htmls)
    return tuple(message(asker, html, reply_to, buttons[at], kept[at], silent=at > 0) for at, html in enumerate(htmls))


def edit(chat: int, message_id: int, html: str, keyboard: Keyboard | None = None, note: Note | None = None) -> Letter:
    parameters: dict[str, Any] = {"chat_id": chat, "message_id": message_id, "text": html, "parse_mode": "HTML"}
    parameters["link_preview_options"] = NO_PREVIEW
    if keyboard:
        parameters["reply_markup"] = keyboard
    return Letter("editMessageText", parameters, chat, note)


def delete(chat: int, message_id: int, note: Note) -> Letter:
    return Letter("deleteMessage", {"chat_id": chat, "message_id": message_id}, chat, note)


def button_answer(query_id: str, text: str = "") -> Letter:
    """Ends the waiting sign on a button; never waits for its turn in a chat."""
    parameters = {"callback_query_id": query_id} | ({"text": clip(text, TOAST)} if text else {})
    return Letter("answerCallbackQuery", parameters)


def inline_answer(query_id: str, results: Sequence[Mapping[str, Any]], seconds: int, hint: str) -> Letter:
    """For the asker alone: what is found depends on their language and on the reports that they chose."""
    parameters = {"inline_query_id": query_id, "results": list(results), "cache_time": seconds, "is_personal": True}
    parameters["button"] = {"text": clip(hint, 64), "start_parameter": "inline"}
    return Letter("answerInlineQuery", parameters)
