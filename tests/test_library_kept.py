"""What is kept of reports between runs: it changes how long things take and nothing else."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from retrieval import Library, Outline, Report
from retrieval.bm25 import Bm25, Counts, count
from retrieval.library.kept import Kept, version_of
from retrieval.library.packing import packed, unpacked
from retrieval.outline import outline
from tests.test_library import ONE, TWO, put, told
from tests.test_outline_properties import TEXTS

TERMS = {"办": 1.0, "件": 0.5, "新": 2.0, "无": 1.0}


def letters(texts: Sequence[str]) -> Counts:
    return count(map(list, texts))


def whole(texts: Sequence[str]) -> Counts:
    return count([text] for text in texts)


def scores(index: Bm25) -> list[float]:
    return [float(score) for score in index.scores(TERMS)]


def shape(found: Outline) -> object:
    """All that an outline says, in numbers and words."""
    spans = [*found.title, *([found.publisher] if found.publisher else []), *found.furniture]
    return (
        found.report.file,
        found.report.text,
        found.report.sha256,
        found.report.pages,
        found.date,
        [(span.start, span.end) for span in spans],
        [(s.level, [(h.start, h.end) for h in s.path]) for s in found.sections],
        [(p.number, p.span.text, p.section and p.section.heading.text, len(p.sentences)) for p in found.paragraphs],
        [(s.start, s.end) for p in found.paragraphs for s in p.sentences],
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "reports" / "a.txt", ONE)
    put(tmp_path / "reports" / "b.txt", TWO)
    return tmp_path / "reports"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@settings(deadline=None)
@given(TEXTS)
def test_an_outline_survives_being_kept(text: str) -> None:
    found = outline(Report("r.txt", text, "0" * 64, (0, 3)))
    arrays, values = packed(found)
    assert shape(unpacked("r.txt", arrays, values)) == shape(found)


def test_a_kept_library_is_the_same_library(folder: Path, state: Path) -> None:
    plain, first, second = Library.open(folder), Library.open(folder, state), Library.open(folder, state)
    assert [shape(o) for o in first.outlines] == [shape(o) for o in plain.outlines]
    assert [shape(o) for o in second.outlines] == [shape(o) for o in plain.outlines]
    assert told(first) == told(second) == told(plain)


def test_a_file_that_did_not_change_is_not_read_again(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open(folder, state)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read"))
    monkeypatch.setattr("retrieval.library.kept.version_of", lambda: next(state.glob("kept/*/*")).name)
    assert len(Library.open(folder, state).outlines) == 2


def test_the_kept_index_scores_as_one_built_from_scratch(folder: Path, state: Path) -> None:
    built = Bm25.build(list(p.span.text) for o in Library.open(folder).outlines for p in o.paragraphs)
    for place in (None, state, state):
        assert scores(Library.open(folder, place).index(letters, "letters")) == scores(built)


def test_only_new_reports_are_counted(folder: Path, state: Path) -> None:
    library = Library.open(folder, state)
    library.index(letters, "letters")
    put(folder / "c.txt", ONE + "丙。")
    seen: list[str] = []

    def noted(texts: Sequence[str]) -> Counts:
        seen.extend(texts)
        return letters(texts)

    index = library.refreshed().index(noted, "letters")
    assert "".join(seen).count("某某区院") == 1
    assert len(index) == sum(len(o.paragraphs) for o in library.refreshed().outlines)


def test_terms_that_are_made_differently_are_counted_anew(folder: Path, state: Path) -> None:
    library = Library.open(folder, state)
    assert len(library.index(letters, "letters")) == len(library.index(whole, "whole"))
    assert library.index(whole, "whole").df("办") == 0


def test_another_version_of_the_sources_reads_anew(folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library.open(folder, state)
    monkeypatch.setattr("retrieval.library.kept.version_of", lambda: "another")
    put(folder / "c.txt", ONE + "丙。")
    Library.open(folder, state)
    assert [path.name for path in state.glob("kept/*/*")] == ["another"]


def test_the_version_follows_sources_and_words() -> None:
    assert version_of() == version_of()
    assert len({version_of(), version_of(("terms.py",)), version_of(("terms.py",), "两高")}) == 3


@pytest.mark.parametrize("kind", ["*.report", "*.counts", "all-*.bm25", "stamps.json"])
@pytest.mark.parametrize("damage", [b"", b"chuchu bm25 9\nforeign", None])
def test_what_is_damaged_is_made_again_with_a_line_about_it(
    folder: Path, state: Path, kind: str, damage: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    expected = scores(Library.open(folder, state).index(letters, "letters"))
    if kind == "*.counts":
        next(state.rglob("all-*.bm25")).unlink()
    path = next(state.rglob(kind))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data if damage is None else damage)
    caplog.set_level(logging.WARNING)
    library = Library.open(folder, state)
    assert scores(library.index(letters, "letters")) == expected
    assert all(found.report.text for found in library.outlines)  # a report is read when someone looks into it
    assert any("made again" in message for message in caplog.messages) or kind == "stamps.json"


def test_nothing_is_kept_of_a_deleted_file(folder: Path, state: Path) -> None:
    library = Library.open(folder, state)
    library.index(letters, "letters")
    gone = library.outlines[0].report.sha256
    (folder / "a.txt").unlink()
    library.refreshed().index(letters, "letters")
    assert not [path for path in state.rglob("*") if path.name.startswith(gone)]
    assert len(list(state.rglob("all-*.bm25"))) == 1


def test_two_folders_do_not_drop_what_is_kept_of_each_other(folder: Path, state: Path, tmp_path: Path) -> None:
    put(tmp_path / "other" / "x.txt", TWO + "丁。")
    for place in (folder, tmp_path / "other"):
        Library.open(place, state).index(letters, "letters")
    assert len(list(state.rglob("*.report"))) == 3


def test_a_state_folder_that_cannot_be_written_only_makes_things_slower(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    library = Library.open(folder, tmp_path / "file" / "state")
    assert len(library.index(letters, "letters")) > 0


def test_a_library_whose_kept_things_another_version_dropped_still_follows_its_folder(
    folder: Path, state: Path
) -> None:
    library = Library.open(folder, state)
    shutil.rmtree(state)
    put(folder / "c.txt", ONE + "丙。")
    after = library.refreshed()
    assert len(after.outlines) == 3 and len(after.index(letters, "letters")) > 0


def test_what_a_killed_process_left_is_dropped_and_what_one_moves_meanwhile_is_no_matter(
    folder: Path, state: Path
) -> None:
    library = Library.open(folder, state)
    place = next(state.rglob("stamps.json")).parent
    put(place / "x.report.1.new", "half")  # long ago
    os.symlink(place / "moved", place / "y.report.2.new")  # listed, and gone when it is looked at
    put(folder / "c.txt", ONE + "丙。")
    assert len(library.refreshed().outlines) == 3
    assert not (place / "x.report.1.new").exists()


def test_a_folder_that_knows_no_locks_is_opened_all_the_same(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def unknown(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(fcntl, "flock", unknown)
    assert len(Library.open(folder, state).index(letters, "letters")) > 0
    assert list(state.rglob("all-*.bm25"))


BUILD = """
import sys
from pathlib import Path
from retrieval import Library
from tests.test_library_kept import letters
print("ready", flush=True)
Library.open(Path(sys.argv[1]), Path(sys.argv[2])).index(letters, "letters")
print("done", flush=True)
"""


def test_an_index_whose_building_was_killed_is_the_one_built_from_scratch(folder: Path, state: Path) -> None:
    for number in range(12):
        put(folder / f"{number}.txt", f"{ONE}第{number}份。" * 20)
    for delay in range(6):
        with subprocess.Popen([sys.executable, "-c", BUILD, folder, state], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            for _ in range(delay * 20_000):
                pass
            if os.name == "posix":
                process.send_signal(signal.SIGKILL)
            process.wait()
    assert scores(Library.open(folder, state).index(letters, "letters")) == scores(
        Library.open(folder).index(letters, "letters")
    )


def test_two_processes_may_build_at_the_same_time(folder: Path, state: Path) -> None:
    command = [sys.executable, "-c", BUILD, str(folder), str(state)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate()[0].split() for process in processes] == [[b"ready", b"done"]] * 2
    assert np.array_equal(
        Library.open(folder, state).index(letters, "letters").scores(TERMS),
        Library.open(folder).index(letters, "letters").scores(TERMS),
    )


def test_without_a_folder_the_index_is_still_refreshed_by_file(folder: Path) -> None:
    kept = Kept()
    outlines = Library.open(folder).outlines
    assert kept.index(outlines, letters, "letters") is kept.index(outlines, letters, "letters")
