"""Keeps what is made of a folder up to date: built in the background, swapped in whole.

The only module that knows watchfiles, which wakes it early; without it, or where it misses something, it polls.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from retrieval.library.library import Library
from retrieval.library.reading import Reading, State

Made = TypeVar("Made")
Seen = Callable[[Library, Library], None]

_log = logging.getLogger(__name__)
_POLL = 1.0  # seconds between looks at the folder
_TURN = 0.0005  # seconds that a thread computes while another waits
_QUIET = 0.3  # seconds without a change before a new file is taken to be whole


class Watched(Generic[Made]):
    """`current` is what `make` made of the newest whole state of the folder."""

    def __init__(
        self, library: Library, make: Callable[[Library], Made], changed: Seen | None = None, quiet: float = _QUIET
    ) -> None:
        self._make = make
        self._changed = changed
        self._quiet = quiet
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        # One tuple, replaced at once: whoever reads it has a library and what was made of just that library.
        self._state: tuple[Library, Made] = (library, make(library))

    @property
    def current(self) -> Made:
        return self._state[1]

    @property
    def library(self) -> Library:
        return self._state[0]

    def refresh(self) -> bool:
        """Looks at the folder now; True where something changed. Raises what `make` raises, and keeps the old state."""
        with self._lock, _turns_taken_often():
            before = self.library
            library = before.refreshed(self._quiet)
            if library is before:
                return False
            self._state = (library, self._make(library))
        for line in differences(before, library):
            _log.info("%s", line)
        if self._changed:
            self._changed(before, library)
        return True

    def start(self) -> None:
        """Watches from a thread of its own until `stop`."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="reports", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join(timeout=5)
            self._thread = None

    def _run(self) -> None:
        for _ in _wakes(self.library.folder, self._stop):
            try:
                if not self.library.is_current():
                    self.refresh()
            except Exception:
                # The state before stays; the next look tries again.
                _log.exception("the reports could not be refreshed")


@contextmanager
def _turns_taken_often() -> Iterator[None]:
    """Building calls numpy hundreds of times and after each waits for its turn: 5 ms where questions never pause."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def differences(before: Library, after: Library) -> Iterator[str]:
    """One line for each file that was added, changed or removed."""
    old = {reading.file: reading for reading in before.readings}
    new = {reading.file: reading for reading in after.readings}
    for file in sorted(old.keys() | new.keys()):
        if file not in new:
            yield f"removed {file}"
        elif file not in old:
            yield f"added {file}: {_told(new[file])}"
        elif new[file] is not old[file]:
            yield f"changed {file}: {_told(new[file])}"


def _told(reading: Reading) -> str:
    return f"{reading.state} {reading.why}" if reading.why else State(reading.state).value


def _wakes(folder: Path, stop: threading.Event) -> Iterator[None]:
    """Yields whenever it may be worth looking, until `stop`."""
    if not folder.is_dir():
        yield from _polls(stop)
        return
    try:
        from watchfiles import watch
    except ImportError:
        yield from _polls(stop)
        return
    try:
        changes = watch(
            folder, stop_event=stop, debounce=200, step=50, rust_timeout=int(_POLL * 1000), yield_on_timeout=True,
            raise_interrupt=False,
        )  # fmt: skip
        for _ in changes:
            yield
    except (OSError, RuntimeError) as error:  # no more inotify watches, a folder that was removed
        _log.warning("%s is polled: %s", folder, error)
    yield from _polls(stop)


def _polls(stop: threading.Event) -> Iterator[None]:
    while not stop.wait(_POLL):
        yield
