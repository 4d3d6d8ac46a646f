"""Buttons below a message, and what comes back when one is pressed.

A client can send back anything, so what comes back is only ever looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from bot.reply import Act, Action
from bot.showable import clip, units

VERSION = "1"
DATA = re.compile(VERSION + r"([A-Za-z])([^\x00-\x1f]{0,60})")
BYTES, LABEL, COPY = 64, 64, 256
SIDE_BY_SIDE = ({Act.BEFORE, Act.AFTER}, {Act.SECTION, Act.COPY}, {Act.SECTION, Act.BACK}, {Act.RIGHT, Act.WRONG})

Keyboard = dict[str, Any]


def keyboard(actions: Iterable[Action]) -> Keyboard | None:
    rows: list[list[Action]] = []
    for action in actions:
        if rows and len(rows[-1]) == 1 and {rows[-1][0].act, action.act} in SIDE_BY_SIDE:
            rows[-1].append(action)
        else:
            rows.append([action])
    return of_rows([[_button(action) for action in row] for row in rows])


def of_rows(rows: Sequence[Sequence[dict[str, Any]]]) -> Keyboard | None:
    return {"inline_keyboard": [list(row) for row in rows]} if rows else None


def button(label: str, name: str, target: str = "") -> dict[str, Any]:
    return {"text": clip(label, LABEL), "callback_data": f"{VERSION}{name}{target}"}


def _button(action: Action) -> dict[str, Any]:
    if action.act is Act.COPY and 0 < units(action.copy) <= COPY:
        return {"text": clip(action.label, LABEL), "copy_text": {"text": action.copy}}
    return button(action.label, action.act, action.target)


def pressed(data: str | None) -> tuple[str, str] | None:
    """What a button is for and its target; None for what no button of ours says."""
    match = DATA.fullmatch(data or "")
    if not match or len((data or "").encode("utf-8", "replace")) > BYTES:
        return None
    return match[1], match[2]
