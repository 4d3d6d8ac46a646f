"""NAME.yaml and reports.yaml state what a file does not say of itself, and win."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval import Library, Reading, State
from retrieval.readers import Why
from tests.made_library import looked_into
from tests.test_library import ONE, TWO, put

STATED = "title: 某某区人民检察院工作报告\npublisher: 某某区人民检察院\ndate: 2021-12-01\nurl: https://example.org/a\n"


def opened(folder: Path) -> Reading:
    return Library.open(folder).readings[0]


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.txt.yaml"])
def test_a_sidecar_wins_and_is_no_report_itself(tmp_path: Path, name: str) -> None:
    put(tmp_path / "a.txt", ONE)
    put(tmp_path / name, STATED)
    reading = opened(tmp_path)
    outline = reading.outline
    assert outline is not None and outline.publisher is not None
    assert (outline.title[0].text, outline.publisher.text) == ("某某区人民检察院工作报告", "某某区人民检察院")
    assert (outline.date, outline.url, reading.state) == ("2021-12-01", "https://example.org/a", State.READ)
    assert len(Library.open(tmp_path).readings) == 1


def test_what_is_stated_is_a_slice_of_the_sidecar(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", ONE)
    put(tmp_path / "a.yaml", STATED)
    outline = opened(tmp_path).outline
    assert outline is not None
    span = outline.title[0]
    assert (span.report.file, span.report.text[span.start : span.end]) == ("a.yaml", span.text)


def test_one_file_may_speak_of_many(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", ONE)
    put(tmp_path / "sub/b.txt", ONE + "乙。")
    put(tmp_path / "reports.yaml", "a.txt:\n  date: 2020\nsub/b.txt:\n  title: '乙 报告'\n")
    first, second = Library.open(tmp_path).outlines
    assert (first.date, first.title[0].text, second.title[0].text) == ("2020", "某某区院2021年主要工作", "乙 报告")


def test_one_file_that_speaks_of_many_is_read_once(tmp_path: Path) -> None:
    names = [f"{number}.txt" for number in range(3)]
    for name in names:
        put(tmp_path / name, ONE + name)
    put(tmp_path / "reports.yaml", "".join(f"{name}:\n  title: 题目{name}\n" for name in names))
    titles = [outline.title[0] for outline in Library.open(tmp_path).outlines]
    assert [title.text for title in titles] == [f"题目{name}" for name in names]
    assert len({id(title.report) for title in titles}) == 1


@pytest.mark.parametrize(
    "content",
    [
        "title: [a",
        "titel: x",
        "- a",
        "title: {a: b}",
        "date: morgen",
        "url: javascript:alert(1)",
        "url: https://a b",
        "url: http://a℀b/x",
        "url: http://:80/",
        'url: "http://a.cn/\\ud800"',
        'title: "\\ud800"',
        "\x00",
        "a: &a [x]\nb: *a",
        pytest.param("[" * 200_000, id="deep"),
        pytest.param("- " * 200_000, id="deep list"),
    ],
)
def test_a_sidecar_that_cannot_be_used_is_named_and_the_report_is_read_all_the_same(
    tmp_path: Path, content: str
) -> None:
    put(tmp_path / "a.txt", ONE)
    put(tmp_path / "a.yaml", content)
    reading = opened(tmp_path)
    assert (reading.state, reading.why) == (State.PARTLY, Why.SIDECAR)
    assert reading.outline is not None and str(reading.values["error"]).encode()


def test_a_sidecar_that_comes_later_is_seen(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", ONE)
    library = Library.open(tmp_path)
    put(tmp_path / "a.yaml", STATED)
    outline = library.refreshed().outlines[0]
    assert outline.url == "https://example.org/a"


def test_a_yaml_that_speaks_of_no_file_is_named(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", ONE)
    for name in ("A.yaml", "b.yml", "sub/reports.yaml", "reports.yaml"):
        put(tmp_path / name, "title: 题目" if name != "reports.yaml" else "a.txt: {title: 题目}")
    library = Library.open(tmp_path)
    not_read = {one.file: one.why for one in library.readings if one.state is State.NOT_READ}
    assert not_read == {"A.yaml": Why.NO_REPORT, "b.yml": Why.NO_REPORT, "sub/reports.yaml": Why.NO_REPORT}
    assert library.outlines[0].title[0].text == "题目" and library.is_current()
    put(tmp_path / "b.txt", TWO)
    assert [one.file for one in library.refreshed().readings] == ["A.yaml", "a.txt", "b.txt", "sub/reports.yaml"]


@pytest.mark.parametrize("content", ["- a.txt", "a.txt"])
def test_a_list_of_reports_that_is_none_is_named(tmp_path: Path, content: str) -> None:
    put(tmp_path / "a.txt", ONE)
    put(tmp_path / "reports.yaml", content)
    assert opened(tmp_path).why is Why.SIDECAR


def test_an_empty_list_of_reports_speaks_of_none(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", ONE)
    put(tmp_path / "reports.yaml", "# 以后再写")
    assert opened(tmp_path).state is State.READ


def kept_with_a_sidecar(tmp_path: Path) -> Library:
    """Opened twice, as after a restart."""
    put(tmp_path / "reports" / "a.txt", ONE)
    put(tmp_path / "reports" / "a.yaml", STATED)
    Library.open(tmp_path / "reports", tmp_path / "state")
    return Library.open(tmp_path / "reports", tmp_path / "state")


def test_a_report_that_a_sidecar_speaks_of_is_unpacked_when_someone_looks_into_it(tmp_path: Path) -> None:
    library = kept_with_a_sidecar(tmp_path)
    outline = library.outlines[0]
    assert looked_into(library) == set() and outline.size == 3
    assert (outline.title[0].text, outline.report.text) == ("某某区人民检察院工作报告", ONE)
    assert outline.paragraphs[0].span.report is outline.report


def test_a_deleted_report_that_a_sidecar_spoke_of_is_gone_after_a_restart_too(tmp_path: Path) -> None:
    library = kept_with_a_sidecar(tmp_path)
    (tmp_path / "reports" / "a.txt").unlink()
    assert library.refreshed().outlines == ()
    assert library.outlines[0].report.text == ONE


def test_a_sidecar_that_changes_after_a_restart_is_read_again(tmp_path: Path) -> None:
    library = kept_with_a_sidecar(tmp_path)
    put(tmp_path / "reports" / "a.yaml", "title: 另一个题目\n")
    changed = library.refreshed().outlines[0]
    assert (changed.title[0].text, changed.url) == ("另一个题目", None)
    (tmp_path / "reports" / "a.yaml").unlink()
    assert library.refreshed().outlines[0].url is None
