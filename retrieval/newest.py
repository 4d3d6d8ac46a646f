"""Of the copies that are kept of one thing, made of one state of it after the other, the newest few stay."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

KEPT = 3  # two programs with lexicons of their own may share a folder


def only_newest(copy: Path) -> None:
    """Removes older ones than this: lexicon-….json beside lexicon-….json. Who has one open or mapped still reads it."""
    kind, _, _ = copy.name.partition("-")
    with suppress(OSError):
        others = [one for one in copy.parent.glob(f"{kind}-*{copy.suffix}") if one != copy]
        others.sort(key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in others[KEPT - 1 :]:
            old.unlink(missing_ok=True)
