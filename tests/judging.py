"""Sentences made up for a test, judged as answers to a question over the words of a real library."""

from __future__ import annotations

from retrieval import Outline, Searcher
from retrieval.evidence import Evidence, weigh
from retrieval.outline import outline
from retrieval.place import Place, prepare
from retrieval.question import Question
from tests.conftest import report

HEAD = "某某区院{year}年主要工作\n\n发布时间:{year}-11-30\n\n"


def outlined(text: str, year: int = 2020, file: str = "报告.txt") -> Outline:
    return outline(report(HEAD.format(year=year) + text, file))


def place(text: str, year: int = 2020) -> Place:
    """The last paragraph of a report of that year."""
    found = outlined(text, year)
    return prepare(found, found.paragraphs[-1], 0, year)


def evidence(
    searcher: Searcher, question: str, text: str, *, at: int = 0, year: int = 2020
) -> tuple[Question, Evidence]:
    """The question as understood, and sentence `at` of the last paragraph of the text."""
    understood = searcher.lookup.understand(question)
    return understood, weigh(understood, [place(text, year)]).evidence(at)
