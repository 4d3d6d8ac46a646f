"""Python's collector, held while many things are made that stay.

Whenever some hundreds were made it looks through them for circles: half of the time of opening ten thousand files.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
