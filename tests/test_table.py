"""Tables whose columns stand below each other although Chinese characters are two columns wide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.table import GAP, WIDEST, table
from bot.wrap import columns

CELLS = st.text(st.characters(codec="utf-8") | st.sampled_from("报告 a\n\t\x1b"), max_size=60)


def test_columns_stand_below_each_other() -> None:
    shown = list(table(["文件", "标题", "why"], [["a.txt", "某某区报告", ""], ["b.txt", "", "文件是空的"]]))
    assert shown == ["文件   标题        why", "a.txt  某某区报告", "b.txt              文件是空的"]


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5))
def test_a_row_is_one_line_and_only_its_last_cell_may_be_long(rows: list[tuple[str, str, str]]) -> None:
    shown = list(table(["a", "b", "c"], rows))
    assert len(shown) == len(rows) + 1
    for line, row in zip(shown, [("a", "b", "c"), *rows], strict=True):
        assert not set(line) & {"\n", "\t", "\x1b"}
        assert columns(line) <= 2 * (WIDEST + len(GAP)) + columns(row[2]) + len(row[2])
