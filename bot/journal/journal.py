"""The journal as one thing: its books, and what is forgotten when."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager
from pathlib import Path

from bot.journal.chats import Chats
from bot.journal.inbox import Inbox
from bot.journal.notes import Notes
from bot.journal.outbox import Outbox
from bot.journal.store import Store

DAY = 24 * 3600
SENT_KEPT = 3600  # seconds that a sent letter's chat and time are kept, for pacing
NUMBERS_KEPT = 14 * DAY  # an update's number, against repeats: Telegram itself keeps updates for one day


class Journal:
    """One file; one thread. Two programs on one file are kept apart by a lock of the channel's."""

    def __init__(self, file: Path) -> None:
        self._store = Store(file)
        self.inbox, self.outbox = Inbox(self._store), Outbox(self._store)
        self.chats, self.notes = Chats(self._store), Notes(self._store)
        self._salt = self._store.salt()

    def changes(self) -> AbstractContextManager[None]:
        """Several changes as one: all on disk or none."""
        return self._store.changes()

    def hashed(self, number: int) -> str:
        """An id as it may stand in a log or beside a question: the same id, the same word, and no way back."""
        return hashlib.blake2b(str(number).encode(), key=self._salt, digest_size=6).hexdigest()

    def forget(self, who: int) -> None:
        """Everything kept of a person and of the private chat with them."""
        hashed, in_groups = self.hashed(who), f"%:{who}"
        with self.changes():
            for table, column in (("unanswered", "who"), ("feedback", "who"), ("answered", "owner")):
                self._store.run(f"DELETE FROM {table} WHERE {column} = ?", hashed)
            self._store.run("DELETE FROM answered WHERE chat = ?", who)
            self._store.run("DELETE FROM chats WHERE chat = ? OR place LIKE ?", who, in_groups)
            self._store.run("DELETE FROM outbox WHERE chat = ? AND state IN ('sent', 'given_up')", who)
        self._store.forget_deleted()

    def forget_old(self, now: float, keep_days: int) -> None:
        """What is past its time goes; nothing that is still to be done does."""
        before = now - keep_days * DAY
        with self.changes():
            for table in ("unanswered", "feedback", "answered"):
                self._store.run(f"DELETE FROM {table} WHERE at < ?", before)
            self._store.run("UPDATE chats SET turn = '' WHERE at < ?", before)
            self._store.run("DELETE FROM chats WHERE turn = '' AND wishes = '{}'")
            done = "state IN ('sent', 'given_up')"
            self._store.run(f"DELETE FROM outbox WHERE {done} AND at < ?", now - SENT_KEPT)
            self._store.run("DELETE FROM inbox WHERE state = 'done' AND received < ?", now - NUMBERS_KEPT)
        self._store.forget_deleted()

    def close(self) -> None:
        self._store.close()
