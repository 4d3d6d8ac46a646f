"""Rows as a table for a terminal or a pipe, in which most characters are two columns wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.showable import showable
from bot.wrap import columns

WIDEST = 44  # columns of the screen; longer cells are cut, but for the last
GAP = "  "


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    cells = [[" ".join(showable(cell).split()) for cell in row] for row in (head, *rows)]
    cut = [[*(_cut(cell) for cell in row[:-1]), row[-1]] for row in cells]
    widths = [max(columns(row[at]) for row in cut) for at in range(len(head))]
    for row in cut:
        yield GAP.join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cut(cell: str) -> str:
    if columns(cell) <= WIDEST:
        return cell
    while columns(cell) >= WIDEST:
        cell = cell[:-1]
    return cell + "…"
