"""The excerpt around a sentence: whole sentences, no longer than can be read at a glance."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retrieval import Span
from retrieval.citing import LONGEST_EXCERPT, MOST_CITATIONS, citations, whole, window
from retrieval.evidence import Evidence
from retrieval.ranking import Ranked
from tests.conftest import report
from tests.judging import outlined, place


def paragraph(lengths: list[int]) -> tuple[Span, tuple[Span, ...]]:
    held = report("".join("字" * (length - 1) + "。" for length in lengths))
    starts = [sum(lengths[:at]) for at in range(len(lengths))]
    spans = tuple(held.span(start, start + length) for start, length in zip(starts, lengths, strict=True))
    return held.span(0, len(held.text)), spans


LENGTHS = st.lists(st.integers(1, 600), min_size=1, max_size=12)


@given(LENGTHS, st.data())
def test_an_excerpt_is_whole_sentences_around_the_quote_and_short(lengths: list[int], data: st.DataObject) -> None:
    span, sentences = paragraph(lengths)
    at = data.draw(st.integers(0, len(sentences) - 1))
    excerpt = window(span, sentences, at)
    assert span.holds(excerpt) and excerpt.holds(sentences[at])
    assert excerpt.start in {each.start for each in sentences} and excerpt.end in {each.end for each in sentences}
    assert len(excerpt) <= max(LONGEST_EXCERPT, len(sentences[at]))


@given(LENGTHS, st.data())
def test_an_excerpt_has_no_room_left_for_its_neighbours(lengths: list[int], data: st.DataObject) -> None:
    span, sentences = paragraph(lengths)
    excerpt = window(span, sentences, data.draw(st.integers(0, len(sentences) - 1)))
    around = [each for each in sentences if each.end == excerpt.start or each.start == excerpt.end]
    assert all(len(excerpt) + len(each) > LONGEST_EXCERPT for each in around)


def test_a_short_paragraph_is_shown_whole() -> None:
    span, sentences = paragraph([100, 100, 100])
    assert window(span, sentences, 2) == span


def test_a_paragraph_is_cited_once_by_its_best_sentence() -> None:
    held = place("设立了23个专业化办案组,涉及金融犯罪。办理了74个案件,挽回损失。")
    both = [Ranked(Evidence(held, at, (), (), 0.0), {"own": 1.0 - at}, {}) for at in (0, 1)]
    cited = citations(both)
    assert len(cited) == 1 and cited[0].marks == (held.sentences[0].span,)


def test_no_more_is_cited_than_a_reader_can_look_through() -> None:
    assert MOST_CITATIONS == 5 and LONGEST_EXCERPT == 400


def test_a_whole_paragraph_may_be_cited_without_a_mark() -> None:
    found = outlined("设立了23个专业化办案组,涉及金融犯罪。")
    cited = whole(found, found.paragraphs[-1])
    assert cited.excerpt == found.paragraphs[-1].span and cited.marks == ()
