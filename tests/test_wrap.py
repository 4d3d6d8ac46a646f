from hypothesis import given
from hypothesis import strategies as st

from bot.wrap import columns, wrap


def test_without_a_width_nothing_is_added() -> None:
    assert wrap([("一段", False), ("文字", True)], None, "│ ") == "一段文字"


def test_numbers_and_latin_words_are_not_broken() -> None:
    assert wrap([("徐汇院的206系统", False)], 10) == "徐汇院的\n206系统"


def test_a_closing_mark_does_not_begin_a_line() -> None:
    assert wrap([("一二三四五。六", False)], 10) == "一二三四五。\n六"


def test_a_marked_part_is_painted_on_each_of_its_lines() -> None:
    shown = wrap([("一二", False), ("三四五六七", True)], 8, "", lambda text: f"<{text}>")
    assert shown == "一二<三四>\n<五六七>"


@given(st.lists(st.tuples(st.text(st.sampled_from("检察院,。12ab \n")), st.booleans())), st.integers(12, 60))
def test_wrapping_only_adds_line_breaks_and_edges(parts: list[tuple[str, bool]], width: int) -> None:
    text = "".join(part for part, _ in parts)
    lines = wrap(parts, width, "│").split("\n")
    assert all(line.startswith("│") for line in lines)
    assert "".join(line[1:] for line in lines) == text.replace("\n", "")
    assert all(columns(line) <= width + 30 for line in lines)
