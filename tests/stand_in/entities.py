"""HTML as the Bot API reads it: a text and the ranges, in UTF-16 units, that are bold, links or quotations."""

from __future__ import annotations

import html
import re
from typing import Any

from tests.stand_in.cleaning import BLANK, cleaned_pieces, utf16_length
from tests.stand_in.errors import bad_request

TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
}  # fmt: skip
TAG = re.compile(r"<(/?)([a-zA-Z-]+)((?:\s[^<>]*)?)>")
CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
HREF = re.compile(r"""href\s*=\s*["']([^"']*)["']""")

Range = tuple[int, int, dict[str, Any]]  # start and end in code points, and what the entity carries


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """The cleaned text and its entities; ApiError where the server would not read it."""
    text, ranges = _parse(source)
    return clean(text, ranges)


def clean(text: str, ranges: list[Range]) -> tuple[str, list[dict[str, Any]]]:
    pieces = cleaned_pieces(text)
    whole = "".join(pieces)
    left = len(whole) - len(whole.lstrip(BLANK))
    kept = whole.strip(BLANK)
    position, positions = 0, []
    for piece in [*pieces, ""]:
        positions.append(min(max(position - left, 0), len(kept)))
        position += len(piece)
    entities = [_entity(kept, positions[start], positions[end], carried) for start, end, carried in ranges]
    return kept, sorted((e for e in entities if e["length"]), key=lambda e: (e["offset"], -e["length"]))


def _entity(text: str, start: int, end: int, carried: dict[str, Any]) -> dict[str, Any]:
    return {"offset": utf16_length(text[:start]), "length": utf16_length(text[start:end]), **carried}


def _parse(source: str) -> tuple[str, list[Range]]:
    text, at = "", 0
    open_tags: list[tuple[str, int, dict[str, Any]]] = []
    ranges: list[Range] = []
    while at < len(source):
        if source[at] == "<":
            tag = TAG.match(source, at)
            if not tag:
                raise bad_request(f"can't parse entities: Unexpected end of name token at byte offset {at}")
            name = tag[2].lower()
            if tag[1]:
                ranges.append(_closed(open_tags, name, len(text), at))
            else:
                open_tags.append((name, len(text), _opened(name, tag[3], open_tags, at)))
            at = tag.end()
        elif character := CHARACTER.match(source, at):
            text, at = text + html.unescape(character[0]), character.end()
        else:
            text, at = text + source[at], at + 1
    if open_tags:
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1][0]}\"")
    return text, ranges


def _opened(name: str, rest: str, around: list[tuple[str, int, dict[str, Any]]], at: int) -> dict[str, Any]:
    if name not in TYPES:
        raise bad_request(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {at}')
    if name == "blockquote":
        if any(outer == "blockquote" for outer, _, _ in around):
            raise bad_request(f"can't parse entities: blockquote entities can't be nested, byte offset {at}")
        return {"type": "expandable_blockquote" if rest.strip() == "expandable" else "blockquote"}
    if name == "a":
        href = HREF.search(rest)
        return {"type": "text_link", "url": html.unescape(href[1]) if href else ""}
    return {"type": TYPES[name]}


def _closed(open_tags: list[tuple[str, int, dict[str, Any]]], name: str, end: int, at: int) -> Range:
    if not open_tags or open_tags[-1][0] != name:
        raise bad_request(f'can\'t parse entities: Unmatched end tag at byte offset {at}, found "</{name}>"')
    _, start, carried = open_tags.pop()
    return start, end, carried
