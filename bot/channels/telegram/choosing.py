"""The page of /settings on which reports are chosen, and what its buttons say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from bot.channels.telegram.buttons import Keyboard, button, of_rows
from bot.render import escaped
from bot.source import title
from bot.wording import Wording
from retrieval import Outline

REPORTS = "R"
PAGE = 8
# A page, all, a report, the settings; nothing is the first page.
TARGET = re.compile(r"(?:(p|a)([0-9]{1,6})|([0-9]{1,6})\.([0-9a-f]{8})|(s))?")
TICK = "✓ "


class Changed(Exception):
    """The list is no longer the one whose button was pressed."""


def page(outlines: Sequence[Outline], chosen: frozenset[str], at: int, words: Wording) -> tuple[str, Keyboard | None]:
    """Its text as HTML, and its buttons; `at` counts from 0."""
    pages = max(-(-len(outlines) // PAGE), 1)
    at = min(at, pages - 1)
    first = at * PAGE
    rows = [[_all(chosen, at, words)]]
    rows += [[_report(outlines[n], n, chosen)] for n in range(first, min(first + PAGE, len(outlines)))]
    turns = [button(words("telegram.page_before"), REPORTS, f"p{at - 1}")] if at else []
    turns += [button(words("telegram.page_after"), REPORTS, f"p{at + 1}")] if at + 1 < pages else []
    rows += [turns] if turns else []
    rows.append([button(words("telegram.reports_back"), REPORTS, "s")])
    return escaped(words("telegram.reports_choose", page=at + 1, pages=pages)), of_rows(rows)


def pressed_on(target: str, outlines: Sequence[Outline], chosen: frozenset[str]) -> tuple[frozenset[str], int | None]:
    """What is chosen after this press, and the page to show; None for the settings. Raises Changed, ValueError."""
    match = TARGET.fullmatch(target)
    if match is None:
        raise ValueError(target)
    if match[5]:
        return chosen, None
    if match[3] is None:
        return (frozenset() if match[1] == "a" else chosen), int(match[2] or 0)
    number = int(match[3])
    file = outlines[number].report.file if number < len(outlines) else ""
    if not file or digest(file) != match[4]:
        raise Changed
    return chosen ^ {file}, number // PAGE


def digest(file: str) -> str:
    return hashlib.blake2b(file.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _all(chosen: frozenset[str], at: int, words: Wording) -> dict[str, str]:
    return button(("" if chosen else TICK) + words("telegram.reports_all"), REPORTS, f"a{at}")


def _report(outline: Outline, number: int, chosen: frozenset[str]) -> dict[str, str]:
    file = outline.report.file
    label = " ".join(f"{TICK if file in chosen else ''}{title(outline)}".split())
    return button(label, REPORTS, f"{number}.{digest(file)}")
