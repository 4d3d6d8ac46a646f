"""Updates that came in: committed before the channel may confirm them, handled in order, forgotten when done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.journal.store import Store


@dataclass(frozen=True, slots=True)
class Received:
    update_id: int
    lane: str
    kind: str
    payload: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that is not done; what it says stays on disk until its turn."""

    update_id: int
    lane: str
    kind: str


class Inbox:
    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, updates: Iterable[Received], now: float) -> list[Waiting]:
        """Commit what is new and say what that was; an update that came before is left out."""
        new = []
        with self._store.changes():
            for update in updates:
                row = (update.update_id, update.lane, update.kind, update.payload, now)
                cursor = self._store.run("INSERT OR IGNORE INTO inbox VALUES (?, ?, ?, ?, 'new', ?, 0)", *row)
                if cursor.rowcount:
                    new.append(Waiting(update.update_id, update.lane, update.kind))
        return new

    def waiting(self) -> list[Waiting]:
        """What was not done when the program ended, oldest first."""
        rows = self._store.run("SELECT update_id, lane, kind FROM inbox WHERE state <> 'done' ORDER BY update_id")
        return [Waiting(*row) for row in rows]

    def read(self, update_id: int) -> tuple[str, str, float] | None:
        """Payload, state and time of receipt; None when it is done."""
        found = "SELECT payload, state, received FROM inbox WHERE update_id = ? AND state <> 'done'"
        row = self._store.run(found, update_id).fetchone()
        return (str(row[0]), str(row[1]), float(row[2])) if row else None

    def tries(self, update_id: int) -> int:
        row = self._store.run("SELECT tries FROM inbox WHERE update_id = ?", update_id).fetchone()
        return int(row[0]) if row else 0

    def taken_up(self, update_id: int) -> None:
        """To be called before it is understood: what kills the program each time must not be tried for ever."""
        with self._store.changes():
            self._store.run("UPDATE inbox SET tries = tries + 1 WHERE update_id = ?", update_id)

    def next_after(self, waiting: Waiting) -> Received | None:
        """The next update of the same lane that nobody has begun with."""
        row = self._store.run(
            "SELECT update_id, lane, kind, payload FROM inbox "
            "WHERE state = 'new' AND lane = ? AND update_id > ? ORDER BY update_id LIMIT 1",
            waiting.lane,
            waiting.update_id,
        ).fetchone()
        return Received(*row) if row else None

    def ready(self, update_id: int) -> None:
        """Its letters are written; the payload is not needed again."""
        with self._store.changes():
            self._store.run("UPDATE inbox SET state = 'ready', payload = '' WHERE update_id = ?", update_id)

    def done(self, *update_ids: int) -> None:
        with self._store.changes():
            for update_id in update_ids:
                self._store.run(
                    "UPDATE inbox SET state = 'done', payload = NULL, lane = NULL WHERE update_id = ?", update_id
                )

    def counts(self, since: float) -> dict[str, int]:
        rows = self._store.run("SELECT kind, count(*) FROM inbox WHERE received >= ? GROUP BY kind", since)
        return {str(kind): int(count) for kind, count in rows}

    def open_count(self) -> int:
        return int(self._store.run("SELECT count(*) FROM inbox WHERE state <> 'done'").fetchone()[0])
