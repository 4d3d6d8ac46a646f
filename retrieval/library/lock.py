"""One process at a time builds; a killed one leaves no lock behind, because the system holds it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """True once it is this process's turn, False where it is not and `wait` is off.

    Where there are no locks (a read-only or a network folder, Windows) everybody goes ahead: files are moved in whole.
    """
    try:
        handle = (folder / "lock").open("ab")
    except OSError:
        yield True
        return
    with handle:
        yield _mine(handle.fileno(), wait)


def _mine(handle: int, wait: bool) -> bool:
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:  # ENOLCK
        return True
    return True
