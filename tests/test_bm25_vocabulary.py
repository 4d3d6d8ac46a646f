"""Words are found by their checksums, and told apart by their letters."""

from __future__ import annotations

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.bm25 import vocabulary
from retrieval.bm25.vocabulary import Vocabulary, order, ordered, spelled


def made(words: list[str]) -> Vocabulary:
    return Vocabulary.of(sorted({spelled(word) for word in words}, key=order))


@given(st.lists(st.text(st.characters(), max_size=4), max_size=30), st.text(max_size=4))
def test_a_word_is_found_if_and_only_if_it_is_there(words: list[str], other: str) -> None:
    kept = made(words)
    for word in {*words, other}:
        number = kept.find(word)
        assert (number >= 0) == (word in words)
        assert number < 0 or kept.word(number) == spelled(word)


@given(
    st.lists(st.text(st.characters(), max_size=2), max_size=40), st.lists(st.text("ab检察", max_size=2), max_size=40)
)
def test_many_words_are_found_at_once_as_each_by_itself(words: list[str], others: list[str]) -> None:
    kept = made(words)
    asked = [*words, *others]
    assert kept.numbers(asked).tolist() == [made(words).find(word) for word in asked]


@given(st.sets(st.binary(max_size=3) | st.sampled_from([b"plumless", b"buckeroo"]), max_size=40))
def test_the_order_of_many_is_the_order_of_each(words: set[bytes]) -> None:
    some = list(words)
    kept, places = ordered(Vocabulary.of(some))
    assert [some[place] for place in places] == kept.words() == sorted(some, key=order)


def test_words_with_one_checksum_are_told_apart() -> None:
    assert crc32(b"plumless") == crc32(b"buckeroo")
    kept = made(["plumless", "buckeroo"])
    assert sorted([kept.find("plumless"), kept.find("buckeroo")]) == [0, 1]
    assert made(["plumless"]).find("buckeroo") == -1


def test_what_was_found_before_is_forgotten_when_it_grows_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "REMEMBERED", 3)
    kept = made([str(number) for number in range(10)])
    assert {kept.word(kept.find(str(number))) for number in range(10)} == set(kept.words())
    assert len(kept._found) <= 3
