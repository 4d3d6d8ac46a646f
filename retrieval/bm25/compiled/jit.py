"""numba, and where it keeps what it compiled."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

numba: Any = import_module("numba")  # its types are there in part, and do not name all that is used here
HERE = Path(__file__).parent
KEPT = HERE / "__pycache__"
# numba looks for changes only in the file a function stands in, and these stand in several: what it keeps is filed
# under what they all say. Where the folder cannot be written, numba's own choice has to do.
SOURCES = sorted([*HERE.glob("*.py"), *HERE.parent.glob("*.py")])
if not numba.config.CACHE_DIR and os.access(KEPT if KEPT.exists() else HERE, os.W_OK):
    numba.config.CACHE_DIR = str(KEPT / f"{crc32(b''.join(file.read_bytes() for file in SOURCES)):08x}")

Function = TypeVar("Function", bound=Callable[..., Any])
outer: Callable[[Function], Function] = numba.njit(cache=True, nogil=True)
# Without numba's reference counts, which cost more than the work in functions so small; these allocate nothing.
walker: Callable[[Function], Function] = numba.njit(cache=True, nogil=True, _nrt=False)
inner: Callable[[Function], Function] = numba.njit(nogil=True, forceinline=True, _nrt=False)
