"""odt: paragraphs, headings and tables row by row."""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.readers.archive import Archive
from retrieval.readers.extract import Extract, Unreadable, Why
from retrieval.readers.markup import Node, attribute, name, xml
from retrieval.readers.rows import row_lines

_SKIPPED = frozenset({"tracked-changes", "annotation", "sequence-decls", "note-citation", "forms"})
_MOST_REPEATED = 50


def read(data: bytes) -> Extract:
    with Archive(data) as archive:
        content = archive.part("content.xml")
        if b"encryption-data" in (archive.part("META-INF/manifest.xml") or b""):
            raise Unreadable(Why.ENCRYPTED)
    if content is None:
        raise Unreadable(Why.CORRUPT)
    body = next((node for node in xml(content) if name(node) == "body"), None)
    text = "\n".join(_blocks(body)) if body is not None else ""
    if not text.strip():
        raise Unreadable(Why.NO_TEXT)
    return Extract(text)


def _blocks(node: Node) -> Iterator[str]:
    for child in node:
        kind = name(child)
        if kind in ("p", "h"):
            yield "".join(_words(child))
        elif kind == "table":
            yield from row_lines([_cells(row) for row in _rows(child)])
        elif kind not in _SKIPPED:
            yield from _blocks(child)


def _words(node: Node) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        kind = name(child)
        if kind == "s":
            count = attribute(child, "c") or "1"
            yield " " * (min(int(count), _MOST_REPEATED) if count.isdecimal() and len(count) < 6 else 1)
        elif kind in ("tab", "line-break"):
            yield "\t" if kind == "tab" else "\n"
        elif kind not in _SKIPPED:
            yield from _words(child)
        yield child.tail or ""


def _rows(node: Node) -> Iterator[Node]:
    for child in node:
        if name(child) == "table-row":
            yield child
        elif name(child).startswith("table-"):
            yield from _rows(child)


def _cells(row: Node) -> list[str]:
    return [" ".join(_blocks(cell)) for cell in row if name(cell).endswith("table-cell")]
