"""Short words for what the tests do all the time."""

from __future__ import annotations

from typing import Any

from bot.render import telegram
from bot.reply import Reply
from tests.stand_in import Person, Room, StandIn
from tests.stand_in.entities import parse_html
from tests.stand_in.world import Message

QUESTION = "徐汇院设立了多少个专业化办案组？"
FOLLOW_UP = "那徐汇院呢？"
UNKNOWN = "火星探测器发射了几次"
QUOTE = "一是徐汇区院设立了23个专业化办案组"


def ask(person: Person, text: str = QUESTION, room: Room | None = None, **extra: Any) -> Message:
    """Say it, and wait for the one reply."""
    (reply,) = person.server.replies(person.say(text, room, **extra))
    return reply


def press(person: Person, message: Message, label: str) -> dict[str, Any]:
    """Press a button and wait until the press is answered; what it was answered with."""
    return pressed(person.server, person.press(message, label))


def pressed(server: StandIn, press: str) -> dict[str, Any]:
    answer: dict[str, Any] = server.wait_until(lambda: server.answering.callbacks.get(press)) or {}
    assert answer, "the press was not answered"
    return answer


def silent(server: StandIn, person: Person, message: Message) -> bool:
    """Nothing was said to a message: a question asked after it got its reply, and it did not."""
    ask(person)
    return not server.replies_now(message)


def becomes(person: Person, message: Message, words: str) -> Message:
    """The message once it was edited to hold these words."""
    server = person.server
    server.wait_until(lambda: words in person.now(message)["text"])
    assert words in person.now(message)["text"]
    return person.now(message)


def as_sent(reply: Reply) -> str:
    """A reply of the conversation as Telegram shows it."""
    html = telegram(reply, lambda code: f"https://t.me/chuchu_test_bot?start={code}")
    return parse_html(html[0])[0]


def buttons(message: Message) -> list[dict[str, Any]]:
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def labels(message: Message) -> list[str]:
    return [button["text"] for button in buttons(message)]


def leaks(log: str, server: StandIn) -> list[str]:
    """What stands in a log and may not: the token, ids of people and chats, what was asked and answered."""
    secrets = {server.token, server.token.partition(":")[2], *map(str, server.world.chats)}
    texts = {message["text"] for message in server.world.messages.values() if len(message.get("text", "")) > 3}
    return [secret for secret in secrets | texts if secret in log]
