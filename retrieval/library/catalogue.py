"""What is known of the files of a folder before any of them is opened: hashes, sizes, and what each report is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from retrieval.library.folder import Stamp

_CHECKED = ".checked"
_TOLD = ("why", "missing", "encoding")  # of what is kept with a report; the rest is its own alone

Known = dict[str, list[Any]]  # by the hash of the file


class Facts(NamedTuple):
    """What must be known of a report before it is looked into."""

    paragraphs: int
    values: Mapping[str, Any]


class Catalogue:
    """By name of file its stamp and hash, by hash the facts."""

    def __init__(self) -> None:
        self.stamps: dict[str, tuple[tuple[int, ...], str]] = {}
        self.facts: dict[str, Facts] = {}
        self._changed = True  # since it was read

    @classmethod
    def parsed(cls, text: str) -> Catalogue:
        """Raises ValueError, KeyError, TypeError or AttributeError where it is none."""
        found, made = unsealed(text), cls()
        files, *marks, shas = found["files"]
        made.stamps = dict(zip(files, zip(zip(*marks, strict=True), shas, strict=True), strict=True))
        shas, paragraphs, which = found["facts"]
        values = [found["values"][at] for at in which]
        made.facts = dict(zip(shas, map(Facts, paragraphs, values), strict=True))
        made._changed = False
        return made

    def text(self) -> str:
        """In columns, and each set of values once, for ten thousand files have a few: that is read in half the time."""
        places: dict[str, int] = {}
        which = [places.setdefault(json.dumps(known.values), len(places)) for known in self.facts.values()]
        files = [(file, *marks, sha) for file, (marks, sha) in self.stamps.items()]
        paragraphs = [known.paragraphs for known in self.facts.values()]
        return sealed(
            {
                "files": list(zip(*files, strict=True)) or [()] * (len(Stamp._fields) + 2),
                "facts": [list(self.facts), paragraphs, which],
                "values": [json.loads(values) for values in places],
            }
        )

    def sha256(self, file: str, stamps: tuple[Stamp, ...]) -> str | None:
        known = self.stamps.get(file)
        return known[1] if known and known[0] == stamps[0] else None

    def learn(self, sha: str, paragraphs: int, values: Mapping[str, Any]) -> None:
        facts = Facts(paragraphs, {name: values[name] for name in _TOLD})
        self._changed |= self.facts.get(sha) != facts
        self.facts[sha] = facts

    def only(self, stamps: Mapping[str, tuple[tuple[Stamp, ...], str]]) -> bool:
        """Forgets all other files. Is it another one now than the last time?"""
        before = self.stamps, self.facts.keys()
        self.stamps = {file: (marks[0], sha) for file, (marks, sha) in stamps.items() if marks}
        self.facts = {sha: self.facts[sha] for _, sha in stamps.values() if sha in self.facts}
        changed, self._changed = self._changed or before != (self.stamps, self.facts.keys()), False
        return changed


def touched(path: Path | None) -> str | None:
    """What changes when a file does; None where there is none."""
    try:
        stat = path.stat() if path else None
    except OSError:
        return None
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}" if stat else None


def is_checked(path: Path) -> bool:
    """Has a file not been touched since all of it was checked? Reading a large one takes a second."""
    try:
        return path.with_suffix(_CHECKED).read_text("utf-8") == touched(path)
    except (OSError, ValueError):
        return False


def check(path: Path) -> None:
    """Notes that all of the file has been found whole. OSError."""
    replace(path.with_suffix(_CHECKED), touched(path) or "")


def sealed(content: object) -> str:
    """As JSON behind a line that tells whether it is whole."""
    text = json.dumps(content, ensure_ascii=True)
    return f"{crc32(text.encode()):08x}\n{text}"


def unsealed(text: str) -> Any:
    """ValueError where it is not whole."""
    check, _, rest = text.partition("\n")
    if int(check, 16) != crc32(rest.encode()):
        raise ValueError("it is not whole")
    return json.loads(rest)


def replace(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def worked_out(
    path: Path | None, wanted: Iterable[str | None], work_out: Callable[[int], list[Any]]
) -> list[list[Any]]:
    """One list for each of the wanted, by its name from the file at `path` where it has been worked out before.

    None is worked out every time. OSError where what is new cannot be kept.
    """
    try:
        known: Known = dict(unsealed(path.read_text("utf-8"))) if path and path.exists() else {}
    except (OSError, ValueError, TypeError):
        known = {}
    names = list(wanted)
    found = [known.get(name) if name else None for name in names]
    whole = [one if one is not None else work_out(at) for at, one in enumerate(found)]
    now = {name: one for name, one in zip(names, whole, strict=True) if name}
    if path and now != known:
        replace(path, sealed(now))
    return whole
