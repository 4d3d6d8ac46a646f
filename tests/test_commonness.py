"""How common is a word in the library?"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from retrieval import Searcher
from retrieval.bm25 import Bm25
from retrieval.commonness import Commonness
from retrieval.fold import fold
from retrieval.lexicon import Lexicon
from retrieval.pieces import word_term
from tests.odd_text import PASTED


@pytest.fixture(scope="module")
def bm25(searcher: Searcher) -> Bm25:
    lookup = searcher.lookup
    return Bm25.build([lookup.terms.of(p.span.text) for outline in lookup.outlines for p in outline.paragraphs])


@settings(deadline=None)
@given(text=PASTED)
def test_how_many_paragraphs_have_a_word_is_told_by_one_look(searcher: Searcher, bm25: Bm25, text: str) -> None:
    words = [word.text for word in searcher.lookup.terms.words(fold(text))]
    common = Commonness(bm25, Lexicon({}))
    for word in [*words, *(a + b for a, b in pairwise(words)), *fold(text)]:
        if word.strip():
            assert common.df(word) == max(bm25.df(word), bm25.df(word_term(word)))
    assert common.those_written(words) == [word for word in words if common.written(word)]


def test_what_only_the_lexicon_has_may_be_written_instead_of_a_misspelling(bm25: Bm25) -> None:
    common = Commonness(bm25, Lexicon({"官司": {"诉讼": 0.9}}))
    assert common.df("官司") == 0
    assert common.written("官司") == 1
    assert common.written("管司") == 0
    assert common.those_written(["管司", "官司"]) == ["官司"]
