"""Numbering words whole arrays at a time gives what numbering them one by one gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.bm25 import numbering
from retrieval.bm25.numbering import number, one_by_one
from retrieval.bm25.vocabulary import Vocabulary, order

# These two have the same CRC-32, and so have what is made of them with the same letters behind.
ALIKE = [b"plumless", b"buckeroo", b"plumless1", b"buckeroo1"]
WORDS = st.sampled_from([*ALIKE, b"", b"/a", b"a", "检察".encode(), "/检察院".encode(), b"x" * 300]) | st.binary(
    max_size=9
)
PARTS = st.lists(st.sets(WORDS, max_size=12), max_size=5)


def vocabulary(words: set[bytes]) -> Vocabulary:
    return Vocabulary.of(sorted(words, key=order))


@given(PARTS, st.sampled_from([1, 20, 1000]))
def test_all_ways_number_alike(parts: list[set[bytes]], letters: int) -> None:
    made = [vocabulary(words) for words in parts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "MOST_LETTERS", letters)  # few: by groups, and one by one
        (fast, numbers), (slow, wanted) = number(made), one_by_one(made)
    assert fast.words() == slow.words()
    assert np.array_equal(fast.checks, slow.checks)
    assert [one.tolist() for one in numbers] == [one.tolist() for one in wanted]


def test_words_of_one_crc_stand_by_their_letters() -> None:
    found, numbers = number([vocabulary({b"plumless"}), vocabulary({b"buckeroo", b"plumless"})])
    assert found.words() == [b"buckeroo", b"plumless"]
    assert [one.tolist() for one in numbers] == [[1], [0, 1]]
