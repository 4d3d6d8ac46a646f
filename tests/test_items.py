"""One item of an enumeration, however items are numbered."""

from __future__ import annotations

import pytest

from retrieval import Searcher, Status
from retrieval.fold import fold
from retrieval.items import marker, number


@pytest.mark.parametrize(
    "begins",
    ["三是推进改革", "三要推进改革", "第三，推进改革", "（三）推进改革", "3.推进改革", "3、推进改革", "三、推进改革"],
)
def test_the_third_item_may_begin_like_this(begins: str) -> None:
    assert marker(3).match(fold(begins))


@pytest.mark.parametrize(
    "begins",
    ["一是推进改革", "十三是推进改革", "（十三）推进改革", "13.推进改革", "30.推进改革", "三级院改革", "3个方面"],
)
def test_another_item_or_no_item_begins_like_this(begins: str) -> None:
    assert not marker(3).match(fold(begins))


def test_items_after_the_tenth_are_found_by_their_figures() -> None:
    assert marker(12).match("12.推进改革") and marker(12).match("(12)推进改革")


def test_the_list_goes_on_with_the_same_mark() -> None:
    begins = number(fold("（五）提高收入"))
    assert begins is not None and begins[0] == 5
    assert marker(6, [begins[1]]).match("(六)发展生产")
    assert not marker(6, [begins[1]]).match("第六、做好引进工作")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("徐汇院内设机构改革的第三条是什么?", "三是内设机构改革后"),
        ("公益诉讼工作机制里“三是”讲了什么?", "三是加大宣传争取人民群众支持"),
    ],
)
def test_the_item_of_the_list_that_is_asked_about_is_quoted(searcher: Searcher, question: str, begins: str) -> None:
    answer = searcher.ask(question)
    assert answer.status is Status.ANSWERED and answer.quote
    assert answer.quote.text.startswith(begins)
    assert answer.citations[0].excerpt.holds(answer.quote)


def test_an_item_that_the_list_does_not_have_is_not_answered(searcher: Searcher) -> None:
    assert searcher.ask("徐汇院内设机构改革的第九条是什么?").status is not Status.ANSWERED
