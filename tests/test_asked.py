"""What kind of answer a question asks for."""

from __future__ import annotations

import pytest
from hypothesis import given

from retrieval.asked import asked
from retrieval.asking import Kind
from retrieval.fold import fold
from tests.odd_text import PASTED

KINDS = [
    ("徐汇院设立了多少个专业化办案组?", Kind.NUMBER),
    ("一共出台了几条意见", Kind.NUMBER),
    ("粮食产量增长了百分之几", Kind.NUMBER),
    ("花了多少钱", Kind.NUMBER),
    ("How many teams were set up?", Kind.NUMBER),
    ("入选了第几批典型案例", Kind.ORDINAL),
    ("纪念的是第几个周年", Kind.ORDINAL),
    ("建议判多久用的是什么软件辅助", Kind.NAME),
    ("这个文件的全称为何", Kind.NAME),
    ("制作了哪档专题节目", Kind.NAME),
    ("由哪个专业化办案组承办", Kind.WHO),
    ("徐汇院的机构调整是哪会儿弄完的", Kind.DATE),
    ("物资紧张的根子出在哪儿", Kind.REASON),
    ("那几年的改革怎么做", Kind.WAY),
    ("楠玉公司的老板叫什么名字", Kind.WHO),
    ("机构改革是什么时候完成的", Kind.DATE),
    ("哪一年发布的规划", Kind.DATE),
    ("When was the reform completed?", Kind.DATE),
    ("检察长是谁", Kind.WHO),
    ("文蒙铁路全长公里", Kind.NUMBER),
    ("建成区面积平方公里", Kind.NUMBER),
    ("哪些城市突破万亿元", Kind.LIST),
    ("如何完成100万亿元", Kind.WAY),
    ("徐汇院支持不支持起诉", Kind.YES_NO),
    ("施工图什么样", Kind.TOPIC),
    ("由哪家承办", Kind.WHO),
    ("全国首个品牌是哪家?", Kind.WHO),
    ("哪位榜样进了课本", Kind.WHO),
    ("把指标往下压,图的是什么", Kind.REASON),
    ("能用多大规模的外资到底由什么决定", Kind.TOPIC),
    ("和哪所大学合作", Kind.WHO),
    ("考核办法叫什么名字", Kind.NAME),
    ("开展了哪个专项行动", Kind.NAME),
    ("有哪些举措", Kind.LIST),
    ("分别是哪两家单位", Kind.LIST),
    ("第三条是什么", Kind.LIST),
    ("“三是”讲了什么", Kind.LIST),
    ("为什么要两网并行", Kind.REASON),
    ("怎么解决挂案问题", Kind.WAY),
    ("How did they solve it?", Kind.WAY),
    ("徐汇院有没有开展公益诉讼", Kind.YES_NO),
    ("建立反洗钱协作机制了吗", Kind.YES_NO),
    ("一案双查是什么意思", Kind.MEANING),
    ("统计口径如何界定", Kind.MEANING),
    ("报告里一共提到几次公益诉讼", Kind.COUNT),
    ("所有提到浦东新区的地方", Kind.COUNT),
    ("徐汇院的公益诉讼", Kind.TOPIC),
    ("", Kind.TOPIC),
]
ITEMS = [
    ("第三条是什么", 3),
    ("第2点呢", 2),
    ("第十个方面是什么", 10),
    ("“三是”讲了什么", 3),
    ("第几条", None),
    ("第三批案例有哪些", None),
]


@pytest.mark.parametrize(("question", "kind"), KINDS)
def test_a_question_asks_for_this_kind_of_answer(question: str, kind: Kind) -> None:
    assert asked(fold(question)).kind is kind


@pytest.mark.parametrize(("question", "item"), ITEMS)
def test_an_item_is_asked_for_by_its_number(question: str, item: int | None) -> None:
    assert asked(fold(question)).item == item


def test_the_measure_and_the_noun_that_are_counted_are_told() -> None:
    found = asked(fold("徐汇院设立了多少个专业化办案组?"))
    assert (found.measure, found.noun) == ("个", "专业化办案组")


def test_哪位_asks_for_a_person() -> None:
    assert asked("为全区拿到金牌的是哪位").noun == "人"
    assert asked("是和哪家单位合拍的").noun == "单位"


