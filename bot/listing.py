"""The reports as they are now, a page at a time, for /reports on every channel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.reply import Act, Action, Kind, Line, Reply, Tone
from bot.source import title
from bot.turn import Turn
from bot.wording import Wording
from retrieval import Library, Reading, fold

PAGE = 10
TARGET = 60  # bytes
COLUMNS = ("file", "title", "publisher", "date", "paragraphs", "state", "why")
_PAGE = re.compile("p[0-9]{1,4}")
_YEAR = re.compile(r"^(\d{4})年$")


def listing(library: Library, rest: str, turn: Turn, words: Wording) -> Reply:
    """`rest` is what stands behind /reports: words to filter by, and at the end a page (`上海 2021 p2`)."""
    wanted = rest.split()
    page = int(wanted.pop()[1:]) if wanted and _PAGE.fullmatch(wanted[-1]) else 1
    readings = matching(library.readings, wanted, words)
    if not readings:
        return Reply(Kind.TEXT, (Line(words("reports_none", filter=" ".join(wanted))),), turn)
    pages = -(-len(readings) // PAGE)
    page = min(max(page, 1), pages)
    shown = readings[(page - 1) * PAGE : page * PAGE]
    head = Line(words("reports_head", count=len(readings), page=page, pages=pages), Tone.TITLE)
    lines = tuple(Line(f"· {described(each, words)}", Tone.EXAMPLE) for each in shown)
    return Reply(Kind.TEXT, (head, *lines), turn, _next(wanted, page, pages, words))


def matching(readings: Sequence[Reading], wanted: Iterable[str], words: Wording) -> list[Reading]:
    """Those with all these words in file name, title, publisher, date or state, in whatever script; 2025年 is 2025."""
    asked = [fold(_YEAR.sub(r"\1", word)) for word in wanted]
    return [each for each in readings if all(word in _searched(each, words) for word in asked)]


def _searched(reading: Reading, words: Wording) -> str:
    file, name, publisher, date, _, state, reason = row(reading, words)
    return "\n".join(map(fold, (file, name, publisher, date, state, reason)))


def row(reading: Reading, words: Wording) -> tuple[str, ...]:
    """What stands in COLUMNS for a file; empty where there is nothing to say."""
    outline, state = reading.outline, words(f"state.{reading.state}")
    reason = why(reading, words) if reading.why or outline is None else ""
    if outline is None:
        return reading.file, "", "", "", "", state, reason
    name = " ".join(span.text.strip() for span in outline.title)
    publisher = outline.publisher.text.strip() if outline.publisher else ""
    return reading.file, name, publisher, outline.date or "", str(outline.size), state, reason


def described(reading: Reading, words: Wording) -> str:
    """One line: what the report says of itself, or why it is not read."""
    outline, state = reading.outline, words(f"state.{reading.state}")
    if outline is None:
        return f"{reading.file}: {state} ({why(reading, words)})"
    publisher = outline.publisher.text.strip() if outline.publisher else ""
    name, count = title(outline), words("report_paragraphs", count=outline.size)
    pieces = [name, "" if publisher in name else publisher, outline.date or "", count]
    pieces.append("" if name == reading.file else reading.file)
    pieces.append(f"{state} ({why(reading, words)})" if reading.why else "")
    return " · ".join(piece for piece in pieces if piece)


def why(reading: Reading, words: Wording) -> str:
    key = f"why.{reading.why or reading.state}"
    return words(key, **reading.values) if key in words else key.removeprefix("why.")


def _next(wanted: list[str], page: int, pages: int, words: Wording) -> tuple[Action, ...]:
    target = " ".join([*wanted, f"p{page + 1}"])
    if page == pages or len(target.encode()) > TARGET:
        return ()
    return (Action(Act.REPORTS, words("act.reports"), target),)
