"""chuchu eval: figures over a file of questions, by type and style, with what was missed."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.files import contents, json_lines
from bot.scoring import FIGURES, Question, Record, Tally, dropped, tally, wilson
from bot.settings import Settings
from bot.wording import Wording, wording
from retrieval import ReportsError


def options(parser: ArgumentParser, words: Wording) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=words("cli.eval.file"))
    parser.add_argument("--json", action="store_true", help=words("cli.eval.json"))
    parser.add_argument("--baseline", metavar="FILE.json", type=Path, help=words("cli.eval.baseline"))


def run(given: Namespace, settings: Settings) -> int:
    before = _baseline(given.baseline) if given.baseline else {}
    pairs, texts = _asked(given.file, settings)
    counted = tally(pairs, texts)
    figures = counted.figures()
    if given.json:
        counts = {figure: len(counted.marks[figure]) for figure in FIGURES if figure in figures}
        print(json.dumps({"figures": figures, "n": counts}, ensure_ascii=False, indent=2))
    else:
        print(*_table(counted), *_groups(pairs, texts), *_missed(counted), sep="\n")
    if worse := dropped(figures, before):
        names = ", ".join(f"{name} {before[name]:.3f} → {figures.get(name, 0.0):.3f}" for name in worse)
        print(wording(settings.language)("error.baseline_dropped", names=names), file=sys.stderr)
        return 1
    return 0


def _asked(file: Path, settings: Settings) -> tuple[list[tuple[Question, Record]], dict[str, str]]:
    from bot.record import record
    from bot.startup import searcher

    questions = json_lines(file)
    for number, question in enumerate(questions, 1):
        if lacking := set(_lacking(question)):
            raise ReportsError("line_broken", where=str(file), line=number, why=", ".join(sorted(lacking)))
    asked, words = searcher(settings), wording(settings.language)
    answers = [record(question["question"], asked.ask(question["question"]), words) for question in questions]
    texts = {outline.report.file: outline.report.text for outline in asked.library.outlines}
    return list(zip(questions, answers, strict=True)), texts


def _lacking(question: Question) -> Iterator[str]:
    """Names of what tallying needs and it does not say."""
    wanted: list[tuple[Any, str]] = [(question, "question")]
    several = question.get("evidence_list")
    if "answerable" not in question:
        yield "answerable"
    elif question["answerable"] and several:
        listed = several if isinstance(several, list) else [several]
        wanted += [(each, name) for each in listed for name in ("file", "evidence")]
    elif question["answerable"]:
        wanted += [(question, name) for name in ("file", "answer", "evidence")]
    for where, name in wanted:
        if not isinstance(where, dict) or not isinstance(where.get(name), str):
            yield name


def _baseline(file: Path) -> dict[str, float]:
    try:
        figures = json.loads(contents(file))["figures"]
        return {str(name): float(value) for name, value in figures.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReportsError("line_broken", where=str(file), line=1, why=str(error)) from error


def _table(counted: Tally) -> Iterator[str]:
    for name, value in counted.figures().items():
        if name in FIGURES:
            marks = counted.marks[name]
            low, high = wilson(sum(marks), len(marks))
            yield f"{name:11}{value:6.3f}  [{low:.3f}, {high:.3f}]  n={len(marks)}"
        else:
            yield f"{name:11}{value:6.0f}"


def _groups(pairs: list[tuple[Question, Record]], texts: dict[str, str]) -> Iterator[str]:
    for by in ("type", "style"):
        groups: dict[str, list[tuple[Question, Record]]] = defaultdict(list)
        for question, answer in pairs:
            groups[str(question.get(by, "-"))].append((question, answer))
        yield f"\n{by}"
        for name, group in sorted(groups.items()):
            figures = tally(group, texts).figures()
            shares = (f"{key} {figures[key]:.2f}" for key in FIGURES[1:] if key in figures)
            yield f"  {name:14}{len(group):4}  {'  '.join(shares)}"


def _missed(counted: Tally) -> Iterator[str]:
    if counted.missed:
        yield "\nmissed"
    for identity, happened, question in counted.missed:
        yield f"  {identity:8}{happened:24}{question}"
