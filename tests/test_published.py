"""When a report was published, and by whom."""

from __future__ import annotations

import pytest

from retrieval import Searcher, Status
from tests.talking import quoted


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("徐汇院的报告是什么时候发布的?", "2020-11-15"),
        ("上海市检察院这份报告哪天发布的?", "2021-11-30"),
        ("徐匯院的報告發布日期是?", "2020-11-15"),
    ],
)
def test_the_date_of_a_report_is_the_line_that_says_so(searcher: Searcher, question: str, date: str) -> None:
    answer = searcher.ask(question)
    assert answer.status is Status.ANSWERED
    assert date in quoted(answer)


def test_whoever_published_a_report_is_the_line_that_says_so(searcher: Searcher) -> None:
    answer = searcher.ask("上海2021年那篇报告是哪个单位发布的?")
    assert answer.status is Status.ANSWERED
    assert "上海市人民检察院" in quoted(answer)


def test_something_else_that_was_published_is_looked_up(searcher: Searcher) -> None:
    assert "十条重要提示" in quoted(searcher.ask("发布了几条维护安全稳定的重要提示?"))