def test_a_verb_before_its_object_is_no_part_of_what_is_counted() -> None:
    assert asked("有多少个娃领到了补贴").noun == "娃"
    assert asked("有多少游客到四川").noun == "游客"


def test_a_span_of_time_is_counted_and_nothing_in_it() -> None:
    assert asked("几天之内该答复").noun == ""


def test_what_is_counted_stands_behind_what_describes_it() -> None:
    assert asked(fold("撤并了多少所学生太少的学校")).noun == "学校"
    assert asked(fold("有几家院设了办公室")).noun == "院"


@pytest.mark.parametrize(
    ("question", "kind", "measure"),
    [
        ("最后赔了多少", Kind.NUMBER, "元"),
        ("去年GDP一共多少个亿", Kind.NUMBER, "元"),
        ("惠及群众多少万", Kind.NUMBER, "万"),
        ("1美元换几块人民币", Kind.NUMBER, "元"),
        ("拿了几块金牌", Kind.NUMBER, "枚"),
        ("最少能领几多钱", Kind.NUMBER, "元"),
        ("一年酿多少瓶葡萄酒", Kind.NUMBER, "瓶"),
        ("应当在多长期限内答复", Kind.NUMBER, "天"),
        ("哪些学校读师范不收学费", Kind.LIST, ""),
        ("一共产了多少粮", Kind.NUMBER, "吨"),
        ("转移了多少群众", Kind.NUMBER, ""),
        ("这37条一条条列给我", Kind.LIST, ""),
        ("养老保险能降到几个点", Kind.NUMBER, "%"),
        ("新大桥有多长", Kind.NUMBER, "米"),
        ("华夏信财 涉案金额", Kind.NUMBER, "元"),
        ("赔了医院多少医药费", Kind.NUMBER, "元"),
        ("查出的问题资金有多少亿", Kind.NUMBER, "元"),
        ("建议被照办的比例有多高", Kind.NUMBER, "%"),
        ("六十岁以上的占多少", Kind.NUMBER, "%"),
        ("工资总额增长超过规定幅度的采取何种措施", Kind.WAY, ""),
        ("规模各有多大、都是怎么安排的", Kind.NUMBER, ""),
        ("得奖的作品名字是什么", Kind.NAME, ""),
        ("那个持枪杀人犯叫什么", Kind.WHO, ""),
        ("什么是累犯", Kind.MEANING, ""),
        ("累犯是什么", Kind.MEANING, ""),
        ("智能机器人叫什么名字", Kind.NAME, ""),
        ("审理花了多少时间", Kind.NUMBER, ""),
        ("平陆运河 全线通航 日期", Kind.DATE, ""),
        ("哪一届大会", Kind.ORDINAL, "届"),
        ("惩防虚假诉讼的是几号检察建议", Kind.ORDINAL, ""),
        ("和徐汇院合作的是哪家软件公司", Kind.WHO, ""),
        ("该判几年这种事,有没有让电脑帮着算", Kind.YES_NO, ""),
        ("那会儿旁边录不录像", Kind.YES_NO, ""),
        ("一共卖了多少钱,报告里写了没", Kind.NUMBER, "元"),
    ],
)
def test_what_is_asked_is_told_from_what_is_told_around_it(question: str, kind: Kind, measure: str) -> None:
    found = asked(fold(question))
    assert (found.kind, found.measure) == (kind, measure)


def test_money_and_shares_have_their_measure_though_nobody_says_it() -> None:
    assert asked(fold("投入了多少钱")).measure == "元"
    assert asked(fold("增速是多少")).measure == "%"


def test_the_number_of_items_wanted_is_told() -> None:
    assert asked("新增了哪3个模块").count == 3
    assert asked(fold("是哪两家院")).count == 2
    assert asked(fold("两家薄弱院分别是哪些")).count == 2
    assert asked(fold("“四责协同”是哪四责")).count == 4
    assert asked(fold("那21家检察院的名字能列全吗")).count == 21
    assert asked(fold("第一家三级医院叫什么")).count is None


@given(PASTED)
def test_any_text_asks_for_something(text: str) -> None:
    folded = fold(text)
    found = asked(folded)
    assert isinstance(found.kind, Kind) and 0 <= found.at <= len(folded)
