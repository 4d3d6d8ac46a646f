"""Which reports a question is about, by what the reports say of themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from retrieval.fold import fold
from retrieval.outline import outline
from retrieval.profile import Profile, profile
from retrieval.scope import Scopes
from tests.conftest import report
from tests.made_library import made
from tests.odd_text import PASTED

PROVINCE = "2025年{}省人民政府工作报告\n\n各位代表：\n\n一、2024年工作回顾\n\n过去一年,粮食产量{}亿斤,就业稳定。\n"
SICHUAN, ZHEJIANG = PROVINCE.format("四川", 728), PROVINCE.format("浙江", 130)
XUHUI = "徐汇区院司法改革主要工作\n\n发布时间:2020-11-15\n\n徐汇区院在区委和市院领导下,全面推进改革。\n"
SHANGHAI = "上海市人民检察院\n\n来源:上海市人民检察院    发布时间:2021-11-30\n\n2021年,全市检察机关扎实履行职责使命。\n"
NATION = "2024年国务院政府工作报告\n\n各位代表：\n\n一、2023年工作回顾\n\n过去一年,全国粮食产量1.39万亿斤。\n"
TEXTS = dict(sorted({"四川": SICHUAN, "浙江": ZHEJIANG, "徐汇": XUHUI, "上海": SHANGHAI, "国务院": NATION}.items()))


@pytest.fixture(scope="module")
def scopes(tmp_path_factory: pytest.TempPathFactory, state_dir: Path) -> Scopes:
    files = {f"{file}.txt": text for file, text in TEXTS.items()}
    return made(tmp_path_factory.mktemp("reports"), files, state_dir).lookup.scopes


def told(text: str) -> Profile:
    return profile(outline(report(text, "a")))


def files(scopes: Scopes, question: str) -> set[str]:
    reports = scopes.of(question).reports
    return {list(TEXTS)[at] for at in reports} if reports is not None else set(TEXTS)


def test_a_report_says_of_which_place_body_and_year_it_is() -> None:
    assert told(SICHUAN) == Profile(frozenset({"四川"}), "省", frozenset({"government"}), 2025, 2025)
    assert "procuratorate" in told(SHANGHAI).bodies
    assert "徐汇" in told(XUHUI).places and told(XUHUI).year == 2020
    assert "上海" in told(SHANGHAI).places and told(SHANGHAI).year == 2021
    assert told(NATION).level == "国"


@pytest.mark.parametrize(
    ("title", "places", "level"),
    [
        ("沅阳市2023年国民经济和社会发展统计公报", {"沅阳"}, "市"),
        ("2024年青崖县卫生健康局工作总结", {"青崖"}, "县"),
        ("杭州市临平区司法局2024年工作总结", {"杭州", "临平"}, "区"),
        ("洪山区人民检察院工作报告", {"洪山"}, "区"),
        ("柯城区人民法院工作报告", {"柯城"}, "区"),
        ("2022年云和县国民经济和社会发展统计公报", {"云和"}, "县"),
        ("运城市公安局2021年工作总结", {"运城"}, "市"),
        ("平潭综合实验区人民检察院工作报告", {"平潭"}, "区"),
        ("广州市公安局增城区分局关于2024年度法治政府建设情况的报告", {"广州", "增城"}, "区"),
        ("政协北京市通州区第七届委员会关于提案工作情况的报告", {"北京", "通州"}, "区"),
        ("西乌珠穆沁旗人民政府工作报告", {"西乌珠穆沁", "西乌旗"}, "旗"),
        ("2022年苏州法院案件办理情况", {"苏州"}, ""),
        ("城市更新工作总结", set[str](), ""),
        ("三江侗族自治县2022年财政预算执行情况的报告", {"三江侗族", "三江"}, "县"),
        ("老城区改造工作总结", set[str](), ""),
        ("工业园区工作总结", set[str](), ""),
        ("贫困地区2023年工作总结", set[str](), ""),
        ("山区发展工作总结", set[str](), ""),
    ],
)
def test_a_place_that_begins_the_title_needs_no_list(title: str, places: set[str], level: str) -> None:
    found = told(f"{title}\n\n发布时间:2024-03-28\n\n一、综合\n\n全年各项工作取得新的成效,经济总体向好。\n")
    assert found.places == places and found.level == level


def test_the_year_of_what_is_looked_back_on_tells_that_of_the_report() -> None:
    assert told("政府工作报告\n\n各位代表：\n\n一、2023年工作回顾\n\n全省粮食产量增长5%,就业稳定。\n").year == 2024


def test_a_yearly_report_given_in_the_year_after_calls_its_own_year_the_last() -> None:
    text = "沱阳县人民检察院工作报告(2021年)\n\n发布时间:2022-01-18\n\n一、主要工作\n\n批准逮捕214人,提起公诉387人。\n"
    assert (told(text).year, told(text).given) == (2021, 2022)


def test_a_report_that_says_nothing_of_itself_has_no_profile() -> None:
    assert told("今天天气很好。\n") == Profile(frozenset(), "", frozenset(), None)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("徐汇院设立了多少个办案组", {"徐汇"}),
        ("徐匯區檢察院", {"徐汇"}),
        ("四川粮食产量", {"四川"}),
        ("浙江和四川的增速", {"浙江", "四川"}),
        ("粮食产量多少", set(TEXTS)),
    ],
)
def test_a_place_that_is_named_chooses_its_reports(scopes: Scopes, question: str, expected: set[str]) -> None:
    assert files(scopes, question) == expected


@pytest.mark.parametrize(
    "question",
    ["浦东新区检察院的办案组", "静安区院的办案组", "深圳市检察院", "河南粮食产量", "金山区院的办案组"],
)
def test_a_place_that_no_report_is_of_is_a_stranger(scopes: Scopes, question: str) -> None:
    assert scopes.of(question).strangers


@pytest.mark.parametrize(
    "question",
    [
        "徐汇区院的办案组",
        "粮食产量",
        "全市检察机关",
        "社区矫正",
        "两个示范区",
        "哪个区",
        "上海市",
        "请列出市院的举措",
        "其中保证区院案件移送的",
        "徐汇区院的台湾同胞调解室",
    ],
)
def test_what_names_no_other_place_has_no_stranger(scopes: Scopes, question: str) -> None:
    assert scopes.of(question).strangers == ()


def test_the_nation_is_meant_softly(scopes: Scopes) -> None:
    nation = frozenset({list(TEXTS).index("国务院")})
    assert scopes.of("我国粮食产量").preferred == nation
    assert scopes.of("我国粮食产量").reports is None
    assert not scopes.of("四川省粮食产量在全国的位次").nation
    assert not scopes.of("全国工业互联网领域第一个千亿品牌是哪家").nation
    assert scopes.of("全国粮食总产量居世界第一了吗").nation


def test_a_report_that_names_no_place_may_tell_of_the_nation() -> None:
    nation = Profile(frozenset(), "国", frozenset(), 2024)
    unnamed, city = replace(nation, level=""), replace(nation, level="市", places=frozenset({"上海"}))
    assert Scopes([city, nation, unnamed]).of("我国网民有多少").preferred == {1, 2}
    assert not Scopes([city, unnamed]).of("我国网民有多少").preferred


def test_a_level_is_meant_softly_where_it_may_be_any_of_several_bodies(scopes: Scopes) -> None:
    district, city = (frozenset({list(TEXTS).index(file)}) for file in ("徐汇", "上海"))
    soft = scopes.of("区院设立了多少个办案组")
    assert (soft.preferred, soft.reports) == (district, None)
    assert scopes.of("市检察院设立了多少个办案组").reports == city
    assert scopes.of("那市检呢").reports == city
    assert (scopes.of("全市检查了几家").said, scopes.of("市委提了什么要求").said) == ("", "")


def test_last_year_of_the_country_is_that_of_its_newest_report(scopes: Scopes) -> None:
    assert scopes.of("去年全国粮食产量").years == (2023,)


def test_a_place_within_a_name_is_no_second_place(scopes: Scopes) -> None:
    assert scopes.of("徐汇院与上海广播电视台合作了什么").places == ("徐汇",)
    assert set(scopes.of("徐汇和上海的办案组").places) == {"徐汇", "上海"}


def test_the_report_is_named_by_what_its_body_may_be_called(scopes: Scopes) -> None:
    assert scopes.of("2019年标志着什么").years == (2019,)
    assert scopes.of("2019年提标之后的低保标准").report_years == ()


def test_next_year_in_the_story_around_a_question_is_not_asked_about(scopes: Scopes) -> None:
    asked = "想了解一下徐汇检察院为保护未成年人都做了哪些工作"
    assert scopes.of(f"我家闺女明年上小学了,我这个当妈的挺操心的,{asked}").years == ()
    assert scopes.of("徐汇检察院今年做了哪些工作").years == (2020,)


def test_the_year_of_a_report_is_told_from_the_year_of_what_happened(scopes: Scopes) -> None:
    assert scopes.of("2025年的报告怎么说粮食").report_years == (2025,)
    assert scopes.of("2024年粮食产量").report_years == ()
    assert scopes.of("2024年粮食产量").years == (2024,)


@given(text=PASTED)
def test_the_scope_of_any_text_is_of_reports_that_are_there(scopes: Scopes, text: str) -> None:
    scope = scopes.of(text)
    assert (scope.reports or frozenset()) | scope.preferred <= set(range(len(TEXTS)))
    assert all(place in fold(text) for place in scope.places)
