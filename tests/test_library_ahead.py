"""Files that several processes read before the library does: it finds the same in them, whatever befalls those."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from retrieval import Library
from retrieval.library import ahead, children
from tests.test_library import ONE, TWO, put
from tests.test_library_kept import shape


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files enough for two processes, one of which nobody can read."""
    monkeypatch.setattr(ahead, "WORTH_IT", 1)
    monkeypatch.setattr(ahead, "AT_ONCE", 1)
    monkeypatch.setattr(children, "processors", lambda: 2)
    put(tmp_path / "reports" / "a.txt", ONE)
    put(tmp_path / "reports" / "b" / "b.txt", TWO)
    put(tmp_path / "reports" / "b.yaml", "title: 另一个题目")
    put(tmp_path / "reports" / "c.doc", "old")
    put(tmp_path / "reports" / "d.txt", ONE)
    return tmp_path / "reports"


def told(library: Library) -> list[object]:
    return [
        (reading.file, reading.state, reading.why, reading.outline and shape(reading.outline))
        for reading in library.readings
    ]


def test_what_is_read_ahead_is_what_is_read(folder: Path, tmp_path: Path) -> None:
    read: list[int] = []
    found = Library.open(folder, tmp_path / "state", lambda step, done, of, name: read.append(done))
    assert told(found) == told(Library.open(folder)) and read
    assert {file.suffix for file in (tmp_path / "state").rglob("*.*")} >= {".report"}


def test_what_a_process_leaves_unread_is_read_here(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(children, "_START", "raise SystemExit")
    caplog.set_level(logging.ERROR)
    assert told(Library.open(folder, tmp_path / "state")) == told(Library.open(folder))
