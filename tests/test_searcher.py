"""What a reader of the two seed reports asks, and what answers: found in everyday words, refused when absent."""

from __future__ import annotations

import pytest

from retrieval import Reason, Searcher, Status
from tests.talking import files, quoted, talk

ANSWERED = [
    ("徐汇院设立了多少个专业化办案组?", "设立了23个专业化办案组"),
    ("徐汇检察院改完以后还剩几个部门?", "16个部门压缩为10个"),
    ("有几个中层干部从岗位上退下来了?", "6名中层干部退出岗位"),
    ("技术难题最后攻克了几类?", "攻克其中71类技术难题"),
    ("公益诉讼宣传去了哪些地方发手册?", "徐家汇广场、上海南站"),
    ("徐汇院的中层干部政治轮训是和哪所党校合作的?", "区委党校"),
    ("哪个案子被最高检评为指导性案例?", "李丙龙"),
    ("反洗钱是跟哪些单位一起搞的?", "人民银行、海关缉私局"),
    ("查了多少万跟小孩打交道的从业人员?", "近60万名"),
    ("规定动作有多少项?", "36项规定动作"),
    ("和电视台一起做了什么节目?", "《公益诉讼进行时》"),
    ("虹桥国际开放枢纽出台了几条意见?", "“17条意见”"),
    ("不捕标准涉及几个罪名?", "9个罪名的不捕"),
    ("核心团队从12支调整到几支?", "12支团队调整为16支"),
    ("为什么206系统的案件要先导入专网?", "由于检察专网密级较高"),
    ("挂案清理是为了什么?", "“挂案”专项清理"),
]
OTHER_WRITING = [
    ("徐匯區檢察院設立了多少個專業化辦案組?", "23个专业化办案组"),
    ("徐汇院设立了多少个专业化办案組？？？", "23个专业化办案组"),
    ("　徐 汇 院 设 立 了 多 少 个 专 业 化 办 案 组 ", "23个专业化办案组"),
    ("“２０６系统”试点中查找了多少类技术问题?", "74类"),
    ("检查院设立了多少个专业化办案组?", "23个专业化办案组"),
    ("电信网络炸骗... 知识产全检察办公室在几家院组建?", "8家院组建知识产权检察办公室"),
    ("How many professional case-handling groups did Xuhui set up?", "23个专业化办案组"),
    ("徐汇院的zhuanyehua办案组有多少个?", "23个专业化办案组"),
    ("<b>徐汇院</b>设立了多少个专业化办案组?", "23个专业化办案组"),
    ("徐汇院设立了多少个专业化办案组?" * 60, "23个专业化办案组"),
]


@pytest.mark.parametrize(("question", "holds"), ANSWERED)
def test_everyday_words_find_the_sentence_that_answers(searcher: Searcher, question: str, holds: str) -> None:
    answer = searcher.ask(question)
    assert answer.status is Status.ANSWERED
    assert holds in quoted(answer)


@pytest.mark.parametrize(("question", "holds"), OTHER_WRITING)
def test_however_it_is_typed_it_is_the_same_question(searcher: Searcher, question: str, holds: str) -> None:
    answer = searcher.ask(question)
    assert answer.status is Status.ANSWERED
    assert holds in quoted(answer)


NOT_THERE = [
    ("2016年徐汇院设立了多少个专业化办案组?", Reason.OTHER_YEAR),
    ("2025年上海检察机关教育整顿有多少项规定动作?", Reason.OTHER_YEAR),
    ("浦东新区检察院设立了多少个专业化办案组?", Reason.OTHER_PLACE),
    ("静安区检察院攻克了多少类技术难题?", Reason.OTHER_PLACE),
    ("北京市检察机关教育整顿有多少项规定动作?", Reason.OTHER_PLACE),
    ("徐汇法院设立了多少个专业化办案组?", Reason.OTHER_BODY),
    ("徐汇公安局设立了多少个专业化办案组?", Reason.OTHER_BODY),
    ("公益诉讼宣传手册发放了多少册?", Reason.MISSING_FIGURE),
    ("电子扫描设备采购花了多少钱?", Reason.MISSING_FIGURE),
    ("徐汇院开展企业合规试点了吗?", Reason.MISSING_DETAIL),
    ("徐汇院建立反洗钱机制了吗?", Reason.MISSING_DETAIL),
    ("徐汇区检察院检察长叫什么名字?", Reason.MISSING_NAME),
]


