"""Groups: an answer when asked, silence otherwise."""

from __future__ import annotations

import itertools
import sqlite3

import pytest

from bot.conversation import Conversation
from tests.running_bot import RunningBot
from tests.stand_in import Person, Room, StandIn
from tests.test_telegram.asking import FOLLOW_UP, QUESTION, QUOTE, as_sent, ask, silent

ROOMS = itertools.count(-1001000000300, -1)


@pytest.fixture
def room(server: StandIn) -> Room:
    return server.room(next(ROOMS))


def test_a_question_put_to_the_bot_is_answered(person: Person, room: Room) -> None:
    assert QUOTE in ask(person, f"/ask@chuchu_test_bot {QUESTION}", room)["text"]
    assert QUOTE in ask(person, f"/ask {QUESTION}", room)["text"]


def test_a_reply_to_the_bot_goes_on_from_the_answer(
    server: StandIn, person: Person, room: Room, conversation: Conversation
) -> None:
    reply = ask(person, f"/ask {QUESTION}", room)
    expected = conversation.say(FOLLOW_UP, conversation.say(QUESTION).turn)
    assert server.replies(person.say(FOLLOW_UP, room, reply))[0]["text"] == as_sent(expected)


def test_a_mention_is_answered_where_telegram_delivers_it(person: Person, room: Room) -> None:
    room.bot_reads_all = True
    assert QUOTE in ask(person, f"@chuchu_test_bot {QUESTION}", room)["text"]


@pytest.mark.parametrize(
    "text", ["徐汇院设立了多少个专业化办案组？", "/ask@other_bot 徐汇院", "/weather", "/stats", "/start@other_bot"]
)
def test_talk_that_is_not_for_the_bot_is_left_alone(server: StandIn, person: Person, room: Room, text: str) -> None:
    room.bot_reads_all = True
    assert silent(server, person, person.say(text, room))


def test_stickers_among_people_are_left_alone(server: StandIn, person: Person, room: Room) -> None:
    room.bot_reads_all = True
    assert silent(server, person, person.send(room, sticker=person.sticker()["sticker"]))


def test_other_bots_are_left_alone(server: StandIn, person: Person, room: Room) -> None:
    machine = server.person(person.id + 50_000)
    machine.profile["is_bot"] = True
    assert silent(server, person, machine.say(f"/ask {QUESTION}", room))


def test_the_reply_stays_in_the_topic(server: StandIn, person: Person) -> None:
    forum = server.room(next(ROOMS), forum=True)
    reply = ask(person, f"/ask {QUESTION}", forum, message_thread_id=7, is_topic_message=True)
    assert reply["message_thread_id"] == 7


def test_two_people_in_one_group_do_not_share_a_thread_of_talk(
    bot: RunningBot, server: StandIn, person: Person, room: Room
) -> None:
    other = server.person(person.id + 50_000)
    for one in (person, other):
        ask(one, f"/ask {QUESTION}", room)
    kept = sqlite3.connect(bot.state / "journal.sqlite").execute("SELECT place FROM chats WHERE chat = ?", (room.id,))
    assert len(kept.fetchall()) == 2


def test_the_bot_says_how_to_ask_when_it_is_added(server: StandIn, person: Person, room: Room) -> None:
    person.invite(room)

    def welcome() -> list[str]:
        return [call.params["text"] for call in server.calls.of("sendMessage") if call.chat == room.id]

    assert "/ask@chuchu_test_bot" in server.wait_until(welcome)[0]


def test_private_matters_are_not_settled_in_a_group(person: Person, room: Room) -> None:
    assert "私聊" in ask(person, "/delete_my_data@chuchu_test_bot", room)["text"]


def test_a_group_that_became_a_supergroup_gets_its_reply_there(server: StandIn, person: Person) -> None:
    old, new = server.room(-4321), server.room(next(ROOMS))
    server.world.migrated[old.id] = new.id
    person.say(f"/ask {QUESTION}", old)
    sent = server.wait_until(lambda: [call for call in server.calls.of("sendMessage") if call.chat == new.id])
    assert QUOTE in sent[0].result["text"]
