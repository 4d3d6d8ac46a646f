"""An outline as arrays of offsets, and back: what is kept of a report so that it need not be read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from retrieval.library.later import told
from retrieval.report import Outline, Paragraph, Report, Section, Span

Arrays = dict[str, NDArray[Any]]
# By the bytes of a character. Two do for nearly all texts, and are read three times as fast as UTF-8.
_ENCODINGS = {2: ("utf-16-le", "strict"), 4: ("utf-32-le", "surrogatepass")}  # any text, whatever a broken file held


def packed(outline: Outline) -> tuple[Arrays, dict[str, object]]:
    """Arrays of code-point offsets, and the few words that are no offsets."""
    number = {id(section): at for at, section in enumerate(outline.sections)}
    sections = [(*_ends(s.heading), s.level, number[id(s.parent)] if s.parent else -1) for s in outline.sections]
    paragraphs = [
        (*_ends(p.span), number[id(p.section)] if p.section else -1, len(p.sentences)) for p in outline.paragraphs
    ]
    arrays: Arrays = {
        "text": _encoded(outline.report.text),
        "pages": np.array(outline.report.pages, np.int32),
        "title": _table([_ends(span) for span in outline.title], 2),
        "publisher": _table([_ends(outline.publisher)] if outline.publisher else [], 2),
        "sections": _table(sections, 4),
        "paragraphs": _table(paragraphs, 4),
        "sentences": _table([_ends(s) for p in outline.paragraphs for s in p.sentences], 2),
        "furniture": _table([_ends(span) for span in outline.furniture], 2),
    }
    return arrays, {"date": outline.date, "sha256": outline.report.sha256}


def unpacked(
    file: str, arrays: Mapping[str, NDArray[Any]], values: Mapping[str, Any], into: Report | None = None
) -> Outline:
    """The outline again, for a file of that name, or of a report that has been waiting for its text.

    Raises ValueError, KeyError or IndexError where nothing fits.
    """
    text = arrays["text"].tobytes().decode(*_ENCODINGS[arrays["text"].itemsize])
    pages = tuple(arrays["pages"].tolist())
    report = told(into, text, pages) if into else Report(file, text, values["sha256"], pages)
    sections: list[Section] = []
    for start, end, level, parent in arrays["sections"].tolist():
        sections.append(Section(Span(report, start, end), level, sections[parent] if parent >= 0 else None))
    return Outline(
        report=report,
        title=_spans(report, arrays["title"]),
        publisher=next(iter(_spans(report, arrays["publisher"])), None),
        date=values["date"],
        sections=tuple(sections),
        paragraphs=LaterParagraphs(report, sections, arrays),
        furniture=_spans(report, arrays["furniture"]),
    )


class LaterParagraphs(Sequence[Paragraph]):
    """Paragraphs that are made when someone looks at them; each is made once, so that all know it by identity."""

    def __init__(self, report: Report, sections: Sequence[Section], arrays: Mapping[str, NDArray[Any]]) -> None:
        self._report, self._sections = report, sections
        # copies: what is mapped from a file would keep it open
        self._rows, self._sentences = np.array(arrays["paragraphs"]), np.array(arrays["sentences"])
        self._ends = np.cumsum(self._rows[:, 3])
        if len(self._rows) and (self._ends[-1] != len(self._sentences) or self._rows[:, 2].max() >= len(sections)):
            raise ValueError("sentences or sections are missing")
        self._made: dict[int, Paragraph] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Paragraph: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Paragraph, ...]: ...
    def __getitem__(self, at: int | slice) -> Paragraph | tuple[Paragraph, ...]:
        if isinstance(at, slice):
            return tuple([self[each] for each in range(len(self))[at]])
        found = self._made.get(at)
        if found is None:
            place = range(len(self))[at]
            found = self._made.setdefault(place, self._one(place))
        return found

    def _one(self, at: int) -> Paragraph:
        start, end, section, count = self._rows[at].tolist()
        last = int(self._ends[at])
        sentences = _spans(self._report, self._sentences[last - count : last])
        return Paragraph(
            Span(self._report, start, end), at + 1, self._sections[section] if section >= 0 else None, sentences
        )


def _encoded(text: str) -> NDArray[Any]:
    with suppress(UnicodeEncodeError):  # half a surrogate pair
        narrow = text.encode(*_ENCODINGS[2])
        if len(narrow) == 2 * len(text):
            return np.frombuffer(narrow, np.uint16)
    return np.frombuffer(text.encode(*_ENCODINGS[4]), np.uint32)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _spans(report: Report, table: NDArray[Any]) -> tuple[Span, ...]:
    return tuple(Span(report, start, end) for start, end in table.tolist())


def _table(rows: Sequence[tuple[int, ...]], width: int) -> NDArray[Any]:
    return np.array(rows, np.int32).reshape(-1, width)
