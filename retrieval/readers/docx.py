"""docx: paragraphs, list numbers, tables row by row, footnotes at the end."""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.readers.archive import Archive
from retrieval.readers.docx_numbers import Numbers
from retrieval.readers.extract import Extract, Unreadable, Why
from retrieval.readers.markup import Node, attribute, name, xml
from retrieval.readers.rows import row_lines

_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def read(data: bytes) -> Extract:
    with Archive(data) as archive:
        body = archive.part("word/document.xml")
        if body is None:
            raise Unreadable(Why.CORRUPT)
        root = xml(body)
        numbers = Numbers(archive.part("word/numbering.xml"), archive.part("word/styles.xml"))
        notes = [line for part in ("footnotes", "endnotes") for line in _notes(archive.part(f"word/{part}.xml"))]
    lines = list(_blocks(root, numbers))
    text = "\n".join([*lines, *(["", *notes] if notes else [])])
    if not text.strip():
        raise Unreadable(Why.NO_TEXT)
    return Extract(text)


def _blocks(node: Node, numbers: Numbers) -> Iterator[str]:
    """Lines of a body, a cell or a text box, in order."""
    for child in node:
        kind = name(child)
        if kind == "p":
            yield _paragraph(child, numbers)
            yield from _boxes(child, numbers)
        elif kind == "tbl":
            yield from row_lines([_cells(row, numbers) for row in child if name(row) == "tr"])
        elif kind not in _SKIPPED:
            yield from _blocks(child, numbers)


def _paragraph(node: Node, numbers: Numbers) -> str:
    return numbers.before(node) + "".join(_words(node)).strip("\n")


def _words(node: Node) -> Iterator[str]:
    for child in node:
        kind = name(child)
        if kind == "t":
            yield child.text or ""
        elif kind in _MARKS:
            yield _MARKS[kind]
        elif kind not in _SKIPPED and kind != "txbxContent":
            yield from _words(child)


def _boxes(node: Node, numbers: Numbers) -> Iterator[str]:
    for child in node:
        kind = name(child)
        if kind == "txbxContent":
            yield from _blocks(child, numbers)
        elif kind not in _SKIPPED:
            yield from _boxes(child, numbers)


def _cells(row: Node, numbers: Numbers) -> list[str]:
    return [" ".join(_blocks(cell, numbers)) for cell in row if name(cell) == "tc"]


def _notes(part: bytes | None) -> Iterator[str]:
    """Footnotes as lines [1] …; Word keeps its separator lines among them, under numbers below 1."""
    for note in xml(part) if part else ():
        number = attribute(note, "id")
        words = " ".join("".join(_words(p)).strip() for p in note if name(p) == "p").strip()
        if words and number and number.isdecimal() and int(number) > 0:
            yield f"[{number}] {words}"
