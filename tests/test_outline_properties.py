"""What holds for the parts of any text whatever."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.outline import outline
from retrieval.outline.blanks import is_blank, narrowed
from retrieval.outline.furniture import is_furniture
from retrieval.report import Outline, Report, Span

PIECES = [
    *["一、", "二、", "（一）", "(二)", "1.", "2．", "3、", "①", "第一章", "第一部分 ", "一是", "第二，", "——", "# "],
    *["提升质效", "推动高水平平安上海建设", "全年办理案件3.5万件", "增长5%", "各位代表", "工作报告", "来源：日报"],
    *["2021年", "发布时间:2021-11-30", "\n", "\n", "\n\n", "\n\n\n", "\r\n", "&nbsp;", "<p>", "</p>", "<br/>", "||"],
    *"，。；：！？、…“”‘’（）《》【】()[]<>;:!?.,\"'|-—\t \u3000\u200b\ufeff\x00\x85\u2028\r",
    *["{{x}}", "打印", "下载", "ç°å¨ï¼æä»£è¡¨", "本作品是中华人民共和国的", "相关链接：", "第3页", "— 1 —", "字" * 90],
    *["长句" * 300, "x y " * 400, "A", "https://a.cn/b?c=1", "## "],
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)


def parts(text: str) -> Outline:
    return outline(Report("r.txt", text, "0" * 64))


def ordered(spans: list[Span]) -> bool:
    return all(one.end <= other.start for one, other in pairwise(spans))


@settings(deadline=None)
@given(TEXTS)
def test_paragraphs_are_ordered_disjoint_numbered_and_not_blank(text: str) -> None:
    found = parts(text).paragraphs
    assert ordered([p.span for p in found])
    assert [p.number for p in found] == list(range(1, len(found) + 1))
    assert all(p.span.text.strip() for p in found)


@settings(deadline=None)
@given(TEXTS)
def test_sentences_cover_their_paragraph_and_have_no_blanks_at_their_ends(text: str) -> None:
    for paragraph in parts(text).paragraphs:
        sentences = list(paragraph.sentences)
        assert ordered(sentences)
        assert (sentences[0].start, sentences[-1].end) == (paragraph.span.start, paragraph.span.end)
        assert all(s.text and not is_blank(s.text[0]) and not is_blank(s.text[-1]) for s in sentences)
        between = [text[a.end : b.start] for a, b in pairwise(sentences)]
        assert all(is_blank(char) for gap in between for char in gap)


@settings(deadline=None)
@given(TEXTS)
def test_paragraphs_headings_furniture_and_blanks_cover_the_text(text: str) -> None:
    found = parts(text)
    seen = bytearray(len(text))
    headings = [s.heading for s in found.sections]
    for span in [*(p.span for p in found.paragraphs), *headings, *found.furniture]:
        seen[span.start : span.end] = b"\x01" * len(span)
    assert [char for at, char in enumerate(text) if not seen[at] and not is_blank(char)] == []


@settings(deadline=None)
@given(TEXTS)
def test_furniture_overlaps_nothing_that_is_quoted(text: str) -> None:
    found = parts(text)
    assert ordered(list(found.furniture))
    both = sorted([*(p.span for p in found.paragraphs), *found.furniture], key=lambda span: span.start)
    assert ordered(both)


@settings(deadline=None)
@given(TEXTS)
def test_title_publisher_and_headings_are_slices_and_sections_nest(text: str) -> None:
    found = parts(text)
    named = [*found.title, *([found.publisher] if found.publisher else []), *(s.heading for s in found.sections)]
    assert all(span.report is found.report and span.text for span in named)
    assert all(section.level == len(section.path) - 1 for section in found.sections)


@settings(deadline=None)
@given(TEXTS)
def test_the_same_text_has_the_same_parts(text: str) -> None:
    one, other = parts(text), parts(text)
    assert [p.span.text for p in one.paragraphs] == [p.span.text for p in other.paragraphs]
    assert (one.date, len(one.sections)) == (other.date, len(other.sections))


@pytest.mark.parametrize("line", ["le>\n" * 70, "首页" + "a" * 290, "a > " * 60 + "。", "位置:" + "/ " * 140 + "。"])
def test_a_long_line_that_looks_like_a_trail_is_decided_at_once(line: str) -> None:
    assert is_furniture(line) in (True, False)


@given(TEXTS | st.text(max_size=20))
def test_characters_are_narrowed_as_unicode_says(text: str) -> None:
    assert narrowed(text) == unicodedata.normalize("NFKC", text)
