"""pdf with a text layer: rows put together, repeated heads and feet of pages left out. The only user of pypdf."""

from __future__ import annotations

import io
from itertools import islice
from typing import Any

from retrieval.readers.extract import Extract, Unreadable, Why
from retrieval.readers.pdf_rows import Row, clean, joined, without_edges

_MOST_PAGES = 3_000


def read(data: bytes) -> Extract:
    pages, whole = _pages(data)
    if not any(pages):
        raise Unreadable(Why.SCANNED, pages=len(pages))
    text, begins = joined(without_edges(pages))
    empty = sum(not page for page in pages)
    if not text.strip():
        raise Unreadable(Why.NO_TEXT)
    if not whole:
        return Extract(text, pages=begins, partly=Why.TOO_LARGE, values={"most": _MOST_PAGES})
    if empty:
        return Extract(text, pages=begins, partly=Why.PAGES_WITHOUT_TEXT, values={"count": empty})
    return Extract(text, pages=begins)


def _pages(data: bytes) -> tuple[list[list[Row]], bool]:
    """The rows of each page, and whether these are all pages."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError
    except ImportError as error:
        raise Unreadable(Why.LIBRARY_MISSING, library="pypdf") from error
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Why.ENCRYPTED)
        pages = [_rows(page) for page in islice(reader.pages, _MOST_PAGES)]
        return pages, len(reader.pages) <= _MOST_PAGES
    except Unreadable:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unreadable(Why.ENCRYPTED) from error
    except Exception as error:  # a broken pdf raises anything at all, RecursionError too
        raise Unreadable(Why.CORRUPT) from error


def _rows(page: Any) -> list[Row]:
    """The rows of a page that are not blank, each with where it begins; without that where pypdf is of two minds."""
    placed: list[Row] = [Row("")]

    def seen(text: str, matrix: Any, line: Any, _font: Any, size: float) -> None:
        for number, piece in enumerate(text.split("\n")):
            if number:
                placed.append(Row(""))
            row = placed[-1]
            if piece and not row.text:
                row = Row(row.text, line[4] * matrix[0] + matrix[4], abs(size * line[0] * matrix[0]))
            placed[-1] = row._replace(text=row.text + piece)

    whole = page.extract_text(visitor_text=seen)
    if "".join("".join(row.text for row in placed).split()) != "".join(whole.split()):
        placed = [Row(line) for line in whole.splitlines()]
    return [clean(row) for row in placed if row.text.strip()]
