"""The folder in which things are kept: made where that is allowed, and rid of what no one needs."""

from __future__ import annotations

import logging
import shutil
import time
from pathlib import Path

_ABANDONED = 600.0  # seconds
_log = logging.getLogger(__name__)


def usable(folder: Path) -> Path | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _log.warning("nothing is kept: %s", error)
        return None
    return folder


def drop(folder: Path, shas: set[str]) -> None:
    """Removes what is kept of files that are gone, what a killed process left, and what other versions kept."""
    for path in folder.iterdir():
        gone = path.suffix in (".report", ".counts") and path.name.split(".")[0] not in shas
        left = path.suffix == ".new" and time.time() - path.stat().st_mtime > _ABANDONED
        if gone or left:
            path.unlink(missing_ok=True)
    for other in folder.parent.iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other, ignore_errors=True)
