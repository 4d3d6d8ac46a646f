"""pdf with a text layer: lines put together, repeated heads and feet of pages left out. The only user of pypdf."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence

from retrieval.readers.extract import Extract, Unreadable, Why

_MOST_PAGES = 3_000
_EDGE = 2  # lines at the top and at the foot of a page that may repeat
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-—–\s第]*\d{1,4}[-—–\s页]*(?:[/共]\s*\d{1,4}\s*页?)?")
_STOPPED = tuple("。！？；：!?;:")
_STARTS = re.compile(
    r"第[一二三四五六七八九十百]{1,4}[章节部编条]|[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.](?!\d)|[①-⑳]|——"
)
_LATIN = re.compile(r"[A-Za-z0-9,.;:]$")
_FULL = 0.85  # of the widest line: a shorter one ends its paragraph


def read(data: bytes) -> Extract:
    pages = _pages(data)
    if not any(page.strip() for page in pages):
        raise Unreadable(Why.SCANNED, pages=len(pages))
    texts = _without_edges([[line.strip() for line in page.splitlines() if line.strip()] for page in pages])
    text, begins = _joined(texts)
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if not text.strip():
        raise Unreadable(Why.NO_TEXT)
    if empty:
        return Extract(text, pages=begins, partly=Why.PAGES_WITHOUT_TEXT, values={"pages": len(empty)})
    return Extract(text, pages=begins)


def _pages(data: bytes) -> list[str]:
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError
    except ImportError as error:
        raise Unreadable(Why.LIBRARY_MISSING, library="pypdf") from error
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Why.ENCRYPTED)
        return [page.extract_text() for page, _ in zip(reader.pages, range(_MOST_PAGES), strict=False)]
    except Unreadable:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unreadable(Why.ENCRYPTED) from error
    except Exception as error:  # a broken pdf raises anything at all, RecursionError too
        raise Unreadable(Why.CORRUPT) from error


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """Pages without page numbers and without the lines that most pages begin or end with."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_DIGITS.sub("#", line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    often = max(3, len(pages) // 2)

    def is_edge(page: list[str], number: int) -> bool:
        at_edge = number < _EDGE or number >= len(page) - _EDGE
        line = page[number]
        return at_edge and (seen[_DIGITS.sub("#", line)] >= often or _PAGE_NUMBER.fullmatch(line) is not None)

    return [[line for number, line in enumerate(page) if not is_edge(page, number)] for page in pages]


def _joined(pages: Sequence[list[str]]) -> tuple[str, tuple[int, ...]]:
    """One text, a line for each paragraph, and where each page begins in it."""
    widest = max((len(line) for page in pages for line in page), default=0)
    sizes = sorted(len(line) for page in pages for line in page)
    usual = sizes[int(len(sizes) * 0.9)] if sizes else widest
    text = ""
    begins = []
    goes_on = False
    for page in pages:
        for number, line in enumerate(page):
            if text:
                joint = " " if _LATIN.search(text) and line[:1].isascii() and line[:1].isalnum() else ""
                text += joint if goes_on and not _STARTS.match(line) else "\n"
            if number == 0:
                begins.append(len(text))
            text += line
            goes_on = len(line) >= _FULL * usual and not (line.endswith(_STOPPED) and len(line) < usual)
        if not page:
            begins.append(len(text))
    return text, tuple(begins)
