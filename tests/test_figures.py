"""Figures in a text: the number, its measure, what it counts."""

from __future__ import annotations

import pytest
from hypothesis import given

from retrieval.figures import figures, of_one_kind
from retrieval.fold import fold
from tests.odd_text import PASTED

FOUND = [
    ("设立了23个专业化办案组", [("23", "个")]),
    ("推出26大项86条具体举措", [("26", "大"), ("86", "条")]),
    ("增长3.5%", [("3.5", "%")]),
    ("百分之七点五", [("7.5", "%")]),
    ("粮食产量880亿斤", [("880", "亿斤")]),
    ("投资1.2万亿元", [("1.2", "万亿元")]),
    ("近60万名从业人员", [("60", "万名")]),
    ("20余份鉴定意见", [("20", "份")]),
    ("近三分之二干警", [("2/3", "")]),
    ("斩获8金4银、奖金3万元", [("8", "枚"), ("4", "枚"), ("3", "万元")]),
    ("没有数字", []),
    ("PM2.5浓度", []),
]
ONE_KIND = [("个", "件"), ("元", "亿元"), ("%", "个百分点"), ("名", "人"), ("亩", "万亩"), ("天", "日"), ("斤", "亿斤")]
SCALED = [("亿", "亿元", True), ("万", "万人", True), ("亿", "%", False), ("万", "件", False)]
OTHER_KIND = [("辆", "家"), ("株", "座"), ("件", "元"), ("%", "亿元"), ("亩", "吨"), ("岁", "元"), ("公里", "天")]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_figures_are_found_with_their_measures(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.number, figure.measure) for figure in figures(fold(text))] == expected


def test_what_is_counted_follows_its_figure() -> None:
    found = next(figures(fold("设立了二十三个专业化办案组,涉及金融")))
    assert found.noun == "专业化办案组"


@pytest.mark.parametrize(("asked", "found"), ONE_KIND)
def test_these_measures_may_stand_for_one_another(asked: str, found: str) -> None:
    assert of_one_kind(asked, found) and of_one_kind(found, asked)


@pytest.mark.parametrize(("asked", "found"), OTHER_KIND)
def test_these_measures_may_not(asked: str, found: str) -> None:
    assert not of_one_kind(asked, found) and not of_one_kind(found, asked)


@pytest.mark.parametrize(("asked", "found", "fits"), SCALED)
def test_a_scale_alone_is_answered_by_a_figure_of_that_scale(asked: str, found: str, fits: bool) -> None:
    assert of_one_kind(asked, found) is fits


@given(PASTED)
def test_a_figure_stands_where_it_is_said_to_stand(text: str) -> None:
    folded = fold(text)
    for figure in figures(folded):
        assert folded[figure.start :].startswith(figure.number)
        assert figure.start < figure.end <= len(folded)
        assert folded[figure.end :].startswith(figure.noun)
