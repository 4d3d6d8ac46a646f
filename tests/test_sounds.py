"""Pinyin without tones, made of pypinyin's table or read from the copy of what was made."""

from __future__ import annotations

from pathlib import Path

from retrieval.newest import KEPT
from retrieval.sounds import Sounds


def test_a_sound_is_pinyin_without_tones() -> None:
    sounds = Sounds()
    assert sounds.of("检察院") == sounds.of("检查院") == "jianchayuan"
    assert sounds.of("女") == "nv"
    assert sounds.of("a1") == "a1"


def test_characters_are_found_by_their_sound() -> None:
    assert {"检", "减", "见"} <= set(Sounds().chars("jian"))
    assert Sounds().chars("police") == ""


def test_the_copy_says_the_same(tmp_path: Path) -> None:
    made, kept = Sounds(tmp_path), Sounds(tmp_path)
    for word in ("检察院", "女", "重"):
        assert made.of(word) == kept.of(word) == Sounds().of(word)
    assert len(list(tmp_path.iterdir())) == 1


def test_copies_of_older_tables_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(KEPT + 2):
        (tmp_path / f"sounds-{number}-{number}.json").write_text("{}")
    Sounds(tmp_path).of("女")
    assert len(list(tmp_path.iterdir())) == KEPT
    assert Sounds(tmp_path).of("女") == "nv"


def test_a_damaged_copy_is_made_again(tmp_path: Path) -> None:
    Sounds(tmp_path).of("女")
    next(tmp_path.iterdir()).write_text("{", "utf-8")
    assert Sounds(tmp_path).of("女") == "nv"
    assert Sounds(tmp_path)._table == Sounds()._table
