"""How well a file of questions is answered: retrieval, quotation, refusal.

A question has `id, question, type, style, answerable`, and where it can be answered `file, answer, evidence`, with
`also` for sentences that are as right and `evidence_list` for comparisons. Strings are verbatim parts of the reports.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Part = tuple[int, int]
Question = dict[str, Any]
Record = dict[str, Any]

COVERED = 0.6  # of an equally right sentence must be shown
LESS_IS_BETTER = {"refused"}
FIGURES = ("verbatim", "cited@1", "cited@3", "quoted", "refused", "abstained", "far_silent", "compared")


@dataclass
class Tally:
    """Yes and no for each figure, what was missed, and how long quotes and excerpts were."""

    marks: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    missed: list[tuple[str, str, str]] = field(default_factory=list)  # id, what happened, question
    excerpts: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)

    def share(self, figure: str) -> float:
        return sum(self.marks[figure]) / len(self.marks[figure])

    def figures(self) -> dict[str, float]:
        """Shares from 0 to 1 of the figures that any question bears on, and median lengths in characters."""
        shares = {figure: round(self.share(figure), 4) for figure in FIGURES if self.marks.get(figure)}
        lengths = {"excerpt": self.excerpts, "quote": self.quotes}
        return shares | {name: statistics.median(each) for name, each in lengths.items() if each}


def tally(pairs: Iterable[tuple[Question, Record]], texts: Mapping[str, str]) -> Tally:
    """`texts`: the reports by file name, as offsets count them."""
    counted = Tally()
    for question, answer in pairs:
        miss = ""
        for figure, good in _marks(question, answer, texts):
            counted.marks[figure].append(good)
            if figure in ("cited@1", "abstained", "compared") and not good:
                miss = figure
        if miss:
            counted.missed.append((str(question.get("id", "")), f"{miss}: {answer['status']}", question["question"]))
        if question["answerable"] and not question.get("evidence_list"):
            counted.excerpts += [len(cited["text"]) for cited in answer["citations"][:1]]
            counted.quotes += [len(answer["quote"]["text"])] if answer["quote"] else []
    return counted


def wilson(good: int, of: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927); honest for few questions and for shares near 0 and 1."""
    z, share = 1.959964, good / of
    middle = share + z * z / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


def dropped(now: Mapping[str, float], before: Mapping[str, float]) -> list[str]:
    """Names of the figures that are worse than before; lengths are no figures of quality."""
    return [
        name
        for name in FIGURES
        if name in before and (now.get(name, 0.0) - before[name]) * (-1 if name in LESS_IS_BETTER else 1) < -1e-9
    ]


def _marks(question: Question, answer: Record, texts: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    cited, quote, answered = answer["citations"], answer["quote"], answer["status"] == "answered"
    for shown in [*cited, *([quote] if quote else [])]:
        same = texts.get(shown["file"], "")[shown["start"] : shown["end"]] == shown["text"]
        yield "verbatim", same and shown["text"] != ""
    if not question["answerable"]:
        yield "abstained", not answered
        if question.get("type") == "far-off":
            yield "far_silent", answer["status"] == "not_found" and not cited
        return
    yield "refused", not answered
    if question.get("evidence_list"):
        yield "compared", all(_cites(cited, each, texts) for each in question["evidence_list"])
        return
    yield "cited@1", answered and bool(cited) and _holds(cited[0], question, texts)
    yield "cited@3", any(_holds(each, question, texts) for each in cited[:3])
    yield "quoted", answered and quote is not None and _holds(quote, question, texts)


def _holds(shown: Record, question: Question, texts: Mapping[str, str]) -> bool:
    """Does it show the answer inside the evidence, or an equally right sentence of any report?"""
    text, here = texts.get(shown["file"], ""), (shown["start"], shown["end"])
    if any(_covers(here, part) for also in question.get("also") or [] for part in _places(text, also)):
        return True
    if shown["file"] != question["file"]:
        return False
    return any(
        here[0] <= begin + start and begin + end <= here[1]
        for begin, finish in _places(text, question["evidence"])
        for start, end in _places(text[begin:finish], question["answer"])
    )


def _cites(cited: list[Record], wanted: Record, texts: Mapping[str, str]) -> bool:
    places = list(_places(texts.get(wanted["file"], ""), wanted["evidence"]))
    heres = [(each["start"], each["end"]) for each in cited if each["file"] == wanted["file"]]
    return any(_covers(here, place) or _covers(place, here) for here in heres for place in places)


def _places(text: str, part: str) -> Iterator[Part]:
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + 1)


def _covers(here: Part, place: Part) -> bool:
    return min(here[1], place[1]) - max(here[0], place[0]) >= COVERED * (place[1] - place[0])
