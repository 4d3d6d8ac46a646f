"""What a turn of a conversation means after the turns before it."""

from __future__ import annotations

import pytest
from hypothesis import given

from retrieval import Searcher, Status
from retrieval.asking import Kind
from retrieval.fold import fold
from retrieval.followup import LAST, Turn, leaves_out, meant, spoken
from retrieval.question import Question
from tests.odd_text import PASTED
from tests.talking import talk

TURNS = [
    ("出自哪里?", Turn.SOURCE),
    ("这句话出自哪里", Turn.SOURCE),
    ("来源呢?", Turn.SOURCE),
    ("哪份报告说的?", Turn.SOURCE),
    ("哪一年的?", Turn.DATED),
    ("这是什么时候的数据?", Turn.DATED),
    ("什么时候发布的?", Turn.DATED),
    ("上一段", Turn.BEFORE),
    ("上一段呢?", Turn.BEFORE),
    ("前一句是什么", Turn.BEFORE),
    ("下一段", Turn.AFTER),
    ("后面呢", Turn.AFTER),
    ("下一段讲了什么", Turn.AFTER),
    ("上一段说什么?", Turn.BEFORE),
    ("接下来还说了些什么", Turn.AFTER),
    ("把这一段完整给我看", Turn.WHOLE),
    ("全文在哪", Turn.WHOLE),
    ("看看上下文", Turn.WHOLE),
    ("还有别的吗?", Turn.MORE),
    ("还有吗", Turn.MORE),
    ("還有別的嗎?", Turn.MORE),
    ("第三点呢", Turn.ITEM),
    ("第2条是什么", Turn.ITEM),
    ("徐汇院设立了多少个专业化办案组?", Turn.NEW),
    ("资金的出处是哪里", Turn.NEW),
    ("哪一年开始试点206系统", Turn.NEW),
    ("第三批案例有哪些", Turn.NEW),
    ("还有别的区开展试点吗", Turn.NEW),
    ("", Turn.NEW),
]


@pytest.mark.parametrize(("said", "turn"), TURNS)
def test_a_turn_is_told_by_its_words(said: str, turn: Turn) -> None:
    assert meant(fold(said)).turn is turn


@pytest.mark.parametrize("said", ["原话出自哪儿啊", "这话在哪一部分", "谁说的", "这句在哪"])
def test_a_source_is_asked_for_in_many_words(said: str) -> None:
    assert meant(fold(said)).turn is Turn.SOURCE


@pytest.mark.parametrize("said", ["上一条说什么", "下一条民生实事呢"])
def test_the_item_beside_is_asked_for(said: str) -> None:
    assert meant(fold(said)).turn in (Turn.NEXT, Turn.PREVIOUS)


def test_the_item_that_is_asked_for_is_told() -> None:
    assert meant(fold("第三点呢")).item == 3
    assert meant(fold("那第12条是什么?")).item == 12
    assert meant(fold("最后一项呢")).item == LAST


@given(PASTED)
def test_any_text_is_some_turn(text: str) -> None:
    assert meant(fold(text)).turn in Turn


@pytest.mark.parametrize("said", ["那徐汇院呢?", "自选动作呢", "具体有哪些?", "涉及哪些领域?", "那上海呢"])
def test_a_turn_that_points_back_leaves_something_out(searcher: Searcher, said: str) -> None:
    assert leaves_out(searcher.lookup.understand(said))


@pytest.mark.parametrize(
    "said",
    [
        "上海检察机关推出了多少条检察为民办实事举措?",
        "企业合规试点工作在全市多少家检察院开展?",
        "反洗钱协作机制是和哪些单位一起建立的?",
    ],
)
def test_a_question_that_says_it_all_leaves_nothing_out(searcher: Searcher, said: str) -> None:
    assert not leaves_out(searcher.lookup.understand(said))


@pytest.mark.parametrize("said", ["都冲着哪些去的", "还有哪些模块", "也包括法院吗"])
def test_a_turn_that_begins_with_what_goes_on_leaves_something_out(searcher: Searcher, said: str) -> None:
    assert leaves_out(searcher.lookup.understand(said))


def test_a_short_turn_that_finds_nothing_by_itself_is_taken_with_the_one_before(searcher: Searcher) -> None:
    turns = ("徐汇院试点206系统时查找出多少类技术问题?", "修好了几种?")
    assert searcher.ask(turns[1]).status is Status.NOT_FOUND
    assert talk(searcher, *turns).status is Status.ANSWERED


def test_another_matter_that_names_the_place_is_a_new_question(searcher: Searcher) -> None:
    assert not leaves_out(searcher.lookup.understand("明天上海下不下雨"))


def understood(searcher: Searcher, *turns: str) -> Question:
    meaning = talk(searcher, *turns).meaning
    assert meaning is not None
    return meaning


def test_the_topic_stays_and_the_place_changes(searcher: Searcher) -> None:
    now = understood(searcher, "上海检察机关怎么做公益诉讼?", "那徐汇院呢?")
    assert now.scope.places == ("徐汇",)
    assert "公益诉讼" in [each.said for each in now.concepts]
    assert now.asked.kind is Kind.WAY


def test_the_place_stays_and_the_topic_changes(searcher: Searcher) -> None:
    now = understood(searcher, "徐汇院设立了多少个专业化办案组?", "技术问题呢?")
    assert now.scope.places == ("徐汇",)
    weights = {each.said: each.weight for each in now.concepts}
    assert max(weights, key=lambda said: weights[said]) in "技术问题"


def test_a_year_that_was_said_stays_until_another_is_said(searcher: Searcher) -> None:
    assert understood(searcher, "2021年的公益诉讼", "行政检察呢").scope.years == (2021,)
    assert understood(searcher, "2021年的公益诉讼", "2019年呢").scope.years == (2019,)


def test_what_is_understood_shows_the_last_three_turns() -> None:
    assert spoken("那徐汇院呢?", "上海怎么做公益诉讼?") == "上海怎么做公益诉讼 → 那徐汇院呢?"
    assert spoken("技术问题呢", "甲 → 乙?") == "甲 → 乙 → 技术问题呢"
    assert spoken("技术问题呢", "甲 → 乙 → 丙") == "乙 → 丙 → 技术问题呢"
