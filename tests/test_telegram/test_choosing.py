"""The page on which reports are chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.choosing import PAGE, Changed, digest, page, pressed_on
from bot.wording import wording
from retrieval import Library, Outline


@pytest.fixture
def many(searched: Library) -> list[Outline]:
    return list(searched.outlines) * 10


def test_a_page_shows_at_most_eight_reports_and_its_buttons_fit(many: list[Outline]) -> None:
    for at in (0, 1, 2, 99):
        _, keyboard = page(many, frozenset(), at, wording("zh"))
        data = [button["callback_data"] for row in (keyboard or {})["inline_keyboard"] for button in row]
        assert sum("." in each for each in data) <= PAGE
        assert all(len(each.encode()) <= 64 for each in data)


def test_a_report_is_chosen_and_left_out_again(searched: Library) -> None:
    file = searched.outlines[1].report.file
    assert pressed_on(f"1.{digest(file)}", searched.outlines, frozenset()) == (frozenset({file}), 0)
    assert pressed_on(f"1.{digest(file)}", searched.outlines, frozenset({file})) == (frozenset(), 0)


def test_a_button_of_another_list_chooses_nothing(searched: Library) -> None:
    for target in (f"0.{digest(searched.outlines[1].report.file)}", f"99.{digest('')}"[:-1] + "x", "99.00000000"):
        with pytest.raises((Changed, ValueError)):
            pressed_on(target, searched.outlines, frozenset())


@given(target=st.text(max_size=12))
def test_made_up_targets_choose_nothing(searched: Library, target: str) -> None:
    try:
        chosen, _ = pressed_on(target, searched.outlines, frozenset())
    except (Changed, ValueError):
        return
    assert not chosen
