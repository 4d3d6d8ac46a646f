"""What those who look after the bot are told, asked of the handlers themselves."""

from __future__ import annotations

import asyncio
import threading
import time

from telegram import Update

from bot.channels.telegram import questions
from bot.channels.telegram.administration import COMMANDS, MOST
from bot.channels.telegram.arrivals import KINDS, UNREADABLE
from bot.channels.telegram.asker import Asker
from bot.channels.telegram.desk import Desk, Handled
from bot.channels.telegram.presses import press
from bot.journal import Answered, Letter, Received
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


def test_what_was_not_answered_and_what_readers_marked_as_wrong_are_told_in_words(desk: Desk) -> None:
    assert told(desk, "unanswered") == ["没有没答上的问题。"]
    desk.journal.notes.unanswered("去年几件", "other_year", "ab", 0)
    desk.journal.notes.judged("今年几件", "wrong", "", "ab", 0)
    desk.journal.notes.judged("几个院", "right", "", "ab", 0)
    assert told(desk, "unanswered")[0].split("\n") == [
        "1 × 去年几件 · 报告里有这件事，但不是所问的那一年。",
        "读者标为“不对”的：",
        "1 × 今年几件",
    ]


def test_numbers_are_told_in_words_each_of_its_time(desk: Desk) -> None:
    now, journal = time.time(), desk.journal
    journal.inbox.add((Received(at, "11", kind, "{}") for at, kind in enumerate((*KINDS, UNREADABLE))), now - 7200)
    for verdict in ("right", "wrong"):
        journal.notes.judged("几个院", verdict, "", verdict, now)
    for number in range(6):
        journal.outbox.write(number, [Letter("sendMessage", {}, 11)], now - (7200 if number == 5 else 0))
    journal.outbox.sending(1, 0, now)
    journal.outbox.sent(2, 0, now)
    journal.outbox.give_up(3, 0, now)
    desk.seconds.append(0.002)
    assert told(desk, "stats")[0].split("\n") == [
        "还没处理完的更新：6",
        "一天以来：",
        *("· 按钮：1", "· 改过的消息：1", "· 在别的聊天里的提问：1", "· 消息：1", "· 进出群、停用和启用：1"),
        *("· 读者标为“答对了”：1", "· 没答上：0", "· 读不懂的更新：1", "· 读者标为“不对”：1"),
        "一小时以来要发的：",
        *("· 放弃：1", "· 正在发：1", "· 发出：1", "· 等着发：2"),
        "处理用时：p50 2.0 毫秒，p99 2.0 毫秒",
    ]
