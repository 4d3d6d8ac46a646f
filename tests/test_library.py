"""The folder of reports as it is now."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from retrieval import Library, Outline, Reading, Report, ReportsError, State
from retrieval.bm25 import count
from retrieval.library.folder import settled, stamps
from retrieval.outline import outline
from retrieval.readers import Why

ONE = "某某区院2021年主要工作\n\n发布时间:2021-11-30\n\n全年办理案件23件,同比增长3.5%,各项工作取得新成效。\n"
TWO = "某某市院2022年主要工作\n\n发布时间:2022-11-30\n\n全年办理案件45件,同比增长4.5%,各项工作取得新成效。\n"
SECONDS = itertools.count(1_600_000_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    put(place / "b.txt", ONE)
    put(place / "sub" / "a.txt", TWO)
    return place


def put(path: Path, text: str | bytes) -> None:
    """A file that has stood there for a while."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    os.utime(path, (1_600_000_000, next(SECONDS)))


def told(library: Library) -> dict[str, tuple[State, Why | None]]:
    return {reading.file: (reading.state, reading.why) for reading in library.readings}


def reading(library: Library, file: str) -> Reading:
    return next(one for one in library.readings if one.file == file)


def test_every_file_below_the_folder_is_read_in_order_of_name(folder: Path) -> None:
    library = Library.open(folder)
    assert [one.file for one in library.readings] == ["b.txt", "sub/a.txt"]
    assert [outline.report.text for outline in library.outlines] == [ONE, TWO]


def test_a_missing_folder_and_an_empty_one_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReportsError) as missing:
        Library.open(tmp_path / "none")
    with pytest.raises(ReportsError) as empty:
        Library.open(tmp_path)
    assert (missing.value.code, empty.value.code) == ("reports_missing", "reports_empty")


def test_files_of_systems_and_unfinished_downloads_are_passed_over(folder: Path) -> None:
    for name in (".DS_Store", "~$b.docx", "Thumbs.db", "c.txt.part", "d.crdownload", ".git/x.txt"):
        put(folder / name, "x")
    assert [one.file for one in Library.open(folder).readings] == ["b.txt", "sub/a.txt"]


def test_the_folder_that_a_browser_saves_beside_a_page_is_passed_over_and_no_other(folder: Path) -> None:
    for name in ("c.html", "c_files/x.js", "d.htm", "d.files/x.js", "2021_files/c.txt", "b.files/d.txt"):
        put(folder / name, f"{ONE}{name}。")
    files = [one.file for one in Library.open(folder).readings]
    assert files == ["2021_files/c.txt", "b.files/d.txt", "b.txt", "c.html", "d.htm", "sub/a.txt"]


