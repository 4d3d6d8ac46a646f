"""Settings, privacy, administration and what Telegram shows of the bot."""

from __future__ import annotations

import sqlite3
from functools import partial

from tests.running_bot import ADMIN, RunningBot
from tests.stand_in import Person, StandIn
from tests.test_telegram.asking import QUESTION, QUOTE, UNKNOWN, ask, becomes, labels, press


def test_the_language_can_be_changed_and_stays(person: Person) -> None:
    panel = ask(person, "/settings")
    press(person, panel, "中文")
    assert "English" in "".join(labels(becomes(person, panel, "Settings")))
    assert "reports" in ask(person, "/start")["text"]


def test_the_answer_can_be_the_sentence_alone(person: Person) -> None:
    assert "blockquote" in str(ask(person)["entities"])
    panel = ask(person, "/settings")
    press(person, panel, "回答")
    person.server.wait_until(lambda: "只要原句" in "".join(labels(person.now(panel))))
    reply = ask(person)
    assert QUOTE in reply["text"]
    assert "blockquote" not in str(reply["entities"])


def test_the_number_of_sources_goes_round(person: Person) -> None:
    panel = ask(person, "/settings")

    def shows(count: int) -> bool:
        return f"：{count}" in "".join(labels(person.now(panel)))

    for count in (2, 3, 5, 1):
        press(person, panel, "几条引文")
        assert person.server.wait_until(partial(shows, count))


def test_the_reports_to_ask_can_be_chosen(person: Person) -> None:
    panel = ask(person, "/settings")
    press(person, panel, "问哪些报告")
    page = becomes(person, panel, "第 1/1 页")
    assert "✓ 全部报告" in labels(page)
    other = labels(page)[1]
    press(person, panel, other)
    assert person.server.wait_until(lambda: f"✓ {other}" in labels(person.now(panel)))
    reply = ask(person)
    assert QUOTE not in reply["text"]
    press(person, panel, "全部报告")
    assert person.server.wait_until(lambda: "✓ 全部报告" in labels(person.now(panel)))
    assert QUOTE in ask(person)["text"]


def test_privacy_says_what_is_kept_and_for_how_long(person: Person) -> None:
    assert "30 天" in ask(person, "/privacy")["text"]


def test_a_persons_data_are_deleted_when_they_say_so_twice(bot: RunningBot, person: Person) -> None:
    secret = "绝密的火星探测计划是什么"
    ask(person, secret)
    answer = ask(person, "/delete_my_data")
    press(person, answer, "不删")
    becomes(person, answer, "什么也没有删")
    kept = sqlite3.connect(bot.state / "journal.sqlite").execute
    assert kept("SELECT count(*) FROM chats WHERE chat = ?", (person.id,)).fetchone() == (1,)
    answer = ask(person, "/delete_my_data")
    press(person, answer, "确定删去")
    becomes(person, answer, "已全部删去")
    for table in ("chats", "answered"):
        assert kept(f"SELECT count(*) FROM {table} WHERE chat = ?", (person.id,)).fetchone() == (0,)
    assert kept("SELECT count(*) FROM unanswered WHERE question LIKE ?", (f"%{secret}%",)).fetchone() == (0,)


def test_a_question_that_was_answered_is_no_longer_in_the_inbox(bot: RunningBot, person: Person) -> None:
    ask(person)
    kept = sqlite3.connect(bot.state / "journal.sqlite").execute
    done = person.server.wait_until(
        lambda: not kept("SELECT 1 FROM inbox WHERE lane = ?", (str(person.id),)).fetchall()
    )
    assert done


def test_administrators_see_numbers_and_open_questions(server: StandIn, person: Person) -> None:
    ask(person, UNKNOWN)
    admin = server.person(ADMIN)
    assert "p99" in ask(admin, "/stats")["text"]
    assert UNKNOWN in ask(admin, "/unanswered")["text"]
    assert "2" in ask(admin, "/reload")["text"]


def test_to_others_the_commands_of_administrators_do_not_exist(person: Person) -> None:
    assert "没有“/stats”这个命令" in ask(person, "/stats")["text"]


def test_commands_are_registered_in_both_languages(server: StandIn) -> None:
    server.wait_until(lambda: len(server.world.texts) == 6)
    assert {language for _, language in server.world.commands} == {"", "zh", "en"}
    assert all(len(commands) == 8 for commands in server.world.commands.values())


def test_a_blocked_bot_stops_writing_and_answers_others(server: StandIn, person: Person) -> None:
    leaver = server.person(person.id + 50_000)
    leaver.say(QUESTION)
    leaver.block()
    assert QUOTE in ask(person)["text"]
