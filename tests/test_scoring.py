from typing import Any

import pytest

from bot.scoring import dropped, tally, wilson

TEXTS = {"a.txt": "去年设立了23个专业化办案组,涉及金融等方面。今年没有变化。"}
QUESTION = {"id": "1", "question": "?", "answerable": True, "file": "a.txt", "answer": "23个",
            "evidence": "去年设立了23个专业化办案组", "type": "number"}  # fmt: skip


def shown(start: int, end: int) -> dict[str, Any]:
    return {"file": "a.txt", "start": start, "end": end, "text": TEXTS["a.txt"][start:end]}


def answer(status: str = "answered", *citations: dict[str, Any], quote: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"status": status, "quote": quote, "citations": list(citations)}


def figures(question: dict[str, Any], answered: dict[str, Any]) -> dict[str, float]:
    return tally([(question, answered)], TEXTS).figures()


def test_the_answer_inside_the_evidence_counts_as_cited_and_quoted() -> None:
    got = figures(QUESTION, answer("answered", shown(0, 22), quote=shown(0, 14)))
    assert got == {"verbatim": 1, "cited@1": 1, "cited@3": 1, "quoted": 1, "refused": 0, "excerpt": 22, "quote": 14}


def test_the_right_place_called_related_is_a_refusal_that_cites() -> None:
    got = figures(QUESTION, answer("related", shown(0, 22)))
    assert (got["cited@1"], got["cited@3"], got["refused"]) == (0, 1, 1)


def test_another_sentence_is_not_the_answer_unless_it_is_named_as_right_too() -> None:
    other = answer("answered", shown(23, 30), quote=shown(23, 30))
    assert figures(QUESTION, other)["cited@1"] == 0
    assert figures(QUESTION | {"also": ["今年没有变化。"]}, other)["quoted"] == 1


def test_altered_text_is_not_verbatim() -> None:
    assert figures(QUESTION, answer("answered", shown(0, 22) | {"text": "去年设立了24个"}))["verbatim"] == 0


def test_an_answer_to_the_unanswerable_is_missed_and_listed() -> None:
    counted = tally([(QUESTION | {"answerable": False, "type": "far-off"}, answer("answered", shown(0, 5)))], TEXTS)
    assert (counted.figures()["abstained"], counted.figures()["far_silent"]) == (0, 0)
    assert counted.missed == [("1", "abstained: answered", "?")]


def test_a_comparison_needs_evidence_from_every_report() -> None:
    both = QUESTION | {"evidence_list": [{"file": "a.txt", "evidence": "23个"}, {"file": "b.txt", "evidence": "x"}]}
    assert figures(both, answer("answered", shown(0, 22)))["compared"] == 0


def test_the_interval_of_a_share_is_wilsons() -> None:
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)  # Newcombe 1998, table I
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_a_drop_is_noticed_in_the_direction_of_each_figure() -> None:
    before = {"cited@1": 0.8, "refused": 0.1, "quote": 50.0}
    assert dropped({"cited@1": 0.79, "refused": 0.2, "quote": 90.0}, before) == ["cited@1", "refused"]
    assert dropped({"cited@1": 0.9, "refused": 0.0}, before) == []
