"""Which years a text speaks of, and which a question asks about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fold import fold
from retrieval.years import asked_years, heading_years, is_annual, is_plan, told, year_given
from tests.odd_text import PASTED

SPEAKS_OF = [
    ("2021年,全市检察机关", {2021}),
    ("2019-2021年共办理", {2019, 2020, 2021}),
    ("发布时间:2020-11-15", {2020}),
    ("二〇二〇年", {2020}),
    ("去年6月底完成", {2019}),
    ("今年将推进", {2020}),
    ("明年重点工作", {2021}),
    ("比上年增长3.5%", set[int]()),
    ("比2018年增长3.5%", set[int]()),
    ("206系统", set[int]()),
    ("投入2020万元", set[int]()),
    ("一是打造队伍", set[int]()),
]
ASKS_ABOUT = [
    ("2021年的公益诉讼", (2021,)),
    ("２０２１年", (2021,)),
    ("二〇二一年", (2021,)),
    ("21年上海检察", (2021,)),
    ("24年和25年相比", (2024, 2025)),
    ("99年那份报告", (1999,)),
    ("八一年女排", (1981,)),
    ("2020年洪灾之后建了什么", ()),
    ("2020年后续安排", (2020,)),
    ("九三年的报告", (1993,)),
    ("十一年", ()),
    ("2021上海检察", (2021,)),
    ("十年禁渔", ()),
    ("35年来", ()),
    ("206系统", ()),
    ("今天几号", ()),
]
KNOWN = frozenset({2020, 2021})


@pytest.mark.parametrize(("text", "years"), SPEAKS_OF)
def test_a_sentence_of_a_report_of_2020_speaks_of_these_years(text: str, years: set[int]) -> None:
    assert told(fold(text), 2020).years == years


def test_a_year_that_is_only_compared_with_is_told_apart() -> None:
    assert told("2012年每百户拥有家用汽车21.5辆,比2007年增加15.5辆", 2013).years == {2012}
    assert told("每百户拥有家用汽车21.5辆,比2007年增加15.5辆", 2013).compared == {2007}


def test_where_the_year_of_the_report_is_unknown_last_year_means_nothing() -> None:
    assert told("去年6月底", None).years == frozenset()


def test_the_word_that_depends_on_the_report_is_told_with_its_year() -> None:
    assert told("去年6月底", 2020).words == (("去年", 2019),)
    assert told("2019年6月底", 2020).words == ()


@pytest.mark.parametrize("text", ["五年来", "过去五年", "“十三五”时期"])
def test_several_years_at_once_are_told(text: str) -> None:
    assert told(fold(text), 2020).spans


@pytest.mark.parametrize(("text", "years"), ASKS_ABOUT)
def test_a_question_asks_about_these_years(text: str, years: tuple[int, ...]) -> None:
    assert asked_years(fold(text), fold(text, numerals=False), KNOWN) == years


@given(st.integers(1950, 2049), st.integers(1, 12))
def test_any_date_is_of_its_year(year: int, month: int) -> None:
    for written in (f"{year}年{month}月", f"{year}-{month:02}-01", f"{year}.{month}"):
        assert told(written, None).years == {year}
        assert year in asked_years(written, written, KNOWN)


@given(PASTED, st.none() | st.integers(1950, 2049))
def test_any_text_can_be_read_for_years(text: str, year: int | None) -> None:
    folded = fold(text)
    assert all(1000 < each < 3000 for each in told(folded, year).years)
    asked_years(folded, fold(text, numerals=False), KNOWN)


def test_a_report_was_given_in_its_year_or_the_one_after() -> None:
    assert year_given(2024, "2025-01-24") == 2025
    assert year_given(2025, "2025-01-24") == 2025
    assert year_given(1955, "2006-02-16") == 1955  # when somebody put it on a page
    assert year_given(2024, None) == 2024 and year_given(None, "2024-01-24") is None


def test_headings_date_what_stands_under_them() -> None:
    assert heading_years("2024年工作回顾", 2025) == {2024}
    assert heading_years("过去一年的主要工作", 2025) == {2024}
    assert heading_years("今年工作安排", 2025) == {2025}
    assert heading_years("持续强化刑事检察", 2025) == frozenset()


def test_the_year_in_a_title_may_be_the_one_looked_back_on() -> None:
    assert is_annual("北海市卫生健康委员会2023年度绩效任务完成情况") and is_annual("丹崖县2015年统计公报")
    assert not is_annual("2023年北海省政府工作报告")


def test_plans_are_told_from_what_was_done() -> None:
    assert is_plan("2025年重点工作")
    assert not is_plan("2024年工作回顾")
    assert not is_plan("持续强化刑事检察")


def test_a_heading_over_the_state_of_things_and_the_tasks_is_of_neither_year() -> None:
    assert heading_years("一、当前国内形势和基本任务", 1987) == frozenset()
    assert not is_plan("一、当前国内形势和基本任务")
