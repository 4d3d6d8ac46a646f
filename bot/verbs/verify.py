"""chuchu verify: is what was cited still what stands in the files?"""

from __future__ import annotations

import hashlib
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.files import contents, json_lines, text_of
from bot.place import Found, find
from bot.settings import Settings
from bot.wording import Wording, wording

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
        verdicts = [_citation(citation, settings, words) for citation in _citations(Path(given.what))]
    wrong = sum(not good for good, _ in verdicts)
    print(*(showable(sentence) for _, sentence in verdicts), sep="\n")
    print(words("verify.sum", count=len(verdicts), wrong=wrong))
    return 1 if wrong or not verdicts else 0


def _citations(file: Path) -> Iterator[dict[str, Any]]:
    for answer in json_lines(file):
        quote = answer.get("quote")
        yield from [*(answer.get("citations") or []), *([quote] if quote else [])]


def _citation(citation: dict[str, Any], settings: Settings, words: Wording) -> Verdict:
    """Of a foreign file, so anything may stand in it; nothing outside the reports folder is opened."""
    name, start, end = str(citation.get("file")), citation.get("start"), citation.get("end")
    said = {"file": name, "start": start, "end": end}
    file = (settings.reports / name).resolve()
    if not file.is_relative_to(settings.reports.resolve()) or not file.is_file():
        return False, words("verify.gone", **said)
    if "sha256" in citation and hashlib.sha256(contents(file)).hexdigest() != citation["sha256"]:
        return False, words("verify.changed", **said)
    whole = isinstance(start, int) and isinstance(end, int) and 0 <= start < end
    same = whole and text_of(file, settings.language)[start:end] == citation.get("text")
    return same, words("verify.same" if same else "verify.differs", **said)


def _link(code: str, settings: Settings, words: Wording) -> Verdict:
    from bot.startup import library

    found, outline, span = find(code, library(settings).outlines)
    said = {"code": code, "file": outline.report.file if outline else code}
    if span:
        said |= {"start": str(span.start), "end": str(span.end)}
    return found is Found.SAME, words(f"verify.{found}", **said) + (f"\n{span.text}" if span else "")
