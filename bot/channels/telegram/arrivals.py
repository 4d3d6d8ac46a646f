"""An update as it came, before anything is believed of it: its number, its kind, and whose turn it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.journal import Received

Json = Mapping[str, Any]

# Buttons and inline questions wait for no one: Telegram forgets them after seconds.
LANES: dict[str, Callable[[Json], str]] = {
    "message": lambda update: f"{update['chat']['id']:d}",
    "edited_message": lambda update: f"{update['chat']['id']:d}",
    "my_chat_member": lambda update: f"{update['chat']['id']:d}",
    "callback_query": lambda update: f"button {update['from']['id']:d}",
    "inline_query": lambda update: f"inline {update['from']['id']:d}",
}
KINDS = tuple(LANES)
URGENT = ("button ", "inline ")
UNREADABLE = "unreadable"


def received(update: Any) -> Received | None:
    """None for what has no number, which nobody can confirm; what cannot be read gets a kind of its own."""
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(number, int) or not 0 <= number < 2**63:
        return None
    for kind, lane in LANES.items():
        if kind in update:
            try:
                return Received(number, lane(update[kind]), kind, json.dumps(update))
            except (KeyError, TypeError, ValueError):
                break
    return Received(number, UNREADABLE, UNREADABLE, "")
