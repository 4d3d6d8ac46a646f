"""How often something is mentioned, and where: as a plain scan of the text counts it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Library, NoteKind, Searcher, Span, Status
from retrieval.fold import fold, trace
from retrieval.mentions import citations_of, mentions, word_of
from tests.made_library import looked_into
from tests.test_library import ONE, TWO, put

WORDS = ["公益诉讼", "检察", "206系统", "内设机构", "未成年人", "知识产权", "企业合规", "浦东新区"]


def scanned(searcher: Searcher, word: str) -> int:
    """Times that the word stands in the reports, what is furniture left out."""
    count = 0
    for outline in searcher.library.outlines:
        text = list(outline.report.text)
        for span in outline.furniture:
            text[span.start : span.end] = "\n" * len(span)
        count += fold("".join(text)).count(word)
    return count


@pytest.mark.parametrize("word", WORDS)
def test_a_count_is_that_of_a_full_scan(searcher: Searcher, word: str) -> None:
    answer = searcher.ask(f"报告里一共提到几次“{word}”?")
    note = next(note for note in answer.notes if note.kind is NoteKind.COUNT)
    assert answer.status is Status.ANSWERED
    assert note.values["count"] == scanned(searcher, word)


@settings(deadline=None)
@given(data=st.data())
def test_any_stretch_of_a_report_is_found_as_often_as_it_stands_there(searcher: Searcher, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([p for o in searcher.lookup.outlines for p in o.paragraphs])).span.text
    start = data.draw(st.integers(0, max(0, len(text) - 6)))
    word = fold(text[start : start + data.draw(st.integers(2, 6))])
    found = mentions(word, searcher.library.outlines)
    spans = [span for _, each in found for span in each]
    # 十 is 10 in 十条 and not by itself, so a mention is compared where it stands
    assert all(_stands(word, span) for span in spans)
    assert len(spans) == len({(span.report.file, span.start) for span in spans})


def test_mentions_are_marked_where_they_stand_at_most_five_paragraphs(searcher: Searcher) -> None:
    found = mentions("公益诉讼", searcher.library.outlines)
    cited = citations_of(found, 5)
    assert len(cited) == 5
    for citation in cited:
        assert citation.marks and {mark.text for mark in citation.marks} == {"公益诉讼"}
        assert all(citation.excerpt.holds(mark) for mark in citation.marks)


def test_furniture_is_not_counted(searcher: Searcher) -> None:
    assert mentions("扫一扫", searcher.library.outlines) == []


def test_a_report_without_the_word_is_not_kept_in_memory(tmp_path: Path) -> None:
    put(tmp_path / "reports" / "a.txt", ONE)
    put(tmp_path / "reports" / "b.txt", TWO)
    Library.open(tmp_path / "reports", tmp_path / "state")
    library = Library.open(tmp_path / "reports", tmp_path / "state")
    found = mentions("45件", library.outlines)
    assert [outline.report.file for outline, _ in found] == ["b.txt"]
    assert all(span.report is library.outlines[1].report for _, spans in found for span in spans)
    assert looked_into(library) == {"b.txt"}


def test_what_stands_nowhere_is_not_counted(searcher: Searcher) -> None:
    answer = searcher.ask("报告里一共提到几次“大熊猫”?")
    assert answer.status is Status.NOT_FOUND and not answer.citations


def test_only_the_report_that_is_asked_about_is_counted(searcher: Searcher) -> None:
    answer = searcher.ask("徐汇院的报告里一共提到几次“公益诉讼”?")
    assert {citation.outline.report.file[:3] for citation in answer.citations} == {"001"}


def test_the_word_to_count_is_what_stands_in_quotation_marks_or_is_asked_about(searcher: Searcher) -> None:
    understand = searcher.lookup.understand
    assert word_of(understand("“三个规定”出现了几次?")) == "3个规定"
    assert word_of(understand("报告里提到几次公益诉讼?")) == "公益诉讼"
    assert word_of(understand("一共提到几次?")) == ""


def _stands(word: str, span: Span) -> bool:
    folded = trace(span.report.text)
    return folded.text.startswith(word, folded.starts.index(span.start))
