"""What was made of each report, by the sha256 of its file; in memory, and in a folder where there is one.

What is damaged, or was made by another version, is made again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from retrieval.bm25 import Bm25, store
from retrieval.library.catalogue import Catalogue, replace, worked_out
from retrieval.library.counting import Count
from retrieval.library.folder import Stamp
from retrieval.library.indexing import Indexing
from retrieval.library.keeping import Keeping
from retrieval.library.later import later
from retrieval.library.lock import locked
from retrieval.library.packing import packed, unpacked
from retrieval.library.progress import Progress, untold
from retrieval.report import Outline, Report

Again = Callable[[Report, int], Outline]  # the outline of a report with so many paragraphs, when what was kept is lost
_log = logging.getLogger(__name__)
_PACKAGE = Path(__file__).resolve().parents[1]
_STAMPS = "stamps.json"
_READS = ("report.py", "outline/*.py", "readers/*.py", "library/packing.py", "library/kept.py")


def version_of(patterns: Iterable[str] = _READS, *words: str) -> str:
    """Names one state of the sources that make what is kept: another state makes it anew."""
    digest = sha256("\0".join(sorted(words)).encode("utf-8", "surrogatepass"))
    for path in sorted(path for pattern in patterns for path in _PACKAGE.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class Kept:
    """One for all libraries of a folder, old and new."""

    def __init__(self, state_dir: Path | None = None, reports: Path = Path(), progress: Progress = untold) -> None:
        self._made_of = (state_dir, reports)
        one = sha256(str(reports.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self._keeping = Keeping(state_dir / "kept" / one / version_of() if state_dir else None)
        self._indexing = Indexing(self._keeping, progress)
        self._catalogue = self._load()

    def __reduce__(self) -> tuple[type[Kept], tuple[Path | None, Path]]:
        """For another process, which keeps in the same folder."""
        return Kept, self._made_of

    @property
    def lasts(self) -> bool:
        """Is there a folder to keep anything in?"""
        return self._keeping.folder is not None

    def sha256(self, file: str, stamps: tuple[Stamp, ...]) -> str | None:
        """The hash of a file that has not changed since it was kept."""
        return self._catalogue.sha256(file, stamps)

    def outline(self, file: str, sha: str, into: Report | None = None) -> tuple[Outline, Mapping[str, Any]] | None:
        """The outline of a file with these bytes and what else was kept with it; None where it must be read."""
        name = f"{sha}.report"
        found = self._keeping.read(name)
        if found is None:
            return None
        try:
            outline = unpacked(file, *found, into=into)
        except (ValueError, KeyError, IndexError, TypeError) as error:
            self._keeping.damaged(name, error)
            return None
        self._catalogue.learn(sha, outline.size, found[1])
        return outline, found[1]

    def later(self, file: str, sha: str, again: Again) -> tuple[Outline, Mapping[str, Any]] | None:
        """The outline of a file, unpacked when it is looked into, and by `again` where it is damaged by then."""
        facts = self._catalogue.facts.get(sha)
        if facts is None or f"{sha}.report" not in self._keeping.names:
            return None
        fill = partial(self._fill, file, sha, facts.paragraphs, again)
        return later(file, sha, facts.paragraphs, fill), facts.values

    def _fill(self, file: str, sha: str, paragraphs: int, again: Again, report: Report) -> Outline:
        found = self.outline(file, sha, report)
        return found[0] if found and found[0].size == paragraphs else again(report, paragraphs)

    def keep(self, outline: Outline, **values: object) -> None:
        arrays, own = packed(outline)
        name = f"{outline.report.sha256}.report"
        self._keeping.write(name, lambda path: store.write(path, arrays, synced=False, **own, **values))
        self._catalogue.learn(outline.report.sha256, outline.size, values)

    def index(self, outlines: Sequence[Outline], count: Count, made_by: str) -> Bm25:
        """The index of all paragraphs; `made_by` names the terms."""
        return self._indexing.index(outlines, count, made_by)

    def profiles(
        self, names: Sequence[str | None], made_by: str, work_out: Callable[[int], list[Any]]
    ) -> list[list[Any]]:
        """What reports say of themselves, worked out once for each that has a name; `made_by` names how."""
        name = f"{made_by}.profiles"
        path = self._keeping.path(name)
        try:
            found = worked_out(path, names, work_out)
            self._keeping.only(".profiles", name)
            return found
        except OSError as error:
            _log.warning("%s could not be kept: %s", path and path.name, error)
            return worked_out(None, names, work_out)

    def tidy(self, stamps: Mapping[str, tuple[tuple[Stamp, ...], str]]) -> None:
        """Notes which file is which, and drops what belongs to files that are gone and to other versions."""
        if self._keeping.folder is None or not self._catalogue.only(stamps):
            return
        text = self._catalogue.text()
        with locked(self._keeping.folder, wait=False) as mine:
            if not mine:
                return  # another process builds, and tidies when it is done
            self._keeping.write(_STAMPS, lambda path: replace(path, text))
            self._keeping.drop({sha for _, sha in stamps.values()})

    def _load(self) -> Catalogue:
        path = self._keeping.path(_STAMPS)
        if path is None or not path.exists():
            return Catalogue()
        try:
            return Catalogue.parsed(path.read_text("utf-8"))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            self._keeping.damaged(_STAMPS, error)
            return Catalogue()
