"""What is said beside an answer."""

from __future__ import annotations

import pytest

from retrieval import Alias, NoteKind, Searcher


def test_an_alias_that_found_the_answer_is_told(searcher: Searcher) -> None:
    answer = searcher.ask("上海怎么帮小孩打官司、怎么保护小孩")
    assert "未成年人" in [alias.written for alias in answer.aliases if alias.said == "小孩"]


def test_the_reports_own_word_needs_no_alias(searcher: Searcher) -> None:
    assert searcher.ask("徐汇院设立了多少个专业化办案组?").aliases == ()


def test_a_misspelling_that_was_mended_is_told(searcher: Searcher) -> None:
    answer = searcher.ask("怎么打击电信炸骗?")
    assert any(alias.corrected and "骗" in alias.said for alias in answer.aliases)
    assert "诈骗" in answer.understood


def test_every_alias_is_of_a_word_that_was_typed_and_written(searcher: Searcher) -> None:
    for alias in searcher.ask("How many professional case-handling groups did Xuhui set up?").aliases:
        assert isinstance(alias, Alias) and alias.said and alias.written


@pytest.mark.parametrize("question", ["2019年徐汇院完成了什么改革?", "徐汇院内设机构改革什么时候完成的?"])
def test_last_year_is_told_as_the_year_it_was(searcher: Searcher, question: str) -> None:
    answer = searcher.ask(question)
    note = next(note for note in answer.notes if note.kind is NoteKind.YEAR_MEANS)
    assert dict(note.values) == {"said": "去年", "year": 2019}


def test_a_year_that_is_written_out_needs_no_remark(searcher: Searcher) -> None:
    answer = searcher.ask("“探索老年人特殊司法保护”入围了什么?")
    assert NoteKind.YEAR_MEANS not in {note.kind for note in answer.notes}
