"""Processes of our own that take over work which the first cannot do fast enough by itself.

Each is started with a module of this folder and what its `serve` needs; it answers every message with + or -. Without
them, or when one dies, the work is done here.
"""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, TypeVar

MOST = 4  # processes, each with a dictionary of 150 MB

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from retrieval.library.children import main; main()"
Task = TypeVar("Task")
Done = TypeVar("Done")


def sendable(thing: object) -> bool:
    """Can it be sent to another process?"""
    try:
        pickle.dumps(thing)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


class Child:
    def __init__(self, module: str, needs: bytes) -> None:
        command = [sys.executable, "-c", _START, str(_ROOT), module]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._send(needs)

    def ask(self, message: object) -> bool:
        """Has it done what the message says?"""
        self._send(pickle.dumps(message))
        return self._process.stdout is not None and self._process.stdout.read(1) == b"+"

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _send(self, message: bytes) -> None:
        if self._process.stdin:
            try:
                self._process.stdin.write(message)
                self._process.stdin.flush()
            except OSError:
                _log.warning("a process that helped has ended early")


class Children:
    """One for each processor, as long as there is so much to do."""

    def __init__(self, module: str, needs: object, tasks: int) -> None:
        self._many = min(MOST, processors(), tasks)
        self._children = [Child(module, pickle.dumps(needs)) for _ in range(self._many)] if self._many > 1 else []

    def each(self, work: Callable[[Task, Child], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        """What the work comes to for each task, in order; with whichever child is idle."""
        idle: SimpleQueue[Child] = SimpleQueue()
        for child in self._children or [_Nobody()]:
            idle.put(child)

        def with_one(task: Task) -> Done:
            child = idle.get()
            try:
                return work(task, child)
            finally:
                idle.put(child)

        with ThreadPoolExecutor(max(1, self._many)) as threads:
            yield from threads.map(with_one, tasks)

    def __enter__(self) -> Children:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for child in self._children:
            child.close()


class _Nobody(Child):
    """Where one processor is all there is."""

    def __init__(self) -> None:
        pass

    def ask(self, message: object) -> bool:
        return False


def main() -> None:
    """The other end."""
    work = import_module(f"retrieval.library.{sys.argv[2]}").serve(pickle.load(sys.stdin.buffer))
    while True:
        try:
            message: Any = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            work(message)
            answer = b"+"
        except OSError:
            answer = b"-"
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


def processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
