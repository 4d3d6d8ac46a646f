"""Turns that ask about the answer before: where it stands, what stands around it, what else there is."""

from __future__ import annotations

import pytest

from retrieval import Searcher, Status
from tests.talking import files, quoted, talk

ASKED = "徐汇院设立了多少个专业化办案组?"


@pytest.mark.parametrize("turn", ["出自哪里?", "这句话出自哪份报告?", "来源呢?", "哪份报告说的?"])
def test_where_it_stands_is_the_same_quote_with_the_head_of_its_report(searcher: Searcher, turn: str) -> None:
    first, answer = searcher.ask(ASKED), talk(searcher, ASKED, turn)
    assert answer.status is Status.ANSWERED
    assert answer.quote == first.quote
    assert set(files(answer)) == {"001"}


@pytest.mark.parametrize("turn", ["哪一年的?", "什么时候发布的?", "这是哪年的数据?"])
def test_of_what_year_it_is_shows_the_line_that_dates_the_report(searcher: Searcher, turn: str) -> None:
    answer = talk(searcher, ASKED, turn)
    assert any("2020-11-15" in citation.excerpt.text for citation in answer.citations)


def test_the_paragraph_before_and_the_one_after_are_those_of_the_report(searcher: Searcher) -> None:
    here = searcher.ask(ASKED).citations[0]
    paragraphs = here.outline.paragraphs
    at = paragraphs.index(here.paragraph)
    assert talk(searcher, ASKED, "上一段").citations[0].paragraph is paragraphs[at - 1]
    assert talk(searcher, ASKED, "下一段呢?").citations[0].paragraph is paragraphs[at + 1]
    assert talk(searcher, ASKED, "上一段", "下一段").citations[0].paragraph is here.paragraph


def test_beyond_the_last_paragraph_there_is_nothing(searcher: Searcher) -> None:
    answer = talk(searcher, "徐汇院和哪里合作开展中层干部政治轮训?", "下一段", "下一段")
    assert answer.status is Status.NOT_FOUND and not answer.citations


@pytest.mark.parametrize("turn", ["把这一段完整给我看", "看整段", "把原文给我看看"])
def test_the_whole_paragraph_is_shown(searcher: Searcher, turn: str) -> None:
    here = searcher.ask(ASKED).citations[0]
    answer = talk(searcher, ASKED, turn)
    assert answer.status is Status.ANSWERED
    assert answer.citations[0].paragraph is here.paragraph
    assert len(answer.citations) == 1


@pytest.mark.parametrize("turn", ["还有别的吗?", "还有吗", "還有別的嗎?", "继续"])
def test_what_else_there_is_was_not_quoted_before(searcher: Searcher, turn: str) -> None:
    asked = "徐汇院怎么宣传公益诉讼?"
    first, answer = searcher.ask(asked), talk(searcher, asked, turn)
    assert answer.status is Status.ANSWERED
    assert answer.quote and answer.quote != first.quote


def test_an_item_of_the_list_that_was_talked_about_is_quoted(searcher: Searcher) -> None:
    asked = "徐汇院怎么推进内设机构改革?"
    assert quoted(talk(searcher, asked, "第三点呢?")).startswith("三是内设机构改革后")
    assert quoted(talk(searcher, asked, "最后一点呢?")).startswith("三是内设机构改革后")
    assert quoted(talk(searcher, asked, "第三点呢?", "第二点呢?")).startswith("二是及时完成办公室搬迁")


def test_an_item_that_the_list_does_not_have_is_not_answered(searcher: Searcher) -> None:
    assert talk(searcher, "徐汇院怎么推进内设机构改革?", "第九点呢?").status is not Status.ANSWERED


def test_what_was_asked_before_is_shown_in_what_was_understood(searcher: Searcher) -> None:
    understood = talk(searcher, ASKED, "出自哪里?").understood
    assert understood.startswith(ASKED.rstrip("?")) and understood.endswith("出自哪里?")
