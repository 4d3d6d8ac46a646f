"""What a reader meets in a private chat: the program itself, over real HTTP, against the stand-in."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.conversation import Conversation
from retrieval import Searcher
from tests.faults.same import compared
from tests.stand_in import Person, StandIn
from tests.test_telegram.asking import FOLLOW_UP, QUESTION, QUOTE, UNKNOWN, as_sent, ask, becomes, labels, silent


def test_a_question_gets_one_reply_with_the_quote_in_bold_and_the_excerpt_below_its_source(
    server: StandIn, person: Person
) -> None:
    reply = ask(person)
    sent = [call.params for call in server.calls.of("sendMessage") if call.chat == person.id][-1]
    assert f"<b>{QUOTE}" in sent["text"]
    assert "</a>\n<blockquote expandable>" in sent["text"]
    assert {entity["type"] for entity in reply["entities"]} == {"bold", "text_link", "expandable_blockquote"}
    assert reply["link_preview_options"] == {"is_disabled": True}


def test_the_excerpt_that_arrives_is_the_reports_own_text(person: Person, searcher: Searcher) -> None:
    reply = ask(person)
    (place,) = [entity for entity in reply["entities"] if entity["type"] == "expandable_blockquote"]
    units = reply["text"].encode("utf-16-le")
    shown = units[place["offset"] * 2 : (place["offset"] + place["length"]) * 2].decode("utf-16-le")
    assert shown in searcher.library.outlines[1].report.text


def test_a_follow_up_is_asked_after_what_was_asked_before(person: Person, conversation: Conversation) -> None:
    first = conversation.say("上海有几家检察院在开展企业合规试点？")
    assert ask(person, "上海有几家检察院在开展企业合规试点？")["text"] == as_sent(first)
    assert ask(person, FOLLOW_UP)["text"] == as_sent(conversation.say(FOLLOW_UP, first.turn))


def test_what_is_not_in_the_reports_is_said_and_examples_are_offered(person: Person) -> None:
    reply = ask(person, UNKNOWN)
    assert "报告里没有" in reply["text"]
    assert QUESTION[:-1] in "".join(labels(reply))


@pytest.mark.parametrize(
    ("language", "word"), [("zh-hans", "问报告"), ("en", "reports"), ("de", "reports"), (None, "问报告")]
)
def test_the_first_words_are_in_the_readers_language(server: StandIn, language: str | None, word: str) -> None:
    person = server.person(990000000 + hash(str(language)) % 90, language)
    assert word in ask(person, "/start")["text"]


def test_help_offers_examples_and_reports_lists_them(person: Person) -> None:
    assert QUESTION[:-1] in ask(person, "/help")["text"]
    assert "徐汇区院司法体制综合配套改革" in ask(person, "/reports")["text"]


def test_an_unknown_command_gets_a_hint(person: Person) -> None:
    assert "/help" in ask(person, "/nothing")["text"]
    assert "/help" in ask(person, "/")["text"]


def test_an_edited_question_has_its_reply_edited(server: StandIn, person: Person) -> None:
    question = person.say("上海有几家检察院在开展企业合规试点？")
    (reply,) = server.replies(question)
    person.edit(question, QUESTION)
    assert QUOTE in becomes(person, reply, QUOTE)["text"]
    assert len(server.replies_now(question)) == 1


def test_a_long_paste_in_several_messages_gets_one_reply(server: StandIn, person: Person) -> None:
    first, *rest = person.paste("请认真听我说。" * 1500 + QUESTION)
    assert len(server.replies(first)) == 1
    assert all(silent(server, person, part) for part in rest)


def test_the_next_question_after_a_paste_is_a_question_of_its_own(server: StandIn, person: Person) -> None:
    person.paste("请认真听我说。" * 700)
    assert QUOTE in ask(person)["text"]


@pytest.mark.parametrize("what", ["sticker", "voice", "photo"])
def test_what_is_no_text_gets_one_line(server: StandIn, person: Person, what: str) -> None:
    (reply,) = server.replies(getattr(person, what)())
    assert "只读文字" in reply["text"]


def test_the_words_below_a_picture_are_a_question(server: StandIn, person: Person) -> None:
    (reply,) = server.replies(person.photo(QUESTION))
    assert QUOTE in reply["text"]


def test_service_messages_get_no_reply(server: StandIn, person: Person) -> None:
    assert silent(
        server, person, person.send(pinned_message={"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}})
    )


def test_an_inline_message_sent_into_the_bots_own_chat_is_no_question(server: StandIn, person: Person) -> None:
    assert silent(server, person, person.say(QUESTION, via_bot=server.world.bot))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>&amp;<b>",
        "\u202e徐汇院\u202c",
        "👨\u200d👩\u200d👧",
        "的了吗呢",
        "\\u0000",
        "😀" * 2000,
        "]]>",
        "/source 1; rm -rf /",
    ],
)
def test_strange_questions_get_a_plain_reply(person: Person, text: str) -> None:
    assert ask(person, text)["text"]


def test_half_a_character_does_no_harm(server: StandIn, person: Person) -> None:
    question = person.send(text="\ud83d徐汇院有几个专业化办案组？")
    assert QUOTE in server.replies(question)[0]["text"]


def test_a_permanent_link_opens_the_very_excerpt(server: StandIn, person: Person) -> None:
    reply = ask(person)
    link = next(entity["url"] for entity in reply["entities"] if entity["type"] == "text_link")
    assert link.startswith("https://t.me/chuchu_test_bot?start=")
    stranger = server.person(person.id + 50_000)
    assert QUOTE in ask(stranger, f"/start {link.partition('start=')[2]}")["text"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("c1-0eb9d36e659a-000000000000-16u-ab", "改过"),
        ("c1-000000000000-000000000000-16u-ab", "不在"),
        ("../../etc/passwd", "失效"),
        ("c1-0eb9d36e659a-fc7fd7c2e25e-zzzzzz-1", "失效"),
    ],
)
def test_a_link_to_what_has_changed_or_never_was_says_so(person: Person, code: str, said: str) -> None:
    assert said in ask(person, f"/start {code}")["text"]


def test_the_length_limits_hold_for_a_whole_section(server: StandIn, person: Person, tmp_path: Path) -> None:
    reply = ask(person)
    person.press(reply, "看整节")
    assert server.wait_until(lambda: len(server.replies_now(reply)) >= 1)
    assert not [call for call in server.calls if call.error and call.chat == person.id]


@pytest.mark.parametrize(
    "dialogue",
    [
        (QUESTION, "涉及哪些方面？", "这句话出自哪里"),
        ("上海有几家检察院在开展企业合规试点？", FOLLOW_UP, "还有别的吗？"),
        ("206系统的案件为什么要先走检察工作网再导入专网？", "“两网”并行时出了哪些问题？", "把这一段完整给我看"),
        ("上海和徐汇在未成年人保护上有什么不同？", "谢谢", UNKNOWN),
    ],
)
def test_telegram_shows_the_very_spans_that_the_terminal_shows(
    person: Person, conversation: Conversation, dialogue: tuple[str, ...]
) -> None:
    excerpts, unanswered, different = compared(person, dialogue, conversation)
    assert excerpts > 0
    assert (unanswered, different) == (0, [])
