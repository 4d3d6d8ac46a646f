"""One way from text to terms, for reports and questions alike."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings

from retrieval.fold import fold
from retrieval.pieces import pieces, word_term
from retrieval.terms import Terms
from tests.odd_text import PASTED

OWN = "跑分平台"


@pytest.fixture(scope="module")
def terms(state_dir: Path) -> Terms:
    return Terms([OWN], state_dir)


@settings(deadline=None)
@given(text=PASTED)
def test_words_are_slices_in_order_and_lose_nothing_that_can_be_asked_for(terms: Terms, text: str) -> None:
    folded = fold(text)
    words = list(terms.words(folded))
    assert all(folded[word.start : word.end] == word.text for word in words)
    assert all(one.end <= other.start for one, other in itertools.pairwise(words))
    covered = {at for word in words for at in range(word.start, word.end)}
    assert [char for at, char in enumerate(folded) if "\u4e00" <= char <= "\u9fff" and at not in covered] == []


def test_a_word_is_told_by_its_part_of_speech_and_its_two_halves(terms: Terms) -> None:
    assert [terms.tag(word) for word in ("报告", "增长", "上海", "未有之词")] == ["n", "v", "ns", ""]
    assert terms.halves("粮食产量") == ("粮食", "产量")
    assert terms.halves("报告") is None


@settings(deadline=None)
@given(text=PASTED)
def test_the_same_text_has_the_same_terms(terms: Terms, text: str) -> None:
    assert terms.of(text) == terms.of(text) == terms.of(fold(text, numerals=False))


def test_a_part_of_a_word_is_found_in_it(terms: Terms) -> None:
    assert set(pieces("检察院")) <= set(terms.of("人民检察院"))
    assert set(pieces("逮捕")) <= set(terms.of("批准逮捕"))


def test_traditional_script_and_full_width_have_the_terms_of_the_usual_form(terms: Terms) -> None:
    assert terms.of("徐匯區檢察院２０６系統") == terms.of("徐汇区检察院206系统")


def test_a_word_of_ones_own_is_kept_whole(terms: Terms) -> None:
    assert OWN in [word.text for word in terms.words(f"打击{OWN}等黑灰产")]
    assert terms.count(OWN) == 0


def test_figures_with_their_points_and_signs_are_one_word(terms: Terms) -> None:
    assert [word.text for word in terms.words("增长3.5%,pm2.5为b2c")] == ["增长", "3.5%", "pm2.5", "为", "b2c"]


def test_a_word_is_another_term_than_its_pair_of_characters() -> None:
    assert word_term("检察") not in pieces("检察")


def test_common_words_are_told_from_rare_ones(terms: Terms) -> None:
    assert terms.commonness("的") > terms.commonness("检察") > terms.commonness("公益诉讼展板")


def test_without_a_folder_the_dictionary_is_cached_in_a_private_one() -> None:
    private = Terms()
    assert [word.text for word in private.words("检察机关")] == ["检察机关"]
    assert private._private and Path(private._private.name).stat().st_mode & 0o077 == 0
