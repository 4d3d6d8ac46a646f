"""Formats whose libraries can be led to run for ever are read by a child process, with a limit of time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from retrieval.readers.extract import Extract, Unreadable, Why

_SECONDS = 5.0
_SECONDS_PER_MEGABYTE = 10.0
_MEGABYTES = 900
_PACKAGE = Path(__file__).resolve().parents[1]
# The child has no use for what retrieval/__init__ imports, so it gets the package without it.
_START = (
    "import sys, types; package = types.ModuleType('retrieval'); package.__path__ = [sys.argv[1]]; "
    "sys.modules['retrieval'] = package; from retrieval.readers.child import main; main(sys.argv[2], int(sys.argv[3]))"
)


def read_apart(module: str, data: bytes) -> Extract:
    """The text that retrieval.readers.<module> finds. Raises Unreadable, also where reading was given up."""
    seconds = _SECONDS + _SECONDS_PER_MEGABYTE * len(data) / 1e6
    command = [sys.executable, "-c", _START, str(_PACKAGE), module, str(_MEGABYTES)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Why.TOO_SLOW, seconds=round(seconds)) from error
    if done.returncode != 0 or not done.stdout:
        raise Unreadable(Why.CORRUPT)
    answer = json.loads(done.stdout)
    if "why" in answer:
        raise Unreadable(Why(answer["why"]), **answer["values"])
    found = answer["extract"]
    partly = Why(found["partly"]) if found["partly"] else None
    return Extract(found["text"], found["encoding"], tuple(found["pages"]), partly, found["values"])
