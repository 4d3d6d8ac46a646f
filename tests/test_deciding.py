"""What is answered, what is only near, and what is met with silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval import Searcher, Status
from retrieval.deciding import decided
from tests.talking import talk


def test_what_a_turn_itself_asks_about_must_be_spoken_of(searcher: Searcher) -> None:
    asked = "徐汇院有几名中层干部退出岗位?"
    assert talk(searcher, asked).status is Status.ANSWERED
    assert talk(searcher, asked, "走私的有多少人?").status is not Status.ANSWERED


def test_a_figure_is_not_answered_where_the_library_has_not_even_what_it_is_of(searcher: Searcher) -> None:
    assert searcher.ask("茅台一年赚了多少钱?").status is Status.NOT_FOUND


def test_a_figure_is_no_answer_where_the_chief_word_is_not_there(searcher: Searcher) -> None:
    assert searcher.ask("2021年上海检察院一共起诉了多少件洗钱的案子?").status is not Status.ANSWERED


def test_a_sentence_without_a_figure_answers_no_question_for_one(searcher: Searcher) -> None:
    assert searcher.ask("徐汇院加大宣传花了多少钱?").status is not Status.ANSWERED


def test_a_title_of_which_no_report_has_a_word_is_met_with_silence(searcher: Searcher) -> None:
    answer = searcher.ask("李白的《静夜思》全诗是什么?")
    assert answer.status is Status.NOT_FOUND and not answer.citations


@pytest.mark.parametrize(("paragraphs", "answered"), [(100, True), (100_000, False)])
def test_what_is_half_covered_in_a_large_library_is_covered_by_chance(
    searcher: Searcher, paragraphs: int, answered: bool
) -> None:
    question = searcher.lookup.understand("扫黑现在还在打吗,还是早就收尾了")
    best = searcher.lookup.judged(question)[0]
    assert (decided(replace(question, among=paragraphs), best)[0] is Status.ANSWERED) is answered
