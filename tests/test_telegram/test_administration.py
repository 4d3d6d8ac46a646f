"""What those who look after the bot are told, asked of the handlers themselves."""

from __future__ import annotations

import asyncio
import threading

from telegram import Update

from bot.channels.telegram import questions
from bot.channels.telegram.administration import COMMANDS, MOST
from bot.channels.telegram.asker import Asker
from bot.channels.telegram.desk import Desk, Handled
from bot.channels.telegram.presses import press
from bot.journal import Answered
from bot.render import MESSAGE

ADMIN = Asker(7, 7, True, "zh-hans")
PATIENCE = 60.0  # seconds; what waits for the thinker waits for ever


def told(desk: Desk, command: str) -> list[str]:
    """The messages that answer a command of an administrator."""
    handled = asyncio.run(asyncio.wait_for(COMMANDS[command](desk, ADMIN, "", 1), PATIENCE))
    return [letter.parameters["text"] for letter in handled.letters]


def test_reports_are_read_anew_while_answers_are_made(desk: Desk) -> None:
    """Were they read where answers are made, no question would be answered meanwhile."""
    over = threading.Event()
    desk.thinker.submit(over.wait)
    try:
        assert "2 份报告" in told(desk, "reload")[0]
    finally:
        over.set()


def test_a_question_without_an_answer_is_noted_once_however_much_is_read_of_what_is_near_it(desk: Desk) -> None:
    """By typing /more, and by pressing its button."""
    for text in ("徐汇院2035年设立了多少个专业化办案组？", "/more"):
        done(asyncio.run(questions.ask(desk, ADMIN, text, 5)))
    turn = desk.journal.chats.turn(ADMIN.place)
    desk.journal.chats.answered(Answered(7, 6, 5, 0, ADMIN.place, "ab", "", turn), 0)
    person = {"id": 7, "is_bot": False, "first_name": "读者"}
    sent = {"message_id": 6, "date": 1, "chat": {"id": 7, "type": "private"}}
    pressed = {"id": "1", "from": person, "chat_instance": "1", "data": "1m", "message": sent}
    query = Update.de_json({"update_id": 1, "callback_query": pressed}).callback_query
    assert query
    handled = asyncio.run(press(desk, query, 0))
    assert "[3]" in handled.letters[-1].parameters["text"]
    done(handled)
    assert desk.journal.notes.counts(0)["unanswered"] == 1


def done(handled: Handled) -> None:
    for deed in handled.deeds:
        deed()


def test_a_list_that_is_too_long_for_one_message_is_told_to_its_end(desk: Desk) -> None:
    asked = [f"{number:02}" + "问" * 298 for number in range(MOST)]
    for at, question in enumerate(asked):
        desk.journal.notes.unanswered(question, "no_evidence", "ab", at)
    messages = told(desk, "unanswered")
    assert all(len(message) <= MESSAGE for message in messages)
    assert [line.split()[2] for message in messages for line in message.split("\n")] == asked[::-1]
