"""One folded form for the many ways of writing the same, and the way back to the source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fold import _STEPS, _TABLE, _translated, fold, fold_each, trace
from tests.odd_text import PASTED

SAME = [
    ("徐匯區人民檢察院", "徐汇区人民检察院"),
    ("非法吸收公眾存款", "非法吸收公众存款"),
    ("２０６系统", "206系统"),
    ("ＸｕＨｕｉ", "xuhui"),
    ("Хuhui", "xuhui"),  # the first letter is Cyrillic
    ("检\u200b察\ufeff院", "检察院"),
    ("检 察\u3000院", "检察院"),
    ("全市检察\n机关", "全市检察机关"),
    ("报(bào)告(gào)", "报告"),
    ("1,234,567元", "1234567元"),
    ("就业6\n0万人", "就业60万人"),
    ("1 2 3件", "123件"),
    ("23 个", "23个"),
    ("３．５％", "3.5%"),
    ("百分之三点五", "3.5%"),
    ("百分之八十", "80%"),
    ("四分之三", "3/4"),
]
DIFFERENT = [
    ("徐汇", "徐家汇"),
    ("3.5", "35"),
    ("1,23", "123"),
    ("2021,2022", "20212022"),
    ("set up", "setup"),
    ("增长3%", "增长3"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_the_same_to_a_reader_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_is_not_the_same_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_without_numerals_ten_years_stay_apart_from_the_year_ten() -> None:
    assert fold("十年禁渔", numerals=False) == "十年禁渔"
    assert fold("１０年", numerals=False) == "10年"


@given(PASTED | st.text())
def test_the_traced_form_is_the_folded_form(text: str) -> None:
    assert trace(text).text == fold(text)


@given(PASTED | st.text())
def test_every_folded_character_stands_for_a_slice_of_the_source_in_order(text: str) -> None:
    folded = trace(text)
    places = list(zip(folded.starts, folded.ends, strict=True))
    assert len(places) == len(folded.text)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(places))


@given(PASTED | st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    assert not set(fold(text)) & set("\x00\u200b\u202e\ufeff\u0301")


@given(st.text(st.sampled_from("徐匯區檢察院設立了個專業化辦案組２０６系统，。 abXY"), max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """Not so for 3,一百人, which becomes 3,100人 and then would be one figure: what is folded is not folded again."""
    assert fold(fold(text)) == fold(text)


def test_a_match_is_marked_where_it_stands_in_the_source() -> None:
    text = "设立了二 十 三个專業化 辦案組,占百分之七点五。"
    folded = trace(text)
    at = folded.text.index("专业化办案组")
    start, end = folded.source(at, at + len("专业化办案组"))
    assert text[start:end] == "專業化 辦案組"
    at = folded.text.index("7.5%")
    start, end = folded.source(at, at + len("7.5%"))
    assert text[start:end] == "百分之七点五"


@given(PASTED | st.text("12 ,\n\r徐百分之三四点(（bào)）\u200b十年"))
def test_no_step_is_left_out_that_would_change_anything(text: str) -> None:
    for needed, pattern, put in _STEPS:
        if needed not in text:
            assert pattern.sub(put, text) == text or "（" in text  # which the table has made a ( of before
    folded = text.translate(_TABLE)
    for _, pattern, put in _STEPS:
        folded = pattern.sub(put, folded)
    assert fold(text) == folded


@given(st.lists(PASTED | st.text("中国 \n1２3,（）第一二三十百分之七个\uffff", max_size=12), max_size=5))
def test_texts_folded_at_once_are_folded_as_each_alone(texts: list[str]) -> None:
    assert fold_each(texts) == [fold(text) for text in texts]


@given(PASTED, st.integers(1, 600))
def test_a_long_text_is_translated_as_a_short_one(text: str, times: int) -> None:
    assert _translated(text * times) == (text * times).translate(_TABLE)
