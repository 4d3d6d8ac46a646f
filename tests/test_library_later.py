"""A kept library is open before its reports are looked into, and says what one says that has read them all."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from retrieval import Lexicon, Library, Outline, Searcher
from retrieval.bm25 import store
from retrieval.library.catalogue import unsealed
from retrieval.library.kept import Kept
from retrieval.library.later import LaterOutline, blank, later
from retrieval.library.packing import packed, unpacked
from retrieval.outline import outline
from retrieval.profile import Profile, profile
from tests.conftest import report
from tests.made_library import looked_into
from tests.test_library import ONE, TWO, put
from tests.test_library_kept import letters, shape
from tests.test_outline_properties import TEXTS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "reports" / "a.txt", ONE)
    put(tmp_path / "reports" / "b.txt", TWO)
    return tmp_path / "reports"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def shapes(library: Library) -> list[object]:
    return [shape(found) for found in library.outlines]


def told(found: Outline) -> list[object]:
    return list(profile(found).values())


@given(TEXTS)
@settings(max_examples=50)
def test_an_outline_is_the_same_whenever_it_is_unpacked(text: str) -> None:
    plain = outline(report(text))
    arrays, values = packed(plain)
    found = later("a.txt", plain.report.sha256, plain.size, lambda into: unpacked("a.txt", arrays, values, into))
    assert (found.size, found.report.sha256) == (plain.size, plain.report.sha256)
    if len(text) % 2:  # the text may be asked for first, or the parts
        assert found.report.text == text
    assert all(p.span.report is found.report for p in found.paragraphs)
    assert shape(found) == shape(unpacked("a.txt", arrays, values))
    assert replace(found, url="x").size == plain.size
    assert [(p.span.start, p.number) for p in found.paragraphs] == [(p.span.start, p.number) for p in plain.paragraphs]
    assert all(found.paragraphs[at] is found.paragraphs[at - plain.size] for at in range(plain.size))
    assert found.paragraphs[1:3] == tuple(found.paragraphs)[1:3]


def test_opening_reads_no_outline(folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = shapes(Library.open(folder, state))
    Library.open(folder, state).profiles("one", told)
    read: list[str] = []
    plainly = store.read

    def noted(path: Path, *, whole: bool = False) -> tuple[dict[str, Any], dict[str, Any]]:
        read.append(path.name)
        return plainly(path, whole=whole)

    monkeypatch.setattr(store, "read", noted)
    library = Library.open(folder, state)
    sizes = [found.size for found in library.outlines]
    profiles = library.profiles("one", told)
    assert not read
    assert profiles == [told(found) for found in library.outlines]
    assert shapes(library) == expected and sizes == [len(found.paragraphs) for found in library.outlines]
    assert len(read) == 2


def test_what_a_library_is_built_of_is_not_held_in_memory(folder: Path, state: Path) -> None:
    Library.open(folder, state)  # which keeps what it reads
    library = Library.open(folder, state)
    library.profiles("one", told)
    library.index(letters, "letters")
    assert looked_into(library) == set()


def test_a_library_stays_as_it_is_when_a_file_it_never_looked_into_is_gone(folder: Path, state: Path) -> None:
    expected = shapes(Library.open(folder, state))
    library = Library.open(folder, state)
    (folder / "a.txt").unlink()
    put(folder / "b.txt", TWO + "新增一段。")
    assert len(library.refreshed().outlines) == 1
    assert shapes(library) == expected


def test_what_is_lost_before_it_is_looked_into_is_read_again(folder: Path, state: Path) -> None:
    expected = shapes(Library.open(folder, state))
    library = Library.open(folder, state)
    for path in state.rglob("*.report"):
        path.unlink()
    assert shapes(library) == expected


def test_what_another_process_dropped_is_blank_and_searched_in_vain(
    folder: Path, state: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Searcher(Library.open(folder, state), lexicon=Lexicon.of({}))
    searcher = Searcher(Library.open(folder, state), lexicon=Lexicon.of({}))
    (folder / "a.txt").unlink()
    Library.open(folder, state)  # another one, which keeps nothing of what is gone
    caplog.set_level(logging.WARNING)
    lost = searcher.library.outlines[0]
    assert not searcher.ask(ONE[:40]).citations or lost.report.text == ""
    assert len(lost.paragraphs) == lost.size and all(not p.sentences for p in lost.paragraphs)
    assert "a.txt" in caplog.text


def test_a_blank_outline_has_its_paragraphs() -> None:
    found = blank(report("一二三"), 3)
    assert [p.number for p in found.paragraphs] == [1, 2, 3] and found.size == 3


def test_looking_into_reports_changes_nothing_of_what_is_known_of_files(folder: Path, state: Path) -> None:
    Library.open(folder, state)
    library = Library.open(folder, state)
    assert all(found.report.text for found in library.outlines)
    put(folder / "c.txt", ONE + "新增一段。\n\n又一段。\n")
    assert len(library.refreshed().outlines) == 3
    known = unsealed(next(state.rglob("stamps.json")).read_text("utf-8"))
    assert known["values"] == [{"why": None, "missing": {}, "encoding": "utf-8"}]


def test_a_report_that_a_sidecar_speaks_of_is_profiled_every_time(folder: Path, state: Path) -> None:
    put(folder / "a.yaml", "title: 四川省人民政府2023年工作报告\n")
    for _ in range(2):
        library = Library.open(folder, state)
        assert library.profiles("one", told) == [told(found) for found in library.outlines]
    put(folder / "a.yaml", "title: 河北省人民政府2022年工作报告\n")
    assert Profile.of(Library.open(folder, state).profiles("one", told)[0]).year == 2022


@pytest.mark.parametrize("kind", ["*.profiles", "*.checked"])
def test_what_is_damaged_is_worked_out_again(folder: Path, state: Path, kind: str) -> None:
    library = Library.open(folder, state)
    expected = library.profiles("one", told)
    library.index(letters, "letters")
    path = next(state.rglob(kind))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    again = Library.open(folder, state)
    assert again.profiles("one", told) == expected
    assert len(again.index(letters, "letters")) == sum(found.size for found in again.outlines)


def test_nothing_is_put_off_where_nothing_is_kept(folder: Path) -> None:
    library = Library.open(folder)
    assert not any(isinstance(found, LaterOutline) for found in library.outlines)
    assert Kept().profiles(["x"], "one", lambda _: [1]) == [[1]]
