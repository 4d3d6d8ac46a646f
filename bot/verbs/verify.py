"""chuchu verify: is what was cited still what stands in the files?"""

from __future__ import annotations

import hashlib
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

from bot.files import contents, json_lines, text_of
from bot.place import Found, find
from bot.settings import Settings
from bot.wording import Wording, wording
from retrieval import ReportsError

CODE = re.compile(r"c1-[0-9a-z-]+$")
Verdict = tuple[bool, str]


def options(parser: ArgumentParser, words: Wording) -> None:
    parser.add_argument("what", metavar="FILE|LINK", help=words("cli.verify.what"))


def run(given: Namespace, settings: Settings) -> int:
    from bot.showable import showable

    words = wording(settings.language)
    code = CODE.search(given.what)
    if code and not Path(given.what).is_file():
        verdicts = [_link(code[0], settings, words)]
    else:
        verdicts = _file(Path(given.what), settings, words)
    wrong = sum(not good for good, _ in verdicts)
    print(*(showable(sentence) for _, sentence in verdicts), sep="\n")
    print(words("verify.sum", count=len(verdicts), wrong=wrong))
    return 1 if wrong or not verdicts else 0


def _file(file: Path, settings: Settings, words: Wording) -> list[Verdict]:
    from bot.startup import library

    citations = list(_citations(file))
    reports = {reading.file for reading in library(settings).readings}
    return [_citation(citation, reports, settings, words) for citation in citations]


def _citations(file: Path) -> Iterator[Any]:
    for answer in json_lines(file):
        cited = answer.get("citations") or []
        yield from cited if isinstance(cited, list) else [cited]
        if quote := answer.get("quote"):
            yield quote


def _citation(citation: Any, reports: Set[str], settings: Settings, words: Wording) -> Verdict:
    """Of a foreign file, so anything may stand in it; nothing but the reports is opened."""
    if not isinstance(citation, dict):
        return False, words("verify.differs", file=str(citation)[:80])
    name, start, end = str(citation.get("file")), citation.get("start"), citation.get("end")
    said = {"file": name, "start": start, "end": end}
    if name not in reports:
        return False, words("verify.gone", **said)
    file = settings.reports / name
    try:
        if "sha256" in citation and hashlib.sha256(contents(file)).hexdigest() != citation["sha256"]:
            return False, words("verify.changed", **said)
        text = text_of(file, settings.language)
    except ReportsError as error:
        return False, words(f"error.{error.code}", **error.values)
    whole = isinstance(start, int) and isinstance(end, int) and 0 <= start < end
    same = whole and text[start:end] == citation.get("text")
    return same, words("verify.same" if same else "verify.differs", **said)


def _link(code: str, settings: Settings, words: Wording) -> Verdict:
    from bot.startup import library

    found, outline, span = find(code, library(settings).outlines)
    said = {"code": code, "file": outline.report.file if outline else code}
    if span:
        said |= {"start": str(span.start), "end": str(span.end)}
    return found is Found.SAME, words(f"verify.{found}", **said) + (f"\n{span.text}" if span else "")
