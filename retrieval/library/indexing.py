"""The index of a library: kept in one file, put together from the counts of runs of which only new ones are counted."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from retrieval.bm25 import Bm25, Counts
from retrieval.errors import IndexDamagedError
from retrieval.library.catalogue import check, is_checked
from retrieval.library.counting import WORTH_IT, Count, Piece, Run, counted, opened
from retrieval.library.counting import runs as runs_of
from retrieval.library.keeping import Keeping
from retrieval.library.lock import locked
from retrieval.library.progress import Progress, Step
from retrieval.report import Outline

_log = logging.getLogger(__name__)


class Indexing:
    """One for all libraries of a folder, old and new."""

    def __init__(self, keeping: Keeping, progress: Progress) -> None:
        self._keeping, self._progress = keeping, progress
        self._counts: dict[str, Counts] = {}  # of the runs of the last index, by the names of their files
        self._index: tuple[tuple[str, ...], Bm25] | None = None

    def index(self, outlines: Sequence[Outline], count: Count, made_by: str) -> Bm25:
        """The index of all paragraphs, of which only those of new reports are counted; `made_by` names the terms."""
        parts = tuple(outline.report.sha256 for outline in outlines)
        key = (made_by, *parts)
        if self._index and self._index[0] == key:
            return self._index[1]
        name = f"all-{sha256(' '.join(key).encode()).hexdigest()[:32]}.bm25"
        index = self._opened(name) or self._built(name, outlines, count, made_by)
        self._index = (key, index)
        return index

    def _opened(self, name: str) -> Bm25 | None:
        path = self._keeping.path(name)
        if path is None or not path.exists():
            return None
        try:
            checked = is_checked(path)
            index = Bm25.open(path, whole=not checked)
        except (IndexDamagedError, KeyError, ValueError) as error:
            self._keeping.damaged(name, error)
            return None
        if not checked:
            self._keeping.write(name, check)
        return index

    def _built(self, name: str, outlines: Sequence[Outline], count: Count, made_by: str) -> Bm25:
        folder = self._keeping.folder
        if folder is None:
            return self._merged(outlines, count, made_by)
        with locked(folder):
            made = self._opened(name)  # by another process, while this one waited
            if made:
                return made
            index = self._merged(outlines, count, made_by)
            self._keeping.write(name, index.save)
            self._keeping.write(name, check)
            for old in (*folder.glob("all-*"), *folder.glob("*.counts")):
                if old.stem != Path(name).stem and old.name not in self._counts:
                    old.unlink(missing_ok=True)
        return index

    def _merged(self, outlines: Sequence[Outline], count: Count, made_by: str) -> Bm25:
        together = sum(outline.size for outline in outlines) >= WORTH_IT
        apart = [outlines] if together else [[outline] for outline in outlines]
        runs = [(_named(pieces, made_by), Run(pieces, None)) for some in apart for pieces in runs_of(some)]
        known = {name: found for name, run in runs if (found := self._known(name, run)) is not None}
        new = {name: run._replace(file=self._keeping.path(name)) for name, run in runs if name not in known}
        names = list(new)

        def told(done: int) -> None:
            if done < len(names):
                at = new[names[done]].pieces[0].outline.report.file
                self._progress(Step.COUNTING, len(runs) - len(names) + done, len(runs), at)

        told(0)
        known.update(zip(names, counted(list(new.values()), count, told), strict=True))
        self._counts = known
        self._progress(Step.MERGING, len(outlines), len(outlines), "…")
        index = self._put_together([known[name] for name, _ in runs])
        self._progress(Step.MERGING, len(outlines), len(outlines), "")
        return index

    def _known(self, name: str, run: Run) -> Counts | None:
        """The counts of a run that was counted before."""
        if name in self._counts:
            return self._counts[name]
        path = self._keeping.path(name)
        if path is None or not path.exists():
            return None
        try:
            counts = opened(path, whole=True)
        except IndexDamagedError as error:
            self._keeping.damaged(name, error)
            return None
        return counts if len(counts.lengths) == run.size else None

    def _put_together(self, parts: Sequence[Counts]) -> Bm25:
        """A large index grows in files, where there is room for them."""
        folder = self._keeping.folder
        if folder and sum(len(part.lengths) for part in parts) >= WORTH_IT:
            try:
                return Bm25.merged(parts, spool=folder)
            except OSError as error:
                _log.warning("the index is put together in memory: %s", error)
        return Bm25.merged(parts)


def _named(pieces: Sequence[Piece], made_by: str) -> str:
    """The name of the file for the counts of a run."""
    first, *others = (piece.name for piece in pieces)
    rest = f".{sha256(' '.join(others).encode()).hexdigest()[:32]}" if others else ""
    return f"{first}{rest}.{made_by}.counts"
