"""Files that are zip archives inside (docx, xlsx, odt): what is packed in them is measured before it is unpacked."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from types import TracebackType
from typing import Self

from retrieval.readers.extract import Unreadable, Why

MAGIC = b"PK\x03\x04"
_MOST_PARTS = 5_000
_MOST_BYTES = 40_000_000  # of one part, unpacked: some ten million characters
_MOST_IN_ALL = 400_000_000
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, ValueError, RuntimeError, OSError, EOFError)


class Archive:
    """The parts of an archive. Raises Unreadable for whatever is wrong with it."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except _BROKEN as error:
            raise Unreadable(Why.CORRUPT) from error
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise Unreadable(Why.ENCRYPTED)
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_IN_ALL:
            raise Unreadable(Why.TOO_LARGE, most=_MOST_IN_ALL)
        self.names = frozenset(part.filename for part in parts)
        self.largest = max((part.file_size for part in parts), default=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none of that name."""
        if name not in self.names:
            return None
        try:
            with self._zip.open(name) as stream:
                data = stream.read(_MOST_BYTES + 1)  # never more, whatever the archive says of itself
        except _BROKEN as error:
            raise Unreadable(Why.CORRUPT) from error
        if len(data) > _MOST_BYTES:
            raise Unreadable(Why.TOO_LARGE, most=_MOST_BYTES)
        return data
