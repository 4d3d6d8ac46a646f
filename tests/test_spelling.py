"""Misspellings of one sound and words typed in pinyin, mended by the words of the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from retrieval.spelling import Spelling
from retrieval.terms import Word

KNOWN = {
    "检察": 30,
    "检察院": 20,
    "察院": 20,
    "诈骗": 4,
    "电信": 5,
    "涉老": 2,
    "逮捕": 3,
    "徐汇": 9,
    "办案": 8,
    "花糊": 1,
    "糊饼": 1,
    "通传": 1,
}
COMMON: Mapping[str, int] = {
    "检察": 500,
    "检察院": 900,
    "检查": 8000,
    "诈骗": 700,
    "电信": 900,
    "逮捕": 600,
    "办案": 300,
    "徐汇": 40,
    "通传": 4,
}


def split(text: str) -> list[Word]:
    """Words parted by |, as a segmenter would part them."""
    found, at = [], 0
    for word in text.split("|"):
        if word.strip():
            found.append(Word(word, at, at + len(word)))
        at += len(word)
    return found


def stands(part: str) -> int:
    """In how many paragraphs: those of the words that hold it."""
    return max((df for word, df in KNOWN.items() if part in word), default=0)


def mended(marked: str, silent: Sequence[str] = ()) -> list[tuple[str, str]]:
    spelling = Spelling(stands, lambda word: COMMON.get(word, 0))
    folded = marked.replace("|", "")
    found = spelling.mend(folded, split(marked), set(silent).__contains__)
    assert all(folded[each.start : each.end] == each.said for each in found)
    return [(each.said, each.written) for each in found]


def test_a_place_is_mended_though_part_of_it_says_little_by_itself() -> None:
    assert mended("徐|会", silent=["会"]) == [("徐会", "徐汇")]
    assert mended("逮|补", silent=["补"]) == []


def test_a_word_that_stands_once_and_is_in_hardly_any_dictionary_is_not_what_was_meant() -> None:
    assert mended("通|船") == []
    assert mended("通|行|船") == []


def test_a_word_of_the_same_sound_is_mended() -> None:
    assert mended("电信|炸|骗") == [("炸骗", "诈骗")]
    assert mended("检查|院|办案") == [("检查院", "检察院")]


@pytest.mark.parametrize("marked", ["检察院|办案", "检查|工作", "诈骗", "逮捕"])
def test_a_word_that_the_library_or_the_language_has_is_left(marked: str) -> None:
    assert mended(marked) == []


def test_a_word_in_pinyin_is_mended() -> None:
    assert mended("shelao") == [("shelao", "涉老")]
    assert mended("she| |lao") == [("she lao", "涉老")]
    assert mended("jianchayuan| |banan") == [("jianchayuan", "检察院"), ("banan", "办案")]


def test_an_english_word_is_left() -> None:
    assert mended("police| |case") == []
    assert mended("banan", silent=["banan"]) == []


def test_what_stands_apart_is_not_one_word() -> None:
    assert mended("炸|,|骗") == []
    assert mended("she|,|lao") == []


def test_a_word_that_no_dictionary_has_is_mended_only_where_its_neighbour_agrees() -> None:
    assert mended("花|湖") == []
