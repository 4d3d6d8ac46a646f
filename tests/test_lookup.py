"""From a question to sentences, best first."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from retrieval import Searcher
from tests.odd_text import PASTED


def best(searcher: Searcher, question: str) -> str:
    return searcher.lookup.judged(searcher.lookup.understand(question))[0].evidence.sentence.span.text


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("徐汇院设立了多少个专业化办案组?", "23个专业化办案组"),
        ("内设机构改革以后部门压缩到多少个", "16个部门压缩为10个"),
        ("反洗钱协作机制是和哪些单位建立的", "人民银行、海关缉私局"),
        ("企业合规试点有多少家检察院参加", "21家检察院的19家"),
    ],
)
def test_the_sentence_that_answers_comes_first(searcher: Searcher, question: str, holds: str) -> None:
    assert holds in best(searcher, question)


@settings(deadline=None)
@given(text=PASTED)
def test_sentences_come_best_first_of_those_in_scope_and_of_the_others_and_each_once(
    searcher: Searcher, text: str
) -> None:
    judged = searcher.lookup.judged(searcher.lookup.understand(text))
    if all(one.in_scope >= other.in_scope for one, other in pairwise(judged)):  # those in scope may go first
        parts = [[one for one in judged if one.in_scope is scoped] for scoped in (True, False)]
    else:
        parts = [list(judged)]
    assert all(one.score >= other.score for part in parts for one, other in pairwise(part))
    spans = [(each.evidence.place.report, each.evidence.sentence.span.start) for each in judged]
    assert len(spans) == len(set(spans))


def test_only_reports_that_are_asked_about_are_looked_into(searcher: Searcher) -> None:
    question = searcher.lookup.understand("徐汇院的公益诉讼")
    assert {each.evidence.place.report for each in searcher.lookup.judged(question)} == set(
        question.scope.reports or ()
    )


def test_words_that_no_report_has_find_nothing(searcher: Searcher) -> None:
    assert not searcher.lookup.judged(searcher.lookup.understand("qwertyuiop"))


def test_where_one_talks_now_is_looked_into_though_no_word_matches(searcher: Searcher) -> None:
    lookup = searcher.lookup
    here = lookup.judged(lookup.understand("徐汇院设立了多少个专业化办案组?"))[0].evidence.place.paragraph
    judged = lookup.judged(lookup.understand("qwertyuiop"), here)
    assert here in [each.evidence.place.paragraph for each in judged]


def test_furniture_is_never_looked_into(searcher: Searcher) -> None:
    for question in ("打开微信扫一扫", "今天是几号欢迎来到", "微信公众号"):
        judged = searcher.lookup.judged(searcher.lookup.understand(question))
        assert all("getDate" not in each.evidence.sentence.span.text for each in judged)
        assert all("打开微信" not in each.evidence.sentence.span.text for each in judged)


def test_a_paragraph_is_prepared_once(searcher: Searcher) -> None:
    assert searcher.lookup.places([3])[0] is searcher.lookup.places([2, 3])[1]


def test_a_searcher_narrowed_to_a_report_quotes_no_other(searcher: Searcher) -> None:
    xuhui = next(o.report.file for o in searcher.lookup.outlines if o.report.file.startswith("001"))
    narrowed = searcher.among(frozenset({xuhui}))
    answer = narrowed.ask("公益诉讼做了哪些工作?")
    assert {citation.excerpt.report.file for citation in answer.citations} == {xuhui}
    assert narrowed.ask("徐汇院设立了多少个专业化办案组?") == searcher.ask("徐汇院设立了多少个专业化办案组?")
