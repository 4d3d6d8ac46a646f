"""What counts as a question of one person, whichever way it comes in."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from telegram import Update

from bot.channels.telegram.budget import Budget
from bot.channels.telegram.desk import Desk, Handled
from bot.channels.telegram.inline import look_up
from bot.channels.telegram.messages import PASTE_SECONDS, edited, message
from bot.channels.telegram.presses import press
from bot.journal import Answered, Waiting
from tests.test_telegram.asking import QUESTION, QUOTE

TOO_FAST = "歇一分钟"
PERSON = {"id": 11, "is_bot": False, "first_name": "读者", "language_code": "zh-hans"}
NOW = int(time.time())
SAID = {"message_id": 5, "date": NOW, "chat": {"id": 11, "type": "private"}, "from": PERSON}
WAITING = Waiting(1, "11", "message")


def update(**content: Any) -> Update:
    return Update.de_json({"update_id": 1, **content})


def say(desk: Desk, text: str, received: float = NOW - 60.0) -> Handled:
    said = update(message={**SAID, "text": text}).message
    assert said
    return asyncio.run(message(desk, said, WAITING, received))


def edit(desk: Desk, text: str) -> Handled:
    said = update(edited_message={**SAID, "text": text, "edit_date": NOW}).edited_message
    assert said
    return asyncio.run(edited(desk, said))


def press_example(desk: Desk, number: int) -> Handled:
    pressed = {"id": "1", "from": PERSON, "chat_instance": "1", "data": f"1q{number}", "message": SAID}
    query = update(callback_query=pressed).callback_query
    assert query
    return asyncio.run(press(desk, query, NOW - 60.0))


def type_inline(desk: Desk, text: str) -> Handled:
    query = update(inline_query={"id": "1", "from": PERSON, "query": text, "offset": ""}).inline_query
    assert query
    return asyncio.run(look_up(desk, query, NOW))


def told(handled: Handled) -> str:
    return " ".join(str(letter.parameters) for letter in handled.letters)


def test_a_long_question_that_waits_for_the_rest_of_a_paste_is_one_question(desk: Desk) -> None:
    desk.budget = Budget(1)
    long = "请认真听我说。" * 600
    assert say(desk, long, time.time()).later == PASTE_SECONDS
    assert TOO_FAST not in told(say(desk, long))
    assert TOO_FAST in told(say(desk, long))


def test_a_question_that_is_edited_is_asked_once_more(desk: Desk) -> None:
    desk.budget = Budget(2)
    desk.journal.chats.answered(Answered(11, 6, 5, 0, "11", "ab", "", ""), NOW)
    assert QUOTE in told(say(desk, QUESTION))
    assert QUOTE in told(edit(desk, QUESTION))
    assert TOO_FAST in told(edit(desk, QUESTION))
    assert told(edit(desk, QUESTION)) == ""


def test_editing_what_was_never_answered_costs_nothing(desk: Desk) -> None:
    desk.budget = Budget(1)
    assert told(edit(desk, QUESTION)) == ""
    assert QUOTE in told(say(desk, QUESTION))


def test_an_example_that_is_pressed_is_a_question(desk: Desk) -> None:
    desk.budget = Budget(1)
    assert QUOTE in told(press_example(desk, 0))
    assert TOO_FAST in told(press_example(desk, 0))


def test_inline_a_question_may_be_typed_with_ten_pauses(desk: Desk) -> None:
    desk.budget = Budget(1)
    pauses = [QUESTION[: length + 1] for length in range(9)] + [QUESTION]
    assert QUOTE in [told(type_inline(desk, typed)) for typed in pauses][-1]
    assert TOO_FAST in told(type_inline(desk, QUESTION))
    assert TOO_FAST in told(say(desk, QUESTION))
