"""What a reader gives back, and how it says that it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why a file is not read, or read in part only."""

    EMPTY = "empty"
    UNKNOWN_FORMAT = "unknown_format"
    TOO_LARGE = "too_large"
    ENCODING = "encoding"  # no known encoding gives sensible text
    BINARY = "binary"  # a text file's name, but no text inside
    CORRUPT = "corrupt"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"  # pictures of pages, without text
    OLD_FORMAT = "old_format"  # doc, wps: to be saved as docx
    LIBRARY_MISSING = "library_missing"
    NOT_ALLOWED = "not_allowed"  # the file may not be opened
    GARBLED = "garbled"  # partly: paragraphs that were broken before they came here
    NO_TEXT = "no_text"


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file as it will be cited."""

    text: str
    encoding: str | None = None  # for text files
    pages: tuple[int, ...] = ()  # where each page begins
    garbled: int = 0  # characters that could not be decoded


class Unreadable(Exception):
    """This file cannot be read; `why` names a sentence in bot/wording, `values` fill it in."""

    def __init__(self, why: Why, **values: object) -> None:
        self.why = why
        self.values = values
        super().__init__(why)
