"""rtf. The only module that knows striprtf."""

from __future__ import annotations

import re
from typing import Any

from retrieval.readers.extract import Extract, Unreadable, Why

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read(data: bytes) -> Extract:
    page = _CODE_PAGE.search(data[:400])
    encoding = f"cp{page.group(1).decode()}" if page else "cp936"
    try:
        text = str(_rtf_to_text()(data.decode("latin-1"), encoding=encoding, errors="replace"))
    except Unreadable:
        raise
    except Exception as error:  # striprtf raises what its parsing of broken groups happens to raise
        raise Unreadable(Why.CORRUPT) from error
    if not text.strip():
        raise Unreadable(Why.NO_TEXT)
    return Extract(text)


def _rtf_to_text() -> Any:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise Unreadable(Why.LIBRARY_MISSING, library="striprtf") from error
    return rtf_to_text
