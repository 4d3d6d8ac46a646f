"""One file of the folder, and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from retrieval.library.folder import Stamp, shown
from retrieval.library.sidecar import SidecarError, applied, stated
from retrieval.outline import cut_short, garbled, outline
from retrieval.readers import Extract, Unreadable, Why, read
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
    values: Mapping[str, object] = field(default_factory=dict)
    outline: Outline | None = None
    encoding: str | None = None  # of text files
    sha256: str | None = None  # None where the file could not be opened
    stamps: tuple[Stamp, ...] = ()  # of the file and its sidecars, when it was read


def read_file(folder: Path, name: str, seen: Mapping[str, str], present: frozenset[str]) -> Reading:
    """Reads one file; `seen` are the files before it by their sha256. Never raises."""
    file = shown(name)
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        return Reading(file, State.NOT_READ, Why.NOT_ALLOWED, {"error": error.strerror or str(error)})
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 in seen:
        return Reading(file, State.SAME_AS, values={"file": seen[sha256]}, sha256=sha256)
    try:
        extract = read(name, data)
    except Unreadable as error:
        return Reading(file, State.NOT_READ, error.why, dict(error.values), sha256=sha256)
    found = outline(Report(file, extract.text, sha256, extract.pages))
    return _described(folder, name, found, extract, present)


def _described(folder: Path, name: str, found: Outline, extract: Extract, present: frozenset[str]) -> Reading:
    why, values = _missing(found, extract)
    try:
        said = stated(folder, name, present)
    except SidecarError as error:
        said, why, values = None, Why.SIDECAR, {"error": str(error)}
    state = State.PARTLY if why else State.READ
    described = applied(found, said) if said else found
    return Reading(shown(name), state, why, values, described, extract.encoding, found.report.sha256)


def _missing(found: Outline, extract: Extract) -> tuple[Why | None, Mapping[str, object]]:
    """What the file holds, or should hold, that is not in its paragraphs."""
    if extract.partly:
        return extract.partly, extract.values
    broken = garbled(found)
    if broken:
        return Why.GARBLED, {"count": broken}
    if cut_short(found):
        return Why.CUT_SHORT, {}
    return (None, {}) if found.paragraphs else (Why.NO_TEXT, {})
