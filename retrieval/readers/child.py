"""Reads one file in a process of its own, so that a hostile one can be given up. Run by guard.py."""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import asdict
from importlib import import_module

from retrieval.readers.extract import Unreadable


def main(module: str, megabytes: int) -> None:
    """Bytes on standard input, JSON on standard output."""
    _limit(megabytes)
    out, sys.stdout = sys.stdout, sys.stderr  # some libraries print
    logging.disable(logging.CRITICAL)
    try:
        extract = import_module(f"retrieval.readers.{module}").read(sys.stdin.buffer.read())
        answer: dict[str, object] = {"extract": asdict(extract)}
    except Unreadable as error:
        answer = {"why": error.why, "values": error.values}
    except MemoryError:
        answer = {"why": "too_large", "values": {}}
    out.write(json.dumps(answer, default=str))


def _limit(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
