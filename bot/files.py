"""Files named on the command line: read, or told why not."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bot.wording import wording
from retrieval import ReportsError, Unreadable, read


def text_of(file: Path, language: str) -> str:
    """The text of a report. Raises ReportsError, which says why there is none."""
    try:
        return read(file.name, contents(file)).text
    except Unreadable as error:
        words, key = wording(language), f"why.{error.why}"
        why = words(key, **error.values) if key in words else str(error.why)
        raise ReportsError("file_not_read", where=str(file), why=why) from error


def contents(file: Path) -> bytes:
    """The bytes of a file, or of standard input for `-`."""
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise ReportsError("file_missing", where=str(file)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ReportsError("file_unreadable", where=str(file), why=why) from error


def json_lines(file: Path) -> list[dict[str, Any]]:
    """One object a line, blank lines left out. Raises ReportsError with the line that is none."""
    objects = []
    for number, line in enumerate(contents(file).decode("utf-8", "replace").split("\n"), 1):
        if not line.strip():
            continue
        try:
            objects.append(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise ReportsError("line_broken", where=str(file), line=number, why=str(error)) from error
        if not isinstance(objects[-1], dict):
            raise ReportsError("line_broken", where=str(file), line=number, why="{…}")
    return objects
