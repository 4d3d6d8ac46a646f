"""Which reader reads which file: by what its bytes are first, by its suffix then."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from retrieval.readers import archive
from retrieval.readers.archive import Archive
from retrieval.readers.extract import Extract, Unreadable, Why
from retrieval.readers.guard import read_apart

_log = logging.getLogger(__name__)
# A reader is a module with `read(data: bytes) -> Extract`; it is imported when its first file comes.
_READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
    ".markdown": "plain",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".csv": "csv_rows",
    ".tsv": "csv_rows",
    ".docx": "docx",
    ".odt": "odt",
    ".pdf": "pdf",
    ".rtf": "rtf",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}
_APART = frozenset({"pdf", "rtf", "xlsx"})
_PACKED = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "content.xml": "odt"}
_OLD = frozenset({".doc", ".dot", ".wps", ".et", ".dps", ".xls", ".ppt", ".pptx", ".ofd", ".caj"})
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES = 100_000_000


def suffixes() -> frozenset[str]:
    """Endings of the files that can be read."""
    return frozenset(_READERS)


def read(name: str, data: bytes) -> Extract:
    """The text of a file. Raises Unreadable, which says why, and nothing else."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(Why.EMPTY)
    if len(data) > _MOST_BYTES:
        raise Unreadable(Why.TOO_LARGE, most=_MOST_BYTES)
    module = _module(PurePath(name).suffix.lower(), data)
    if module in _APART:
        return read_apart(module, data)
    reader: Callable[[bytes], Extract] = import_module(f"retrieval.readers.{module}").read
    try:
        return reader(data)
    except Unreadable:
        raise
    except (RecursionError, MemoryError) as error:
        raise Unreadable(Why.TOO_LARGE, most=_MOST_BYTES) from error
    except Exception as error:
        # No file may stop the others. What a reader did not foresee is in the log, for us to mend.
        _log.exception("%s: the reader %s failed", name, module)
        raise Unreadable(Why.CORRUPT) from error


def _module(suffix: str, data: bytes) -> str:
    """The reader for a file. Raises Unreadable where there is none."""
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable(Why.ENCRYPTED if locked else Why.OLD_FORMAT, suffix=suffix)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(archive.MAGIC):
        return _packed(suffix, data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if suffix in _PICTURES:
        raise Unreadable(Why.PICTURE, suffix=suffix)
    module = _READERS.get(suffix)
    if suffix in _OLD:
        raise Unreadable(Why.OLD_FORMAT, suffix=suffix)
    if module is None:
        raise Unreadable(Why.UNKNOWN_FORMAT, suffix=suffix)
    if module in ("docx", "odt", "xlsx", "pdf", "rtf"):
        raise Unreadable(Why.CORRUPT)  # without the bytes that every such file begins with
    return module


def _packed(suffix: str, data: bytes) -> str:
    with Archive(data) as packed:
        module = next((module for part, module in _PACKED.items() if part in packed.names), None)
    if module:
        return module
    if suffix in _OLD:
        raise Unreadable(Why.OLD_FORMAT, suffix=suffix)
    raise Unreadable(Why.CORRUPT if suffix in _READERS else Why.UNKNOWN_FORMAT, suffix=suffix)
