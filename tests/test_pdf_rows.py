"""Rows of a printed page become paragraphs again, whoever printed them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.readers.pdf_rows import Row, clean, joined, without_edges

ONE = (
    "全年地区生产总值增长5.2%，粮食总产量达到315.6亿斤，二是城镇新增就业22.9万人，居民收入稳步增加，各项工作稳中有进。"
)
TWO = "开通高铁线路3条，新增运营里程243公里；建成公园45个，群众出门就能见到绿色，城市面貌焕然一新。"
PARAGRAPHS = ["一、2024年工作回顾", ONE, TWO, "（一）城市建设", TWO, ONE, "（二）乡村建设", ONE, TWO]


def printed(paragraphs: list[str], room: int, left: float = 72.0, inset: float = 24.0) -> list[Row]:
    """Rows with room for so many characters of 12 points; the first of a paragraph stands further in."""
    rows = []
    for paragraph in paragraphs:
        row, used = Row("", left + inset, 12.0), 2.0
        for char in paragraph:
            used += 1 if char > "\xff" else 0.5
            if used > room:
                rows.append(row)
                row, used = Row("", left, 12.0), 1.0
            row = row._replace(text=row.text + char)
        rows.append(row)
    return rows


@pytest.mark.parametrize("room", [12, 16, 21, 30])
@pytest.mark.parametrize("tall", [7, 11, 40])
def test_indented_first_rows_tell_paragraphs_over_page_ends(room: int, tall: int) -> None:
    rows = printed(PARAGRAPHS, room)
    text, begins = joined([rows[at : at + tall] for at in range(0, len(rows), tall)])
    assert text.split("\n") == PARAGRAPHS
    assert [text[begin:].startswith(rows[at * tall].text) for at, begin in enumerate(begins)] == [True] * len(begins)


def test_two_columns_have_a_margin_each() -> None:
    rows = printed(PARAGRAPHS, 12)
    half = len(rows) // 2
    right = [row._replace(left=row.left + 240) for row in rows[half:]]
    assert joined([[*rows[:half], *right]])[0].split("\n") == PARAGRAPHS


def test_a_title_below_a_head_that_repeats_it_is_kept() -> None:
    pages = [[Row("某省报告"), Row("某省报告"), Row("正文一"), Row("— 1 —")]]
    pages += [[Row("某省报告"), Row(word), Row(word * 2), Row(f"— {n} —")] for n, word in enumerate("甲乙丙丁", 2)]
    kept = without_edges(pages)
    assert [row.text for row in kept[0]] == ["某省报告", "正文一"]
    assert [row.text for row in kept[3]] == ["丙", "丙丙"]


def test_a_foot_that_repeats_the_title_does_not_take_the_title() -> None:
    pages = [[Row("某省报告"), Row("正文一"), Row("正文二"), Row("某省报告"), Row("1")]]
    pages += [[Row(word), Row(word * 2), Row("某省报告"), Row(str(n))] for n, word in enumerate("甲乙丙丁", 2)]
    assert [row.text for row in without_edges(pages)[0]] == ["某省报告", "正文一", "正文二"]


def test_radicals_of_a_browser_and_gaps_beside_digits_are_read_as_meant() -> None:
    row = clean(Row("\u3000\u30002025 年⼯作报告⸺⻔⼾⻓⻛", 72.0, 12.0))
    assert row == Row("2025年工作报告——门户长风", 96.0, 12.0)


ROWS = st.builds(
    Row, st.text("报告一二。，：5a （）", min_size=1).filter(str.strip), st.floats(0, 600), st.sampled_from([0.0, 12.0])
)


@given(st.lists(st.lists(ROWS, max_size=6), max_size=6))
def test_all_rows_stand_in_the_text_in_order_and_pages_begin_at_theirs(pages: list[list[Row]]) -> None:
    text, begins = joined(pages)
    assert "".join(text.split()) == "".join("".join(row.text for page in pages for row in page).split())
    assert len(begins) == len(pages) and list(begins) == sorted(begins)
    assert all(text.startswith(page[0].text, begin) for page, begin in zip(pages, begins, strict=True) if page)
