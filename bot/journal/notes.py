"""What helps those who look after the reports: questions without an answer, and right or wrong from readers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.journal.store import Store


@dataclass(frozen=True, slots=True)
class Unanswered:
    question: str
    reason: str
    count: int  # by how many readers


class Notes:
    """Readers stand here as hashes only."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def unanswered(self, question: str, reason: str, who: str, now: float) -> None:
        with self._store.changes():
            self._store.run("INSERT INTO unanswered VALUES (?, ?, ?, ?)", question, reason, who, now)

    def judged(self, question: str, verdict: str, target: str, who: str, now: float) -> None:
        """A reader's last word on an answer counts."""
        with self._store.changes():
            self._store.run(
                "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?)", question, verdict, target, who, now
            )

    def list_unanswered(self, most: int) -> list[Unanswered]:
        """The most often asked first, then the newest."""
        rows = self._store.run(
            "SELECT question, max(reason), count(DISTINCT who) AS readers FROM unanswered "
            "GROUP BY question ORDER BY readers DESC, max(at) DESC LIMIT ?",
            most,
        )
        return [Unanswered(*row) for row in rows]

    def list_wrong(self, most: int) -> list[tuple[str, int]]:
        """Questions whose answers readers marked as wrong, each with how many did: the most first, then the newest."""
        rows = self._store.run(
            "SELECT question, count(DISTINCT who) AS readers FROM feedback WHERE verdict = 'wrong' "
            "GROUP BY question ORDER BY readers DESC, max(at) DESC LIMIT ?",
            most,
        )
        return [(str(question), int(readers)) for question, readers in rows]

    def counts(self, since: float) -> dict[str, int]:
        rows = self._store.run("SELECT verdict, count(*) FROM feedback WHERE at >= ? GROUP BY verdict", since)
        counts = {str(verdict): int(count) for verdict, count in rows}
        counts["unanswered"] = int(
            self._store.run("SELECT count(*) FROM unanswered WHERE at >= ?", since).fetchone()[0]
        )
        return counts
