"""An hour of a busy folder in a minute: python -m tests.living_library [SECONDS] [FOLDER].

Files are added, edited, renamed and deleted under questions that never pause. Prints how long each change took to be
seen by a question; fails where a question fails, where a file is quoted after its deletion was seen, or where the
library ends up another than one opened from scratch. FOLDER: reports to begin with (default: the seeds).
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from retrieval import Library, Searcher, Watched
from retrieval.lexicon import Lexicon

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
PATIENCE = 30.0  # seconds; a change that is not seen by then never is
ASKED = "徐汇院设立了多少个专业化办案组"
KINDS = ("add", "edit", "rename", "delete")


def report(number: int, told: int) -> str:
    """A report the size of the seeds that can be told from all others."""
    body = "".join(f"全年办理第{number}类案件{told + n}件，同比增长{n}.5%，取得新成效。" for n in range(120))
    return f"第{number}区院工作报告\n\n发布时间:2021-11-{number % 28 + 1:02}\n\n一、办案情况\n\n{body}\n"


class Asking(threading.Thread):
    """Asks without a pause and notes what failed and which files were quoted when."""

    def __init__(self, watched: Watched[Searcher]) -> None:
        super().__init__(daemon=True)
        self.watched, self.over = watched, threading.Event()
        self.failed: list[Exception] = []
        self.torn = self.asked = 0

    def run(self) -> None:
        while not self.over.is_set():
            try:
                searcher = self.watched.current
                answer = searcher.ask(ASKED if self.asked % 2 else "全年办理案件多少件")
                known = {outline.report.file for outline in searcher.library.outlines}
                self.torn += any(citation.outline.report.file not in known for citation in answer.citations)
            except Exception as error:
                self.failed.append(error)
            self.asked += 1


def seen(condition: Callable[[], bool]) -> float:
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > PATIENCE:
            return float("inf")
        time.sleep(0.01)
    return time.monotonic() - began


def change(kind: str, folder: Path, names: list[str], chance: random.Random, number: int) -> Callable[[Library], bool]:
    """Does one thing to the folder; the answer tells whether a library shows it."""
    if kind == "add" or not names:
        name = f"{number}.txt"
        names.append(name)
        (folder / name).write_text(report(number, 0), "utf-8")
        return lambda library: name in files(library)
    name = chance.choice(names)
    if kind == "edit":
        text = report(number, number)
        (folder / name).write_text(text, "utf-8")
        return lambda library: any(outline.report.text == text for outline in library.outlines)
    names.remove(name)
    if kind == "rename":
        other = f"r{number}.txt"
        names.append(other)
        (folder / name).rename(folder / other)
        return lambda library: other in files(library) and name not in files(library)
    (folder / name).unlink()
    return lambda library: name not in files(library)


def files(library: Library) -> set[str]:
    return {outline.report.file for outline in library.outlines}


def main(seconds: float, source: Path) -> int:
    chance = random.Random(1)
    lexicon = Lexicon.load()
    with tempfile.TemporaryDirectory() as place:
        folder, state = Path(place, "reports"), Path(place, "state")
        shutil.copytree(source, folder)
        watched = Watched(Library.open(folder, state), lambda library: Searcher(library, lexicon=lexicon, cache=state))
        asking = Asking(watched)
        watched.start()
        asking.start()
        took: dict[str, list[float]] = {kind: [] for kind in KINDS}
        names: list[str] = []
        began = time.monotonic()
        number = 0
        while time.monotonic() - began < seconds:
            number += 1
            kind = "add" if len(names) < 3 else chance.choice(KINDS)
            shown = change(kind, folder, names, chance, number)
            took[kind].append(seen(lambda shown=shown: shown(watched.current.library)))  # type: ignore[misc]
        asking.over.set()
        asking.join()
        watched.stop()
        scratch = Library.open(folder)
        same = [o.report.sha256 for o in scratch.outlines] == [o.report.sha256 for o in watched.library.outlines]
    for kind, times in took.items():
        if times:
            median = statistics.median(times)
            print(f"{kind:7} {len(times):4} changes, seen after {median:.2f} s, at most {max(times):.2f} s")
    print(f"{asking.asked} questions, {len(asking.failed)} failed, {asking.torn} torn; as from scratch: {same}")
    late = any(time == float("inf") for times in took.values() for time in times)
    return int(bool(asking.failed) or bool(asking.torn) or not same or late)


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(float(given[0]) if given else 60.0, Path(given[1]) if len(given) > 1 else SEEDS))
