"""What a reader gives back, and how it says that it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    """Why a file is not read, or read in part only."""

    EMPTY = "empty"
    UNKNOWN_FORMAT = "unknown_format"
    OLD_FORMAT = "old_format"  # doc, wps, xls, ppt: to be saved as docx or xlsx
    PICTURE = "picture"
    SCANNED = "scanned"  # pictures of pages, without text
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    TOO_LARGE = "too_large"  # the file, or what is packed in it; partly: rows or pages beyond the most are left out
    TOO_SLOW = "too_slow"  # reading was given up
    ENCODING = "encoding"  # no known encoding gives sensible text
    BINARY = "binary"  # a text file's name, but no text inside
    NO_TEXT = "no_text"
    NOT_ALLOWED = "not_allowed"  # the file may not be opened
    STILL_WRITTEN = "still_written"  # it grows; it is read once it is whole
    NO_REPORT = "no_report"  # a yaml that speaks of no file
    LIBRARY_MISSING = "library_missing"
    GARBLED = "garbled"  # partly: characters or paragraphs were broken before they came here
    CUT_SHORT = "cut_short"  # partly: the page says that the rest stands elsewhere
    PAGES_WITHOUT_TEXT = "pages_without_text"  # partly: some pages are pictures
    SIDECAR = "sidecar"  # partly: its yaml cannot be used


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file as it will be cited."""

    text: str
    encoding: str | None = None  # for text files
    pages: tuple[int, ...] = ()  # where each page begins
    partly: Why | None = None  # what is missing from the text
    values: Mapping[str, object] = field(default_factory=dict)


class Unreadable(Exception):
    """This file cannot be read; `why` names a sentence in bot/wording, `values` fill it in."""

    def __init__(self, why: Why, **values: object) -> None:
        self.why = why
        self.values = values
        super().__init__(why)
