"""csv and tsv: a row is a line."""

from __future__ import annotations

import csv
from itertools import islice

from retrieval.readers.extract import Extract, Unreadable, Why
from retrieval.readers.plain import decode
from retrieval.readers.rows import row_lines

_MOST_ROWS = 200_000


def read(data: bytes) -> Extract:
    text, encoding = decode(data)
    sample = text[:4000]
    delimiter = max(",\t;|", key=sample.count)
    try:
        rows = list(islice(csv.reader(text.splitlines(), delimiter=delimiter), _MOST_ROWS))
    except csv.Error as error:
        raise Unreadable(Why.CORRUPT) from error
    lines = "\n".join(row_lines(rows))
    if not lines.strip():
        raise Unreadable(Why.EMPTY)
    return Extract(lines, encoding)