def test_a_file_that_cannot_be_read_is_named_beside_those_that_can(folder: Path) -> None:
    put(folder / "c.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50))
    put(folder / "d.txt", "")
    put(folder / "e.txt", ONE + "ç°å¨ï¼æä»£è¡¨å½å¡é¢ï¼å" * 3)
    put(folder / "f.txt", TWO + "(剩余7160字)")
    assert told(Library.open(folder)) == {
        "b.txt": (State.READ, None),
        "c.doc": (State.NOT_READ, Why.OLD_FORMAT),
        "d.txt": (State.NOT_READ, Why.EMPTY),
        "e.txt": (State.PARTLY, Why.GARBLED),
        "f.txt": (State.PARTLY, Why.CUT_SHORT),
        "sub/a.txt": (State.READ, None),
    }


def test_identical_files_are_read_once(folder: Path) -> None:
    put(folder / "c.txt", ONE)
    library = Library.open(folder)
    assert (reading(library, "c.txt").state, reading(library, "c.txt").values) == (State.SAME_AS, {"file": "b.txt"})
    assert len(library.outlines) == 2


def test_the_other_of_two_identical_files_is_read_when_the_first_is_deleted(folder: Path) -> None:
    put(folder / "c.txt", ONE)
    library = Library.open(folder)
    (folder / "b.txt").unlink()
    assert told(library.refreshed()) == {"c.txt": (State.READ, None), "sub/a.txt": (State.READ, None)}


def test_a_file_is_no_longer_read_when_the_same_one_comes_before_it(folder: Path) -> None:
    library = Library.open(folder)
    put(folder / "a.txt", ONE)
    assert reading(library.refreshed(), "b.txt").values == {"file": "a.txt"}


def test_nothing_changed_gives_the_same_library(folder: Path) -> None:
    library = Library.open(folder)
    assert library.is_current()
    assert library.refreshed() is library


def test_added_changed_renamed_and_deleted_files_are_seen_and_the_rest_is_kept(folder: Path) -> None:
    library = Library.open(folder)
    put(folder / "c.txt", ONE + "新的一段，说的是别的事。")
    (folder / "sub" / "a.txt").rename(folder / "z.txt")
    put(folder / "d.txt", "丁。" * 10)
    assert not library.is_current()
    after = library.refreshed()
    assert [one.file for one in after.readings] == ["b.txt", "c.txt", "d.txt", "z.txt"]
    assert reading(after, "b.txt") is reading(library, "b.txt")
    put(folder / "b.txt", TWO.replace("45", "46"))
    (folder / "c.txt").unlink()
    last = after.refreshed()
    assert [one.file for one in last.readings] == ["b.txt", "d.txt", "z.txt"]
    assert "46" in last.outlines[0].report.text


def test_a_folder_that_was_emptied_is_an_empty_library(folder: Path) -> None:
    library = Library.open(folder)
    (folder / "b.txt").unlink()
    (folder / "sub" / "a.txt").unlink()
    assert library.refreshed().readings == ()


def test_progress_is_told_file_by_file(folder: Path) -> None:
    seen: list[tuple[str, int, int, str]] = []
    library = Library.open(folder, progress=lambda *told: seen.append(told))
    assert seen == [("reading", 0, 2, "b.txt"), ("reading", 1, 2, "sub/a.txt"), ("reading", 2, 2, "")]
    library.index(lambda texts: count(map(str.split, texts)), "by blanks")
    assert seen[3:5] == [("counting", 0, 2, "b.txt"), ("counting", 1, 2, "sub/a.txt")]
    assert seen[5:] == [("merging", 2, 2, "…"), ("merging", 2, 2, "")]


def test_a_file_without_permission_is_named(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    try:
        (folder / "b.txt").read_bytes()
    except PermissionError:
        assert told(Library.open(folder))["b.txt"] == (State.NOT_READ, Why.NOT_ALLOWED)
    finally:
        (folder / "b.txt").chmod(0o600)


def test_a_name_of_odd_bytes_does_not_stop_the_others(folder: Path) -> None:
    try:
        put(Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")), "戊。" * 10)
    except OSError:
        pytest.skip("this file system knows no such names")
    library = Library.open(folder)
    assert len(library.outlines) == 3
    assert all(one.file.encode() for one in library.readings)


def test_a_file_that_is_still_being_written_is_waited_for(folder: Path) -> None:
    (folder / "b.txt").write_text(ONE)  # just now
    found, growing = settled(folder, quiet=0.1)
    assert found == stamps(folder)
    assert growing == frozenset()


def test_links_to_folders_do_not_lead_in_circles(folder: Path) -> None:
    try:
        (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert len(Library.open(folder).readings) == 2


def test_a_fault_of_ours_costs_one_file_and_stands_in_the_log(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(report: Report) -> Outline:
        if report.file == "b.txt":
            raise RuntimeError("ours")
        return outline(report)

    monkeypatch.setattr("retrieval.outline.outline", faulty)
    assert told(Library.open(folder)) == {"b.txt": (State.NOT_READ, Why.CORRUPT), "sub/a.txt": (State.READ, None)}
    assert caplog.messages == ["b.txt: no outline could be made"]
