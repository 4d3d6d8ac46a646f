"""Words cut by the Rust port of jieba are those that jieba cuts; where it cuts otherwise, it is not used."""

from __future__ import annotations

import pickle
import re
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from retrieval import Lexicon
from retrieval.bm25 import Counts, count
from retrieval.fold import CJK
from retrieval.port import Cut, ported
from retrieval.terms import Terms
from tests.odd_text import PASTED

OWN = sorted(word for word in Lexicon.load().words if re.fullmatch(f"[{CJK}]+", word))
WORDS = st.lists(st.sampled_from(OWN) | st.sampled_from("人民检察院起诉一把手的了不在和龥"), max_size=6).map("".join)
STRANGE = st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=12)


@pytest.fixture(scope="module")
def terms() -> Terms:
    return Terms(Lexicon.load().words)


@pytest.fixture(scope="module")
def port(terms: Terms) -> Cut:
    pytest.importorskip("rjieba")
    terms.counts(["检察院"])
    assert terms._port, "what is installed here must pass its own check"
    return terms._port


@given(WORDS | STRANGE | st.tuples(WORDS, STRANGE, WORDS).map("".join))
@settings(max_examples=500)
def test_every_text_is_cut_as_jieba_cuts_it(terms: Terms, port: Cut, text: str) -> None:
    # as a bag: of 人人|人 and 人|人人, which weigh the same, each takes the one that its sums round to
    assert sorted(port(text)) == sorted(terms._plainly(text))


@given(st.lists(PASTED | WORDS, max_size=5))
@example(["À三分之二", "é", "5", ""])
@settings(max_examples=300, deadline=None)
def test_paragraphs_counted_at_once_have_the_terms_of_each(terms: Terms, texts: list[str]) -> None:
    at_once, one_by_one = terms.counts(texts), count(map(terms.of, texts))
    assert all(np.array_equal(getattr(at_once, name), getattr(one_by_one, name)) for name in Counts._fields)


def test_a_port_that_cuts_otherwise_is_not_used() -> None:
    pytest.importorskip("rjieba")

    def by_characters(run: str) -> Sequence[str]:
        return list(run)

    assert ported([], by_characters) is None


def test_another_process_makes_the_same_terms(terms: Terms) -> None:
    other = pickle.loads(pickle.dumps(terms.counts))
    texts = ["徐汇区人民检察院办理非法吸收公众存款案"]
    assert other(texts).vocabulary.words() == terms.counts(texts).vocabulary.words()


def test_words_that_no_run_can_hold_bear_on_the_others_all_the_same() -> None:
    pytest.importorskip("rjieba")
    terms = Terms(["房地", *(f"{'ab' * number}检" for number in range(1, 5000))])
    terms.counts(["检察院"])
    text = "房地产业和建筑业房地合一"
    assert terms._port and list(terms._port(text)) == list(terms._plainly(text))
