"""csv and tsv: a row is a line."""

from __future__ import annotations

import csv
import io
from itertools import islice

from retrieval.readers.extract import Extract, Unreadable, Why
from retrieval.readers.plain import decode
from retrieval.readers.rows import row_lines

_MOST_ROWS = 200_000
_SAMPLE = 4000  # characters


def read(data: bytes) -> Extract:
    text, encoding = decode(data)
    found = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        rows = list(islice(found, _MOST_ROWS + 1))
    except csv.Error as error:
        raise Unreadable(Why.CORRUPT) from error
    lines = "\n".join(row_lines(rows[:_MOST_ROWS]))
    if not lines.strip():
        raise Unreadable(Why.EMPTY)
    if len(rows) > _MOST_ROWS:
        return Extract(lines, encoding, partly=Why.TOO_LARGE, values={"most": _MOST_ROWS})
    return Extract(lines, encoding)


def _delimiter(text: str) -> str:
    """What stands in most lines, for there are more commas in what a cell says than tabs between cells."""
    lines = [line for line in text[:_SAMPLE].splitlines() if line.strip()]
    if any("\t" in line for line in lines[:1]):
        return "\t"
    return max(
        "\t,;|", key=lambda mark: (sum(mark in line for line in lines), mark == "\t", text.count(mark, 0, _SAMPLE))
    )
