"""/settings: language, length, number of sources and which reports, each a button that shows what it is set to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.telegram.buttons import Keyboard, button, of_rows
from bot.channels.telegram.choosing import REPORTS
from bot.conversation import Reader
from bot.render import escaped
from bot.wording import wording

LANGUAGE, EXCERPTS, SOURCES = NAMES = ("L", "X", "N")
COUNTS = (1, 2, 3, 5)


def panel(reader: Reader, chosen: int) -> tuple[str, Keyboard | None]:
    """Its text as HTML, and its buttons; `chosen` reports are asked, 0 for all."""
    words = wording(reader.language)
    length = words("telegram.excerpts_on" if reader.excerpts else "telegram.excerpts_off")
    reports = words("telegram.reports_count", count=chosen) if chosen else words("telegram.reports_all")
    rows = (
        (LANGUAGE, words("telegram.set_language", value=words("telegram.language"))),
        (
            EXCERPTS,
            words("telegram.set_length", value=length),
        ),
        (SOURCES, words("telegram.set_sources", value=reader.sources)),
        (REPORTS, words("telegram.set_reports", value=reports)),
    )
    return escaped(words("telegram.settings")), of_rows([[button(label, name)] for name, label in rows])


def wish(reader: Reader, name: str) -> Mapping[str, Any]:
    """What a press on one of the buttons changes."""
    if name == LANGUAGE:
        return {"language": "en" if reader.language == "zh" else "zh"}
    if name == EXCERPTS:
        return {"excerpts": not reader.excerpts}
    at = COUNTS.index(reader.sources) if reader.sources in COUNTS else -1
    return {"sources": COUNTS[(at + 1) % len(COUNTS)]}
