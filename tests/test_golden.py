"""The questions of tests/golden over the seed reports: no figure falls below its floor.

A rule that helps in one place and harms in another shows here. After a change for the better, `python -m tests.golden`
writes the new floors.
"""

from __future__ import annotations

import json

import pytest

from bot.scoring import LESS_IS_BETTER, Tally, dropped
from retrieval import Library, Searcher
from tests.golden.measuring import BASELINE, floors, measured, questions


@pytest.fixture(scope="module")
def counted(searcher: Searcher) -> Tally:
    return measured(searcher)


@pytest.fixture(scope="module")
def floor() -> dict[str, float]:
    figures: dict[str, float] = json.loads(BASELINE.read_text("utf-8"))["figures"]
    return figures


def test_there_are_questions_of_every_kind() -> None:
    asked = questions()
    assert len(asked) == len({each["question"] for each in asked}) == 120
    assert {each["type"] for each in asked} >= {
        "number",
        "name",
        "list",
        "who",
        "date",
        "compare",
        "near-miss",
        "far-off",
    }
    assert {each["style"] for each in asked} >= {"colloquial", "formal", "traditional", "english", "typo", "keywords"}


def test_what_is_held_to_be_right_stands_in_the_reports(searched: Library) -> None:
    texts = {outline.report.file: outline.report.text for outline in searched.outlines}
    for each in questions():
        if not each["answerable"]:
            continue
        for told in each.get("evidence_list") or [each]:
            assert told["evidence"] in texts[told["file"]], each["id"]
        assert all(any(also in text for text in texts.values()) for also in each["also"]), each["id"]
        assert each.get("evidence_list") or each["answer"] in each["evidence"], each["id"]


@pytest.mark.parametrize("figure", ["verbatim", "cited@1", "quoted", "refused", "abstained", "far_silent", "compared"])
def test_a_figure_stays_above_its_floor(counted: Tally, floor: dict[str, float], figure: str) -> None:
    now = counted.figures()
    missed = "\n".join(f"{identity} {happened}: {question}" for identity, happened, question in counted.missed)
    worse = "above" if figure in LESS_IS_BETTER else "below"
    assert not dropped(now, {figure: floor[figure]}), f"{figure} {now[figure]} {worse} {floor[figure]}\n{missed}"


def test_quotes_are_short_enough_to_be_answers(counted: Tally) -> None:
    assert counted.figures()["quote"] <= 120


def test_floors_leave_room_for_a_question_or_two_and_none_for_what_is_not_verbatim() -> None:
    assert floors({"verbatim": 1.0, "quoted": 0.9, "refused": 0.05, "far_silent": 0.01, "quote": 66}) == {
        "verbatim": 1.0,
        "quoted": 0.87,
        "refused": 0.08,
        "far_silent": 0.0,
    }
