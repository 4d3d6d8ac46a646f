"""XML and HTML to trees, without entities, network or size tricks. The only module that knows lxml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from retrieval.readers.extract import Unreadable, Why


class Node(Protocol):
    """What is used of an lxml element."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, key: str, default: str | None = None) -> str | None: ...
    def iter(self, *tags: str) -> Iterator[Node]: ...
    def __iter__(self) -> Iterator[Node]: ...


def xml(data: bytes) -> Node:
    """The root of an XML part. Raises Unreadable where it is broken."""
    etree = _etree()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: Node | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Unreadable(Why.CORRUPT) from error
    if root is None:
        raise Unreadable(Why.CORRUPT)
    return root


def html(text: str) -> Node | None:
    """The root of a page, however broken; None where there is nothing in it."""
    etree = _etree()
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root: Node | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Why.CORRUPT) from error
    return root


def name(node: Node) -> str:
    """A tag without its namespace; empty for comments and the like."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: Node, wanted: str) -> str | None:
    """An attribute, whatever namespace it is written in."""
    items: Iterator[tuple[str, str]] = node.items()  # type: ignore[attr-defined]
    return next((value for key, value in items if key.rpartition("}")[2] == wanted), None)


def _etree() -> Any:
    try:
        from lxml import etree
    except ImportError as error:
        raise Unreadable(Why.LIBRARY_MISSING, library="lxml") from error
    return etree
