"""Reports of several provinces and years, alike in almost every word: each question has its own report's answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from retrieval import NoteKind, Reason, Searcher, Status
from tests.made_library import made
from tests.odd_text import PASTED
from tests.talking import quoted, talk
from tests.test_searcher_properties import check

REPORT = """{year}年{place}省政府工作报告

{year}年1月20日在{place}省第十四届人民代表大会第三次会议上

各位代表：

现在,我代表省人民政府,向大会报告政府工作,请予审议。

一、{last}年工作回顾

过去一年,全省地区生产总值增长{gdp}%,粮食产量{grain}亿斤,城镇新增就业{jobs}万人,各项工作取得新的成效。

开通高铁线路{rail}条,建成公园{parks}个,群众出门就能见到绿色,城市面貌焕然一新,生态环境持续向好。

去年,培育独角兽企业{horns}家,科技创新能力明显增强,专利授权量位居前列,成果转化明显加快。

二、{year}年重点工作

今年预期目标是:地区生产总值增长{aim}%左右,粮食产量稳定在{hold}亿斤以上,居民收入与经济增长同步。

新建乡村公路{roads}公里,改造老旧小区{homes}个,让群众生活更加便利。
"""
SICHUAN_24 = {
    "place": "四川",
    "year": 2024,
    "last": 2023,
    "gdp": 6.0,
    "grain": 719,
    "jobs": 104,
    "rail": 2,
    "parks": 31,
}
SICHUAN_25 = {
    "place": "四川",
    "year": 2025,
    "last": 2024,
    "gdp": 5.7,
    "grain": 728,
    "jobs": 107,
    "rail": 3,
    "parks": 42,
}
ZHEJIANG_25 = {
    "place": "浙江",
    "year": 2025,
    "last": 2024,
    "gdp": 5.5,
    "grain": 131,
    "jobs": 113,
    "rail": 4,
    "parks": 53,
}
MORE_24 = {"horns": 11, "aim": 6.1, "hold": 715, "roads": 8100, "homes": 4400}
MORE_25 = {"horns": 12, "aim": 5.6, "hold": 727, "roads": 8200, "homes": 4500}
MORE_ZHEJIANG = {"horns": 58, "aim": 5.4, "hold": 130, "roads": 900, "homes": 610}


@pytest.fixture(scope="module")
def provinces(tmp_path_factory: pytest.TempPathFactory, state_dir: Path) -> Searcher:
    latest = REPORT.format(**SICHUAN_25, **MORE_25)
    texts = {
        "四川2024.txt": REPORT.format(**SICHUAN_24, **MORE_24),
        "四川2025.txt": latest,
        "四川2025 (1).txt": latest,
        "浙江2025.txt": REPORT.format(**ZHEJIANG_25, **MORE_ZHEJIANG),
        "空.txt": "",
    }
    return made(tmp_path_factory.mktemp("reports"), texts, state_dir)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("2024年四川粮食产量是多少?", "728亿斤"),
        ("2023年四川粮食产量是多少?", "719亿斤"),
        ("24年四川的粮食产量有多少亿斤?", "728亿斤"),
        ("2024年浙江粮食产量多少亿斤?", "131亿斤"),
        ("浙江建成了多少个公园?", "53个"),
        ("浙江開通高鐵線路多少條?", "4条"),
        ("2025年四川粮食产量的目标是多少?", "727亿斤以上"),
        ("浙江2024年培育了多少家独角兽企业?", "58家"),
        ("2023年四川培育了几家独角兽企业?", "11家"),
        ("浙江今年打算改造多少个老旧小区?", "610个"),
        ("之江大地2024年培育了多少家独角兽企业?", "58家"),
        ("川2024年粮食产量多少", "728亿斤"),
    ],
)
def test_the_same_sentence_is_quoted_from_the_report_that_is_asked_about(
    provinces: Searcher, question: str, holds: str
) -> None:
    answer = provinces.ask(question)
    assert answer.status is Status.ANSWERED
    assert holds in quoted(answer)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("湖北粮食产量是多少?", Reason.OTHER_PLACE),
        ("2024年河南省建成公园多少个?", Reason.OTHER_PLACE),
        ("2019年四川粮食产量是多少?", Reason.OTHER_YEAR),
        ("1999年浙江城镇新增就业多少万人?", Reason.OTHER_YEAR),
    ],
)
def test_another_province_or_year_is_not_answered_though_every_word_stands_there(
    provinces: Searcher, question: str, reason: Reason
) -> None:
    answer = provinces.ask(question)
    assert answer.status is not Status.ANSWERED
    assert answer.reason is reason


def test_last_year_is_told_as_the_year_it_was(provinces: Searcher) -> None:
    answer = provinces.ask("浙江2024年培育了多少家独角兽企业?")
    note = next(note for note in answer.notes if note.kind is NoteKind.YEAR_MEANS)
    assert dict(note.values) == {"said": "去年", "year": 2024}


def test_a_target_is_told_as_such_where_none_was_asked_for(provinces: Searcher) -> None:
    kinds = {
        q: [note.kind for note in provinces.ask(q).notes]
        for q in ("2025年浙江粮食产量是多少?", "2025年浙江粮食产量目标是多少?")
    }
    assert [NoteKind.TARGET in found for found in kinds.values()] == [True, False]


def test_a_target_is_no_answer_where_the_result_is_told(provinces: Searcher) -> None:
    assert "719亿斤" not in quoted(provinces.ask("2024年四川粮食产量是多少?"))
    assert provinces.ask("2024年四川地区生产总值增长多少?").status is Status.ANSWERED


@pytest.mark.parametrize(
    ("turns", "holds"),
    [
        (("2024年四川粮食产量是多少?", "浙江的目标呢?"), "130亿斤以上"),
        (("2025年四川粮食产量的目标是多少?", "那浙江呢?"), "130亿斤以上"),
        (("2025年四川粮食产量的目标是多少?", "上年实际呢?"), "728亿斤"),
        (("2024年浙江粮食产量是多少?", "上一年四川的产量呢?"), "719亿斤"),
    ],
)
def test_targets_and_results_are_told_apart_from_turn_to_turn(
    provinces: Searcher, turns: tuple[str, ...], holds: str
) -> None:
    assert holds in quoted(talk(provinces, *turns))


def test_a_province_without_a_year_is_as_its_newest_report_says(provinces: Searcher) -> None:
    assert "42个" in quoted(provinces.ask("四川建成了多少个公园?"))


def test_a_comparison_of_provinces_cites_each(provinces: Searcher) -> None:
    answer = provinces.ask("2024年四川和浙江的粮食产量分别是多少?")
    shown = "".join(citation.excerpt.text for citation in answer.citations)
    assert "728亿斤" in shown and "131亿斤" in shown


def test_a_comparison_of_years_cites_each(provinces: Searcher) -> None:
    answer = provinces.ask("四川2023年和2024年的粮食产量各是多少?")
    shown = "".join(citation.excerpt.text for citation in answer.citations)
    assert "719亿斤" in shown and "728亿斤" in shown


def test_a_question_that_names_no_report_is_told_how_many_answer_it(provinces: Searcher) -> None:
    answer = provinces.ask("粮食产量是多少?")
    note = next(note for note in answer.notes if note.kind is NoteKind.SEVERAL_REPORTS)
    assert note.values["count"] == 3


def test_a_file_that_stands_there_twice_is_cited_once(provinces: Searcher) -> None:
    places = [citation.excerpt.text for citation in provinces.ask("2024年四川粮食产量是多少?").citations]
    assert len(places) == len(set(places))


def test_a_place_is_changed_in_the_middle_of_a_conversation(provinces: Searcher) -> None:
    assert "131亿斤" in quoted(talk(provinces, "2024年四川粮食产量是多少?", "那浙江呢?"))
    assert "719亿斤" in quoted(talk(provinces, "2024年四川粮食产量是多少?", "2023年呢?"))
    assert "42个" in quoted(talk(provinces, "2024年四川粮食产量是多少?", "建成公园多少个?"))


def test_mentions_are_counted_over_all_reports_a_second_copy_left_out(provinces: Searcher) -> None:
    answer = provinces.ask("报告里一共提到几次“独角兽”?")
    note = next(note for note in answer.notes if note.kind is NoteKind.COUNT)
    assert (note.values["count"], note.values["reports"]) == (3, 3)


@settings(deadline=None, max_examples=60)
@given(text=PASTED)
def test_any_text_is_answered_with_slices_and_nothing_else(provinces: Searcher, text: str) -> None:
    check(provinces.ask(text), provinces)
    check(talk(provinces, "四川2023年和2024年的粮食产量各是多少?", text), provinces)


def test_what_a_place_does_not_tell_a_sentence_that_names_it_may(tmp_path: Path, state_dir: Path) -> None:
    rail = "实现包银高铁全线通车,银川经包头至北京时间由18小时缩短到5小时,群众出行更加便利。"
    searcher = made(
        tmp_path,
        {
            "北京2025.txt": REPORT.format(**{**ZHEJIANG_25, "place": "北京"}, **MORE_ZHEJIANG),
            "宁夏2025.txt": REPORT.format(**{**SICHUAN_25, "place": "宁夏"}, **MORE_25) + "\n" + rail + "\n",
        },
        state_dir,
    )
    assert "5小时" in quoted(searcher.ask("银川经包头到北京坐高铁要几个钟头?"))
    assert searcher.ask("北京粮食产量多少亿斤?").citations[0].outline.report.file == "北京2025.txt"
