"""When a report was published, and by whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval import Library, Reason, Searcher, Status
from retrieval.published import published
from tests.made_library import looked_into, made
from tests.talking import quoted
from tests.test_library import ONE, put


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("徐汇院的报告是什么时候发布的?", "2020-11-15"),
        ("上海市检察院这份报告哪天发布的?", "2021-11-30"),
        ("徐匯院的報告發布日期是?", "2020-11-15"),
        ("上海市检察院2021年那份工作情况,是哪一天放到网上的?", "2021-11-30"),
        ("徐汇院 2020 报告 日期", "2020-11-15"),
    ],
)
def test_the_date_of_a_report_is_the_line_that_says_so(searcher: Searcher, question: str, date: str) -> None:
    answer = searcher.ask(question)
    assert answer.status is Status.ANSWERED
    assert date in quoted(answer)


def test_whoever_published_a_report_is_the_line_that_says_so(searcher: Searcher) -> None:
    answer = searcher.ask("上海2021年那篇报告是哪个单位发布的?")
    assert answer.status is Status.ANSWERED
    assert "上海市人民检察院" in quoted(answer)


@pytest.mark.parametrize("question", ["2025年四川政府工作报告是谁作的?", "四川的报告是谁念的", "谁作的四川报告?"])
def test_whoever_delivered_a_report_is_the_line_that_says_so(tmp_path: Path, state_dir: Path, question: str) -> None:
    body = "各位代表：\n\n现在,我代表省人民政府,向大会报告工作。\n\n一、2024年工作回顾\n\n过去一年,粮食产量730亿斤。\n"
    top = "2025年四川省政府工作报告\n\n2025年1月20日在四川省第十四届人民代表大会第三次会议上\n\n四川省省长 张三\n\n"
    answer = made(tmp_path, {"a.txt": top + body}, state_dir).ask(question)
    assert (answer.status, quoted(answer)) == (Status.ANSWERED, "四川省省长 张三")


def test_a_line_with_nothing_but_a_name_tells_who_delivered_the_report(tmp_path: Path, state_dir: Path) -> None:
    body = "毛伟明\n\n各位代表：\n\n现在,我代表省人民政府,向大会报告工作。\n\n一、2025年工作回顾\n\n粮食产量730亿斤。\n"
    top = "2026年湖南省政府工作报告\n\n——2026年2月3日在湖南省第十四届人民代表大会第四次会议上\n\n"
    answer = made(tmp_path, {"a.txt": top + body}, state_dir).ask("2026年湖南省政府工作报告是由谁作的?")
    assert (answer.status, quoted(answer)) == (Status.ANSWERED, "毛伟明")


def test_no_more_reports_are_unpacked_than_are_cited(tmp_path: Path, state_dir: Path) -> None:
    for number in range(9):
        put(tmp_path / "reports" / f"{number}.txt", ONE.replace("2021", f"201{number}"))
        put(tmp_path / "reports" / f"x{number}.txt", f"某某区院203{number}年主要工作\n\n全年办理案件23件。\n")
    Library.open(tmp_path / "reports", tmp_path / "state")
    library = Library.open(tmp_path / "reports", tmp_path / "state")
    lookup = Searcher(library, cache=state_dir).lookup
    question = lookup.understand("报告是什么时候发布的?")
    before = looked_into(library)
    cited = published(question, lookup) or ()
    assert [one.outline.report.file for one in cited] == [f"{number}.txt" for number in range(8, 3, -1)]
    assert looked_into(library) - before == {one.outline.report.file for one in cited}


@pytest.mark.parametrize(
    "question", ["那份赔偿金是哪天发到被害人手里的?", "这份协议签署时间", "徐汇院工作总结缩短办案时间"]
)
def test_what_was_sent_or_signed_is_not_the_day_of_the_report(searcher: Searcher, question: str) -> None:
    assert "发布时间" not in quoted(searcher.ask(question))


def test_something_else_that_was_published_is_looked_up(searcher: Searcher) -> None:
    assert "十条重要提示" in quoted(searcher.ask("发布了几条维护安全稳定的重要提示?"))


COURT = "{}人民法院工作报告\n\n2019年12月25日在{}人民代表大会上\n\n{}人民法院院长 张三\n\n2019年,我院审结九千件。\n"


def test_the_report_of_another_body_of_the_place_is_not_the_one_asked_about(tmp_path: Path, state_dir: Path) -> None:
    searcher = made(tmp_path, {"a.txt": COURT.format(*["武昌区"] * 3)}, state_dir)
    assert "张三" in quoted(searcher.ask("武昌区法院2019年工作报告是谁作的"))
    answer = searcher.ask("武昌区检察院2019年工作报告是谁作的")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.OTHER_BODY)


def test_of_many_reports_the_one_whose_title_is_named_is_asked_who_gave_it(tmp_path: Path, state_dir: Path) -> None:
    audit = "关于2024年度预算执行和其他财政收支的审计工作报告\n\n审计署审计长 李 四\n\n我受国务院委托,报告审计情况。\n"
    searcher = made(tmp_path, {"a.txt": COURT.format(*["武昌区"] * 3), "b.txt": audit}, state_dir)
    assert "李 四" in quoted(searcher.ask("预算执行审计工作报告的报告人是谁"))
