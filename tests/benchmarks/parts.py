"""What each part of the way from question to quote adds: the figures of a question file with one part left out in turn.

A part is left out by making it find nothing or count nothing; what is left is not fitted again, so a figure says what
the finished whole loses, which is more than what a whole built without the part would lack.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.record import record
from bot.scoring import tally
from bot.wording import wording
from retrieval import Lexicon, Library, Searcher, compare, deciding, evidence, ranking, spelling, terms
from retrieval.scope import Scope, Scopes

FIGURES = ("cited@1", "quoted", "refused", "abstained", "compared")
_CHECKS = [name for name in ranking.DECIDE if name.startswith(("missing", "other"))]


def parts(questions: Path, reports: Path) -> dict[str, dict[str, float]]:
    """Figures by part left out; the first line is the whole."""
    with TemporaryDirectory(prefix="chuchu-bench-") as name:
        library = Library.open(reports, Path(name))
        return {part: _figures(questions, library, Path(name), without) for part, without in WITHOUT.items()}


def _figures(questions: Path, library: Library, cache: Path, without: Callable[[], Any]) -> dict[str, float]:
    words = wording("zh")
    with without() as lexicon:
        searcher = Searcher(library, lexicon=lexicon, cache=cache)
        asked = [json.loads(line) for line in questions.read_text("utf-8").splitlines() if line.strip()]
        pairs = [(each, record(each["question"], searcher.ask(each["question"]), words)) for each in asked]
    texts = {outline.report.file: outline.report.text for outline in library.outlines}
    figures = tally(pairs, texts).figures()
    return {figure: figures[figure] for figure in FIGURES if figure in figures}


@contextmanager
def _set(*changes: tuple[Any, str, Any]) -> Iterator[Lexicon | None]:
    """These attributes and keys are others until the end; gives the lexicon to use, None for the shipped one."""
    with ExitStack() as undo:
        for owner, name, value in changes:
            if isinstance(owner, dict):
                undo.callback(owner.__setitem__, name, owner[name])
                owner[name] = value
            else:
                undo.callback(setattr, owner, name, getattr(owner, name))
                setattr(owner, name, value)
        yield None


@contextmanager
def _no_lexicon() -> Iterator[Lexicon]:
    yield Lexicon({})


def _weightless(*names: str) -> tuple[tuple[Any, str, float], ...]:
    return tuple((table, name, 0.0) for table in (ranking.RANK, ranking.DECIDE) for name in names if name in table)


WITHOUT: dict[str, Callable[[], Any]] = {
    "nothing": lambda: _set(),
    "the lexicon": _no_lexicon,
    "mending of spelling and pinyin": lambda: _set((spelling.Spelling, "mend", lambda *_: [])),
    "scope: place, body, year": lambda: _set((Scopes, "of", lambda *_: Scope())),
    "headings and title": lambda: _set((evidence, "IN_HEADING", 0.0), (evidence, "IN_TITLE", 0.0)),
    "the sentences around": lambda: _set((evidence, "BESIDE", 0.0), (evidence, "IN_PARAGRAPH", 0.0)),
    "words in two halves": lambda: _set((terms.Terms, "halves", lambda *_: None)),
    "the paragraph's BM25": lambda: _set(*_weightless("bm25")),
    "idf among the sentences": lambda: _set(*_weightless("local")),
    "all checks": lambda: _set(*_weightless(*_CHECKS), (deciding, "BINDING", ())),
    "the check of figures": lambda: _set(*_weightless("missing_figure")),
    "sides of a comparison": lambda: _set((compare, "_TWO", re.compile("(?!)"))),
}


def rows(figures: dict[str, dict[str, float]]) -> Iterator[str]:
    """The table, as Markdown."""
    names = list(next(iter(figures.values())))
    yield f"| without | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for part, of in figures.items():
        yield f"| {part} | {' | '.join(f'{of[name]:.3f}' for name in names)} |"
