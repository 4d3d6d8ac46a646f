import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation import Conversation, Reader
from bot.place import Place
from bot.render import plain, telegram
from bot.reply import Act, Excerpt, Kind, Quote, Reply
from bot.settings import Settings
from bot.showable import units
from bot.turn import START, Turn
from retrieval import Library, Searcher

ASKED = "徐汇院设立了多少个专业化办案组?"


def texts(reply: Reply) -> str:
    return plain(reply)


def excerpts(reply: Reply) -> list[Excerpt]:
    return [block for block in reply.blocks if isinstance(block, Excerpt)]


def test_a_question_gets_the_reports_own_sentence_and_where_it_stands(conversation: Conversation) -> None:
    reply = conversation.say(ASKED)
    quotes = [block.span.text for block in reply.blocks if isinstance(block, Quote)]
    assert reply.kind is Kind.ANSWERED
    assert "设立了23个专业化办案组" in quotes[0]
    source = excerpts(reply)[0].source
    assert source.startswith("徐汇区院司法体制综合配套改革主要工作 · ")
    assert "2020-11-15" in source and "第 " in source


def test_the_same_question_gives_the_same_bytes(conversation: Conversation, searcher: Searcher) -> None:
    again = Conversation(searcher)
    assert texts(again.say(ASKED)) == texts(conversation.say(ASKED))


def test_what_the_reports_do_not_hold_is_said_and_questions_they_answer_are_offered(conversation: Conversation) -> None:
    reply = conversation.say("红烧肉怎么做才好吃")
    offered = [action for action in reply.actions if action.act is Act.ASK]
    assert reply.kind is Kind.NOT_FOUND
    assert not reply.citations
    assert 2 <= len(offered) <= 3
    assert all(conversation.say(action.label).kind is Kind.ANSWERED for action in offered)


def test_an_offered_question_is_asked_by_its_button(conversation: Conversation) -> None:
    offered = conversation.say("/help").actions[0]
    assert conversation.press(offered.act, offered.target).answer == conversation.say(offered.label).answer


@pytest.mark.parametrize("target", ["", "99", "0001234", "9" * 60, "１", "-1", "0 1"])
def test_an_example_that_was_never_offered_is_no_longer_on_offer(conversation: Conversation, target: str) -> None:
    assert "失效" in texts(conversation.press(Act.ASK, target))


def test_a_question_that_is_too_long_is_told_how_long_one_may_be(conversation: Conversation) -> None:
    assert "最多 1000 个字" in texts(conversation.say("".join(chr(0x4E00 + at) for at in range(3000))))


def test_a_chat_goes_on_after_its_turn_was_stored(conversation: Conversation, searcher: Searcher) -> None:
    turn = conversation.say(ASKED).turn
    restarted = Conversation(searcher, Settings().answers.examples)
    stored = Turn.from_text(turn.to_text())
    assert texts(restarted.say("/source 1", stored)) == texts(conversation.say("/source 1", turn))
    assert texts(restarted.say("那上海呢?", stored)) == texts(conversation.say("那上海呢?", turn))


def test_commands_leave_the_topic_as_it_was(conversation: Conversation) -> None:
    turn = conversation.say(ASKED).turn
    for command in ("/help", "/reports", "/source 9", "/more", "/nothing", "/"):
        assert conversation.say(command, turn).turn == turn


def test_source_shows_the_whole_paragraph_and_its_neighbours(conversation: Conversation) -> None:
    asked = conversation.say(ASKED)
    shown = excerpts(conversation.say("/source 1", asked.turn))
    paragraph = asked.citations[0].paragraph
    assert paragraph.span in [each.span for each in shown]
    assert len(shown) == 3


@pytest.mark.parametrize("rest", ["1; rm -rf /", "../..", "-1", "１", "x"])
def test_a_source_that_is_no_number_gets_its_usage(conversation: Conversation, rest: str) -> None:
    turn = conversation.say(ASKED).turn
    assert "/source N" in texts(conversation.say(f"/source {rest}", turn))


def test_a_source_beyond_the_last_is_told(conversation: Conversation) -> None:
    turn = conversation.say(ASKED).turn
    assert "条引文" in texts(conversation.say("/source 99999999999999999999", turn))
    assert "先问一个问题" in texts(conversation.say("/source 1"))


def test_more_shows_every_other_citation_once(conversation: Conversation) -> None:
    asked = conversation.say(ASKED)
    first, rest = excerpts(asked), excerpts(conversation.say("/more", asked.turn))
    assert [each.span for each in first + rest] == [citation.excerpt for citation in asked.citations]
    assert [each.number for each in first + rest] == list(range(1, len(asked.citations) + 1))


def test_a_command_may_name_the_bot_and_be_written_in_capitals(conversation: Conversation) -> None:
    assert conversation.say("/HELP@chuchu_bot") == conversation.say("/help")


def test_quit_is_a_goodbye(conversation: Conversation) -> None:
    assert conversation.say("/quit").kind is Kind.BYE


