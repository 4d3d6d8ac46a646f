"""What was made of each report, by the sha256 of its file; in memory, and in a folder where there is one.

Each file there is written beside its place and moved, so a reader finds a whole one or none. What is damaged, or was
made by another version, is made again. Nothing here is needed: without it everything is only slower.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from retrieval.bm25 import Bm25, Counts, store
from retrieval.errors import IndexDamagedError
from retrieval.library.catalogue import Catalogue, check, is_checked, replace, touched, worked_out
from retrieval.library.counting import WORTH_IT, Piece, Run, Terms, counted, opened
from retrieval.library.counting import runs as runs_of
from retrieval.library.folder import Stamp
from retrieval.library.keeping import drop, usable
from retrieval.library.later import later
from retrieval.library.lock import locked
from retrieval.library.packing import packed, unpacked
from retrieval.library.progress import Progress, Step, untold
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
        self._progress, self._made_of = progress, (state_dir, reports)
        one = sha256(str(reports.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self._folder = usable(state_dir / "kept" / one / version_of()) if state_dir else None
        self._counts: dict[str, Counts] = {}  # of the runs of the last index, by the names of their files
        self._index: tuple[tuple[str, ...], Bm25] | None = None
        self._catalogue = self._load()

    def __reduce__(self) -> tuple[type[Kept], tuple[Path | None, Path]]:
        """For another process, which keeps in the same folder."""
        return Kept, self._made_of

    @property
    def lasts(self) -> bool:
        """Is there a folder to keep anything in?"""
        return self._folder is not None

    def sha256(self, file: str, stamps: tuple[Stamp, ...]) -> str | None:
        """The hash of a file that has not changed since it was kept."""
        return self._catalogue.sha256(file, stamps)

    def outline(self, file: str, sha: str, into: Report | None = None) -> tuple[Outline, Mapping[str, Any]] | None:
        """The outline of a file with these bytes and what else was kept with it; None where it must be read."""
        found = self._read(f"{sha}.report")
        if found is None:
            return None
        try:
            outline = unpacked(file, *found, into=into)
        except (ValueError, KeyError, IndexError, TypeError) as error:
            self._damaged(f"{sha}.report", error)
            return None
        self._catalogue.learn(sha, self._path(f"{sha}.report"), outline.size, found[1])
        return outline, found[1]

    def later(self, file: str, sha: str, again: Again) -> tuple[Outline, Mapping[str, Any]] | None:
        """The outline of a file, unpacked when it is looked into, and by `again` where it is damaged by then."""
        facts = self._catalogue.facts.get(sha)
        if facts is None or facts.kept is None or facts.kept != touched(self._path(f"{sha}.report")):
            return None

        def fill(report: Report) -> Outline:
            found = self.outline(file, sha, report)
            return found[0] if found else again(report, facts.paragraphs)

        return later(file, sha, facts.paragraphs, fill), facts.values

    def keep(self, outline: Outline, **values: object) -> None:
        arrays, own = packed(outline)
        name = f"{outline.report.sha256}.report"
        self._write(name, lambda path: store.write(path, arrays, synced=False, **own, **values))
        self._catalogue.learn(outline.report.sha256, self._path(name), outline.size, values)

    def index(self, outlines: Sequence[Outline], terms: Terms, made_by: str) -> Bm25:
        """The index of all paragraphs, of which only those of new reports are counted; `made_by` names the terms."""
        parts = tuple(outline.report.sha256 for outline in outlines)
        key = (made_by, *parts)
        if self._index and self._index[0] == key:
            return self._index[1]
        name = f"all-{sha256(' '.join(key).encode()).hexdigest()[:32]}.bm25"
        index = self._opened(name) or self._built(name, outlines, terms, made_by)
        self._index = (key, index)
        return index

    def profiles(
        self, names: Sequence[str | None], made_by: str, work_out: Callable[[int], list[Any]]
    ) -> list[list[Any]]:
        """What reports say of themselves, worked out once for each that has a name; `made_by` names how."""
        path = self._path(f"{made_by}.profiles")
        try:
            found = worked_out(path, names, work_out)
            for old in self._folder.glob("*.profiles") if self._folder else ():
                if old != path:
                    old.unlink(missing_ok=True)
            return found
        except OSError as error:
            _log.warning("%s could not be kept: %s", path and path.name, error)
            return worked_out(None, names, work_out)

    def tidy(self, stamps: Mapping[str, tuple[tuple[Stamp, ...], str]]) -> None:
        """Notes which file is which, and drops what belongs to files that are gone and to other versions."""
        if self._folder is None:
            return
        self._catalogue.only(stamps)
        text = self._catalogue.text()
        with locked(self._folder, wait=False) as mine:
            if not mine:
                return  # another process builds, and tidies when it is done
            self._write(_STAMPS, lambda path: replace(path, text))
            drop(self._folder, {sha for _, sha in stamps.values()})

    def _opened(self, name: str) -> Bm25 | None:
        if self._folder is None or not (self._folder / name).exists():
            return None
        try:
            index = Bm25.open(self._folder / name, whole=not is_checked(self._folder / name))
        except (IndexDamagedError, KeyError, ValueError) as error:
            self._damaged(name, error)
            return None
        if not is_checked(self._folder / name):
            self._write(name, check)
        return index

    def _built(self, name: str, outlines: Sequence[Outline], terms: Terms, made_by: str) -> Bm25:
        if self._folder is None:
            return self._merged(outlines, terms, made_by)
        with locked(self._folder):
            made = self._opened(name)  # by another process, while this one waited
            if made:
                return made
            index = self._merged(outlines, terms, made_by)
            self._write(name, index.save)
            self._write(name, check)
            for old in (*self._folder.glob("all-*"), *self._folder.glob("*.counts")):
                if old.stem != Path(name).stem and old.name not in self._counts:
                    old.unlink(missing_ok=True)
        return index

    def _merged(self, outlines: Sequence[Outline], terms: Terms, made_by: str) -> Bm25:
        together = sum(outline.size for outline in outlines) >= WORTH_IT
        apart = [outlines] if together else [[outline] for outline in outlines]
        runs = [(_named(pieces, made_by), Run(pieces, None)) for some in apart for pieces in runs_of(some)]
        known = {name: found for name, run in runs if (found := self._known(name, run)) is not None}
        new = {name: run._replace(file=self._folder and self._folder / name) for name, run in runs if name not in known}
        names = list(new)

        def told(done: int) -> None:
            if done < len(names):
                at = new[names[done]].pieces[0].outline.report.file
                self._progress(Step.COUNTING, len(runs) - len(names) + done, len(runs), at)

        told(0)
        known.update(zip(names, counted(list(new.values()), terms, told), strict=True))
        self._counts = known
        self._progress(Step.MERGING, len(outlines), len(outlines), "…")
        index = self._put_together([known[name] for name, _ in runs])
        self._progress(Step.MERGING, len(outlines), len(outlines), "")
        return index

    def _known(self, name: str, run: Run) -> Counts | None:
        """The counts of a run that was counted before."""
        if name in self._counts:
            return self._counts[name]
        if self._folder is None or not (self._folder / name).exists():
            return None
        try:
            counts = opened(self._folder / name, whole=True)
        except IndexDamagedError as error:
            self._damaged(name, error)
            return None
        return counts if len(counts.lengths) == run.size else None

    def _put_together(self, parts: Sequence[Counts]) -> Bm25:
        """A large index grows in files, where there is room for them."""
        if self._folder and sum(len(part.lengths) for part in parts) >= WORTH_IT:
            try:
                return Bm25.merged(parts, spool=self._folder)
            except OSError as error:
                _log.warning("the index is put together in memory: %s", error)
        return Bm25.merged(parts)

    def _read(self, name: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
        if self._folder is None or not (self._folder / name).exists():
            return None
        try:
            return store.read(self._folder / name, whole=True)
        except IndexDamagedError as error:
            self._damaged(name, error)
            return None

    def _write(self, name: str, write: Callable[[Path], None]) -> None:
        """Keeps a file; where that fails (a full disk, no permission) it is made again the next time."""
        if self._folder is None:
            return
        try:
            write(self._folder / name)
        except OSError as error:
            _log.warning("%s could not be kept: %s", name, error)

    def _damaged(self, name: str, error: Exception) -> None:
        _log.warning("%s is damaged and is made again: %s", name, error)

    def _load(self) -> Catalogue:
        path = self._path(_STAMPS)
        if path is None or not path.exists():
            return Catalogue()
        try:
            return Catalogue.parsed(path.read_text("utf-8"))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            self._damaged(_STAMPS, error)
            return Catalogue()

    def _path(self, name: str) -> Path | None:
        return self._folder / name if self._folder else None


def _named(pieces: Sequence[Piece], made_by: str) -> str:
    """The name of the file for the counts of a run."""
    first, *others = (piece.name for piece in pieces)
    rest = f".{sha256(' '.join(others).encode()).hexdigest()[:32]}" if others else ""
    return f"{first}{rest}.{made_by}.counts"
