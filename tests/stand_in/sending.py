"""Methods that put messages into chats, change them and take them away."""

from __future__ import annotations

import json
from typing import Any

from tests.stand_in.entities import clean, parse_html
from tests.stand_in.errors import bad_request
from tests.stand_in.limits import Flood, check_keyboard, check_text
from tests.stand_in.world import Message, World

Params = dict[str, Any]


class Sending:
    def __init__(self, world: World, flood: Flood) -> None:
        self._world = world
        self._flood = flood

    def send_message(self, params: Params) -> Message:
        chat = self._paced(params)
        text, entities = text_of(params)
        keyboard = self._keyboard(params)
        content: dict[str, Any] = {"text": text}
        if entities:
            content["entities"] = entities
        if keyboard:
            content["reply_markup"] = keyboard
        if (replied := self._replied(chat, params)) is not None:
            content["reply_to_message"] = replied
        if thread := params.get("message_thread_id"):
            if not self._world.chats[chat].get("is_forum"):
                raise bad_request("message thread not found")
            content |= {"message_thread_id": int(thread), "is_topic_message": True}
        if preview := params.get("link_preview_options"):
            content["link_preview_options"] = _json(preview)
        return self._world.add(chat, self._world.bot, **content)

    def edit_text(self, params: Params) -> Message:
        chat = self._paced(params)
        message = self._world.own_message(chat, int(params["message_id"]), "edit")
        text, entities = text_of(params)
        new = {"text": text, "entities": entities, "reply_markup": self._keyboard(params)}
        return self._edit(message, new)

    def edit_markup(self, params: Params) -> Message:
        message = self._world.own_message(self._paced(params), int(params["message_id"]), "edit")
        return self._edit(message, {"reply_markup": self._keyboard(params)})

    def delete(self, params: Params) -> bool:
        chat = int(params["chat_id"])
        self._world.open_chat(chat)
        self._world.own_message(chat, int(params["message_id"]), "delete")
        del self._world.messages[chat, int(params["message_id"])]
        return True

    def action(self, params: Params) -> bool:
        self._world.open_chat(int(params["chat_id"]))
        if params.get("action") not in ("typing", "upload_document"):
            raise bad_request("wrong parameter action in request")
        return True

    def _edit(self, message: Message, new: dict[str, Any]) -> Message:
        if all(message.get(name) == (value or None) for name, value in new.items()):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same as a "
                "current content and reply markup of the message"
            )
        for name, value in new.items():
            if value:
                message[name] = value
            else:
                message.pop(name, None)
        message["edit_date"] = int(self._world.now())
        return message

    def _paced(self, params: Params) -> int:
        try:
            chat = int(params["chat_id"])
        except (KeyError, ValueError):
            raise bad_request("chat_id is empty") from None
        self._world.open_chat(chat)
        self._flood.sent(chat, self._world.now())
        return chat

    def _keyboard(self, params: Params) -> dict[str, Any] | None:
        keyboard = _json(params.get("reply_markup"))
        check_keyboard(keyboard)
        return keyboard if keyboard and any(keyboard.get("inline_keyboard", [])) else None

    def _replied(self, chat: int, params: Params) -> Message | None:
        reply = _json(params.get("reply_parameters"))
        if not reply:
            return None
        found = self._world.messages.get((chat, int(reply["message_id"])))
        if not found:
            if reply.get("allow_sending_without_reply"):
                return None
            raise bad_request("message to be replied not found")
        if reply.get("quote") and reply["quote"] not in found.get("text", ""):
            raise bad_request("QUOTE_TEXT_INVALID")
        return {name: value for name, value in found.items() if name not in ("reply_to_message", "reply_markup")}


def text_of(params: Params) -> tuple[str, list[dict[str, Any]]]:
    """The text as it will stand, with its entities; ApiError when it is not one."""
    text = str(params.get("text", ""))
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    mode = str(params.get("parse_mode") or "").upper()
    if mode not in ("", "HTML"):
        raise bad_request("unsupported parse_mode")
    cleaned, entities = parse_html(text) if mode else clean(text, [])
    check_text(cleaned, entities)
    return cleaned, entities


def _json(value: Any) -> dict[str, Any] | None:
    if not value:
        return None
    try:
        return dict(json.loads(value)) if isinstance(value, str) else dict(value)
    except (ValueError, TypeError):
        raise bad_request("can't parse JSON object") from None
