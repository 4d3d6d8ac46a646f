"""What the measuring was done with, without saying whose machine it is."""

from __future__ import annotations

import os
import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def machine() -> dict[str, object]:
    return {
        "processor": _of("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": os.cpu_count(),
        "memory": _of("/proc/meminfo", "MemTotal"),
        "system": platform.system(),
        "python": platform.python_version(),
        "versions": {name: _version(name) for name in ("numpy", "numba", "rank-bm25", "bm25s", "tantivy", "rjieba")}
        | {"sqlite": sqlite3.sqlite_version},
        "load": [round(load, 2) for load in os.getloadavg()],
    }


def _of(file: str, name: str) -> str | None:
    if not Path(file).exists():
        return None
    lines = Path(file).read_text("utf-8").splitlines()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), None)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
