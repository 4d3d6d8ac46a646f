"""Which method does what; every other one is not found."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from tests.stand_in.answering import Answering
from tests.stand_in.errors import bad_request
from tests.stand_in.sending import Sending
from tests.stand_in.updates import Updates
from tests.stand_in.world import World

Method = Callable[[dict[str, Any]], Any]
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LENGTHS = {"description": 512, "short_description": 120, "name": 64}


def methods(world: World, updates: Updates, sending: Sending, answering: Answering) -> dict[str, Method]:
    """Every method but getUpdates, which waits and so stands apart."""
    known: dict[str, Method] = {
        "getMe": lambda _: world.me,
        "deleteWebhook": lambda params: _webhook(updates, "", params),
        "setWebhook": lambda params: _webhook(updates, str(params.get("url") or ""), params),
        "getWebhookInfo": lambda _: {
            "url": updates.webhook,
            "has_custom_certificate": False,
            "pending_update_count": len(updates.waiting()),
        },
        "logOut": lambda _: True,
        "close": lambda _: True,
        "sendMessage": sending.send_message,
        "sendMessageDraft": lambda _: True,
        "editMessageText": sending.edit_text,
        "editMessageReplyMarkup": sending.edit_markup,
        "deleteMessage": sending.delete,
        "sendChatAction": sending.action,
        "setMessageReaction": lambda _: True,
        "answerCallbackQuery": answering.callback,
        "answerInlineQuery": answering.inline_query,
        "setMyCommands": lambda params: _set_commands(world, params),
        "getMyCommands": lambda params: world.commands.get(_place(params), []),
        "deleteMyCommands": lambda params: world.commands.pop(_place(params), None) is not None or True,
        "setMyDescription": lambda params: _set_text(world, "description", params),
        "setMyShortDescription": lambda params: _set_text(world, "short_description", params),
        "setMyName": lambda params: _set_text(world, "name", params),
        "setChatMenuButton": lambda _: True,
        "getChat": lambda params: _full_chat(world, int(params["chat_id"])),
        "getChatMember": lambda params: _member(world, params),
        "leaveChat": lambda params: _leave(world, int(params["chat_id"])),
    }
    return {name.lower(): method for name, method in known.items()}


def _webhook(updates: Updates, url: str, params: dict[str, Any]) -> bool:
    updates.webhook = url
    if str(params.get("drop_pending_updates", "")).lower() == "true":
        updates.drop()
    return True


def _language(params: dict[str, Any]) -> str:
    code = str(params.get("language_code") or "")
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad_request("Invalid language code specified")
    return code


def _place(params: dict[str, Any]) -> tuple[str, str]:
    scope = params.get("scope")
    return str(json.dumps(json.loads(scope), sort_keys=True)) if scope else "", _language(params)


def _set_commands(world: World, params: dict[str, Any]) -> bool:
    commands = json.loads(params["commands"])
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_place(params)] = commands
    return True


def _set_text(world: World, name: str, params: dict[str, Any]) -> bool:
    text = str(params.get(name) or "")
    if len(text) > LENGTHS[name]:
        raise bad_request(f"bot {name} is too long")
    world.texts[name, _language(params)] = text
    return True


def _full_chat(world: World, chat: int) -> dict[str, Any]:
    return {**world.open_chat(chat), "accent_color_id": 0, "max_reaction_count": 11,
            "accepted_gift_types": {"unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False,
                                    "premium_subscription": False, "gifts_from_channels": False}}  # fmt: skip


def _member(world: World, params: dict[str, Any]) -> dict[str, Any]:
    world.open_chat(int(params["chat_id"]))
    known = {"id": int(params["user_id"]), "is_bot": False, "first_name": "someone"}
    return {"status": "member", "user": known}


def _leave(world: World, chat: int) -> bool:
    world.open_chat(chat)
    world.left.add(chat)
    return True
