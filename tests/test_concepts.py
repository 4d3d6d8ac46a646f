"""From the text of a question to its concepts, over the words of the seed reports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from retrieval import Searcher, Status
from retrieval.question import Concept, Question
from tests.odd_text import PASTED


def understood(searcher: Searcher, text: str) -> Question:
    return searcher.lookup.understand(text)


def concept(question: Question, said: str) -> Concept:
    return next(each for each in question.concepts if said in each.said)


def said(question: Question) -> str:
    return " ".join(each.said for each in question.concepts)


@settings(deadline=None)
@given(text=PASTED)
def test_every_concept_stands_in_the_question_and_has_some_weight(searcher: Searcher, text: str) -> None:
    question = understood(searcher, text)
    for each in question.concepts:
        assert question.folded[each.start :].startswith(each.said)
        assert each.weight > 0 and each.forms[0].text == each.said
        assert all(0 < form.weight <= 1 for form in each.forms)
    assert [each.start for each in question.concepts] == sorted(each.start for each in question.concepts)


def test_question_words_and_politeness_are_no_concepts(searcher: Searcher) -> None:
    assert "请问" not in said(understood(searcher, "请问一下徐汇院设立了多少个专业化办案组呢?"))
    assert "多少" not in said(understood(searcher, "请问一下徐汇院设立了多少个专业化办案组呢?"))


def test_the_place_and_the_year_are_scope_and_no_concepts(searcher: Searcher) -> None:
    question = understood(searcher, "2019年徐汇区的机构改革")
    assert question.scope.places == ("徐汇",) and question.scope.years == (2019,)
    assert "徐汇" not in said(question) and "2019" not in said(question)


def test_everyday_words_come_with_what_reports_write(searcher: Searcher) -> None:
    forms = [form.text for form in concept(understood(searcher, "对小孩的保护"), "小孩").forms]
    assert forms[0] == "小孩" and "未成年人" in forms


def test_what_no_report_says_is_not_known(searcher: Searcher) -> None:
    question = understood(searcher, "公益诉讼和高铁")
    assert concept(question, "公益诉讼").known
    assert not concept(question, "高铁").known


def test_what_stands_in_quotation_marks_is_marked_as_quoted(searcher: Searcher) -> None:
    question = understood(searcher, "“断卡”专项行动是什么")
    assert all(each.quoted for each in question.concepts if each.said in "断卡")
    assert not concept(question, "专项").quoted


def test_a_number_and_its_measure_are_one_concept(searcher: Searcher) -> None:
    assert "36项" in said(understood(searcher, "三十六项规定动作"))


def test_a_year_among_keywords_stays_a_year(searcher: Searcher) -> None:
    understood = searcher.lookup.understand("上海 2021 三项举措")
    assert understood.scope.years == (2021,)
    assert not any("2021" in each.said for each in understood.concepts)


def test_a_place_that_no_list_has_is_a_name(searcher: Searcher) -> None:
    asked = "陇川市的案件办了多少件"
    assert any(each.name for each in searcher.lookup.understand(asked).concepts)
    assert searcher.ask(asked).status is not Status.ANSWERED


def test_what_is_said_not_to_be_meant_is_not_looked_for(searcher: Searcher) -> None:
    meant = searcher.lookup.understand("“宣传月”(非“宣传周”)的主题是什么")
    said = [each.said for each in meant.concepts]
    assert any("宣传月" in each for each in said) and not any("宣传周" in each for each in said)
    assert "/宣传月" in meant.own and "/宣传周" not in meant.own


def test_a_particle_at_the_end_makes_no_word(searcher: Searcher) -> None:
    assert "花呢" not in [each.said for each in searcher.lookup.understand("棉花呢").concepts]


def test_whether_or_not_is_said_once(searcher: Searcher) -> None:
    said = [each.said for each in searcher.lookup.understand("电动车充电规不规范").concepts]
    assert "规范" in said and not any("不" in each for each in said)


def test_rare_words_weigh_more_than_common_ones(searcher: Searcher) -> None:
    question = understood(searcher, "工作中的反洗钱协作")
    assert concept(question, "洗钱").weight > concept(question, "工作").weight


def test_a_size_makes_no_word_with_the_verb_before_it(searcher: Searcher) -> None:
    assert "建大" not in said(understood(searcher, "徐汇院还要不要再建大的办案组?")).split()


def test_the_story_around_a_long_question_weighs_less(searcher: Searcher) -> None:
    story = "我邻居是做外贸生意的,最近一直在看新闻,说是要严查,他让我替他打听打听,徐汇院设立了多少个专业化办案组?"
    question, short = understood(searcher, story), understood(searcher, "做生意的邻居")
    assert concept(question, "邻居").weight < concept(short, "邻居").weight


@pytest.mark.parametrize(
    ("typed", "mended"), [("电信炸骗", "诈骗"), ("shelao工作", "涉老"), ("徐汇区机够改革", "机构")]
)
def test_a_misspelling_is_mended_and_told(searcher: Searcher, typed: str, mended: str) -> None:
    question = understood(searcher, typed)
    assert mended in question.folded
    assert any(mended in written or written in mended for _, written in question.corrected)


def test_a_usual_misspelling_is_an_alias(searcher: Searcher) -> None:
    assert "检察院" in [form.text for form in concept(understood(searcher, "检查院的公益诉讼"), "检查院").forms]


@pytest.mark.parametrize("typed", ["检查工作", "心往一处使", "搬家", "小孩", "徐匯區檢察院", "police cooperation"])
def test_what_is_no_misspelling_is_left(searcher: Searcher, typed: str) -> None:
    assert understood(searcher, typed).corrected == ()


@pytest.mark.parametrize("asks", ["啥时候", "哪会儿", "什么样", "哪些方面", "咋办"])
def test_what_asks_is_no_concept_however_it_is_said(searcher: Searcher, asks: str) -> None:
    assert [c.said for c in searcher.lookup.understand(f"机构改革{asks}").concepts] == ["机构改革"]


def test_how_many_are_asked_for_is_no_concept(searcher: Searcher) -> None:
    assert "2个" not in said(understood(searcher, "哪两个办案组办理金融案件"))


def test_a_question_of_question_words_has_no_concepts(searcher: Searcher) -> None:
    assert understood(searcher, "请问这个是什么呢?").concepts == ()
