"""One program on one journal, and a sign of life for `chuchu doctor --running`."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from retrieval import SettingsError

LOCK, ALIVE = "telegram.lock", "telegram.alive"


class SingleInstance:
    """Holds the state folder as long as the process lives; the system lets go of it even after kill -9."""

    def __init__(self, state_dir: Path) -> None:
        self._file = os.open(state_dir / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        self._alive = state_dir / ALIVE
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._file)
            raise SettingsError("telegram_runs_already", where=str(state_dir)) from None

    def alive(self) -> None:
        """Telegram has just answered."""
        self._alive.touch(mode=0o600)

    def release(self) -> None:
        os.close(self._file)


def silent_seconds(state_dir: Path) -> float | None:
    """How long ago a running bot last heard of Telegram; None when none runs here."""
    try:
        file = os.open(state_dir / LOCK, os.O_RDWR)
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        try:
            return max(time.time() - (state_dir / ALIVE).stat().st_mtime, 0.0)
        except OSError:
            return float("inf")
    finally:
        os.close(file)
    return None
