"""What the bot's own journal says, read while it runs and after it was killed."""

from __future__ import annotations

import sqlite3
from pathlib import Path


class Evidence:
    """Opened anew for every look, because the file is made by the bot."""

    def __init__(self, state: Path) -> None:
        self._file = state / "journal.sqlite"

    def ask(self, statement: str, *values: object) -> list[tuple[int, ...]]:
        if not self._file.is_file():
            return []
        base = sqlite3.connect(f"file:{self._file}?mode=ro", uri=True, timeout=5)
        try:
            return base.execute(statement, values).fetchall()
        finally:
            base.close()

    def first_try(self, chat: int) -> bool:
        """What is being sent to a chat has never been in doubt before."""
        return self.ask("SELECT max(doubtful) FROM outbox WHERE state = 'sending' AND chat = ?", chat) == [(1,)]

    def no_second_tries(self) -> bool:
        return self.ask("SELECT count(*) FROM outbox WHERE state = 'sending' AND doubtful > 1") == [(0,)]

    def kept(self) -> set[int]:
        return {number for (number,) in self.ask("SELECT update_id FROM inbox")}

    def doubts(self) -> dict[int, int]:
        """How often the messages of each update may have been sent."""
        return {row[0]: row[1] for row in self.ask("SELECT update_id, max(doubtful) FROM outbox GROUP BY update_id")}
