"""Of each chat: the last turns, what its reader wishes, and which message answered which question."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.journal.store import Store


@dataclass(frozen=True, slots=True)
class Answered:
    """A message of ours that answers a question; turns as `bot.turn.Turn.to_text` writes them."""

    chat: int
    message: int
    question: int
    position: int  # among the messages of one answer
    place: str
    owner: str
    before: str
    turn: str


class Chats:
    def __init__(self, store: Store) -> None:
        self._store = store

    def turn(self, place: str) -> str:
        row = self._store.run("SELECT turn FROM chats WHERE place = ?", place).fetchone()
        return str(row[0]) if row else ""

    def keep_turn(self, place: str, chat: int, turn: str, now: float) -> None:
        self._keep(place, chat, "turn", turn, now)

    def wishes(self, place: str) -> dict[str, Any]:
        row = self._store.run("SELECT wishes FROM chats WHERE place = ?", place).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def keep_wishes(self, place: str, chat: int, wishes: dict[str, Any], now: float) -> None:
        self._keep(place, chat, "wishes", json.dumps(wishes, sort_keys=True), now)

    def _keep(self, place: str, chat: int, column: str, value: str, now: float) -> None:
        with self._store.changes():
            self._store.run(
                f"INSERT INTO chats (place, chat, {column}, at) VALUES (?, ?, ?, ?) "
                f"ON CONFLICT DO UPDATE SET {column} = excluded.{column}, at = excluded.at",
                place,
                chat,
                value,
                now,
            )

    def answered(self, answer: Answered, now: float) -> None:
        row = (answer.chat, answer.message, answer.question, answer.position, answer.place, answer.owner)
        with self._store.changes():
            self._store.run(
                "INSERT OR REPLACE INTO answered VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                *row,
                answer.before,
                answer.turn,
                now,
            )

    def by_message(self, chat: int, message: int) -> Answered | None:
        rows = self._answered("message = ?", chat, message)
        return rows[0] if rows else None

    def by_question(self, chat: int, question: int) -> list[Answered]:
        """The messages that answer a question, in order."""
        return self._answered("question = ?", chat, question)

    def withdrawn(self, chat: int, message: int) -> None:
        with self._store.changes():
            self._store.run("DELETE FROM answered WHERE chat = ? AND message = ?", chat, message)

    def moved(self, old: int, new: int) -> None:
        """A group became a supergroup and has another number now; its old messages cannot be edited."""
        with self._store.changes():
            self._store.run("UPDATE OR IGNORE outbox SET chat = ? WHERE chat = ?", new, old)
            self._store.run("DELETE FROM answered WHERE chat = ?", old)
            self._store.run("DELETE FROM chats WHERE chat = ?", old)

    def _answered(self, condition: str, *values: int) -> list[Answered]:
        columns = "chat, message, question, position, place, owner, before, turn"
        rows = self._store.run(
            f"SELECT {columns} FROM answered WHERE chat = ? AND {condition} ORDER BY position", *values
        )
        return [Answered(*row) for row in rows]
