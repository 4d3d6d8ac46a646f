"""Many new files, read by several processes before the library reads them: it then finds them kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from retrieval.library.children import Child, Children
from retrieval.library.folder import Stamp
from retrieval.library.kept import Kept
from retrieval.library.reading import read_file
from retrieval.library.sidecar import Sidecars

WORTH_IT = 8_000_000  # bytes: three seconds of reading; a process begins after half a second
AT_ONCE = 16  # files

_Some = Sequence[tuple[str, tuple[Stamp, ...]]]


def read_ahead(folder: Path, files: Mapping[str, tuple[Stamp, ...]], kept: Kept, done: Callable[[int], None]) -> None:
    """Files with their stamps; `done` is told how many are read. What goes wrong with one is seen when it is read."""
    new = [(name, stamps) for name, stamps in files.items() if kept.sha256(name, stamps) is None]
    if sum(stamps[0].size for _, stamps in new) < WORTH_IT or not kept.lasts:
        return
    tasks = [new[at : at + AT_ONCE] for at in range(0, len(new), AT_ONCE)]
    with Children("ahead", (folder, kept), len(tasks)) as children:
        for number, _ in enumerate(children.each(_there, tasks), 1):
            done(min(number * AT_ONCE, len(new)))


def _there(some: _Some, child: Child) -> bool:
    return child.ask(some)


def serve(needs: tuple[Path, Kept]) -> Callable[[_Some], None]:
    """The other end: reads files, and keeps what it reads."""
    folder, kept = needs
    none = Sidecars(folder, frozenset())

    def work(some: _Some) -> None:
        for name, stamps in some:
            read_file(folder, name, stamps, kept, {}, none)

    return work
