"""The stand-in keeps the Bot API's rules; without that, nothing that is tested with it is proven."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.stand_in import Fault, Kind, StandIn
from tests.stand_in.cleaning import cleaned, utf16_length
from tests.stand_in.entities import parse_html
from tests.stand_in.errors import ApiError
from tests.stand_in.judge import objections


@pytest.fixture
def server() -> Iterator[StandIn]:
    with StandIn() as stand_in:
        yield stand_in


def call(server: StandIn, method: str, token: str | None = None, **params: Any) -> tuple[int, dict[str, Any]]:
    url = f"{server.base_url}{token or server.token}/{method}"
    request = urllib.request.Request(url, json.dumps(params).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as refused:
        return refused.code, json.loads(refused.read())


def test_an_update_is_given_again_until_a_later_offset_confirms_it(server: StandIn) -> None:
    server.person(11).say("徐汇院")
    first = call(server, "getUpdates")[1]["result"]
    assert call(server, "getUpdates")[1]["result"] == first
    assert call(server, "getUpdates", offset=first[0]["update_id"] + 1)[1]["result"] == []
    assert not objections(list(server.calls))


def test_an_update_is_forgotten_after_a_day(server: StandIn) -> None:
    server.person(11).say("徐汇院")
    server.world.skew = 25 * 3600
    assert call(server, "getUpdates")[1]["result"] == []


def test_a_wrong_token_is_refused(server: StandIn) -> None:
    assert call(server, "getMe", token="7000000001:" + "x" * 35)[0] == 401


def test_an_unknown_method_is_not_found(server: StandIn) -> None:
    assert call(server, "sendPoem") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\tb", "a b"),
        ("a\r\nb", "a\nb"),
        ("甲\u2028乙", "甲乙"),
        ("  甲 ", "甲"),
        ("\u200e\u200f甲", "\u200c\u200f甲"),
    ],
)
def test_a_text_is_cleaned_as_telegram_cleans_it(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_html_becomes_a_text_and_entities_in_utf16_units() -> None:
    text, entities = parse_html("😀<b>甲&lt;乙</b>\t<blockquote expandable>丙<b>丁</b></blockquote>")
    assert text == "😀甲<乙 丙丁"
    assert entities == [
        {"offset": 2, "length": 3, "type": "bold"},
        {"offset": 6, "length": 2, "type": "expandable_blockquote"},
        {"offset": 7, "length": 1, "type": "bold"},
    ]


@pytest.mark.parametrize("source", ["<b>甲", "甲</b>", "<div>甲</div>", "a < b", "<b><i>甲</b></i>"])
def test_html_that_telegram_cannot_read_is_refused(source: str) -> None:
    with pytest.raises(ApiError, match="can't parse entities"):
        parse_html(source)


@pytest.mark.parametrize(
    ("text", "status"), [("检" * 4096, 200), ("检" * 4097, 400), ("😀" * 2049, 400), ("\u2028", 400)]
)
def test_a_text_is_measured_in_utf16_units_after_cleaning(server: StandIn, text: str, status: int) -> None:
    server.person(11)
    assert call(server, "sendMessage", chat_id=11, text=text)[0] == status


def test_the_limit_counts_what_is_shown_and_not_the_markup(server: StandIn) -> None:
    server.person(11)
    code, body = call(server, "sendMessage", chat_id=11, text="<b>" + "&lt;" * 4096 + "</b>", parse_mode="HTML")
    assert (code, utf16_length(body["result"]["text"])) == (200, 4096)


@pytest.mark.parametrize(
    "button",
    [
        {"text": "甲", "callback_data": "检" * 22},
        {"text": "甲", "callback_data": ""},
        {"text": "甲", "copy_text": {"text": "检" * 257}},
        {"text": "甲", "url": "javascript:1"},
        {"text": "甲"},
        {"text": " ", "callback_data": "a"},
    ],
)
def test_a_button_that_telegram_would_refuse_is_refused(server: StandIn, button: dict[str, Any]) -> None:
    server.person(11)
    assert call(server, "sendMessage", chat_id=11, text="甲", reply_markup={"inline_keyboard": [[button]]})[0] == 400


def test_a_press_is_answered_once_and_in_time(server: StandIn) -> None:
    reader = server.person(11)
    keyboard = {"inline_keyboard": [[{"text": "更多", "callback_data": "m"}]]}
    sent = call(server, "sendMessage", chat_id=11, text="甲", reply_markup=keyboard)[1]["result"]
    first, late = reader.press(sent, "更多"), reader.press(sent, "更多")
    assert call(server, "answerCallbackQuery", callback_query_id=first)[0] == 200
    assert call(server, "answerCallbackQuery", callback_query_id=first)[0] == 400
    server.world.skew = 60
    assert "too old" in call(server, "answerCallbackQuery", callback_query_id=late)[1]["description"]


def test_sends_that_come_too_fast_must_wait_longer_and_longer(server: StandIn) -> None:
    server.person(11)
    codes = [call(server, "sendMessage", chat_id=11, text=str(n)) for n in range(6)]
    assert [code for code, _ in codes] == [200] * 4 + [429] * 2
    assert codes[4][1]["parameters"]["retry_after"] < codes[5][1]["parameters"]["retry_after"]


def test_an_edit_that_changes_nothing_is_refused(server: StandIn) -> None:
    server.person(11)
    sent = call(server, "sendMessage", chat_id=11, text="甲")[1]["result"]
    edit = {"chat_id": 11, "message_id": sent["message_id"], "text": "甲"}
    assert "not modified" in call(server, "editMessageText", **edit)[1]["description"]
    assert call(server, "editMessageText", **(edit | {"text": "乙"}))[1]["result"]["text"] == "乙"


def test_languages_of_commands_are_two_letters(server: StandIn) -> None:
    commands = [{"command": "help", "description": "帮助"}]
    assert call(server, "setMyCommands", commands=json.dumps(commands), language_code="zh-hans")[0] == 400
    assert call(server, "setMyCommands", commands=json.dumps(commands), language_code="zh")[0] == 200


def test_privacy_mode_hides_what_is_not_addressed_to_the_bot(server: StandIn) -> None:
    reader, room = server.person(11), server.room()
    reader.say("大家好", room)
    reader.say("@chuchu_test_bot 徐汇院", room)
    reader.say("/ask@chuchu_test_bot 徐汇院", room)
    assert len(server.updates.waiting()) == 1


def test_a_blocked_bot_is_forbidden_to_write(server: StandIn) -> None:
    server.person(11).block()
    assert call(server, "sendMessage", chat_id=11, text="甲")[0] == 403


def test_a_second_poller_ends_the_first_ones_poll(server: StandIn) -> None:
    import threading

    first: list[int] = []
    poll = threading.Thread(target=lambda: first.append(call(server, "getUpdates", timeout=10)[0]))
    poll.start()
    server.wait_until(lambda: server.updates.polls == 1)
    assert call(server, "getUpdates", timeout=0)[0] == 200
    poll.join(10)
    assert first == [409]


def test_a_fault_meets_the_call_it_waits_for_and_only_so_often(server: StandIn) -> None:
    server.person(11)
    server.faults.add(Fault(Kind.REFUSE, "sendMessage", contains="乙", retry_after=7))
    assert [call(server, "sendMessage", chat_id=11, text=text)[0] for text in "甲乙乙"] == [200, 429, 200]


def test_a_reset_after_the_deed_leaves_the_message_in_the_chat(server: StandIn) -> None:
    server.person(11)
    server.faults.add(Fault(Kind.RESET_AFTER, "sendMessage"), Fault(Kind.RESET_BEFORE, "sendMessage"))
    for text in "甲乙":
        with pytest.raises((ConnectionError, urllib.error.URLError)):
            call(server, "sendMessage", chat_id=11, text=text)
    assert [message["text"] for message in server.world.messages.values()] == ["甲"]


def test_aiogram_reads_everything_that_people_do(server: StandIn) -> None:
    reader, room = server.person(11), server.room(forum=True)
    question = reader.say("/ask@chuchu_test_bot 徐汇院", room, message_thread_id=4, is_topic_message=True)
    reader.edit(question, "/ask@chuchu_test_bot 上海")
    for act in (reader.sticker, reader.voice, reader.photo, lambda: reader.inline("徐汇"), lambda: reader.invite(room)):
        act()
    reader.block()
    assert len(call(server, "getUpdates")[1]["result"]) == 8
    assert not objections(list(server.calls))
