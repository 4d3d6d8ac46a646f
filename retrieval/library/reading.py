"""One file of the folder, and what became of it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from retrieval.library.folder import Stamp, is_sidecar, shown
from retrieval.library.kept import Kept
from retrieval.library.later import blank
from retrieval.library.packing import packed, unpacked
from retrieval.library.sidecar import SidecarError, Sidecars, applied
from retrieval.readers import Extract, Unreadable, Why, read
from retrieval.report import Outline, Report

_log = logging.getLogger(__name__)


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
    values: Mapping[str, object] = field(default_factory=dict)
    outline: Outline | None = None
    encoding: str | None = None  # of text files
    sha256: str | None = None  # None where the file could not be opened
    stamps: tuple[Stamp, ...] = ()  # of the file and its sidecars, when it was read


def read_file(
    folder: Path, name: str, stamps: tuple[Stamp, ...], kept: Kept, seen: Mapping[str, str], sidecars: Sidecars
) -> Reading:
    """Reads one file, or takes what was kept of it; `seen` are the files before it by their sha256. Never raises."""
    file = shown(name)
    if is_sidecar(name):
        return Reading(file, State.NOT_READ, Why.NO_REPORT, stamps=stamps)
    try:
        sha256 = kept.sha256(file, stamps) or _hash(folder / name)
        if sha256 in seen:
            return Reading(file, State.SAME_AS, values={"file": seen[sha256]}, sha256=sha256, stamps=stamps)
        reading = _known(folder, name, stamps, sha256, kept)
        if reading is None:
            reading = replace(_kept(folder, name, sha256, kept) or _read(folder / name, file, kept), stamps=stamps)
    except OSError as error:
        values = {"error": error.strerror or str(error)}
        return Reading(file, State.NOT_READ, Why.NOT_ALLOWED, values, stamps=stamps)
    except Exception:
        # One file must never keep the others from being read; the fault is ours and stands in the log.
        _log.exception("%s: no outline could be made", file)
        return Reading(file, State.NOT_READ, Why.CORRUPT, stamps=stamps)
    return _described(name, reading, sidecars) if sidecars.names else reading


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _again(folder: Path, name: str, sha256: str, kept: Kept, report: Report, size: int) -> Outline:
    """What was kept is lost or damaged by now: from the file, as long as it is the same one."""
    file = shown(name)
    try:
        found = _read(folder / name, file, kept).outline
    except OSError:
        found = None
    if found is None or found.report.sha256 != sha256:
        _log.warning("%s has changed, and what was kept of it is lost", file)
        return blank(report, size)
    return unpacked(file, *packed(found), into=report)


def _known(folder: Path, name: str, stamps: tuple[Stamp, ...], sha256: str, kept: Kept) -> Reading | None:
    """A file of which enough is known to do without its outline for now."""
    file = shown(name)
    found = kept.later(file, sha256, partial(_again, folder, name, sha256, kept))
    return _as_kept(file, sha256, *found, stamps) if found else None


def _kept(folder: Path, name: str, sha256: str, kept: Kept) -> Reading | None:
    file = shown(name)
    found = kept.outline(file, sha256)  # which makes it known
    return (_known(folder, name, (), sha256, kept) or _as_kept(file, sha256, *found)) if found else None


def _as_kept(
    file: str, sha256: str, outline: Outline, values: Mapping[str, Any], stamps: tuple[Stamp, ...] = ()
) -> Reading:
    why = Why(values["why"]) if values["why"] else None
    state = State.PARTLY if why else State.READ
    return Reading(file, state, why, values["missing"], outline, values["encoding"], sha256, stamps)


def _read(path: Path, file: str, kept: Kept) -> Reading:
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        extract = read(path.name, data)
    except Unreadable as error:
        return Reading(file, State.NOT_READ, error.why, dict(error.values), sha256=sha256)
    from retrieval.outline import outline  # not needed, and not loaded, where everything is kept

    found = outline(Report(file, extract.text, sha256, extract.pages))
    why, values = _missing(found, extract)
    kept.keep(found, why=why, missing=dict(values), encoding=extract.encoding)
    return Reading(file, State.PARTLY if why else State.READ, why, values, found, extract.encoding, sha256)


def _described(name: str, reading: Reading, sidecars: Sidecars) -> Reading:
    """With what a sidecar says of the report."""
    if reading.outline is None:
        return reading
    try:
        said = sidecars.stated(name)
    except SidecarError as error:
        return replace(reading, state=State.PARTLY, why=Why.SIDECAR, values={"error": str(error)})
    return replace(reading, outline=applied(reading.outline, said)) if said else reading


def _missing(found: Outline, extract: Extract) -> tuple[Why | None, Mapping[str, object]]:
    """What the file holds, or should hold, that is not in its paragraphs."""
    from retrieval.outline import cut_short, garbled

    if extract.partly:
        return extract.partly, extract.values
    broken = garbled(found)
    if broken:
        return Why.GARBLED, {"count": broken}
    if cut_short(found):
        return Why.CUT_SHORT, {}
    return (None, {}) if found.paragraphs else (Why.NO_TEXT, {})
