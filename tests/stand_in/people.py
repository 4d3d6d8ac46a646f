"""The user side: persons who write, edit, press and ask inline, and rooms they share with the bot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.stand_in.cleaning import cleaned
from tests.stand_in.world import BOT_ID, Message

if TYPE_CHECKING:
    from tests.stand_in.server import StandIn

COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@\w+)?(?=\s|$)")
PASTE = 4096  # clients split what is longer


class Room:
    """A group; the bot sees there what privacy mode lets through."""

    def __init__(self, server: StandIn, chat: int, *, forum: bool = False) -> None:
        self.server, self.id = server, chat
        self.bot_reads_all = False  # as an administrator does
        kind = {"id": chat, "type": "supergroup", "title": "讨论组"}
        server.world.chats[chat] = {**kind, "is_forum": True} if forum else kind

    def visible(self, message: Message) -> bool:
        """Commands, replies to the bot and service messages; mentions are in practice not delivered."""
        replied = message.get("reply_to_message", {}).get("from", {}).get("id") == BOT_ID
        is_text = "text" in message or "sticker" in message or "photo" in message
        return self.bot_reads_all or replied or not is_text or message.get("text", "").startswith("/")


class Person:
    def __init__(self, server: StandIn, user: int, language: str | None = "zh-hans", name: str = "读者") -> None:
        self.server, self.id = server, user
        self.profile: dict[str, Any] = {"id": user, "is_bot": False, "first_name": name}
        if language:
            self.profile["language_code"] = language
        server.world.chats.setdefault(user, {"id": user, "type": "private", "first_name": name})

    def say(self, text: str, room: Room | None = None, reply_to: Message | None = None, **extra: Any) -> Message:
        """One message; what came of it is read with `StandIn.replies`."""
        content: dict[str, Any] = {"text": cleaned(text), **extra}
        if command := COMMAND.match(content["text"]):
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": command.end()}]
        return self.send(room, reply_to, **content)

    def paste(self, text: str) -> list[Message]:
        return [self.say(text[at : at + PASTE]) for at in range(0, len(text), PASTE)]

    def send(self, where: Room | None = None, answered: Message | None = None, /, **content: Any) -> Message:
        with self.server.lock:
            if answered:
                content["reply_to_message"] = {k: v for k, v in answered.items() if k != "reply_to_message"}
            message = self.server.world.add(where.id if where else self.id, self.profile, **content)
            if where is None or where.visible(message):
                self.server.updates.add("message", dict(message))
            return message

    def sticker(self) -> Message:
        size = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self.send(sticker={"file_id": "s", "file_unique_id": "s", "type": "regular", "emoji": "👍", **size})

    def photo(self, caption: str | None = None) -> Message:
        sizes = [{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90}]
        return self.send(photo=sizes, caption=caption) if caption else self.send(photo=sizes)

    def voice(self) -> Message:
        return self.send(voice={"file_id": "v", "file_unique_id": "v", "duration": 3})

    def edit(self, message: Message, text: str) -> None:
        with self.server.lock:
            message |= {"text": cleaned(text), "edit_date": int(self.server.world.now())}
            self.server.updates.add("edited_message", dict(message))

    def press(self, message: Message, label: str) -> str:
        """Press the button whose label holds these words; returns the id of the press."""
        message = self.now(message)
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        found = [b for row in rows for b in row if label in b["text"] and "callback_data" in b]
        assert found, f"no button {label!r} among {[b['text'] for row in rows for b in row]}"
        return self.forge(message, found[0]["callback_data"])

    def now(self, message: Message) -> Message:
        """A message as it stands after edits."""
        return self.server.world.messages[message["chat"]["id"], message["message_id"]]

    def forge(self, message: Message, data: str) -> str:
        """A press with any data, as a hostile client can make it."""
        with self.server.lock:
            query_id = str(4_000_000_000_000_000 + self.server.world.serial())
            self.server.answering.asked(query_id)
            press = {"id": query_id, "from": self.profile, "chat_instance": "1", "data": data}
            press["message"] = dict(self.now(message))
            self.server.updates.add("callback_query", press)
            return query_id

    def inline(self, text: str, offset: str = "") -> str:
        with self.server.lock:
            query_id = str(5_000_000_000_000_000 + self.server.world.serial())
            self.server.answering.asked(query_id)
            asked = {"id": query_id, "from": self.profile, "query": text, "offset": offset, "chat_type": "sender"}
            self.server.updates.add("inline_query", asked)
            return query_id

    def block(self) -> None:
        with self.server.lock:
            self.server.world.blocked.add(self.id)
            self._member(self.server.world.chats[self.id], "member", "kicked")

    def invite(self, room: Room) -> None:
        with self.server.lock:
            self.server.world.left.discard(room.id)
            self._member(self.server.world.chats[room.id], "left", "member")

    def _member(self, chat: dict[str, Any], old: str, new: str) -> None:
        def status(word: str) -> dict[str, Any]:
            return {"status": word, "user": self.server.world.bot, **({"until_date": 0} if word == "kicked" else {})}

        change = {"chat": chat, "from": self.profile, "date": int(self.server.world.now())}
        change |= {"old_chat_member": status(old), "new_chat_member": status(new)}
        self.server.updates.add("my_chat_member", change)
