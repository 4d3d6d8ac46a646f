"""Text files: UTF-8 with and without a mark, UTF-16, GB18030, Big5; detected, never guessed silently."""

from __future__ import annotations

import codecs

from retrieval.readers.extract import Extract, Unreadable, Why

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(data: bytes) -> Extract:
    """The decoded content, newlines and all; a byte-order mark is not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    try:
        return Extract(data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "gb18030")


def _decoded(data: bytes, encoding: str) -> Extract:
    try:
        return Extract(data.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(Why.ENCODING) from error
