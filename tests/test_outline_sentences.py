"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.outline.sentences import _END, _END_BEGINS, _ITEM, _ITEM_BEGINS, leaping, sentences

# Each line: the sentences of a text, with | where one ends.
CUT = [
    "全年办案100件。|同比增长3.5%。",
    "一是打造队伍,整合部门;|二是搬迁办公室;|三是推进捕诉一体。",
    "主要有：|一是克服困难，|二是破解难题，|三是完善平台。",
    "重点做好：|（一）扩大内需；|（二）促进消费。",
    "办了三件事。|1.修路；|2.架桥；|3.通水。",
    "第一，坚持改革。|第二，坚持开放。",
    "要求如下：|①依法；|②从严；|③公开。",
    "他说：“很好。”|大家鼓掌。",
    "“为什么？”|“不知道！”|这就是回答。",
    "《关于一是；二是的意见》出台；|效果好。",
    "落实“三个规定；两个责任”要求；|抓好整改。",
    "开展试点（一是查；二是改）工作。|成效明显。",
    "He came. |She left! |Why? |Nobody knows",
    "投入3.5亿元，增长1.2.|二是继续。",
    "情况很好……|以后再说。",
    "完成了“206系统”试点.|一是快。",
]
WHOLE = [
    "增长3.5%，占比12.8%",
    "2021.11.30发布",
    "第一、二、三产业增加值分别增长4%、5.3%、3.4%",
    "统一是大势，专一是美德",
    "以“怎么办？”为题开展讨论",
    "见https://a.cn/b?c=1!d",
    "推动（试行。）办法落地",
    "U.S.A",
    "A&amp;B&nbsp;C",
]


@pytest.mark.parametrize("marked", CUT)
def test_a_sentence_ends_here(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_goes_on_here(text: str) -> None:
    assert sentences(text, 0, len(text)) == [(0, len(text))]


def test_a_bracket_without_its_partner_holds_nothing_together() -> None:
    text = "建设“平安上海。提升质效。落实《意见。"
    assert len(sentences(text, 0, len(text))) == 3


def test_a_long_quotation_holds_sentences_of_its_own() -> None:
    text = "他强调：“" + "要坚持以人民为中心的发展思想不动摇。" * 12 + "”"
    assert len(sentences(text, 0, len(text))) == 12


def test_a_wrapped_sentence_stays_one() -> None:
    text = "全市检察机关坚持以习近平新\n时代中国特色社会主义思想为\n指导。"
    assert sentences(text, 0, len(text)) == [(0, len(text))]


@given(st.text("。！？；…!?;.，、的1是一二十第要（)①②a) \n中&lt”\u0663", max_size=40), st.integers(0, 5))
def test_ends_and_items_are_looked_for_where_they_can_begin(text: str, start: int) -> None:
    for begins, pattern in ((_END_BEGINS, _END), (_ITEM_BEGINS, _ITEM)):
        for end in (len(text), max(start, len(text) - 2)):
            plainly = [match.span() for match in pattern.finditer(text, start, end)]
            assert [match.span() for match in leaping(begins, pattern, text, start, end)] == plainly
