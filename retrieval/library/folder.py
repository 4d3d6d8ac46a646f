"""Which files stand in the folder, and whether they have stopped growing."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_SIDECARS = (".yaml", ".yml")
_IGNORED = ("thumbs.db", "desktop.ini")
_OF_A_PAGE = ("_files", ".files")  # the folder of scripts and pictures that a browser saves beside a page
_PAGES = (".html", ".htm", ".xhtml")
_UNFINISHED = (".part", ".partial", ".crdownload", ".tmp", ".swp")
_PATIENCE = 10.0  # seconds before a file that keeps growing is named as such


class Stamp(NamedTuple):
    """What changes when a file does."""

    size: int
    modified: int  # nanoseconds
    node: int


def stamps(folder: Path) -> dict[str, Stamp]:
    """Every file below the folder by its path, sidecars too; without what office programs and systems leave there."""
    return dict(sorted(_found(folder, "")))


def _found(folder: Path, prefix: str) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return  # removed or locked in the meantime
    names = {entry.name for entry in entries}
    for entry in entries:
        if _passed_over(entry.name):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                if not _of_a_page(entry.name, names):
                    yield from _found(Path(entry.path), f"{prefix}{entry.name}/")
            elif entry.is_file():
                stat = entry.stat()
                yield prefix + entry.name, Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ino)
        except OSError:
            continue


def _passed_over(name: str) -> bool:
    low = name.lower()
    return name.startswith((".", "~$")) or low in _IGNORED or low.endswith(_UNFINISHED)


def _of_a_page(name: str, beside: Collection[str]) -> bool:
    stem = next((name.removesuffix(end) for end in _OF_A_PAGE if name.endswith(end)), None)
    return stem is not None and any(f"{stem}{suffix}" in beside for suffix in _PAGES)


def is_sidecar(name: str) -> bool:
    return name.lower().endswith(_SIDECARS)


def settled(folder: Path, quiet: float) -> tuple[dict[str, Stamp], frozenset[str]]:
    """The files once none has changed for `quiet` seconds, and those that were still growing when patience ended."""
    end = time.monotonic() + _PATIENCE
    before = stamps(folder)
    while fresh := _fresh(before, quiet):
        if time.monotonic() > end:
            return before, frozenset(fresh)
        time.sleep(min(quiet, 0.1))
        now = stamps(folder)
        if quiet <= 0.1 and now == before:
            break
        before = now
    return before, frozenset()


def _fresh(found: Mapping[str, Stamp], quiet: float) -> list[str]:
    """Files that were written to within the last `quiet` seconds; not those dated in the future."""
    now = time.time_ns()
    return [name for name, stamp in found.items() if 0 <= now - stamp.modified < quiet * 1e9]


def shown(name: str) -> str:
    """A file's name as it can be printed, whatever bytes it is made of."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("utf-8", "replace")
    return name
