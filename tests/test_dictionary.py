"""The kept dictionary has what jieba's has, and cuts every text alike."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings

from retrieval.dictionary import Dictionary
from retrieval.fold import fold
from retrieval.newest import KEPT
from retrieval.terms import Terms
from tests.odd_text import PASTED

OWN = ["跑分平台", "检察院", "非吸"]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Terms, Terms]:
    """One that holds the whole dictionary, and one that has what the first one kept."""
    cache = tmp_path_factory.mktemp("cache")
    whole = Terms(OWN, cache)
    whole.counts([""])
    kept = Terms(OWN, cache)
    kept.of("")
    assert isinstance(kept._jieba.FREQ, Dictionary)
    return whole, kept


@settings(deadline=None)
@given(text=PASTED)
def test_texts_are_cut_alike(both: tuple[Terms, Terms], text: str) -> None:
    whole, kept = both
    assert list(whole.words(fold(text))) == list(kept.words(fold(text)))


def test_every_word_is_counted_alike(both: tuple[Terms, Terms]) -> None:
    whole, kept = both
    words = [*list(whole._jieba.FREQ)[::97], *OWN, "无此一词", "跑分"]
    assert [whole.count(word) for word in words] == [kept.count(word) for word in words]
    assert [whole._tags.get(word, "") for word in words] == [kept.tag(word) for word in words]
    assert whole._jieba.total == kept._jieba.total


def test_other_own_words_make_another_dictionary(both: tuple[Terms, Terms]) -> None:
    other = Terms([*OWN, "另外一个词"], both[0]._cache)
    assert [word.text for word in other.words("另外一个词")] == ["另外一个词"]


def test_older_dictionaries_are_dropped_and_whoever_has_one_open_still_reads_it(tmp_path: Path) -> None:
    for number in range(KEPT + 2):
        Dictionary.keep(tmp_path / f"words-{number}.dict", {"检察": number}, {}, 5, [])
        os.utime(tmp_path / f"words-{number}.dict", (number, number))
    oldest = Dictionary.open(tmp_path / "words-0.dict")
    Terms(OWN, tmp_path).counts([""])
    names = {path.name for path in tmp_path.glob("*.dict")}
    assert len(names) == KEPT and {f"words-{KEPT}.dict", f"words-{KEPT + 1}.dict"} < names
    assert oldest and oldest["检察"] == 0


def test_what_is_damaged_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "words.dict"
    assert Dictionary.open(path) is None
    Dictionary.keep(path, {"检察": 5, "检": 0}, {"检察": "vn"}, 5, [])
    opened = Dictionary.open(path)
    assert opened and opened["检察"] == 5 and opened["检"] == 0 and "察" not in opened and opened.get("察", 7) == 7
    assert opened.tag("检察") == "vn" and opened.tag("检") == opened.tag("察") == ""
    with pytest.raises(KeyError):
        opened["察"]
    path.write_bytes(path.read_bytes()[:-10])
    assert Dictionary.open(path) is None
