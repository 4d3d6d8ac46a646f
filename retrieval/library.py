"""The folder of reports as it is now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from retrieval.errors import ReportsError
from retrieval.outline import outline
from retrieval.readers import Unreadable, Why, read
from retrieval.report import Outline, Report


class State(StrEnum):
    """What became of a file."""

    READ = "read"
    PARTLY = "partly"  # some of it could not be read; `why` says what
    NOT_READ = "not_read"
    SAME_AS = "same_as"  # the same bytes as another file, whose name is in `values`


@dataclass(frozen=True, slots=True)
class Reading:
    """One file of the folder."""

    file: str  # path below the folder, with forward slashes
    state: State
    why: Why | None = None
    values: dict[str, object] = field(default_factory=dict)
    outline: Outline | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """Every file of the folder, sorted by name."""

    folder: Path
    readings: tuple[Reading, ...]

    @classmethod
    def open(cls, folder: Path, state_dir: Path | None = None) -> Library:
        """Reads all files below `folder`. Raises ReportsError when it is missing or empty."""
        if not folder.is_dir():
            raise ReportsError("reports_missing", folder=str(folder))
        files = sorted(path for path in folder.rglob("*") if path.is_file() and not _hidden(path.relative_to(folder)))
        if not files:
            raise ReportsError("reports_empty", folder=str(folder))
        seen: dict[str, str] = {}
        return cls(folder, tuple(_reading(folder, path, seen) for path in files))

    @property
    def outlines(self) -> tuple[Outline, ...]:
        return tuple(reading.outline for reading in self.readings if reading.outline)


def _hidden(path: Path) -> bool:
    """Files of the system and of office programs (.DS_Store, ~$draft.docx)."""
    return any(part.startswith((".", "~$")) for part in path.parts)


def _reading(folder: Path, path: Path, seen: dict[str, str]) -> Reading:
    name = path.relative_to(folder).as_posix()
    try:
        data = path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in seen:
            return Reading(name, State.SAME_AS, values={"file": seen[sha256]})
        extract = read(name, data)
    except OSError as error:
        return Reading(name, State.NOT_READ, Why.NOT_ALLOWED, {"error": error.strerror or str(error)})
    except Unreadable as error:
        return Reading(name, State.NOT_READ, error.why, dict(error.values))
    seen[sha256] = name
    report = Report(name, extract.text, sha256, extract.pages)
    return Reading(name, State.READ, outline=outline(report))
