"""Runs of paragraphs counted here, or by other processes: the same counts in the same order, whatever befalls those."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.bm25 import Counts, count
from retrieval.library import children, counting
from retrieval.library.counting import Count, Piece, Run, counted, stretches
from retrieval.report import Outline, Paragraph, Report, Span

WORDS = st.lists(st.lists(st.sampled_from("甲乙丙丁戊"), max_size=6), min_size=1, max_size=12)


def outline(paragraphs: Sequence[Sequence[str]]) -> Outline:
    texts = [" ".join(words) for words in paragraphs]
    report = Report("a.txt", "\n".join(texts), "0" * 64)
    ends = np.cumsum([len(text) + 1 for text in texts]).tolist()
    spans = [Span(report, end - 1 - len(text), end - 1) for text, end in zip(texts, ends, strict=True)]
    found = tuple(Paragraph(span, number, None, (span,)) for number, span in enumerate(spans, 1))
    return Outline(report, (), None, None, (), found, ())


def runs(found: Outline, folder: Path | None) -> list[Run]:
    return [
        Run((Piece(found, first, last),), folder and folder / f"{first}.counts")
        for first, last in stretches(len(found.paragraphs))
    ]


def alike(one: Sequence[Counts], other: Sequence[Counts]) -> bool:
    return len(one) == len(other) and all(
        all(np.array_equal(getattr(x, name), getattr(y, name)) for name in Counts._fields)
        for x, y in zip(one, other, strict=True)
    )


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two paragraphs make a run, and are worth two processes."""
    for name, value in (("RUN", 2), ("WORTH_IT", 2), ("MAPPED", 2)):
        monkeypatch.setattr(counting, name, value)
    monkeypatch.setattr(children, "processors", lambda: 2)


def split(texts: Sequence[str]) -> Counts:
    return count(map(str.split, texts))


def unsent(texts: Sequence[str]) -> Counts:
    return split(texts)


unsent.__qualname__ = "nowhere"  # so that it cannot be sent to another process


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("counter", [split, unsent])
@given(paragraphs=WORDS)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_several_processes_count_what_one_counts(
    tmp_path_factory: pytest.TempPathFactory, counter: Count, paragraphs: list[list[str]]
) -> None:
    found = outline(paragraphs)
    plainly = [count(paragraphs[first:last]) for first, last in stretches(len(paragraphs))]
    done: list[int] = []
    assert alike(counted(runs(found, tmp_path_factory.mktemp("kept")), counter, done.append), plainly)
    assert alike(counted(runs(found, None), counter, done.append), plainly)
    assert done == [*range(1, len(plainly) + 1)] * 2


@pytest.mark.usefixtures("small")
def test_what_a_process_leaves_undone_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(children, "_START", "raise SystemExit")
    caplog.set_level(logging.ERROR)
    words = [["甲", "乙"], ["甲"], ["丙"]]
    assert alike(counted(runs(outline(words), tmp_path), split, lambda _: None), [count(words[:2]), count(words[2:])])


@pytest.mark.usefixtures("small")
def test_counts_that_cannot_be_kept_are_counts_all_the_same(tmp_path: Path) -> None:
    words = [["甲", "乙"], ["甲"], ["丙"]]
    missing = tmp_path / "gone"
    assert alike(counted(runs(outline(words), missing), split, lambda _: None), [count(words[:2]), count(words[2:])])


def test_an_empty_report_is_one_empty_run() -> None:
    assert list(stretches(0)) == [(0, 0)]
    assert list(stretches(counting.RUN + 1)) == [(0, counting.RUN), (counting.RUN, counting.RUN + 1)]


@given(sizes=st.lists(st.integers(0, 9), max_size=30), more=st.integers(0, 30))
def test_small_reports_are_counted_together_and_a_new_one_changes_few_of_the_runs(sizes: list[int], more: int) -> None:
    def made(at: int, size: int) -> Outline:
        found = outline([["甲"]] * size)
        return replace(found, report=replace(found.report, sha256=sha256(f"{at} {size}".encode()).hexdigest()))

    reports = [made(at, size) for at, size in enumerate(sizes)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "RUN", 8)
        found = counting.runs(reports)
        after = counting.runs([*reports[:more], made(-1, 1), *reports[more:]])
    pieces = [piece for run in found for piece in run]
    assert [(p.outline, p.first, p.last) for p in pieces] == [
        (o, first, last) for o in reports for first, last in _by(o.size, 8)
    ]
    assert all(Run(run, None).size >= 4 for run in found[:-1])
    before = [run for run in found if all(piece.outline in reports[:more] for piece in run)][:-1]
    assert after[: len(before)] == before


def _by(size: int, run: int) -> list[tuple[int, int]]:
    return [(first, min(first + run, size)) for first in range(0, max(size, 1), run)]
