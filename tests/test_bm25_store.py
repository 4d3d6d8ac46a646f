"""An index that was kept says the same as before, or that it is damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.bm25 import Bm25, Counts, count
from retrieval.errors import IndexDamagedError

PARAGRAPHS = [["检察", "起诉"], ["起诉", "起诉", "\ud800"], [], ["未成年", "检察"]] * 70
TERMS = {"起诉": 1.0, "\ud800": 2.0, "未成年": 0.5, "无处": 1.0}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    Bm25.build(PARAGRAPHS).save(tmp_path / "bm25")
    return tmp_path / "bm25"


def test_a_kept_index_says_the_same(kept: Path) -> None:
    built, opened = Bm25.build(PARAGRAPHS), Bm25.open(kept)
    assert opened.scores(TERMS).tolist() == built.scores(TERMS).tolist()
    assert opened.top(TERMS, 9) == built.top(TERMS, 9)
    assert (len(opened), opened.df("起诉")) == (280, 140)


def test_an_empty_index_can_be_kept(tmp_path: Path) -> None:
    Bm25.build([]).save(tmp_path / "bm25")
    assert len(Bm25.open(tmp_path / "bm25", whole=True)) == 0


def test_keeping_leaves_nothing_else_behind(kept: Path) -> None:
    Bm25.build([]).save(kept)
    assert [file.name for file in kept.parent.iterdir()] == ["bm25"]


def test_the_same_paragraphs_make_the_same_bytes(kept: Path, tmp_path: Path) -> None:
    Bm25.build(PARAGRAPHS).save(tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == kept.read_bytes()


@pytest.mark.parametrize("size", [0, 1, 14, 40, 500, -1])
def test_a_file_cut_short_is_damaged(kept: Path, size: int) -> None:
    kept.write_bytes(kept.read_bytes()[:size])
    with pytest.raises(IndexDamagedError):
        Bm25.open(kept)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 something else", b"chuchu bm25 0\n", b"chuchu bm25 1\nzz zz"])
def test_a_foreign_file_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bm25").write_bytes(content * 30)
    with pytest.raises(IndexDamagedError):
        Bm25.open(tmp_path / "bm25")


def test_a_missing_file_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError):
        Bm25.open(tmp_path / "bm25")


def test_a_changed_header_is_damaged(kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    content[60] ^= 1
    kept.write_bytes(content)
    with pytest.raises(IndexDamagedError):
        Bm25.open(kept)


def test_a_changed_posting_is_found_when_the_whole_is_read(kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    content[-70] ^= 1
    kept.write_bytes(content)
    with pytest.raises(IndexDamagedError):
        Bm25.open(kept, whole=True)


def test_kept_counts_are_merged_like_fresh_ones(tmp_path: Path) -> None:
    count(PARAGRAPHS).save(tmp_path / "run")
    again = Bm25.merged([Counts.open(tmp_path / "run")] * 2, spool=tmp_path)
    assert again.scores(TERMS).tolist() == Bm25.build(PARAGRAPHS * 2).scores(TERMS).tolist()
    assert [file.name for file in tmp_path.iterdir()] == ["run"]


def test_kept_counts_are_no_index(tmp_path: Path) -> None:
    count(PARAGRAPHS).save(tmp_path / "run")
    with pytest.raises(IndexDamagedError):
        Bm25.open(tmp_path / "run")


@given(st.lists(st.lists(st.lists(st.sampled_from("检察起诉未成年ab"), max_size=9), max_size=9), max_size=5))
def test_runs_counted_apart_make_the_index_of_all_of_them(parts: list[list[list[str]]]) -> None:
    apart = Bm25.merged([count(part) for part in parts])
    together = Bm25.build([paragraph for part in parts for paragraph in part])
    terms = dict.fromkeys("检察起诉x", 1.0)
    assert np.array_equal(apart.scores(terms), together.scores(terms))
    assert apart.top(terms, 5) == together.top(terms, 5)


def test_what_is_compiled_for_a_new_index_serves_a_kept_one(tmp_path: Path) -> None:
    numba = pytest.importorskip("numba")
    built = Bm25.build([["a"] * (1 + n % 3) + ["b"] for n in range(300)])
    spooled = Bm25.merged([count([["a"], ["b"]])], spool=tmp_path)
    built.save(tmp_path / "kept.bm25")
    kept = Bm25.open(tmp_path / "kept.bm25")
    assert numba.typeof(built._layout) == numba.typeof(kept._layout) == numba.typeof(spooled._layout)
