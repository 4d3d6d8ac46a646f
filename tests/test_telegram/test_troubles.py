"""Small troubles: one bot lives through them all, and other chats do not notice."""

from __future__ import annotations

import sqlite3
from typing import Any

from tests.running_bot import RunningBot
from tests.stand_in import Call, Fault, Kind, Person, StandIn
from tests.test_telegram.asking import QUESTION, QUOTE, ask


def hurt(person: Person, kind: Kind, **how: Any) -> None:
    """The next sends to this person go wrong."""
    person.server.faults.add(Fault(kind, "sendMessage", when=lambda call: call.chat == person.id, **how))


def sends(person: Person) -> list[Call]:
    return [call for call in person.server.calls.of("sendMessage") if call.chat == person.id]


def test_one_refusal_of_the_token_does_not_end_the_polling(server: StandIn, person: Person) -> None:
    server.faults.add(Fault(Kind.REFUSE, "getUpdates", code=401), Fault(Kind.REFUSE, "getUpdates", code=404))
    ask(person)
    assert QUOTE in ask(person)["text"]


def test_an_update_that_cannot_be_read_holds_nobody_up(
    server: StandIn, bot: RunningBot, person: Person, strange: set[int]
) -> None:
    strange |= {
        server.updates.add_strange(callback_query={"id": "1", "from": {"id": person.id}, "data": "绝密绝密"}),
        server.updates.add_strange(message={"message_id": 1, "chat": {"id": person.id}, "text": "绝密绝密"}),
    }
    ask(person)
    assert "绝密绝密" not in bot.logged()


def test_a_journal_that_cannot_be_written_confirms_nothing_and_loses_nothing(
    server: StandIn, bot: RunningBot, person: Person
) -> None:
    blocker = sqlite3.connect(bot.state / "journal.sqlite", isolation_level=None, timeout=10)
    blocker.execute("BEGIN EXCLUSIVE")
    polls = len(server.calls.of("getUpdates"))
    question = person.say(QUESTION)
    server.wait_until(lambda: len(server.calls.of("getUpdates")) > polls)
    assert server.updates.waiting()
    assert not server.replies_now(question)
    blocker.execute("ROLLBACK")
    assert server.replies(question, seconds=40)


def test_a_lost_answer_is_sent_once_more_and_is_the_same_to_the_byte(server: StandIn, person: Person) -> None:
    hurt(person, Kind.RESET_AFTER)
    first, second = server.replies(person.say(QUESTION), count=2)
    assert first["text"] == second["text"]
    assert sends(person)[0].params == sends(person)[1].params


def test_a_third_copy_is_never_sent(server: StandIn, person: Person) -> None:
    hurt(person, Kind.RESET_AFTER, times=2)
    question = person.say(QUESTION)
    ask(person, "/privacy")
    assert len(server.replies_now(question)) == 2


def test_an_outage_of_telegram_wastes_no_copy(server: StandIn, person: Person) -> None:
    """In the middle of one, a send is not repeated before Telegram answers again."""
    hurt(person, Kind.BAD_GATEWAY)
    server.faults.add(Fault(Kind.BAD_GATEWAY, "getMe", times=2))
    asked = len(server.calls.of("getMe"))
    assert QUOTE in ask(person)["text"]
    assert [call.status for call in server.calls.of("getMe")[asked:]] == [502, 502, 200]
    assert len(sends(person)) == 2


def test_html_that_telegram_cannot_read_is_sent_as_plain_text(person: Person) -> None:
    hurt(person, Kind.REFUSE, code=400)
    reply = ask(person)
    assert QUOTE in reply["text"]
    assert "entities" not in reply


def test_a_wait_that_telegram_asks_for_is_kept_and_delays_nobody_else(server: StandIn, person: Person) -> None:
    hurt(person, Kind.REFUSE, code=429, retry_after=2)
    question = person.say(QUESTION)
    server.wait_until(lambda: sends(person))
    ask(server.person(person.id + 50_000))
    assert not server.replies_now(question)
    assert server.replies(question)
    assert sends(person)[1].time - sends(person)[0].time >= 2


def test_too_many_questions_get_one_notice_and_then_silence(server: StandIn, person: Person) -> None:
    date = int(server.world.now())
    questions = [person.say(f"徐汇院{number}", date=date) for number in range(10)]
    assert "歇一分钟" in server.replies(questions[8])[0]["text"]
    assert all(server.replies_now(question) for question in questions[:8])
    ask(server.person(person.id + 50_000))
    assert not server.replies_now(questions[9])


def test_a_second_program_on_the_same_folder_ends_with_a_plain_sentence(server: StandIn, bot: RunningBot) -> None:
    with RunningBot(server, bot.state) as second:
        assert second.ended(30) == 2
    assert "已经有一个在运行" in second.logged()
