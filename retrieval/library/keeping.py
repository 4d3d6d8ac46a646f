"""The folder in which things are kept: made where that is allowed, and rid of what no one needs.

Each file there is written beside its place and moved, so a reader finds a whole one or none. Nothing in it is needed:
where there is no folder, or no room in it, everything is only slower.
"""

from __future__ import annotations

import logging
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from retrieval.bm25 import store
from retrieval.errors import IndexDamagedError

_ABANDONED = 600.0  # seconds
_log = logging.getLogger(__name__)


class Keeping:
    def __init__(self, folder: Path | None) -> None:
        self.folder = usable(folder) if folder else None

    def path(self, name: str) -> Path | None:
        return self.folder / name if self.folder else None

    def has(self, name: str) -> bool:
        return self.folder is not None and (self.folder / name).exists()

    @cached_property
    def names(self) -> set[str]:
        """What was kept when this was first asked, and what was written since: a look at each file takes a second."""
        return set(os.listdir(self.folder)) if self.folder else set()

    def read(self, name: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """The arrays and values of a file of store.py, all of it checked; None where it is not there or damaged."""
        if self.folder is None or not (name in self.names or self.has(name)):
            return None
        try:
            found = store.read(self.folder / name, whole=True)
        except IndexDamagedError as error:
            self.damaged(name, error)
            return None
        self.names.add(name)  # another process may have written it
        return found

    def write(self, name: str, write: Callable[[Path], None]) -> None:
        """Keeps a file; where that fails (a full disk, no permission) it is made again the next time."""
        if self.folder is None:
            return
        try:
            write(self.folder / name)
            self.names.add(name)
        except OSError as error:
            _log.warning("%s could not be kept: %s", name, error)

    def damaged(self, name: str, error: Exception) -> None:
        _log.warning("%s is damaged and is made again: %s", name, error)

    def only(self, suffix: str, name: str) -> None:
        """Removes all others that end so. OSError."""
        if self.folder is None:
            return
        for other in [one for one in self.names if one.endswith(suffix) and one != name]:
            (self.folder / other).unlink(missing_ok=True)
            self.names.discard(other)

    def drop(self, shas: set[str]) -> None:
        """Removes what is kept of files that are gone, what a killed process left, and what other versions kept."""
        if self.folder is None:
            return
        try:
            for path in self.folder.iterdir():
                gone = path.suffix in (".report", ".counts") and path.name.split(".")[0] not in shas
                if gone or _abandoned(path):
                    path.unlink(missing_ok=True)
                    self.names.discard(path.name)
            for other in self.folder.parent.iterdir():
                if other.is_dir() and other != self.folder:
                    shutil.rmtree(other, ignore_errors=True)
        except OSError as error:  # the folder itself, where another version has dropped it
            _log.warning("what is not needed stays: %s", error)


def _abandoned(path: Path) -> bool:
    if path.suffix == ".new":
        with suppress(OSError):  # another process has moved it meanwhile
            return time.time() - path.stat().st_mtime > _ABANDONED
    return False


def usable(folder: Path) -> Path | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _log.warning("nothing is kept: %s", error)
        return None
    return folder
