"""Several bodies of one place, districts within cities, and what a question says in passing."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.scope import Scopes
from tests.made_library import made

OPENING = "各位代表:\n\n现在,我向大会报告工作,请予审议。\n\n一、主要工作\n\n全年各项工作取得新的成效,群众满意度提升。\n"
TITLES = {
    "区法院": "沱江市青崖区人民法院工作报告\n\n——2025年1月8日在青崖区第五届人民代表大会第四次会议上\n\n",
    "区检察院": "青崖区人民检察院工作报告——2025年1月8日在青崖区第五届人民代表大会第四次会议上\n\n",
    "区政府": "政府工作报告\n\n——2025年1月7日在沱江市青崖区第五届人民代表大会第四次会议上\n\n",
    "区人大": "青崖区人民代表大会常务委员会工作报告\n\n——2025年1月8日在青崖区第五届人民代表大会第四次会议上\n\n",
    "市检察院": "2024年沱江市人民检察院工作报告\n\n——2025年2月20日在沱江市第八届人民代表大会第三次会议上\n\n",
    "最高检": "最高人民检察院工作报告\n\n——2025年3月8日在第十四届全国人民代表大会第三次会议上\n\n",
    "国务院": "2025年国务院政府工作报告\n\n",
}


@pytest.fixture(scope="module")
def scopes(tmp_path_factory: pytest.TempPathFactory, state_dir: Path) -> Scopes:
    files = {f"{file}.txt": title + OPENING for file, title in TITLES.items()}
    return made(tmp_path_factory.mktemp("reports"), files, state_dir).lookup.scopes


def named(reports: frozenset[int] | None) -> set[str]:
    return {sorted(TITLES)[at] for at in reports or ()}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("青崖法院去年结了多少案子", {"区法院"}),
        ("青崖区检察院批捕了多少人", {"区检察院"}),
        ("青崖区人大听取了几次报告", {"区人大"}),
        ("青崖2025年法院的报告里提到了哪些案子", {"区法院"}),
        ("青崖区法院和检察院各有多少法官", {"区法院", "区检察院"}),
        ("青崖的群众满意度", {"区法院", "区检察院", "区政府", "区人大"}),
        ("沱江青崖法院结了多少案子", {"区法院"}),
        ("湖北沱江市青崖区法院结了多少案子", {"区法院"}),
        ("温家宝总理第二年作的那份政府工作报告", {"国务院"}),
        ("青崖区检修了多少公里水管", {"区法院", "区检察院", "区政府", "区人大"}),
    ],
)
def test_a_body_that_is_named_beside_its_place_chooses_its_reports(
    scopes: Scopes, question: str, expected: set[str]
) -> None:
    assert named(scopes.of(question).reports) == expected


def test_a_city_is_meant_before_its_districts(scopes: Scopes) -> None:
    found = scopes.of("沱江起诉了多少人")
    assert named(found.preferred) == {"市检察院"}


@pytest.mark.parametrize(
    ("question", "preferred"),
    [
        ("最高检提了什么要求", {"最高检"}),
        ("什么案被最高检评为典型案例", {"最高检"}),
    ],
)
def test_the_highest_bodies_are_meant_softly(scopes: Scopes, question: str, preferred: set[str]) -> None:
    found = scopes.of(question)
    assert named(found.preferred) == preferred and found.reports is None


def test_a_word_that_looks_like_a_place_with_its_office_is_none(scopes: Scopes) -> None:
    assert scopes.of("沱江市检察院的报告是何时提交市人民代表大会的").strangers == ()


def test_where_someone_comes_from_chooses_no_report(scopes: Scopes) -> None:
    assert scopes.of("我表姐是青崖人,沱江市检察院起诉了多少人").places == ("沱江",)


@pytest.mark.parametrize(
    ("question", "strangers"),
    [
        ("四川沱江市检察院起诉了多少人", ()),
        ("沱江哪个镇叫四川第一镇", ()),
        ("沱江和四川哪个多", ("四川",)),
    ],
)
def test_the_province_of_a_place_is_no_stranger(scopes: Scopes, question: str, strangers: tuple[str, ...]) -> None:
    assert scopes.of(question).strangers == strangers


@pytest.mark.parametrize(
    ("question", "of_reports"),
    [
        ("2025年李某总理那份回顾五年的报告", (2025,)),
        ("朱某时代99年那份说了什么", (1999,)),
        ("2024年和2025年的报告", (2024, 2025)),
        ("沱江市检察院2025年2月作的报告", (2024,)),
        ("2024年沱江起诉了多少人", ()),
    ],
)
def test_the_year_of_a_report_is_told_from_the_year_of_what_happened(
    scopes: Scopes, question: str, of_reports: tuple[int, ...]
) -> None:
    assert scopes.of(question).report_years == of_reports
