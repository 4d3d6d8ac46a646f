"""Where the arrays of an index grow while it is built: temporary files, so that memory does not grow with them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from retrieval.bm25.layout import BLOCK, blocks

GROWING = {
    "peaks": np.float32,
    "sparse_starts": np.int64,
    "sparse_gaps": np.uint16,
    "sparse_codes": np.uint8,
    "block_froms": np.int64,
    "block_bases": np.uint32,
    "block_starts": np.uint16,
    "block_pairs": np.uint16,
    "full": np.uint8,
    "crowded": np.int64,
    "crowded_shares": np.float64,
}


class Spool:
    """Files below `folder` that vanish when they are closed; with no folder, plain memory."""

    def __init__(self, folder: Path | None = None) -> None:
        self._kept: dict[str, list[NDArray[Any]]] = {name: [] for name in GROWING}
        self._files: dict[str, IO[bytes]] = {}
        if folder is not None:
            # They outlive this call, and the system removes each when nothing maps it any more.
            self._files = {name: TemporaryFile(dir=folder) for name in GROWING}  # noqa: SIM115

    def add(self, **arrays: NDArray[Any]) -> None:
        for name, more in arrays.items():
            kept = np.ascontiguousarray(more, GROWING[name])
            if self._files:
                self._files[name].write(kept.data.cast("B") if kept.size else b"")
            else:
                self._kept[name].append(kept.ravel())

    def arrays(self, size: int) -> dict[str, NDArray[Any]]:
        """Everything added, for a library of so many paragraphs."""
        wide = blocks(size)
        widths = {"block_bases": wide // BLOCK + 1, "block_starts": wide + 1, "full": wide * BLOCK}
        grown = {name: self._grown(name) for name in GROWING}
        for name, width in widths.items():
            grown[name] = grown[name].reshape(-1 if width else 0, width)
        for name in ("sparse_starts", "block_froms"):
            grown[name] = np.concatenate((np.zeros(1, np.int64), np.cumsum(grown[name])))
        return grown

    def _grown(self, name: str) -> NDArray[Any]:
        if not self._files:
            return np.concatenate([np.zeros(0, GROWING[name]), *self._kept.pop(name)])
        file = self._files[name]
        file.flush()
        if not file.tell():
            return np.zeros(0, GROWING[name])
        return np.memmap(file, GROWING[name], "r")
