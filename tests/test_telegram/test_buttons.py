"""Buttons below a reply."""

from __future__ import annotations

import sqlite3

import pytest

from bot.channels.telegram.buttons import keyboard, pressed
from bot.reply import Act, Action
from tests.running_bot import RunningBot
from tests.stand_in import Person, StandIn
from tests.test_telegram import asking
from tests.test_telegram.asking import QUOTE, ask, becomes, buttons, labels, press


def test_the_paragraph_before_and_after_are_shown_in_place_and_lead_back(person: Person) -> None:
    reply = ask(person)
    press(person, reply, "下一段")
    after = becomes(person, reply, "第 14 段")
    press(person, after, "上一段")
    press(person, becomes(person, reply, "第 13 段"), "上一段")
    press(person, becomes(person, reply, "第 12 段"), "返回")
    assert QUOTE in becomes(person, reply, QUOTE)["text"]
    assert labels(person.now(reply)) == labels(reply)


def test_the_whole_section_is_sent_below(server: StandIn, person: Person) -> None:
    reply = ask(person)
    press(person, reply, "看整节")
    (section, *_) = server.replies(reply)
    assert "设立专业化办案组" in section["text"]
    assert QUOTE in person.now(reply)["text"]


def test_a_citation_can_be_copied(person: Person) -> None:
    (copied,) = [button["copy_text"]["text"] for button in buttons(ask(person)) if "copy_text" in button]
    assert "徐汇区人民检察院" in copied
    assert len(copied) <= 256


def test_right_and_wrong_are_thanked_for_and_noted(bot: RunningBot, person: Person) -> None:
    reply = ask(person)
    assert "谢谢" in press(person, reply, "不对")["text"]
    assert "谢谢" in press(person, reply, "答对了")["text"]
    journal = sqlite3.connect(bot.state / "journal.sqlite")
    assert ("right",) in journal.execute("SELECT verdict FROM feedback").fetchall()


def test_an_example_on_a_button_is_asked_by_pressing_it(server: StandIn, person: Person) -> None:
    start = ask(person, "/start")
    press(person, start, "专业化办案组")
    assert QUOTE in server.replies(start)[0]["text"]


def test_further_evidence_is_sent_below(server: StandIn, person: Person) -> None:
    reply = ask(person, "检察院开展了哪些工作？")
    if more := [label for label in labels(reply) if "其余" in label]:
        assert "text" not in press(person, reply, more[0])
        assert "第" in server.replies(reply)[0]["text"]


@pytest.mark.parametrize(
    "data", ["../../etc/passwd", "1o../../etc/passwd", "0m", "1", "\x00", "1z", "1q99", "1l" + "😀" * 30, "1b"]
)
def test_a_forged_press_is_answered_and_does_nothing(server: StandIn, person: Person, data: str) -> None:
    reply = ask(person)
    assert asking.pressed(server, person.forge(reply, data))
    assert QUOTE in person.now(reply)["text"]


def test_only_the_one_who_asked_may_turn_the_pages_in_a_group(server: StandIn, person: Person) -> None:
    room, other = server.room(-1001000000201), server.person(person.id + 50_000)
    reply = ask(person, "/ask@chuchu_test_bot 徐汇院设立了多少个专业化办案组？", room)
    assert "提问的人" in press(other, reply, "下一段")["text"]
    press(person, reply, "下一段")
    becomes(person, reply, "第 14 段")


@pytest.mark.parametrize("data", [None, "", "2m", "1", "m", "1m\n", "1m" + "x" * 61, "１m"])
def test_what_no_button_of_ours_says_is_nothing(data: str | None) -> None:
    assert pressed(data) is None


def test_every_button_comes_back_as_it_was_made() -> None:
    targets = {Act.REPORTS: "上海 2021 p2", Act.OPEN: "c1-0eb9d36e659a-fc7fd7c2e25e-16u-ab"}
    made = keyboard([Action(act, "按", targets.get(act, "")) for act in Act])
    assert made
    data = [button["callback_data"] for row in made["inline_keyboard"] for button in row]
    assert [pressed(one) for one in data] == [(act, targets.get(act, "")) for act in Act]
