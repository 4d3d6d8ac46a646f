"""What a report says of itself: title, publisher, date. Nothing is invented."""

from __future__ import annotations

import pytest

from retrieval.outline import outline
from retrieval.report import Outline, Report

BODY = "各位代表：\n现在，我代表省人民政府，向大会报告工作，请予审议。\n一、过去一年\n"
BODY += "全年地区生产总值增长5%，就业稳定，物价平稳。" * 5


def parts(text: str) -> Outline:
    return outline(Report("r.txt", text, ""))


def said(found: Outline) -> tuple[str, str | None, str | None]:
    return " ".join(s.text for s in found.title), found.publisher.text if found.publisher else None, found.date


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "2025年北海省政府工作报告\n来源：北海日报\n2025年1月14日在北海省第十四届人民代表大会第三次会议上\n"
            "北海省人民政府省长 王某\n",
            ("2025年北海省政府工作报告", "北海省人民政府", "2025-01-14"),
        ),
        (
            "2025年北海省政府工作报告\n——2025年1月14日省长王某在北海省第十四届人民代表大会第三次会议上的讲话\n来源：北海日报\n",
            ("2025年北海省政府工作报告", "北海省政府", "2025-01-14"),
        ),
        (
            "下载\n打印\n【字号：\n加大\n】\n2026年北海省政府工作报告\n来源：北海日报\n时间：2026-02-05\n省长 王某\n",
            ("2026年北海省政府工作报告", "北海省政府", "2026-02-05"),
        ),
        (
            "政府工作报告\n——2023年3月5日在第十四届全国人民代表大会第一次会议上\n国务院总理　李某\n",
            ("政府工作报告 2023年3月5日在第十四届全国人民代表大会第一次会议上", "国务院", "2023-03-05"),
        ),
        (
            "某某区人民检察院\n来源:某某区人民检察院    发布时间:2021-11-30\n2021年,我院各项工作取得新成效,提升。\n",
            ("某某区人民检察院 2021年 各项工作", "某某区人民检察院", "2021-11-30"),
        ),
        (
            "索 引 号：00170\n名　　称：工作报告\n\n关于推进试点工作的报告\n"
            "发布时间：2020-01-12 09:27　　来源：某某市司法局\n",
            ("关于推进试点工作的报告", "某某市司法局", "2020-01-12"),
        ),
        (
            "2010年北海省政府工作报告\n发布时间：2020-01-16\n",  # a portal was filled ten years later
            ("2010年北海省政府工作报告", "北海省政府", "2010"),
        ),
        (
            "政府工作报告\n(2026年1月27日在北海省第十四届人民代表大会第四次会议上)\n省长 王某\n",
            ("政府工作报告 2026年1月27日在北海省第十四届人民代表大会第四次会议上", "北海省", "2026-01-27"),
        ),
        (
            "政府(fǔ)工作報(bào)告\n——2024年3月(yuè)5日在第十四(sì)屆全國人民代表大(dà)會第二次(cì)會議上\n國(guó)務院總理\n",
            (
                "政府(fǔ)工作報(bào)告 2024年3月(yuè)5日在第十四(sì)屆全國人民代表大(dà)會第二次(cì)會議上",
                "國(guó)務院",
                "2024-03-05",
            ),
        ),
        (
            "2 0 2 5 年 北 海 省 政 府 工 作 报 告\n2 0 2 5 年 1 月 1 4 日 北 海 省 人 民 政 府 省 长 王 某\n",
            ("2 0 2 5 年 北 海 省 政 府 工 作 报 告", "北 海 省 人 民 政 府", "2025-01-14"),
        ),
        (
            "北海市人民检察院工作报告——2022年4月12日在北海市第七届人民代表大会第二次会议上\n检察长 李某\n",
            ("北海市人民检察院工作报告", "北海市人民检察院", "2022-04-12"),
        ),
        (
            "最高人民法院工作报告(2012年)\n最高人民法院院长 王某 2012年3月11日\n",
            ("最高人民法院工作报告(2012年)", "最高人民法院", "2012-03-11"),
        ),
        (
            "北海区2022年度预算执行和其他财政收支审计情况的报告\n北海区审计局局长 郑某平\n2023年9月28日\n",
            ("北海区2022年度预算执行和其他财政收支审计情况的报告", "北海区审计局", "2023-09-28"),
        ),
        ("北海市公安局2021年工作总结\n", ("北海市公安局2021年工作总结", "北海市公安局", "2021")),
        ("", ("", None, None)),
    ],
)
def test_title_publisher_and_date_are_found(head: str, expected: tuple[str, str | None, str | None]) -> None:
    assert said(parts(head + BODY)) == expected


def test_a_text_that_states_nothing_has_no_title_and_no_date() -> None:
    assert said(parts("今天天气很好，我们去了公园，看到了许多花。孩子们一直玩到傍晚才回家。")) == ("", None, None)


def test_a_year_that_was_blanked_out_is_no_date() -> None:
    assert parts("xx年某某省政府工作报告\nxx年xx月xx日 xx时xx分\n" + BODY).date is None


def test_the_lines_of_the_head_are_paragraphs_without_a_section() -> None:
    found = parts("某某区院主要工作\n\n发布时间:2020-11-15\n\n" + BODY)
    assert [p.span.text for p in found.paragraphs[:2]] == ["某某区院主要工作", "发布时间:2020-11-15"]
    assert all(p.section is None for p in found.paragraphs[:2])


def test_a_day_of_signing_at_the_end_counts_where_the_head_has_none() -> None:
    assert parts("关于试点工作的报告\n" + BODY + "\n某某区人民检察院\n2022年3月8日").date == "2022-03-08"
