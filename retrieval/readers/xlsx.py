"""xlsx: a sheet is a section, a row is a line. The only module that knows openpyxl."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime

from retrieval.readers.archive import Archive
from retrieval.readers.extract import Extract, Unreadable, Why
from retrieval.readers.rows import row_lines

_MOST_CELLS = 3_000_000


def read(data: bytes) -> Extract:
    with Archive(data):
        pass  # measured before it is opened
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise Unreadable(Why.LIBRARY_MISSING, library="openpyxl") from error
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [(sheet.title, list(_rows(sheet))) for sheet in book.worksheets]
    except Unreadable:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise: KeyError, TypeError, ParseError …
        raise Unreadable(Why.CORRUPT) from error
    filled = [(title, lines) for title, rows in sheets if (lines := list(row_lines(rows)))]
    if not filled:
        raise Unreadable(Why.NO_TEXT)
    if len(filled) == 1:
        return Extract("\n".join(filled[0][1]))
    return Extract("\n\n".join("\n".join([f"# {title}", *lines]) for title, lines in filled))


def _rows(sheet) -> Iterator[list[str]]:  # type: ignore[no-untyped-def]
    sheet.reset_dimensions()  # a sheet may claim a million columns
    cells = 0
    for row in sheet.iter_rows(values_only=True):
        cells += len(row) + 1
        if cells > _MOST_CELLS:
            raise Unreadable(Why.TOO_LARGE, most=_MOST_CELLS)
        yield [_shown(value) for value in row]


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == datetime.min.time() else "%Y-%m-%d %H:%M")
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)
