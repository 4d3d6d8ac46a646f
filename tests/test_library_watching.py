"""A folder that changes while questions are asked."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval import Library
from retrieval.library import Watched
from tests.test_library import ONE, TWO, put


def names(library: Library) -> tuple[str, ...]:
    return tuple(outline.report.file for outline in library.outlines)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched[tuple[str, ...]]]:
    put(tmp_path / "a.txt", ONE)
    one = Watched(Library.open(tmp_path), names)
    yield one
    one.stop()


def test_what_is_made_of_a_folder_follows_its_changes(watched: Watched[tuple[str, ...]], tmp_path: Path) -> None:
    assert watched.current == ("a.txt",)
    put(tmp_path / "b.txt", TWO)
    (tmp_path / "a.txt").unlink()
    assert watched.refresh()
    assert watched.current == ("b.txt",)
    assert not watched.refresh()


def test_an_old_state_stays_whole_for_whoever_holds_it(watched: Watched[tuple[str, ...]], tmp_path: Path) -> None:
    held = watched.library
    put(tmp_path / "b.txt", TWO)
    watched.refresh()
    assert (names(held), names(watched.library)) == (("a.txt",), ("a.txt", "b.txt"))


def test_a_state_that_cannot_be_made_leaves_the_one_before(tmp_path: Path) -> None:
    def made(library: Library) -> tuple[str, ...]:
        if len(library.outlines) > 1:
            raise RuntimeError("too many")
        return names(library)

    put(tmp_path / "a.txt", ONE)
    watched = Watched(Library.open(tmp_path), made)
    put(tmp_path / "b.txt", TWO)
    with pytest.raises(RuntimeError):
        watched.refresh()
    assert watched.current == ("a.txt",)


def test_changes_are_seen_in_the_background(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", ONE)
    seen = threading.Event()
    watched = Watched(Library.open(tmp_path), names, lambda before, after: seen.set())
    watched.start()
    try:
        put(tmp_path / "b.txt", TWO)
        assert seen.wait(30)
        assert list(watched.current) == ["a.txt", "b.txt"]
        seen.clear()
        (tmp_path / "a.txt").unlink()
        assert seen.wait(30)
        assert list(watched.current) == ["b.txt"]
    finally:
        watched.stop()


def test_without_a_watcher_the_folder_is_polled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "watchfiles", None)
    test_changes_are_seen_in_the_background(tmp_path)


def test_every_change_is_logged_with_its_reason(
    watched: Watched[tuple[str, ...]], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "retrieval.library")
    put(tmp_path / "b.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9))
    put(tmp_path / "c.txt", TWO)
    (tmp_path / "a.txt").unlink()
    watched.refresh()
    assert caplog.messages == ["removed a.txt", "added b.doc: not_read old_format", "added c.txt: read"]


def test_questions_during_a_swap_see_one_whole_state(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", ONE)
    watched = Watched(Library.open(tmp_path), lambda library: (library, names(library)))
    torn: list[object] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            library, made = watched.current
            if names(library) != made:
                torn.append(made)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(10):
        put(tmp_path / f"{number}.txt", f"{ONE}{number}")
        watched.refresh()
    stop.set()
    for thread in threads:
        thread.join()
    assert torn == []


def test_a_file_that_is_being_copied_is_never_seen_in_part(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", ONE)
    seen: list[set[str]] = []
    whole = threading.Event()
    text = TWO * 20

    def changed(_: Library, after: Library) -> None:
        texts = {outline.report.text for outline in after.outlines}
        seen.append(texts)
        if text in texts:
            whole.set()

    watched = Watched(Library.open(tmp_path), names, changed, quiet=2.0)
    watched.start()
    try:
        with (tmp_path / "b.txt").open("w", encoding="utf-8", newline="") as file:
            for at in range(0, len(text), 200):
                file.write(text[at : at + 200])
                file.flush()
                time.sleep(0.05)
        assert whole.wait(30)
    finally:
        watched.stop()
    assert seen == [{ONE, text}]
