import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.place import Found, Place, find
from retrieval import Library, Searcher
from tests.conftest import report


def test_a_code_opens_the_very_place_it_was_made_of(searcher: Searcher) -> None:
    for outline in searcher.library.outlines:
        for paragraph in outline.paragraphs:
            assert find(Place.of(paragraph.span).code, searcher.library.outlines) == (
                Found.SAME,
                outline,
                paragraph.span,
            )


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_code_fits_into_a_button_and_into_a_link(start: int, length: int) -> None:
    code = Place.of(report("").span(start, start + length)).code
    assert re.fullmatch("[A-Za-z0-9_-]{1,60}", code)


def test_a_changed_report_is_told_from_one_that_is_gone(searched: Library) -> None:
    outline = searched.outlines[0]
    span = outline.report.span(10, 20)
    changed = replace(outline, report=replace(outline.report, sha256="cd" * 32))
    assert find(Place.of(span).code, [changed]) == (Found.CHANGED, changed, None)
    assert find(Place.of(span).code, searched.outlines[1:]) == (Found.GONE, None, None)


def test_a_renamed_report_is_still_found(searched: Library) -> None:
    outline = searched.outlines[0]
    renamed = replace(outline, report=replace(outline.report, file="新名字.txt"))
    assert find(Place.of(outline.report.span(10, 20)).code, [renamed])[0] is Found.SAME


@given(st.text() | st.from_regex(r"c1-[0-9a-f]{12}-[0-9a-f]{12}-[0-9a-z]{1,9}-[0-9a-z]{1,9}", fullmatch=True))
def test_a_foreign_code_opens_nothing(code: str) -> None:
    assert find(code, [])[2] is None


def test_a_place_beyond_the_end_is_forged(searched: Library) -> None:
    outline = searched.outlines[0]
    end = len(outline.report.text)
    assert find(Place.of(outline.report.span(end - 5, end + 5)).code, searched.outlines)[0] is Found.FORGED
