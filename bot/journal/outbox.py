"""Calls to be made for an update, kept word for word until they are made.

A call may have arrived although nothing was heard of it: the program was killed between sending and noting, or the
connection broke. Telegram has no key by which it would know a repeat, so such a call is repeated once and no more: a
second copy does little harm, silence does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.journal.store import Store

DOUBTS = 2  # after so many sends of unknown outcome a letter is taken to have arrived


@dataclass(frozen=True, slots=True)
class Letter:
    method: str
    parameters: Mapping[str, Any] = field(repr=False)
    chat: int | None = None
    note: Mapping[str, Any] | None = field(default=None, repr=False)  # what to keep of the message once it is sent
    position: int = 0
    doubtful: int = 0


class Outbox:
    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, update_id: int, letters: Sequence[Letter], now: float) -> None:
        with self._store.changes():
            for position, letter in enumerate(letters):
                note = json.dumps(letter.note) if letter.note else None
                row = (update_id, position, letter.chat, letter.method, json.dumps(letter.parameters), note, now)
                self._store.run("INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, ?)", *row)

    def unsent(self, update_id: int) -> list[Letter]:
        """What is still to be sent, in order."""
        rows = self._store.run(
            "SELECT method, parameters, note, chat, position, doubtful FROM outbox "
            "WHERE update_id = ? AND state IN ('waiting', 'sending') ORDER BY position",
            update_id,
        )
        return [
            Letter(method, json.loads(text), chat, json.loads(note) if note else None, position, doubtful)
            for method, text, note, chat, position, doubtful in rows
        ]

    def rewrite(self, update_id: int, letter: Letter, now: float) -> None:
        """Say the same in another way, because it cannot be said as it was written."""
        with self._store.changes():
            self._store.run(
                "UPDATE outbox SET parameters = ?, chat = ?, state = 'waiting', doubtful = 0, at = ? "
                "WHERE update_id = ? AND position = ?",
                json.dumps(letter.parameters),
                letter.chat,
                now,
                update_id,
                letter.position,
            )

    def sending(self, update_id: int, position: int, now: float) -> None:
        """To be called right before the send: from here on the outcome is in doubt until it is known."""
        self._set(update_id, position, "state = 'sending', doubtful = doubtful + 1", now)

    def not_sent(self, update_id: int, position: int, now: float) -> None:
        """It surely did not arrive: the doubt of this try is taken back."""
        self._set(update_id, position, "state = 'waiting', doubtful = doubtful - 1", now)

    def sent(self, update_id: int, position: int, now: float) -> None:
        self._set(update_id, position, "state = 'sent', method = NULL, parameters = NULL, note = NULL", now)

    def give_up(self, update_id: int, position: int, now: float) -> None:
        self._set(update_id, position, "state = 'given_up', method = NULL, parameters = NULL, note = NULL", now)

    def sends_since(self, then: float) -> list[tuple[int, float]]:
        """Chat and time of what was (perhaps) sent lately, so that pacing goes on after a restart."""
        rows = self._store.run(
            "SELECT chat, at FROM outbox WHERE at >= ? AND chat IS NOT NULL AND state <> 'waiting' ORDER BY at", then
        )
        return [(int(chat), float(at)) for chat, at in rows]

    def counts(self, since: float) -> dict[str, int]:
        rows = self._store.run("SELECT state, count(*) FROM outbox WHERE at >= ? GROUP BY state", since)
        return {str(state): int(count) for state, count in rows}

    def _set(self, update_id: int, position: int, change: str, now: float) -> None:
        with self._store.changes():
            self._store.run(
                f"UPDATE outbox SET {change}, at = ? WHERE update_id = ? AND position = ?", now, update_id, position
            )
