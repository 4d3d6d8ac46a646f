"""What a better sentence is, and when the best one is good enough. True for whatever weights are fitted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Reason, Searcher, Status
from retrieval.checking import CHECKS, checked
from retrieval.deciding import decided
from retrieval.evidence import weigh
from retrieval.ranking import DECIDE, RANK, SLACK, Ranked, bound, features, may_lead, promise, weighted
from tests.judging import evidence, place
from tests.odd_text import PASTED


def ranked(searcher: Searcher, question: str, text: str, year: int = 2020) -> Ranked:
    understood, judged = evidence(searcher, question, text, year=year)
    outcomes = checked(understood, judged, year)
    return Ranked(judged, features(understood, judged, outcomes, 1.0), outcomes)


BETTER = [
    ("设立了多少个专业化办案组", "设立了23个专业化办案组。", "设立了专业化办案组。"),
    ("设立了多少个专业化办案组", "设立了23个专业化办案组。", "办理了23个案件。"),
    ("2019年的内设机构改革", "去年完成内设机构改革。", "2016年完成内设机构改革。"),
    ("公益诉讼怎么宣传", "发放公益诉讼宣传手册。", "发放工作手册。"),
    ("检察官考核办法叫什么", "制定《检察官考核办法》。", "考核检察官,完善管理。"),
]


@pytest.mark.parametrize(("question", "better", "worse"), BETTER)
def test_the_sentence_that_answers_ranks_first_and_is_the_surer_answer(
    searcher: Searcher, question: str, better: str, worse: str
) -> None:
    one, other = ranked(searcher, question, better), ranked(searcher, question, worse)
    assert one.score > other.score and one.odds > other.odds


def test_failing_a_check_never_makes_an_answer_surer() -> None:
    assert all(DECIDE[reason] < 0 and RANK[reason] <= 0 for reason in CHECKS)


def test_holding_more_of_the_question_never_makes_an_answer_less_sure() -> None:
    assert DECIDE["around"] > 0 and RANK["around"] > 0


def test_every_weight_belongs_to_a_feature_that_is_worked_out(searcher: Searcher) -> None:
    worked_out = set(ranked(searcher, "设立了多少个专业化办案组", "设立了23个专业化办案组。").features)
    assert {*RANK, *DECIDE} - worked_out <= {str(reason) for reason in CHECKS}


def test_a_score_is_the_sum_of_its_parts() -> None:
    assert weighted({"own": 2.0, "long": -1.0}, {"own": 0.5, "long": 0.25, "other": 9.0}) == 0.75
    assert weighted({"own": 2.0}, {}) == 0.0


def test_a_first_look_prefers_the_sentence_that_holds_the_question(searcher: Searcher) -> None:
    understood = searcher.lookup.understand("设立了多少个专业化办案组")
    weighed = weigh(understood, [place("推动公益诉讼。"), place("设立了23个专业化办案组。")])
    assert np.argmax(promise(understood, weighed, np.zeros(2))) == 1


@settings(deadline=None, max_examples=60)
@given(asked=PASTED, texts=st.lists(PASTED, min_size=1, max_size=4))
def test_a_bound_is_no_less_than_the_score_and_what_may_not_lead_does_not(
    searcher: Searcher, asked: str, texts: list[str]
) -> None:
    question, places = searcher.lookup.understand(asked), [place(text) for text in texts]
    weighed = weigh(question, places)
    bm25 = np.linspace(0.0, 1.0, len(weighed))
    bounds = bound(question, weighed, bm25, places[0].paragraph, lambda _: True)
    leading = may_lead(question, weighed, places[0].paragraph)
    for at, (most, leads) in enumerate(zip(bounds, leading, strict=True)):
        one = weighed.evidence(at)
        found = features(question, one, {}, float(bm25[at]), places[0].paragraph, newest=True)
        judged = Ranked(one, found, {})
        assert judged.score <= most + SLACK and (leads or not judged.leads)


def decision(searcher: Searcher, question: str, text: str, year: int = 2020) -> tuple[Status, Reason | None]:
    return decided(searcher.lookup.understand(question), ranked(searcher, question, text, year))


def test_the_answer_is_an_answer(searcher: Searcher) -> None:
    assert decision(searcher, "设立了多少个专业化办案组", "设立了23个专业化办案组。") == (Status.ANSWERED, None)


def test_the_right_topic_without_the_figure_is_related_and_says_why(searcher: Searcher) -> None:
    found = decision(searcher, "设立了多少个专业化办案组", "认真设立专业化办案组。")
    assert found == (Status.RELATED, Reason.MISSING_FIGURE)


def test_the_right_topic_of_another_year_is_related_and_says_why(searcher: Searcher) -> None:
    found = decision(searcher, "2016年设立了多少个专业化办案组", "设立了23个专业化办案组。")
    assert found == (Status.RELATED, Reason.OTHER_YEAR)


def test_something_else_is_nothing_near(searcher: Searcher) -> None:
    assert decision(searcher, "大熊猫的饲养成本", "设立了23个专业化办案组。") == (Status.NOT_FOUND, Reason.NO_EVIDENCE)
