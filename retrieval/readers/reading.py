"""Which reader reads which file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from retrieval.readers.extract import Extract, Unreadable, Why

# A reader is a module with `read(data: bytes) -> Extract`; it is imported when its first file comes.
_READERS = {".txt": "plain", ".text": "plain", ".md": "plain", ".markdown": "plain"}
_MOST_BYTES = 50_000_000


def suffixes() -> frozenset[str]:
    """Endings of the files that can be read."""
    return frozenset(_READERS)


def read(name: str, data: bytes) -> Extract:
    """The text of a file. Raises Unreadable, which says why, and nothing else."""
    if not data.strip():
        raise Unreadable(Why.EMPTY)
    if len(data) > _MOST_BYTES:
        raise Unreadable(Why.TOO_LARGE, bytes=len(data), most=_MOST_BYTES)
    module = _READERS.get(PurePath(name).suffix.lower())
    if module is None:
        raise Unreadable(Why.UNKNOWN_FORMAT, suffix=PurePath(name).suffix)
    reader: Callable[[bytes], Extract] = import_module(f"retrieval.readers.{module}").read
    return reader(data)
