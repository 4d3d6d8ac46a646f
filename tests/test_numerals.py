"""Numerals that count are written in figures; those that do not, stay words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fold import fold
from retrieval.numerals import NUMERAL, Numerals, arabic, value

_DIGITS = "零一二三四五六七八九"

COUNTS = [
    ("二十三个办案组", "23个办案组"),
    ("两家薄弱院", "2家薄弱院"),
    ("十条重要提示", "10条重要提示"),
    ("第十三批", "第13批"),
    ("第三条", "第3条"),
    ("一千零五件", "1005件"),
    ("一百五十人", "150人"),
    ("二〇二〇年", "2020年"),
    ("九九年", "99年"),
    ("三十五周年", "35周年"),
    ("百分之百", "100%"),
    ("三分之二干警", "2/3干警"),
]
WORDS = ["一体化", "一是打造队伍", "统一部署", "一把手", "千方百计", "万众一心", "一网通办"]


def chinese(number: int) -> str:
    """A number below ten thousand as a report writes it: 1005 is 一千零五."""
    written, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + name
        gap = not digit
    return written


@given(st.integers(10, 9999))
def test_a_number_below_ten_thousand_is_the_same_in_either_writing(number: int) -> None:
    assert fold(f"办理案件{chinese(number)}件") == f"办理案件{number}件"


@given(st.integers(10, 19))
def test_ten_to_nineteen_need_no_one_before_the_ten(number: int) -> None:
    assert fold(f"办理案件{chinese(number).removeprefix('一')}件") == f"办理案件{number}件"


@given(st.integers(1, 9))
def test_a_single_numeral_before_a_measure_is_a_number(number: int) -> None:
    assert fold(f"办理案件{chinese(number)}件") == f"办理案件{number}件"


@given(st.integers(1900, 2099))
def test_a_year_is_read_digit_by_digit(year: int) -> None:
    assert fold("".join(_DIGITS[int(digit)] for digit in str(year)).replace("零", "〇") + "年") == f"{year}年"


@given(st.integers(0, 99), st.integers(0, 9))
def test_a_share_is_the_same_in_either_writing(whole: int, part: int) -> None:
    said = "百分之" + (chinese(whole) or "零") + "点" + _DIGITS[part]
    assert fold(said) == f"{whole}.{part}%"


@pytest.mark.parametrize(("written", "folded"), COUNTS)
def test_what_counts_becomes_a_figure(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("word", WORDS)
def test_what_does_not_count_stays_a_word(word: str) -> None:
    assert fold(word) == word


@given(st.integers(1, 9999))
def test_the_value_of_a_numeral_is_its_number(number: int) -> None:
    assert value(chinese(number)) == number


def test_what_is_no_numeral_has_no_value() -> None:
    assert value("检察") is None


@given(st.integers(0, 9), st.integers(1, 99), st.sampled_from(["倍", "亿元", "万吨", "个百分点"]))
def test_a_number_with_a_point_is_the_same_in_either_writing(whole: int, part: int, measure: str) -> None:
    said = ("零一二三四五六七八九"[whole]) + "点" + "".join(_DIGITS[int(digit)] for digit in str(part))
    assert fold(f"增长{said}{measure}") == f"增长{whole}.{part}{measure}"


def test_a_time_of_day_is_no_number_with_a_point() -> None:
    assert fold("下午三点五分") == "下午3点5分"
    assert fold("十二点五分") == "12点5分"
    assert fold("早上八点五个人报案") == "早上8点5个人报案"


def test_a_numeral_behind_digits_is_a_number_of_its_own() -> None:
    assert fold("1953、1954两年") == "1953、1954两年"


@given(st.text("第一二三十百千零两〇年个起案那同把点,a1"))
def test_numerals_are_looked_for_where_they_can_begin_and_found_where_they_stand(text: str) -> None:
    assert Numerals().sub(arabic, text) == re.sub(NUMERAL, arabic, text)
    assert [m.span() for m in Numerals().finditer(text)] == [m.span() for m in re.finditer(NUMERAL, text)]
