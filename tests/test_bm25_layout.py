"""Every shape of posting keeps exactly what was counted."""

from __future__ import annotations

import numpy as np
import pytest
from rank_bm25 import BM25Plus

from retrieval.bm25 import Bm25, Counts, count
from retrieval.bm25.layout import BLOCKS, FULL, SPARSE, postings

LIBRARY = [
    ["常", *["见"] * (i % 3 == 0), *["稀"] * (i % 211 == 5), *["多"] * (i % 40), *["长"] * (i % 7 * 30)]
    for i in range(1200)
]


def test_words_lie_in_the_shape_that_fits_how_common_they_are() -> None:
    index = Bm25.build([*LIBRARY, *[["x"]] * 4000])
    kinds = {word: int(index._layout.kinds[index._vocabulary.find(word)]) for word in "常稀见x"}
    assert kinds == {"常": BLOCKS, "稀": SPARSE, "见": BLOCKS, "x": FULL}


@pytest.mark.parametrize("word", ["常", "见", "稀", "多", "长"])
def test_scores_of_every_shape_are_those_of_rank_bm25(word: str) -> None:
    assert (
        Bm25.build(LIBRARY).scores({word: 1.0}).tolist() == BM25Plus(LIBRARY, k1=0.2, b=0.8).get_scores([word]).tolist()
    )


def test_paragraphs_far_apart_are_found_again() -> None:
    empty = count([[]] * 70_000)
    one = count([["近", "远"]])
    index = Bm25.merged([one, empty, one, empty, empty, one, one])
    assert postings(index._layout, index._vocabulary.find("远"))[0].tolist() == [0, 70_001, 210_002, 210_003]


def test_a_term_that_fills_a_paragraph_keeps_its_exact_share() -> None:
    paragraphs = [["多"] * often for often in (15, 16, 17, 100, 5000)] + [["少"]] * 700
    index = Bm25.build(paragraphs)
    assert index.scores({"多": 1.0}).tolist() == BM25Plus(paragraphs, k1=0.2, b=0.8).get_scores(["多"]).tolist()


def test_counts_name_words_in_one_order_whatever_came_first() -> None:
    one, other = count([["甲", "乙", "丙"]]), count([["丙", "甲"], ["乙"]])
    assert one.vocabulary.words() == other.vocabulary.words()
    assert isinstance(one, Counts) and np.array_equal(one.lengths, [3])
