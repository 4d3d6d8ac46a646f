from pathlib import Path
from typing import Any

import pytest

from bot.listing import PAGE, listing
from bot.render import plain
from bot.turn import START
from bot.wording import wording
from retrieval import Library
from retrieval.bm25 import store

COUNT = PAGE + 3


@pytest.fixture
def kept(tmp_path: Path) -> Library:
    """Kept by the run before, so that a report is unpacked when someone looks into it."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number:02}.txt").write_text(f"第{number}院年报\n\n去年办理了{number}件案件。\n", "utf-8")
    Library.open(folder, tmp_path / "state")
    return Library.open(folder, tmp_path / "state")


def listed(library: Library, rest: str) -> str:
    return plain(listing(library, rest, START, wording("zh")))


def test_only_the_reports_of_the_page_are_looked_into(kept: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    plainly = store.read

    def noted(path: Path, **how: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        read.append(path.name)
        return plainly(path, **how)

    monkeypatch.setattr(store, "read", noted)
    assert listed(kept, "p2").count("年报") == COUNT - PAGE
    assert len(read) == COUNT - PAGE
    assert listed(kept, "").count("年报") == PAGE
    assert len(read) == COUNT


@pytest.mark.parametrize(
    ("rest", "head"),
    [
        ("", f"共 {COUNT} 份，第 1/2 页"),
        ("p1", f"共 {COUNT} 份，第 1/2 页"),
        ("p0", f"共 {COUNT} 份，第 1/2 页"),
        ("p9999", f"共 {COUNT} 份，第 2/2 页"),
        ("院 p2", f"共 {COUNT} 份，第 2/2 页"),
        ("年报 12", "共 1 份，第 1/1 页"),
        ("南极 p2", "没有符合“南极”的报告"),
        ("p", "没有符合“p”的报告"),
        ("p２", "没有符合“p２”的报告"),
    ],
)
def test_a_page_may_stand_behind_the_words(kept: Library, rest: str, head: str) -> None:
    assert listed(kept, rest).startswith(head)