@pytest.mark.parametrize(("question", "reason"), NOT_THERE)
def test_what_is_not_there_is_not_answered_and_the_reader_is_told_why(
    searcher: Searcher, question: str, reason: Reason
) -> None:
    answer = searcher.ask(question)
    assert answer.status is Status.RELATED and answer.citations and answer.quote is None
    assert answer.reason is reason


SILENT = [
    ("", Reason.EMPTY),
    (" \n\u3000", Reason.EMPTY),
    ("😀", Reason.EMPTY),
    ("市检察院有几名中层干部退出岗位?", Reason.NO_EVIDENCE),  # of which only the other report tells
    ("？？？", Reason.EMPTY),
    ("\x00\u202e\ufeff", Reason.EMPTY),
    ("你好", Reason.SMALL_TALK),
    ("谢谢", Reason.SMALL_TALK),
    ("你是谁?", Reason.SMALL_TALK),
    ("检", Reason.UNCLEAR),
    ("那徐汇院呢?", Reason.UNCLEAR),
    ("还有别的吗?", Reason.UNCLEAR),
    ("出自哪里?", Reason.UNCLEAR),
    ("什么是什么?", Reason.UNCLEAR),
    ("红烧肉怎么做才好吃?", Reason.NO_EVIDENCE),
    ("上海动物园有几只熊猫?", Reason.NO_EVIDENCE),
    ("苹果手机多少钱一台?", Reason.NO_EVIDENCE),
    ("".join(chr(0x4E00 + at) for at in range(3000)), Reason.TOO_LONG),
]


@pytest.mark.parametrize(("text", "reason"), SILENT)
def test_nothing_is_cited_where_nothing_is_near(searcher: Searcher, text: str, reason: Reason) -> None:
    answer = searcher.ask(text)
    assert answer.status is Status.NOT_FOUND and not answer.citations and answer.quote is None
    assert answer.reason is reason


@pytest.mark.parametrize(
    "question",
    [
        "两份报告里公益诉讼各是怎么做的?",
        "徐汇院和全市检察机关各自怎么做公益诉讼?",
        "徐汇院和上海市检察院的政治轮训有什么不同?",
        "徐汇和上海分别设立了哪些专业化办案组?",
    ],
)
def test_a_comparison_cites_every_report_that_is_compared(searcher: Searcher, question: str) -> None:
    assert set(files(searcher.ask(question))) == {"000", "001"}


def test_last_year_is_the_year_before_the_report(searcher: Searcher) -> None:
    assert "去年6月底" in quoted(searcher.ask("2019年徐汇院完成了什么改革?"))


def test_a_conversation_goes_on_with_what_is_left_out(searcher: Searcher) -> None:
    assert set(files(talk(searcher, "上海检察机关怎么做公益诉讼?", "那徐汇院呢?"))) == {"001"}
    assert "4项自选动作" in quoted(talk(searcher, "上海教育整顿有多少项规定动作?", "自选动作呢?"))


def test_a_turn_that_says_it_all_is_answered_as_if_it_were_the_first(searcher: Searcher) -> None:
    asked = "上海检察机关推出了多少条检察为民办实事具体举措?"
    assert talk(searcher, "徐汇院设立了多少个专业化办案组?", asked).quote == searcher.ask(asked).quote


def test_a_turn_that_finds_nothing_leaves_the_conversation_where_it_was(searcher: Searcher) -> None:
    asked = ("徐汇院设立了多少个专业化办案组?", "明天会下雨吗")
    assert talk(searcher, *asked).citations == ()
    assert talk(searcher, *asked, "下一段说什么").citations == talk(searcher, asked[0], "下一段").citations


def test_a_turn_that_names_nothing_goes_on_from_the_turn_before(searcher: Searcher) -> None:
    assert "23个专业化办案组" in quoted(talk(searcher, "徐汇院设立了专业化办案组吗?", "一共多少个"))


@pytest.mark.parametrize("text", ["python 列表 去重 方法", "梅西在哪一届世界杯上捧杯", "猫不让剪指甲咋整"])
def test_what_is_addressed_to_nobody_and_hardly_covered_is_silent(searcher: Searcher, text: str) -> None:
    answer = searcher.ask(text)
    assert (answer.status, answer.citations) == (Status.NOT_FOUND, ())


def test_thanks_are_small_talk_in_the_middle_of_a_conversation(searcher: Searcher) -> None:
    answer = talk(searcher, "徐汇院设立了多少个专业化办案组?", "谢谢")
    assert answer.reason is Reason.SMALL_TALK and not answer.citations
