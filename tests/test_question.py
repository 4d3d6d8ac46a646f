"""A question without what nobody typed, and what it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Searcher
from retrieval.cleaning import LONGEST_QUESTION, clean, has_words
from retrieval.fold import fold
from tests.odd_text import PASTED


@given(PASTED | st.text())
def test_what_is_cleaned_can_be_shown_and_is_not_longer(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == cleaned.strip() and len(cleaned) <= len(text)
    assert not set(cleaned) & set("\x00\u200b\u202e\ufeff\ud800")


@given(PASTED | st.text())
def test_cleaning_twice_changes_nothing_more_but_markup_inside_markup(text: str) -> None:
    assert "<" in text or clean(clean(text)) == clean(text)


def test_markup_is_dropped_and_a_comparison_of_figures_is_not() -> None:
    assert clean("<b>多少</b>个<i>办案组</i>?") == "多少 个 办案组 ?"
    assert clean("3<5吗>") == "3<5吗>"


def test_the_address_of_a_page_is_not_asked() -> None:
    assert clean("https://example.com/徐汇?x=1&y=<b>") == ""
    assert clean("https://example.com/a.html 徐汇院有几个办案组?") == "徐汇院有几个办案组?"


def test_a_sentence_pasted_again_and_again_is_asked_once() -> None:
    assert clean("徐汇院设立了多少个专业化办案组?" * 200) == "徐汇院设立了多少个专业化办案组?"


def test_a_short_question_keeps_what_it_repeats() -> None:
    assert clean("是吗?是吗?") == "是吗?是吗?"


def test_the_longest_question_is_longer_than_any_story_told_around_one() -> None:
    assert LONGEST_QUESTION >= 500


@pytest.mark.parametrize("text", ["", "?!。", "😀", "—— ——", "“”", "\u3000"])
def test_what_has_no_words_cannot_be_asked(text: str) -> None:
    assert not has_words(fold(text))


@pytest.mark.parametrize("text", ["检", "206", "A", "徐匯", "é te"])
def test_what_has_a_word_can_be_asked(text: str) -> None:
    assert has_words(fold(text))


HEADS = [
    ("中层干部政治轮训和哪所党校合作?", "党校"),
    ("徐汇院设立了多少个专业化办案组?", "办案组"),
]
NO_HEADS = ["徐汇院的情况", "公益诉讼有哪些内容?", "怎么做公益诉讼?", "徐汇院的公益诉讼情况"]


@pytest.mark.parametrize(("text", "head"), HEADS)
def test_the_noun_of_the_question_word_is_what_is_asked_about(searcher: Searcher, text: str, head: str) -> None:
    found = searcher.lookup.understand(text).head
    assert found and head in found.said


@pytest.mark.parametrize("text", NO_HEADS)
def test_nouns_like_unit_and_situation_are_not_what_is_asked_about(searcher: Searcher, text: str) -> None:
    assert searcher.lookup.understand(text).head is None


def test_the_terms_to_rank_by_are_those_of_all_forms_the_word_itself_weighing_most(searcher: Searcher) -> None:
    terms = searcher.lookup.understand("公益诉讼和小孩").terms
    assert terms["公益"] == 1.0 > terms["未成"] > 0
