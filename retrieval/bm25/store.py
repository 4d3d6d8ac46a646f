"""Arrays in one file: a line that says what it is, a header that says what lies where, then the arrays.

Opening maps the file into memory and reads the header alone. A file is written beside its place and moved there, so a
reader finds the old one or the new one. Whatever does not fit together is IndexDamagedError.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterable, Mapping
from math import prod
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import IndexDamagedError

MAGIC = b"chuchu bm25 1\n"  # the number changes with the meaning of the arrays
ALIGNED = 64
AT_ONCE = 1 << 24
SMALL = 1 << 20  # bytes that are read faster than they are mapped


def write(path: Path, arrays: Mapping[str, NDArray[Any]], *, synced: bool = True, **values: object) -> None:
    """Keep arrays and a few plain values; what stood at `path` is replaced once all is written.

    What is checked whenever it is read, and can be made again, need not be `synced`: ten thousand files take a minute.
    """
    places, at = {}, 0
    for name, array in arrays.items():
        places[name] = {"at": at, "dtype": array.dtype.str, "shape": array.shape, "crc": _check(array)}
        at += -(-array.nbytes // ALIGNED) * ALIGNED
    header = json.dumps({"arrays": places, "values": values, "size": at}).encode()
    start = MAGIC + b"%08x %08x\n" % (len(header), crc32(header)) + header
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(start + b" " * (-len(start) % ALIGNED))
            for array in arrays.values():
                for piece in _pieces(array):
                    file.write(piece)
                file.write(b"\0" * (-array.nbytes % ALIGNED))
            file.flush()
            if synced:
                os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read(path: Path, *, whole: bool = False) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """The arrays, mapped and read-only, and the values; `whole` also reads every byte and checks it."""
    try:
        with path.open("rb", buffering=0) as file:
            small = whole and os.fstat(file.fileno()).st_size <= SMALL
            kept = file.read() if small else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return _read(kept, whole)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError("index_damaged", file=path.name) from error


def _read(kept: bytes | mmap.mmap, whole: bool) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    if kept[: len(MAGIC)] != MAGIC:
        raise ValueError("not an index of this version")
    begin = len(MAGIC) + 18
    length, check = (int(number, 16) for number in kept[len(MAGIC) : begin].split())
    text = kept[begin : begin + length]
    if crc32(text) != check:
        raise ValueError("the header is damaged")
    header = json.loads(text)
    begin += length + -(begin + length) % ALIGNED
    if len(kept) != begin + header["size"]:
        raise ValueError("the file is cut short")
    arrays, bytes_of = {}, memoryview(kept)
    for name, place in header["arrays"].items():
        start, dtype = begin + place["at"], np.dtype(place["dtype"])
        array = np.frombuffer(kept, dtype, prod(place["shape"]), start).reshape(place["shape"])
        if whole and crc32(bytes_of[start : start + array.nbytes]) != place["crc"]:
            raise ValueError(f"{name} is damaged")
        arrays[name] = array
    return arrays, header["values"]


def _pieces(array: NDArray[Any]) -> Iterable[memoryview]:
    if array.size:
        plain = np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
        for start in range(0, len(plain), AT_ONCE):
            yield plain[start : start + AT_ONCE]


def _check(array: NDArray[Any]) -> int:
    check = 0
    for piece in _pieces(array):
        check = crc32(piece, check)
    return check


def named(path: Path, arrays: Mapping[str, NDArray[Any]], names: Iterable[str]) -> list[NDArray[Any]]:
    """The arrays of these names, in this order."""
    try:
        return [arrays[name] for name in names]
    except KeyError as error:
        raise IndexDamagedError("index_damaged", file=path.name) from error
