"""One county with a court, a procuratorate, an audit office and statistics: each is asked about what is its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval import Searcher, Status
from tests.made_library import made
from tests.talking import quoted

COURT = """沱江市青崖区人民法院工作报告

——2024年12月27日在青崖区第五届人民代表大会第四次会议上

青崖区人民法院院长 赵某明

一、依法履行审判职责

全年审结一审刑事案件84件,判处罪犯105人。对40名犯罪情节较轻的被告人依法适用缓刑。

二、过去一年的执行工作

执结案件1200件,执行到位金额2.3亿元。
"""
PROCURATORATE = """青崖区人民检察院工作报告——2024年12月27日在青崖区第五届人民代表大会第四次会议上

青崖区人民检察院检察长 钱某华

一、依法惩治犯罪

全年批准逮捕214人,提起公诉387人,办理公益诉讼案件31件。对情节轻微的依法不起诉120人。
"""
AUDIT = """青崖区2023年度区本级预算执行和其他财政收支审计情况的报告

青崖区审计局局长 孙某平

2024年9月28日

一、审计查出的主要问题

审计查出问题资金3.6亿元,已整改2.9亿元。
"""
STATISTICS = """青崖区2023年国民经济和社会发展统计公报

一、人口

年末常住人口42.6万人,其中60岁以上人口占18.5%。

二、财政

全年一般公共预算收入完成21.4亿元,增长6.1%。
"""
CITY = """沱江市人民检察院2024年工作报告

——2025年2月20日在沱江市第八届人民代表大会第三次会议上

一、依法惩治犯罪

全市检察机关批准逮捕2140人,提起公诉3870人。
"""


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory, state_dir: Path) -> Searcher:
    texts = {"法院": COURT, "检察院": PROCURATORATE, "审计": AUDIT, "统计": STATISTICS, "市检察院": CITY}
    files = {f"{name}.txt": text for name, text in texts.items()}
    return made(tmp_path_factory.mktemp("reports"), files, state_dir)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("青崖法院判了多少人缓刑", "40名"),
        ("青崖法院2024年执行到位的钱总共是多少", "2.3亿元"),
        ("青崖检察院起诉了多少人", "387人"),
        ("沱江检察院2024年批捕了多少人", "2140人"),
        ("青崖2023年度审计查出的问题资金有多少亿", "3.6亿元"),
        ("青崖区2023年底60岁以上的占多少", "18.5%"),
        ("沱江市青崖区检察院办了几件公益诉讼", "31件"),
        ("青崖检察院的一把手叫啥", "钱某华"),
        ("沱江市青崖区60岁以上的占多少", "18.5%"),
    ],
)
def test_a_question_is_answered_by_the_body_it_names(searcher: Searcher, question: str, answer: str) -> None:
    assert answer in quoted(searcher.ask(question))


@pytest.mark.parametrize(
    "question",
    [
        "青崖法院审结了多少件民事案件",
        "青崖法院批准逮捕了多少人",
        "青崖区2023年一般公共预算支出完成多少",
        "青崖检察院2021年起诉了多少人",
    ],
)
def test_what_another_body_or_year_has_is_no_answer(searcher: Searcher, question: str) -> None:
    assert searcher.ask(question).status is not Status.ANSWERED
