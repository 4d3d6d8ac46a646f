"""The numbers that Word shows before paragraphs of a list but does not keep in their text: 一、 1. (1) ①."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from retrieval.readers.markup import Node, attribute, name, xml

_PLACE = re.compile(r"%(\d)")
_HAN = "零一二三四五六七八九"


class _Level(NamedTuple):
    start: int
    form: str
    pattern: str


class Numbers:
    """Counts the lists of one file; paragraphs must be asked for in order."""

    def __init__(self, numbering: bytes | None, styles: bytes | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}  # the number a paragraph names, to the list that describes it
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering:
            self._read_numbering(xml(numbering))
        if styles and self._lists:
            self._read_styles(xml(styles))

    def before(self, paragraph: Node) -> str:
        """What stands before the words of this paragraph."""
        found = self._of(paragraph)
        described = self._lists.get(found[0]) if found else None
        if found is None or described is None:
            return ""
        level = self._levels[described].get(found[1]) if described in self._levels else None
        return self._counted(described, found[1], level) if level else ""

    def _counted(self, described: str, depth: int, level: _Level) -> str:
        counts = self._counts[described]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none"):
            return ""
        levels = self._levels[described]

        def shown(place: re.Match[str]) -> str:
            at = int(place.group(1)) - 1
            one = levels.get(at, level)
            return _written(counts.get(at, one.start), one.form)

        return _PLACE.sub(shown, level.pattern)

    def _of(self, paragraph: Node) -> tuple[str, int] | None:
        properties = next((child for child in paragraph if name(child) == "pPr"), None)
        if properties is None:
            return None
        own = _number(properties)
        if own:
            return own
        style = next((attribute(child, "val") for child in properties if name(child) == "pStyle"), None)
        return self._styles.get(style) if style else None

    def _read_numbering(self, root: Node) -> None:
        for node in root:
            if name(node) == "abstractNum":
                found = {_count(attribute(lvl, "ilvl"), 0): _level(lvl) for lvl in node if name(lvl) == "lvl"}
                self._levels[attribute(node, "abstractNumId") or ""] = found
            elif name(node) == "num":
                named = next((attribute(child, "val") for child in node if name(child) == "abstractNumId"), None)
                self._lists[attribute(node, "numId") or ""] = named or ""

    def _read_styles(self, root: Node) -> None:
        for style in root:
            for properties in style if name(style) == "style" else ():
                number = _number(properties) if name(properties) == "pPr" else None
                if number:
                    self._styles[attribute(style, "styleId") or ""] = number


def _count(written: str | None, otherwise: int) -> int:
    """A number as files write it; what is no number, or a senseless one, is `otherwise`."""
    return int(written) if written and written.isdecimal() and len(written) < 6 else otherwise


def _level(node: Node) -> _Level:
    values = {name(child): attribute(child, "val") or "" for child in node}
    return _Level(_count(values.get("start"), 1), values.get("numFmt", "decimal"), values.get("lvlText", ""))


def _number(properties: Node) -> tuple[str, int] | None:
    for child in properties:
        if name(child) == "numPr":
            values = {name(one): attribute(one, "val") or "" for one in child}
            return (values["numId"], _count(values.get("ilvl"), 0)) if "numId" in values else None
    return None


def _written(count: int, form: str) -> str:
    """A count as the list writes it."""
    if form.startswith(("chinese", "japaneseCounting", "ideograph", "taiwanese")):
        return _han(count)
    if form == "decimalEnclosedCircle" and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + count - 1)
    return str(count)


def _han(count: int) -> str:
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")
