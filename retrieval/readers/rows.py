"""Rows of a table to lines: the header goes with each value, so that a row can be quoted alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_SHORT = 40  # characters; a longer cell is no header


def row_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """地区：上海，数量：23。 for each row below the header; rows joined by blanks where there is no header."""
    filled = [cleaned for row in rows if any(cleaned := [" ".join(cell.split()) for cell in row])]
    at = next((i for i, row in enumerate(filled) if sum(map(bool, row)) >= 2), None)
    if at is None or not _is_header(filled, at):
        yield from (" ".join(filter(None, row)) for row in filled)
        return
    yield from (" ".join(filter(None, row)) for row in filled[:at])  # a title above the header
    header = filled[at]
    for row in filled[at + 1 :]:
        if sum(map(bool, row)) == 1:
            yield next(filter(None, row))
        else:
            yield "，".join(_named(header, row)) + "。"


def _is_header(filled: Sequence[Sequence[str]], at: int) -> bool:
    header = filled[at]
    named = [cell for cell in header if cell]
    return (
        at + 1 < len(filled)
        and len(set(named)) == len(named)
        and all(len(cell) <= _SHORT and not _is_number(cell) for cell in named)
    )


def _named(header: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    for number, cell in enumerate(row):
        title = header[number] if number < len(header) else ""
        if cell:
            yield f"{title}：{cell}" if title else cell


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "", 1).lstrip("-").rstrip("%％").isdecimal()
