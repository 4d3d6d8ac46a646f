"""Kept figures as text: microseconds, ratios against chuchu, and the slope from size to size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import log10
from typing import Any

Speeds = Mapping[str, Mapping[str, Mapping[str, float]]]  # paragraphs, engine, figure


def table(speeds: Speeds) -> str:
    return "\n".join(_rows(speeds))


def _rows(speeds: Speeds) -> Iterator[str]:
    yield "| paragraphs | engine | p50 µs | p99 µs | times as long (p50, p99) | MB on disk | questions |"
    yield "|---|---|---|---|---|---|---|"
    for size, engines in speeds.items():
        ours = engines.get("chuchu")
        for name, of in engines.items():
            times = f"{of['p50'] / ours['p50']:.1f}, {of['p99'] / ours['p99']:.1f}" if ours else ""
            yield (
                f"| {int(size):,} | {name} | {of['p50']:,.0f} | {of['p99']:,.0f} | {times} "
                f"| {of['bytes'] / 1e6:,.1f} | {of['questions']:,} |"
            )


def slopes(speeds: Speeds) -> dict[str, float]:
    """By which power of the number of paragraphs our p50 grows between neighbouring sizes."""
    ours: list[tuple[int, Any]] = [(int(size), of["chuchu"]["p50"]) for size, of in speeds.items() if "chuchu" in of]
    return {
        f"{small:,} to {large:,}": round(log10(after / before) / log10(large / small), 2)
        for (small, before), (large, after) in pairwise(ours)
    }
