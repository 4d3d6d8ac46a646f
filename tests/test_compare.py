"""Which questions compare, and what their sides are."""

from __future__ import annotations

import pytest

from retrieval import Searcher
from retrieval.asking import Kind
from retrieval.compare import sides
from retrieval.question import Question


def compared(searcher: Searcher, text: str) -> tuple[Question, ...]:
    return sides(searcher.lookup.understand(text), searcher.lookup.scopes)


def files(searcher: Searcher, side: Question) -> set[str]:
    assert side.scope.reports is not None
    return {searcher.lookup.outlines[at].report.file[:3] for at in side.scope.reports}


@pytest.mark.parametrize(
    "text",
    [
        "徐汇院和上海市检察院在公益诉讼上有什么不同?",
        "徐汇院和全市检察机关各自怎么做公益诉讼?",
        "徐汇和上海的政治轮训对比",
    ],
)
def test_places_that_are_compared_are_a_side_each_in_the_order_of_the_question(searcher: Searcher, text: str) -> None:
    assert [files(searcher, side) for side in compared(searcher, text)] == [{"001"}, {"000"}]


def test_two_reports_are_a_side_each(searcher: Searcher) -> None:
    found = compared(searcher, "两份报告里公益诉讼各是怎么做的?")
    assert [files(searcher, side) for side in found] == [{"000"}, {"001"}]


def test_years_that_are_compared_are_a_side_each(searcher: Searcher) -> None:
    assert [side.scope.years for side in compared(searcher, "2019年和2021年的改革有什么不同?")] == [(2019,), (2021,)]


@pytest.mark.parametrize(
    "text",
    [
        "徐汇院设立了多少个专业化办案组?",
        "公安和法院怎么配合?",
        "上海检察机关和军事检察院一起做了什么?",
        "2021年的公益诉讼和行政检察",
        "1998到2002这五年一共投入了多少钱?",
        "上海与徐汇的共建项目一共办了多少案件?",
        "区里的检察院成绩一直靠后,后来市里挑了两家弱的院,谁牵头负责?",
    ],
)
def test_what_names_one_report_compares_nothing(searcher: Searcher, text: str) -> None:
    assert compared(searcher, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "全区设了几个办案组,全市设了几个?",
        "区里的检察院,和市里的检察院,哪个办案多?",
        "徐汇院和市院之间谁办的案子多?",
        "2020年和2021年共同犯罪案件各有多少件?",
    ],
)
def test_what_is_told_of_each_is_compared_whatever_stands_between(searcher: Searcher, text: str) -> None:
    assert len(compared(searcher, text)) == 2


def test_whoever_something_goes_to_is_no_side(searcher: Searcher) -> None:
    assert compared(searcher, "上海支援徐汇的干警一共有多少?") == ()


def test_what_two_clauses_ask_of_two_places_is_a_comparison(searcher: Searcher) -> None:
    found = compared(searcher, "市里有几支团队,徐汇有几个办案组")
    assert [files(searcher, side) for side in found] == [{"000"}, {"001"}]


def test_each_side_has_its_own_year(searcher: Searcher) -> None:
    found = compared(searcher, "市检2021年和徐汇院2020年的报告里各有哪些办法?")
    assert [side.scope.years for side in found] == [(2021,), (2020,)]


def test_the_number_of_sides_is_no_number_of_items(searcher: Searcher) -> None:
    found = compared(searcher, "“一岗双责”在市检和徐汇院的材料里都出现过,两处分别是什么?")
    assert [side.asked.count for side in found] == [None, None]


def test_a_side_is_asked_only_about_what_is_said_of_it(searcher: Searcher) -> None:
    one, other = compared(searcher, "徐汇院设立了多少个办案组,上海有多少家院开展企业合规,分别是多少?")
    assert "办案组" in "".join(each.said for each in one.concepts) and "合规" not in "".join(
        each.said for each in one.concepts
    )
    assert "合规" in "".join(each.said for each in other.concepts)


def test_a_comparison_of_figures_asks_for_a_figure_whatever_its_question_word(searcher: Searcher) -> None:
    found = compared(searcher, "2019年和2021年的增长目标有什么不一样?")
    assert [side.asked.kind for side in found] == [Kind.NUMBER, Kind.NUMBER]


def test_what_a_side_is_called_is_none_of_its_words(searcher: Searcher) -> None:
    found = compared(searcher, "市院和徐汇院的“共赢”理念各自怎么说")
    assert not any(concept.said == "市院" for side in found for concept in side.concepts)
