"""The folder of reports at one moment. A change makes a new Library; an old one stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from retrieval.bm25 import Bm25
from retrieval.errors import ReportsError
from retrieval.library.ahead import read_ahead
from retrieval.library.counting import Count
from retrieval.library.folder import Stamp, is_sidecar, settled, shown, stamps
from retrieval.library.kept import Kept
from retrieval.library.later import LaterOutline
from retrieval.library.pausing import no_collecting
from retrieval.library.progress import Progress, Step, untold
from retrieval.library.reading import Reading, State, read_file
from retrieval.library.sidecar import SHARED, Sidecars, names_for
from retrieval.readers import Why
from retrieval.report import Outline

_QUIET = 0.1  # seconds without a change before a new file is taken to be whole


@dataclass(frozen=True, slots=True)
class Library:
    """Every file of the folder, sorted by name."""

    folder: Path
    readings: tuple[Reading, ...]
    kept: Kept = field(default_factory=Kept, repr=False, compare=False)

    @classmethod
    def open(cls, folder: Path, state_dir: Path | None = None, progress: Progress | None = None) -> Library:
        """Reads all files below `folder`; what was kept in `state_dir` is not read again.

        Raises ReportsError when the folder is missing or empty.
        """
        if not folder.is_dir():
            raise ReportsError("reports_missing", folder=str(folder))
        with no_collecting():
            kept = Kept(state_dir, folder, progress or untold)
            library = cls(folder, (), kept).refreshed(quiet=_QUIET, progress=progress)
        if not library.readings:
            raise ReportsError("reports_empty", folder=str(folder))
        return library

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """Of the readings that have one, in order of file name."""
        return tuple(reading.outline for reading in self.readings if reading.outline)

    def refreshed(self, quiet: float = 0.5, progress: Progress | None = None) -> Library:
        """The folder as it is now; this very library where nothing changed. Only changed files are read again."""
        found, growing = settled(self.folder, quiet)
        before = {reading.file: reading for reading in self.readings}
        names, present, marked = _told_apart(found)
        file_of = {name: shown(name) for name in names}
        new = {name: marked[name] for name in names if name not in growing and file_of[name] not in before}
        told = progress or untold
        read_ahead(self.folder, new, self.kept, lambda done: told(Step.READING, done, len(names), ""))
        seen: dict[str, str] = {}
        sidecars = Sidecars(self.folder, present)
        readings = []
        for number, name in enumerate(names):
            file, marks = file_of[name], marked[name]
            if progress:
                progress(Step.READING, number, len(names), file)
            reading = before.get(file)
            if name in growing:
                reading = Reading(file, State.NOT_READ, Why.STILL_WRITTEN)
            elif reading is None or reading.stamps != marks or _stale(reading, seen):
                reading = read_file(self.folder, name, marks, self.kept, seen, sidecars)
            if reading.sha256:
                seen.setdefault(reading.sha256, reading.file)
            readings.append(reading)
        if progress:
            progress(Step.READING, len(names), len(names), "")
        same = len(readings) == len(self.readings) and all(map(_is, readings, self.readings))
        if same:
            return self
        still = {id(reading) for reading in readings}
        for gone in (reading for reading in self.readings if id(reading) not in still):
            if isinstance(gone.outline, LaterOutline):
                gone.outline.fill()  # this library stays as it is, whatever becomes of what is kept
        self.kept.tidy({one.file: (one.stamps, one.sha256) for one in readings if one.sha256})
        return Library(self.folder, tuple(readings), self.kept)

    def index(self, count: Count, made_by: str) -> Bm25:
        """The index of the paragraphs of all outlines, in order; kept, and only what is new is counted.

        `made_by` names what the terms depend on (sources, own words): kept counts of another name are not used.
        """
        return self.kept.index(self.outlines, count, made_by)

    def profiles(self, made_by: str, work_out: Callable[[Outline], list[Any]]) -> list[list[Any]]:
        """One list for each outline, worked out once for a file; what a sidecar speaks of is worked out every time."""
        read = [reading for reading in self.readings if reading.outline]
        names = [f"{one.sha256} {one.file}" if len(one.stamps) == 1 else None for one in read]
        outlines = self.outlines
        return self.kept.profiles(names, made_by, lambda at: work_out(outlines[at].once()))

    def is_current(self) -> bool:
        """Is the folder still as it was read? Costs a look at each file's date, not its content."""
        found = stamps(self.folder)
        names, _, marked = _told_apart(found)
        return len(names) == len(self.readings) and all(
            reading.file == shown(name) and reading.stamps == marked[name]
            for name, reading in zip(names, self.readings, strict=True)
        )


def _told_apart(found: Mapping[str, Stamp]) -> tuple[list[str], frozenset[str], dict[str, tuple[Stamp, ...]]]:
    """The files to read, the sidecars, and by file its stamp with those of the sidecars that speak of it.

    A yaml that speaks of none is no sidecar.
    """
    sidecars = frozenset(filter(is_sidecar, found))
    if not sidecars:
        return list(found), sidecars, {name: (stamp,) for name, stamp in found.items()}
    speaking = {name: (name, *names_for(name), *SHARED) for name in found if name not in sidecars}
    sidecars = sidecars.intersection(chain(SHARED, *speaking.values()))
    names = [name for name in found if name not in sidecars]
    marked = {name: tuple(found[one] for one in speaking.get(name, (name,)) if one in found) for name in names}
    return names, sidecars, marked


def _stale(reading: Reading, seen: dict[str, str]) -> bool:
    """Is a file that did not change no longer, or only now, the same as one before it?"""
    other = seen.get(reading.sha256) if reading.sha256 else None
    return (reading.state is State.SAME_AS or other is not None) and reading.values.get("file") != other


def _is(one: Reading, other: Reading) -> bool:
    return one is other
