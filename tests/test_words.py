"""The word lists that the rules use."""

from __future__ import annotations

from retrieval.fold import fold
from retrieval.words import GENERAL, PROVINCES, SILENT, SURNAMES


def test_lists_are_written_as_texts_are_folded() -> None:
    silent = {word for word in SILENT if fold(word, numerals=False) != word}
    assert (
        not silent and all(fold(place) == place for place in PROVINCES) and fold(SURNAMES, numerals=False) == SURNAMES
    )


def test_every_province_is_there_once() -> None:
    assert len(PROVINCES) == len(set(PROVINCES)) == 34


def test_what_reports_are_about_is_not_silent() -> None:
    about = ["检察", "公益诉讼", "案件", "粮食", "就业", "不捕", "不批准", "徐汇", "上海", "2021年"]
    assert not SILENT & set(about) and not SILENT & set(PROVINCES)


def test_question_words_and_particles_are_silent() -> None:
    assert {"多少", "什么", "哪些", "怎么", "吗", "呢", "的", "请问", "what", "how"} <= SILENT


def test_general_nouns_are_nouns() -> None:
    assert {"单位", "情况", "措施"} <= GENERAL
    assert not GENERAL & {"检察院", "党校", "主教练"}
