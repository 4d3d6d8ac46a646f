"""One SQLite file, written so that what was committed survives a kill and a power cut."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = 2
SCHEMA = """
CREATE TABLE IF NOT EXISTS salt (value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS inbox (        -- one row an update; what it said goes when it is done, the number stays
    update_id INTEGER PRIMARY KEY,
    lane      TEXT,                       -- updates of one lane are handled in order; NULL when done
    kind      TEXT NOT NULL,
    payload   TEXT,                       -- NULL when done
    state     TEXT NOT NULL,              -- new, ready (its letters stand in the outbox), done
    received  REAL NOT NULL,
    tries     INTEGER NOT NULL DEFAULT 0  -- by how many runs of the program it was taken up and not finished
) STRICT;
CREATE INDEX IF NOT EXISTS inbox_open ON inbox (update_id) WHERE state <> 'done';
CREATE TABLE IF NOT EXISTS outbox (       -- calls to make, word for word, so that a repeat is the same
    update_id  INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    chat       INTEGER,
    method     TEXT,                      -- NULL when sent, as are the parameters
    parameters TEXT,
    note       TEXT,                      -- what to keep of the message once it is sent
    state      TEXT NOT NULL,             -- waiting, sending, sent, given_up
    doubtful   INTEGER NOT NULL DEFAULT 0, -- how often it may have arrived without our hearing of it
    at         REAL NOT NULL,
    PRIMARY KEY (update_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS outbox_at ON outbox (at);
CREATE TABLE IF NOT EXISTS answered (     -- which message answers which question, for edits and buttons
    chat     INTEGER NOT NULL,
    message  INTEGER NOT NULL,
    question INTEGER NOT NULL,
    position INTEGER NOT NULL,
    place    TEXT NOT NULL,
    owner    TEXT NOT NULL,               -- hashed
    before   TEXT NOT NULL,               -- the turns before the question, and with it
    turn     TEXT NOT NULL,
    at       REAL NOT NULL,
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answered_question ON answered (chat, question);
CREATE TABLE IF NOT EXISTS chats (
    place  TEXT PRIMARY KEY,              -- a private chat, or a person in a topic of a group
    chat   INTEGER NOT NULL,
    turn   TEXT NOT NULL DEFAULT '',
    wishes TEXT NOT NULL DEFAULT '{}',    -- language, length, sources
    at     REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unanswered (
    question TEXT NOT NULL, reason TEXT NOT NULL, who TEXT NOT NULL, at REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS feedback (
    question TEXT NOT NULL, verdict TEXT NOT NULL, target TEXT NOT NULL, who TEXT NOT NULL, at REAL NOT NULL,
    PRIMARY KEY (who, question, target)
) STRICT, WITHOUT ROWID;
"""


class Store:
    """The connection. Used from one thread; every write stands in a `with store.changes()`."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))  # SQLite gives its other files the same rights
        file.chmod(0o600)
        self.file = file
        self._base = sqlite3.connect(file, isolation_level=None, timeout=1.0, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY"):
            self._base.execute(f"PRAGMA {pragma}")
        version = self._base.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, 1, VERSION):
            raise sqlite3.DatabaseError(f"{file.name} has version {version}, this program writes {VERSION}")
        more = "ALTER TABLE inbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;" if version == 1 else ""
        self._base.executescript(f"BEGIN; {SCHEMA} {more} PRAGMA user_version={VERSION}; COMMIT;")
        self._depth = 0

    @contextmanager
    def changes(self) -> Iterator[None]:
        """All or nothing, and on disk when it ends; inside another, it is part of that one."""
        if self._depth:
            yield
            return
        self._base.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        else:
            self._base.execute("COMMIT")
        finally:
            self._depth -= 1

    def run(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self._base.execute(statement, values)

    def salt(self) -> bytes:
        """Made once for each journal, so that hashes of ids say nothing outside it."""
        with self.changes():
            row = self.run("SELECT value FROM salt").fetchone()
            if row is None:
                row = (os.urandom(16),)
                self.run("INSERT INTO salt VALUES (?)", row[0])
        return bytes(row[0])

    def forget_deleted(self) -> None:
        """Make sure that what was deleted does not live on in the write-ahead log."""
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._base.close()
