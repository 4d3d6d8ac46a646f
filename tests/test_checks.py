"""Is what the question asks for really in the sentence?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from retrieval import Reason, Searcher
from retrieval.checking import CHECKS, checked
from tests.judging import evidence
from tests.odd_text import PASTED

UNDER = "一、{}\n\n{}"
PLAN, REVIEW = "2020年重点工作", "2019年工作回顾"

# reason, question, a sentence that passes, a sentence that does not
TOLD_APART = [
    (Reason.OTHER_YEAR, "2019年完成了什么改革", "去年6月底完成改革。", "2016年6月底完成改革。"),
    (Reason.OTHER_YEAR, "2020年办理案件多少件", "2020年办理案件9件。", "2018年办理案件9件。"),
    (Reason.OTHER_PLACE, "浦东新区检察院设立了多少个办案组", "浦东新区检察院设立23个办案组。", "设立23个办案组。"),
    (Reason.OTHER_BODY, "中级人民法院办理了多少案件", "中级人民法院办理案件9件。", "检察院办理案件9件。"),
    (Reason.MISSING_FIGURE, "设立了多少个专业化办案组", "设立了23个专业化办案组。", "设立了专业化办案组。"),
    (Reason.MISSING_DATE, "改革是几月几号完成的", "6月30日完成改革。", "顺利完成改革。"),
    (Reason.MISSING_DATE, "改革是哪一年完成的", "2019年完成改革。", "顺利完成改革。"),
    (Reason.MISSING_DATE, "改革是哪个季度完成的", "去年四季度完成改革。", "去年完成改革。"),
    (Reason.MISSING_NAME, "考核办法叫什么名字", "制定《绩效考核工作方案》。", "完善考核工作,加强管理。"),
    (Reason.MISSING_NAME, "检察长是谁", "张军检察长在会上指出。", "大力加强宣传。"),
    (Reason.MISSING_NAME, "是哪家软件公司开发的", "由万达软件公司开发。", "在市院和软件公司的协助下开发。"),
    (Reason.MISSING_FIGURE, "拿了几块金牌", "获得金牌9块。", "奖励金牌获得者300亿元。"),
    (Reason.MISSING_FIGURE, "一线办案力量增加了几人", "一线办案力量增加9人。", "增加一线办案力量。"),
    (Reason.MISSING_DETAIL, "“断卡”行动入选第几批案例", "“断卡”行动入选第3批案例。", "1件案件入选第3批案例。"),
    (Reason.MISSING_DETAIL, "分别是哪3个模块", "新增管理、监督、未检三个模块。", "新增模块。"),
    (Reason.MISSING_DETAIL, "剩下没有解决的难题是什么", "尚未解决的难题有3类。", "攻克71类难题。"),
    (Reason.OTHER_BODY, "某地中院办理了多少案件", "中级人民法院办理案件9件。", "检察院办理案件9件。"),
    (Reason.MISSING_DETAIL, "干部退出岗位后去哪了", "干部退出岗位后转任调研员。", "6名干部退出岗位。"),
    (Reason.MISSING_DETAIL, "第二批学员招收了多少人", "第二批学员招收9人。", "首批学员招收12人。"),
    (Reason.MISSING_DETAIL, "法律援助的电话是什么", "法律援助热线12348。", "开展法律援助9件。"),
    (Reason.MISSING_NAME, "扫描设备是哪个品牌", "采购“长城”品牌扫描设备。", "解决“两网”并行问题,采购扫描设备。"),
    (
        Reason.MISSING_NAME,
        "不起诉的那家公司叫什么名字",
        "对万达建材公司作出不起诉决定。",
        "对某建材公司作出不起诉决定。",
    ),
    (Reason.MISSING_NAME, "实验室设在哪一个区", "实验室设在静安区。", "建立实验室。"),
    (
        Reason.OTHER_PLACE,
        "浦东新区检察院压缩为多少个部门",
        "浦东新区检察院压缩为9个部门。",
        "服务浦东新区,压缩为9个部门。",
    ),
    (Reason.MISSING_DETAIL, "具体有哪些人", "指导案例由张军检察长、李明院长审定。", "宣传58名先进典型、优秀干警。"),
    (Reason.OTHER_BODY, "与区市场监管局会签了什么", "与区市场监管局会签协议。", "与公安、法院合作。"),
    (Reason.MISSING_NAME, "是被谁评上的", "被最高检评为典型案例。", "评为典型案例。"),
    (Reason.MISSING_DETAIL, "干部后来都调哪去了", "干部调至其他部门。", "6名干部退出岗位。"),
    (Reason.MISSING_NAME, "首个检测实验室叫什么", "首个检测实验室——清源实验室成立。", "首个检测实验室成立。"),
    (Reason.MISSING_DETAIL, "起诉了多少人", "全年起诉387人。", "对情节轻微的不起诉120人。"),
    (Reason.MISSING_DETAIL, "审结民事案件多少件", "审结民事案件84件。", "审结刑事案件84件。"),
    (Reason.MISSING_FIGURE, "大模型有多少亿个参数", "大模型有6亿个参数。", "大模型增加到77个。"),
    (Reason.MISSING_FIGURE, "来的是第几组", "第六督导组到来。", "督导组到来。"),
    (Reason.MISSING_DETAIL, "李丙龙案有多少份鉴定", "李丙龙案有20份鉴定。", "另一起案件有20份鉴定。"),
    (Reason.MISSING_NAME, "冠军是哪支球队", "大众卓越女足勇夺冠军。", "全市夺得冠军。"),
    (Reason.OTHER_PLACE, "和江苏、浙江开展了什么行动", "联合苏浙皖开展禁渔行动。", "联合各地开展禁渔行动。"),
    (Reason.MISSING_FIGURE, "比上年提高了多少", "实际比上年提高2%。", "比上年有所提高。"),
    (
        Reason.MISSING_DETAIL,
        "“四减”分别是哪三条",
        "“四减”:证明一律减,环节只减不增,材料只减不增。",
        "“四减”:证明一律减。",
    ),
    (
        Reason.MISSING_DETAIL,
        "“四大检察”是哪四个方面",
        "包括刑事、民事、行政、公益诉讼,也就是“四大检察”。",
        "做优“四大检察”,也就是监督。",
    ),
    (Reason.MISSING_NAME, "与哪个省签署了协议", "首次与甘肃签署协议。", "首次与外地签署协议。"),
    (Reason.MISSING_NAME, "谁被授予楷模称号", "徐淙祥被授予楷模称号。", "一人被授予楷模称号。"),
    (Reason.MISSING_NAME, "要立一部什么条例", "推动出台《促进条例》。", "推动出台措施。"),
    (Reason.MISSING_DETAIL, "没攻克的难题", "尚未攻克3类难题。", "攻克71类难题。"),
]


def outcome(searcher: Searcher, reason: Reason, question: str, text: str, year: int = 2020) -> float:
    return checked(*evidence(searcher, question, text, year=year), year).get(reason, 1.0)


@pytest.mark.parametrize(("reason", "question", "passes", "fails"), TOLD_APART)
def test_what_is_asked_for_is_told_from_what_only_looks_like_it(
    searcher: Searcher, reason: Reason, question: str, passes: str, fails: str
) -> None:
    assert outcome(searcher, reason, question, passes) >= 0.5 > outcome(searcher, reason, question, fails)


def test_a_list_is_of_what_it_stands_with(searcher: Searcher) -> None:
    asked = "照着哪几条原则来的"
    listed = outcome(searcher, Reason.MISSING_DETAIL, asked, "按照精简机构、优化职权、强化保障原则,完成改革。")
    other = outcome(searcher, Reason.MISSING_DETAIL, asked, "审查逮捕、审查起诉、诉讼监督等工作,原则上由一人办理。")
    assert listed == 1.0 > other


def test_the_year_of_the_report_asked_about_is_enough(searcher: Searcher) -> None:
    asked = "2020年的报告说了什么改革"
    assert outcome(searcher, Reason.OTHER_YEAR, asked, "去年6月底完成改革。", 2020) == 1.0
    assert outcome(searcher, Reason.OTHER_YEAR, asked, "去年6月底完成改革。", 2021) == 0.0


def test_whether_something_was_reached_is_answered_by_a_no(searcher: Searcher) -> None:
    assert outcome(searcher, Reason.MISSING_DETAIL, "办案数量是否达到预期", "办案数量没有达到预期。") == 1.0
    assert outcome(searcher, Reason.MISSING_DETAIL, "徐汇院支不支持起诉", "支持起诉9件。") == 1.0


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("“四大检察”是哪四个方面", "会议指出:办案9件,同比增长2%,监督力度加大,成效明显。"),
        ("分别是哪3个模块", "会议9:30开始,听取汇报,部署工作。"),
        ("谁被授予楷模称号", "单位被授予楷模称号。"),
        ("谁被授予楷模称号", "成果获国家奖。"),
        ("与哪个省签署了协议", "在北京签署协议。"),
    ],
)
def test_what_only_has_the_form_of_an_answer_is_none(searcher: Searcher, question: str, told: str) -> None:
    assert min(checked(*evidence(searcher, question, told), 2020).values()) < 0.5


def test_a_plan_is_no_result_of_the_years_before_it(searcher: Searcher) -> None:
    told = "“十四五”期间,到2025年建成办案组9个。"
    assert outcome(searcher, Reason.OTHER_YEAR, "2016年到2020年建成多少个办案组", told, 2021) == 0.0


def test_a_list_may_follow_what_it_is_a_list_of(searcher: Searcher) -> None:
    told = "深挖特色产业资源,支持三文鱼、盐田虾、鹅肝发展。"
    assert outcome(searcher, Reason.MISSING_DETAIL, "支持哪些特色产业", told) == 1.0


def test_five_years_are_those_before_the_report_whatever_they_are_compared_with(searcher: Searcher) -> None:
    told = "五年办案3562件,相当于1950年到1997年办案的总和。"
    assert outcome(searcher, Reason.OTHER_YEAR, "1998年到2002年办案多少件", told, 2003) == 1.0


def test_what_is_to_be_done_is_said_of_the_year_in_which_it_is_said(searcher: Searcher) -> None:
    under = UNDER.format(REVIEW, "必须严格执行规定。")
    assert outcome(searcher, Reason.OTHER_YEAR, "2020年怎么执行规定", under) > 0.5


def test_a_sentence_that_says_what_is_to_come_tells_of_a_target_wherever_it_stands(searcher: Searcher) -> None:
    asked, said = "2020年打算办理案件多少件", "今年{}办理案件9件。"
    planned, done = (UNDER.format(REVIEW, said.format(word)) for word in ("要", ""))
    assert outcome(searcher, Reason.MISSING_FIGURE, asked, planned) > outcome(
        searcher, Reason.MISSING_FIGURE, asked, done
    )


def test_what_was_done_is_told_from_what_is_planned(searcher: Searcher) -> None:
    target, result = "2020年粮食产量目标是多少亿斤", "2019年粮食产量实际完成多少亿斤"
    planned, done = UNDER.format(PLAN, "粮食产量700亿斤左右。"), UNDER.format(REVIEW, "粮食产量690亿斤。")
    assert outcome(searcher, Reason.MISSING_FIGURE, target, planned) > outcome(
        searcher, Reason.MISSING_FIGURE, target, done
    )
    assert outcome(searcher, Reason.MISSING_FIGURE, result, done) > outcome(
        searcher, Reason.MISSING_FIGURE, result, planned
    )


def test_a_target_answers_only_where_no_later_report_tells_the_result(searcher: Searcher) -> None:
    question, last = evidence(searcher, "2020年粮食产量是多少亿斤", UNDER.format(PLAN, "粮食产量700亿斤左右。"))
    told_on = last._replace(place=replace(last.place, told_on=True))
    assert (
        checked(question, told_on, 2020)[Reason.MISSING_FIGURE]
        < 0.5
        <= checked(question, last, 2020)[Reason.MISSING_FIGURE]
    )


def test_how_much_is_no_question_of_less(searcher: Searcher) -> None:
    assert checked(*evidence(searcher, "帮扶了多少了", "帮扶9家。"), 2020).get(Reason.MISSING_DETAIL) is None


def test_a_question_is_checked_only_for_what_it_asks(searcher: Searcher) -> None:
    assert checked(*evidence(searcher, "公益诉讼工作机制", "完善公益诉讼工作机制。"), 2020) == {}


def test_every_check_fails_for_a_reason_that_a_reader_is_told() -> None:
    assert set(CHECKS) <= set(Reason)
    assert all(checks for checks in CHECKS.values())


@settings(deadline=None)
@given(text=PASTED)
def test_outcomes_are_shares_whatever_is_asked(searcher: Searcher, text: str) -> None:
    outcomes = checked(*evidence(searcher, text, "2021年设立了23个办案组,张军检察长指出,制定《方案》。"), 2021)
    assert all(0.0 <= outcome <= 1.0 for outcome in outcomes.values())


@given(PASTED, PASTED)
@settings(max_examples=200)
def test_checks_that_are_not_called_would_have_had_nothing_to_say(searcher: Searcher, question: str, said: str) -> None:
    understood, judged = evidence(searcher, question, f"办理案件9件。{said}办案组23个。")
    year = judged.place.around.year
    plainly = {}
    for reason, checks in CHECKS.items():
        found = [o for check in checks if (o := check(understood, judged, year)) is not None]
        if found:
            plainly[reason] = min(found)
    assert checked(understood, judged, year) == plainly