def test_reports_are_listed_and_filtered(conversation: Conversation) -> None:
    assert texts(conversation.say("/reports")).count("·") > texts(conversation.say("/reports 徐汇")).count("·")
    assert "001_" in texts(conversation.say("/reports 徐汇")) and "000_" not in texts(conversation.say("/reports 徐汇"))
    assert "000_" in texts(conversation.say("/reports 2021"))
    assert "000_" in texts(conversation.say("/reports 2021年 上海"))
    assert "001_" in texts(conversation.say("/reports 徐匯 2020"))
    assert "没有符合“南极”的报告" in texts(conversation.say("/reports 南极"))


def test_a_reader_is_answered_in_the_language_that_they_read(conversation: Conversation) -> None:
    reply = conversation.say("/nothing", reader=Reader("en"))
    assert texts(reply) == "There is no command “/nothing”. /help shows what there is."


def test_a_reader_may_want_the_quote_without_the_excerpt(conversation: Conversation) -> None:
    reply = conversation.say(ASKED, reader=Reader(excerpts=False))
    assert not excerpts(reply)
    assert "第 " in texts(reply)


def test_paragraphs_are_walked_one_by_one_and_the_answer_is_reached_again(conversation: Conversation) -> None:
    asked = conversation.say(ASKED)
    paragraphs, at = asked.citations[0].outline.paragraphs, asked.citations[0].paragraph.number - 1
    code = Place.of(paragraphs[at].span).code
    before = conversation.press(Act.BEFORE, code, asked.turn)
    assert excerpts(before)[0].span == paragraphs[at - 1].span
    forth = next(action for action in before.actions if action.act is Act.AFTER)
    assert excerpts(conversation.press(Act.AFTER, forth.target, before.turn))[0].span == paragraphs[at].span
    assert conversation.press(Act.BACK, "", before.turn) == asked


def test_a_report_ends_at_its_ends(conversation: Conversation, searched: Library) -> None:
    paragraphs = searched.outlines[0].paragraphs
    assert "头或尾" in texts(conversation.press(Act.BEFORE, Place.of(paragraphs[0].span).code))
    assert "头或尾" in texts(conversation.press(Act.AFTER, Place.of(paragraphs[-1].span).code))


def test_a_section_shows_its_headings_and_the_paragraph_it_was_opened_from(conversation: Conversation) -> None:
    paragraph = conversation.say(ASKED).citations[0].paragraph
    shown = conversation.press(Act.SECTION, Place.of(paragraph.span).code)
    assert paragraph.span in [each.span for each in excerpts(shown)]
    assert paragraph.section and paragraph.section.heading.text in texts(shown)


def test_a_link_to_a_report_that_has_changed_says_so(searcher: Searcher) -> None:
    outline = searcher.library.outlines[0]
    old = replace(outline.report, sha256="00" * 32)
    shown = Conversation(searcher).press(Act.OPEN, Place.of(old.span(5, 10)).code)
    assert "改过了" in texts(shown)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(max_size=80) | st.from_regex(r"/[a-z]{0,8}(@\w+)? ?.{0,10}"))
def test_no_text_is_answered_with_an_error_or_a_message_that_cannot_be_sent(
    conversation: Conversation, text: str
) -> None:
    reply = conversation.say(text, Turn((ASKED,)))
    assert plain(reply).encode() and telegram(reply)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(act=st.sampled_from(Act), target=st.text(max_size=64))
def test_no_button_that_was_made_up_is_answered_with_an_error(
    conversation: Conversation, act: Act, target: str
) -> None:
    assert telegram(conversation.press(act, target, START))
    assert telegram(conversation.press(act, target, Turn((ASKED,))))


def test_buttons_are_small_enough_for_every_channel(conversation: Conversation) -> None:
    for question in (ASKED, "206系统是什么", "红烧肉怎么做", "/reports", "/help"):
        for action in conversation.say(question).actions:
            assert len(f"{action.act}:{action.target}".encode()) <= 64
            assert units(action.copy) <= 256 and json.dumps(action.label)


def test_the_copied_citation_names_publisher_title_date_paragraph_and_quote(conversation: Conversation) -> None:
    asked = conversation.say(ASKED)
    copied = next(action.copy for action in asked.actions if action.act is Act.COPY)
    assert "徐汇区院司法体制综合配套改革主要工作[R]. 2020-11-15: 第" in copied
    assert copied.endswith("”") and "23个专业化办案组" in copied


def test_other_reports_are_served_from_the_next_question_on(searcher: Searcher) -> None:
    served = Conversation(searcher)
    only = Library(searcher.library.folder, searcher.library.readings[:1])
    served.serve(Searcher(only))
    assert {citation.outline.report.file for citation in served.say(ASKED).citations} <= {only.readings[0].file}


def test_a_reader_is_answered_from_the_reports_that_they_chose(conversation: Conversation, searched: Library) -> None:
    files = [outline.report.file for outline in searched.outlines]
    for file in (*files, *files):
        reader = Reader(sources=5, reports=frozenset({file, "gone.txt"}))
        assert {citation.outline.report.file for citation in conversation.say(ASKED, reader=reader).citations} <= {file}
    assert len(conversation.say(ASKED).citations) > 1


def test_when_no_chosen_report_is_left_all_are_asked(conversation: Conversation) -> None:
    assert conversation.say(ASKED, reader=Reader(reports=frozenset({"gone.txt"}))) == conversation.say(ASKED)
