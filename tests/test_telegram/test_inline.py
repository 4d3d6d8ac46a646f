"""@bot 问题 in any chat."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.stand_in import Person, StandIn
from tests.test_telegram.asking import QUESTION, QUOTE, UNKNOWN


def results(server: StandIn, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = server.wait_until(
        lambda: query in server.answering.inline and [server.answering.inline]
    )
    assert found, "the inline question was not answered"
    return server.answering.inline[query]


def answered(server: StandIn, query: str) -> dict[str, Any]:
    (call,) = [call for call in server.calls.of("answerInlineQuery") if call.params["inline_query_id"] == query]
    return call.params


def test_the_first_result_is_the_answer_with_its_source(server: StandIn, person: Person) -> None:
    first = results(server, person.inline(QUESTION))[0]
    assert QUOTE in first["input_message_content"]["shown"]
    assert "徐汇区人民检察院" in first["title"]


def test_what_is_not_there_gives_no_result_and_a_way_on(server: StandIn, person: Person) -> None:
    query = person.inline(UNKNOWN)
    assert results(server, query) == []
    assert "私聊" in json.loads(answered(server, query)["button"])["text"]


@pytest.mark.parametrize("text", [QUESTION, UNKNOWN, ""])
def test_what_one_person_is_answered_is_given_to_no_other(server: StandIn, person: Person, text: str) -> None:
    """Telegram keeps results for all askers alike unless told that they are personal."""
    query = person.inline(text)
    results(server, query)
    assert answered(server, query)["is_personal"] == "true"


def test_an_empty_question_is_answered_too(server: StandIn, person: Person) -> None:
    assert results(server, person.inline("")) == []


def test_while_somebody_types_only_the_last_words_need_an_answer(server: StandIn, person: Person) -> None:
    queries = [person.inline(QUESTION[:length]) for length in range(1, len(QUESTION) + 1)]
    assert results(server, queries[-1])
