"""How far the words of a question stand in a sentence and around it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Searcher, fold
from retrieval.asking import Kind
from retrieval.evidence import (
    BESIDE,
    GIVEN,
    IN_HEADING,
    IN_PARAGRAPH,
    IN_TITLE,
    REASON,
    STANDS,
    Evidence,
    weigh,
)
from retrieval.outline import outline
from retrieval.place import Place, prepare
from retrieval.question import HALVES, Concept, Form, Question
from retrieval.strength import REACH, strength, strengths
from tests.conftest import report
from tests.judging import evidence, place
from tests.odd_text import PASTED

TEXT = "一、公益诉讼检察\n\n一是加强宣传,发放公益诉讼手册。二是会签协作机制。三是2018年起派驻检察官23名。"


def whole(word: str, weight: float = 1.0) -> Form:
    return Form(word, weight, (), tuple(word[at : at + 2] for at in range(len(word) - 1)), 0.7)


def test_a_word_stands_wholly_partly_or_not_at_all() -> None:
    concept = Concept("公益诉讼", (whole("公益诉讼"), whole("公诉", 0.5)), 1.0, True)
    assert strength(concept, "做好公益诉讼") == 1.0
    assert 0.0 < strength(concept, "公益活动") < strength(concept, "公益的诉讼") < 1.0
    assert strength(concept, "公诉人") == 0.5
    assert strength(concept, "粮食") == 0.0


def test_a_reason_is_of_what_the_sentence_before_says(searcher: Searcher) -> None:
    text = "技术难题没有攻克。主要原因是设备老化。"
    _, given = evidence(searcher, "技术难题为什么没攻克", text, at=1)
    assert sum(given.own) > 0.5
    assert not sum(evidence(searcher, "技术难题有多少", text, at=1)[1].own)


def test_sentences_are_prepared_with_their_figures_and_years() -> None:
    prepared = place(TEXT, 2020)
    last = prepared.sentences[-1]
    assert [(figure.number, figure.measure) for figure in last.figures if figure.measure == "名"] == [("23", "名")]
    assert last.years == {2018} and last.explicit
    assert prepared.sentences[0].years == {2020} and not prepared.sentences[0].explicit
    assert "公益诉讼" in prepared.headings


def test_what_stands_under_a_heading_is_of_its_year() -> None:
    prepared = place("一、2023年工作回顾\n\n粮食产量稳定增长,居民收入不断增加。", 2024)
    assert prepared.sentences[0].years == {2023}


def test_what_goes_on_behind_a_semicolon_is_of_the_same_year_and_of_that_it_is_compared_with() -> None:
    prepared = place("2012年底,城镇人均住房面积32.9平方米;每百户拥有汽车21.5辆,比2007年增加15.5辆;旅游消费增加。", 2013)
    assert [sentence.years for sentence in prepared.sentences] == [{2012}, {2012, 2007}, {2012}]
    assert all(sentence.explicit for sentence in prepared.sentences)


def test_any_number_of_semicolons_is_followed_back() -> None:
    last = place("2012年,办理案件9件;" + "办理案件8件;" * 40, 2013).sentences[-1]
    assert last.years == {2012}


def test_a_report_given_early_in_the_year_tells_of_the_one_before() -> None:
    text = "一、依法办案\n\n审结案件9021件,同比上升11%,质效不断提升。"
    found = outline(report(f"某某中级法院工作报告\n\n发布时间:2024-01-10\n\n{text}", "报告.txt"))
    assert prepare(found, found.paragraphs[-1], 0, 2024).sentences[0].years == {2023, 2024}
    assert place(text, 2024).sentences[0].years == {2024}


def test_plans_are_known_by_their_headings() -> None:
    assert place("一、2025年重点工作\n\n粮食产量稳定增长,居民收入不断增加。", 2025).plan
    review = place("一、2024年工作回顾\n\n粮食产量稳定增长,居民收入不断增加。", 2025)
    assert review.review and not review.plan
    both = place("一、“十三五”发展成就和“十四五”主要目标\n\n粮食产量稳定增长,居民收入不断增加。", 2021)
    assert not both.review and not both.plan


def test_a_word_in_the_sentence_counts_most_beside_it_less_and_in_the_heading_still(searcher: Searcher) -> None:
    held = [evidence(searcher, "公益诉讼", TEXT, at=at)[1].held[0] for at in range(3)]
    assert held[0] == 1.0 > held[1] >= held[2] > 0.0


def test_what_a_sentence_has_of_its_own_is_no_more_than_what_it_has_with_its_surroundings(searcher: Searcher) -> None:
    _, judged = evidence(searcher, "加强宣传和协作机制的检察官有多少名", TEXT, at=1)
    assert all(0.0 <= own <= held <= 1.0 for own, held in zip(judged.own, judged.held, strict=True))


@settings(deadline=None)
@given(text=PASTED)
def test_every_sentence_is_weighed_whatever_is_asked(searcher: Searcher, text: str) -> None:
    prepared = place(TEXT)
    weighed = weigh(searcher.lookup.understand(text), [prepared])
    judged = [weighed.evidence(at) for at in range(len(weighed))]
    assert [each.sentence for each in judged] == list(prepared.sentences)
    assert all(0.0 <= share <= 1.0 for each in judged for share in (*each.own, *each.held, each.local))


FORMS = st.builds(
    lambda text, weight, halved: Form(
        text,
        weight,
        (),
        tuple(text[at : at + 2] for at in range(len(text) - 1)) if len(text) > 2 else tuple(text),
        0.7 if len(text) > 2 else 0.22,
        (text[: len(text) // 2], text[len(text) // 2 :]) if halved and len(text) > 3 else None,
    ),
    st.text("粮食产量件𬭚", min_size=2, max_size=5),
    st.sampled_from([1.0, 0.95, 0.9, 0.5, 0.3]),
    st.booleans(),
)


def plainly(form: Form, text: str) -> float:
    """How far one form stands in a text."""
    if form.text in text:
        return form.weight
    if form.halves:
        first, second = form.halves
        ends = [at + len(first) for at in range(len(text)) if text.startswith(first, at)]
        if any(second in text[end : end + REACH] for end in ends):
            return HALVES * form.weight
    return form.partial * form.weight * sum(pair in text for pair in form.pairs) / len(form.pairs)


@given(st.lists(FORMS, min_size=1, max_size=4), st.text("粮食产量件,", max_size=40))
def test_a_concept_stands_as_far_as_the_best_of_its_forms(forms: list[Form], text: str) -> None:
    concept = Concept(forms[0].text, tuple(forms), 1.0, True)
    assert strength(concept, text) == pytest.approx(max(plainly(form, text) for form in forms))


@given(
    st.lists(st.lists(FORMS, min_size=1, max_size=4), min_size=1, max_size=4),
    st.lists(st.text("粮食产量件,𬭚\ud800", max_size=40), min_size=1, max_size=5),
)
def test_many_concepts_stand_in_many_texts_as_each_does_in_each(forms: list[list[Form]], texts: list[str]) -> None:
    concepts = [Concept(each[0].text, tuple(each), 1.0, True) for each in forms]
    found = strengths(concepts, texts)
    assert found.tolist() == [[strength(concept, text) for text in texts] for concept in concepts]


@given(asked=PASTED, texts=st.lists(PASTED | st.just("民事案件、刑事案件和行政案件"), max_size=4))
@settings(deadline=None)
def test_whatever_is_asked_stands_in_many_texts_as_in_each(searcher: Searcher, asked: str, texts: list[str]) -> None:
    concepts = searcher.lookup.understand(asked + "民事案件").concepts
    folded = [fold(text) for text in texts]
    expected = [[strength(concept, text) for text in folded] for concept in concepts]
    assert strengths(concepts, folded).tolist() == expected


def weighed_plainly(question: Question, held: Place) -> list[Evidence]:
    """As the words of the module say it, concept by concept and sentence by sentence."""
    concepts = question.concepts
    columns = [[strength(concept, sentence.folded) for sentence in held.sentences] for concept in concepts]
    columns = [
        column if strength(c, held.text) else [0.0] * len(column) for c, column in zip(concepts, columns, strict=True)
    ]
    if question.asked.kind is Kind.REASON:
        goes_on = [bool(at and REASON.match(sentence.folded)) for at, sentence in enumerate(held.sentences)]
        columns = [
            [max(here, GIVEN * column[at - 1] * goes_on[at]) for at, here in enumerate(column)] for column in columns
        ]
    headed = tuple(strength(concept, held.headings) for concept in concepts)
    over = [max(IN_HEADING * h, IN_TITLE * strength(c, held.title)) for h, c in zip(headed, concepts, strict=True)]
    found = []
    for at in range(len(held.sentences)):
        own = tuple(column[at] for column in columns)
        beside = [max([0.0, *column[max(0, at - 1) : at], *column[at + 1 : at + 2]]) for column in columns]
        around = tuple(
            max(here, BESIDE * near, IN_PARAGRAPH * max(column), above)
            for here, near, column, above in zip(own, beside, columns, over, strict=True)
        )
        local = sum(here * (c.weight * rare(column)) for here, c, column in zip(own, concepts, columns, strict=True))
        found.append(Evidence(held, at, own, around, local / question.weight, headed))
    return found


def rare(column: list[float]) -> float:
    holding = sum(here > STANDS for here in column)
    return math.log((len(column) + 1) / (holding + 0.5)) / math.log(len(column) + 2) if holding else 0.0


@settings(deadline=None, max_examples=60)
@given(
    asked=PASTED | PASTED.map("为什么{}".format),
    texts=st.lists(
        st.lists(PASTED | PASTED.map("主要原因是{}".format), min_size=1, max_size=5).map("。".join), max_size=3
    ),
)
def test_paragraphs_are_weighed_as_each_would_be_sentence_by_sentence(
    searcher: Searcher, asked: str, texts: list[str]
) -> None:
    question = searcher.lookup.understand(asked)
    places = [place(f"一、公益诉讼\n\n{text}") for text in texts]
    weighed = weigh(question, places)
    expected = [one for held in places for one in weighed_plainly(question, held)]
    for one, other in zip(map(weighed.evidence, range(len(weighed))), expected, strict=True):
        assert (one.at, one.own, one.held, one.headed) == (other.at, other.own, other.held, other.headed)
        assert one.local == pytest.approx(other.local)
