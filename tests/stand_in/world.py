"""Chats, users and messages as the server knows them."""

from __future__ import annotations

import itertools
import time
from typing import Any

from tests.stand_in.errors import ApiError, bad_request

BOT_ID = 7_000_000_001
Message = dict[str, Any]


class World:
    def __init__(self, username: str = "chuchu_test_bot") -> None:
        self.bot = {"id": BOT_ID, "is_bot": True, "first_name": "出处", "username": username}
        self.me = self.bot | {
            "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True,
            "can_connect_to_business": False, "has_main_web_app": False,
        }  # fmt: skip
        self.skew = 0.0  # seconds by which the server's clock is wrong
        self.chats: dict[int, dict[str, Any]] = {}
        self.messages: dict[tuple[int, int], Message] = {}
        self.blocked: set[int] = set()
        self.left: set[int] = set()
        self.migrated: dict[int, int] = {}
        self.commands: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self._private_ids = itertools.count(1)
        self._room_ids: dict[int, itertools.count[int]] = {}
        self._serial = itertools.count(1)

    def now(self) -> float:
        return time.time() + self.skew

    def serial(self) -> int:
        return next(self._serial)

    def message_id(self, chat: int) -> int:
        """Private chats share one count, as they do for a real bot; a supergroup counts for itself."""
        if chat > 0:
            return next(self._private_ids)
        return next(self._room_ids.setdefault(chat, itertools.count(1)))

    def add(self, chat: int, sender: dict[str, Any], **content: Any) -> Message:
        message = {
            "message_id": self.message_id(chat),
            "date": int(self.now()),
            "chat": self.chats[chat],
            "from": sender,
            **content,
        }
        self.messages[chat, message["message_id"]] = message
        return message

    def open_chat(self, chat: int) -> dict[str, Any]:
        """The chat a call may write to; ApiError when there is none or the bot may not."""
        if chat in self.migrated:
            raise ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat",
                           migrate_to_chat_id=self.migrated[chat])  # fmt: skip
        if chat not in self.chats:
            raise bad_request("chat not found")
        if chat in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if chat in self.left:
            raise ApiError(403, "Forbidden: bot was kicked from the group chat")
        return self.chats[chat]

    def own_message(self, chat: int, message_id: int, doing: str) -> Message:
        message = self.messages.get((chat, message_id))
        if not message:
            raise bad_request(f"message to {doing} not found")
        if message["from"]["id"] != BOT_ID:
            raise bad_request(f"message can't be {'edited' if doing == 'edit' else 'deleted'}")
        return message
