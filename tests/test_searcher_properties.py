"""What holds for the answer to any text whatever."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Answer, Searcher, Span, Status
from retrieval.citing import LONGEST_EXCERPT
from tests.odd_text import PASTED

ASKED = st.sampled_from(
    [
        "徐汇院设立了多少个专业化办案组?",
        "上海检察机关教育整顿有多少项规定动作?",
        "两份报告里公益诉讼各是怎么做的?",
        "徐汇院内设机构改革的第三条是什么?",
        "报告里一共提到几次“公益诉讼”?",
        "2016年徐汇院完成了什么改革?",
        "那徐汇院呢?",
        "还有别的吗?",
        "出自哪里?",
        "哪一年的?",
        "上一段",
        "下一段",
        "第二点呢?",
    ]
)
TURNS = st.lists(ASKED | PASTED, min_size=1, max_size=4)


def is_slice(span: Span) -> bool:
    return span.text != "" and span.text == span.report.text[span.start : span.end] and 0 <= span.start < span.end


def check(answer: Answer, searcher: Searcher) -> None:
    answered = answer.status is Status.ANSWERED
    assert answered == (answer.reason is None) == (answer.quote is not None)
    assert (answer.status is Status.NOT_FOUND) == (not answer.citations)
    assert len(answer.citations) <= 5
    if answer.quote:
        assert is_slice(answer.quote) and answer.citations[0].excerpt.holds(answer.quote)
    for citation in answer.citations:
        sentences = [sentence for sentence in citation.paragraph.sentences if citation.excerpt.holds(sentence)]
        assert citation.outline in searcher.library.outlines
        assert citation.paragraph in citation.outline.paragraphs
        assert is_slice(citation.excerpt) and citation.paragraph.span.holds(citation.excerpt)
        assert len(citation.excerpt) <= LONGEST_EXCERPT or len(sentences) == 1
        assert all(is_slice(mark) and citation.excerpt.holds(mark) for mark in citation.marks)
        assert not any(
            citation.excerpt.start < f.end and f.start < citation.excerpt.end for f in citation.outline.furniture
        )


def places(answer: Answer) -> list[tuple[str, int, int]]:
    spans = [*([answer.quote] if answer.quote else []), *(citation.excerpt for citation in answer.citations)]
    return [(span.report.file, span.start, span.end) for span in spans]


@settings(deadline=None, max_examples=150)
@given(text=PASTED | st.text())
def test_any_text_is_answered_with_slices_and_nothing_else(searcher: Searcher, text: str) -> None:
    check(searcher.ask(text), searcher)


@settings(deadline=None, max_examples=80)
@given(turns=TURNS)
def test_any_conversation_is_answered_with_slices_and_nothing_else(searcher: Searcher, turns: list[str]) -> None:
    answer: Answer | None = None
    for turn in turns:
        answer = searcher.ask(turn, answer)
        check(answer, searcher)


@settings(deadline=None, max_examples=40)
@given(turns=TURNS)
def test_the_same_conversation_has_the_same_answers(searcher: Searcher, turns: list[str]) -> None:
    first: Answer | None = None
    again: Answer | None = None
    for turn in turns:
        first, again = searcher.ask(turn, first), searcher.ask(turn, again)
        assert (first.status, first.reason, first.understood) == (again.status, again.reason, again.understood)
        assert places(first) == places(again)


@settings(deadline=None, max_examples=30)
@given(text=st.text(min_size=1001, max_size=6000))
def test_a_text_as_long_as_a_page_is_refused_or_answered_like_any_other(searcher: Searcher, text: str) -> None:
    check(searcher.ask(text), searcher)
