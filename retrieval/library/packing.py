"""An outline as two arrays, and back: what is kept of a report so that it need not be read again.

One has its text, the other all offsets of its parts, table after table: with an array for each, a look into a report
takes a third longer, and a question over a million paragraphs looks into a dozen that none has looked into before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate, chain
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from retrieval.library.later import told
from retrieval.report import Outline, Paragraph, Report, Section, Span

Arrays = dict[str, NDArray[Any]]
Table = NDArray[np.int32]
# By the bytes of a character. Two do for nearly all texts, and are read three times as fast as UTF-8.
_ENCODINGS = {2: ("utf-16-le", "strict"), 4: ("utf-32-le", "surrogatepass")}  # any text, whatever a broken file held
_WIDTHS = (1, 2, 2, 4, 4, 2, 2)  # of pages, title, publisher, sections, paragraphs, sentences and furniture


def packed(outline: Outline) -> tuple[Arrays, dict[str, object]]:
    """The arrays, and the few words that are no offsets."""
    number = {id(section): at for at, section in enumerate(outline.sections)}
    ends = accumulate(len(paragraph.sentences) for paragraph in outline.paragraphs)
    tables: list[list[tuple[int, ...]]] = [
        [(page,) for page in outline.report.pages],
        [_ends(span) for span in outline.title],
        [_ends(outline.publisher)] if outline.publisher else [],
        [(*_ends(s.heading), s.level, number[id(s.parent)] if s.parent else -1) for s in outline.sections],
        [
            (*_ends(p.span), number[id(p.section)] if p.section else -1, end)
            for p, end in zip(outline.paragraphs, ends, strict=True)
        ],
        [_ends(s) for p in outline.paragraphs for s in p.sentences],
        [_ends(span) for span in outline.furniture],
    ]
    numbers = np.fromiter(chain.from_iterable(chain.from_iterable(tables)), np.int32)
    values: dict[str, object] = {"rows": list(map(len, tables)), "date": outline.date, "sha256": outline.report.sha256}
    return {"text": _encoded(outline.report.text), "numbers": numbers}, values


def unpacked(
    file: str, arrays: Mapping[str, NDArray[Any]], values: Mapping[str, Any], into: Report | None = None
) -> Outline:
    """The outline again, for a file of that name, or of a report that has been waiting for its text.

    Raises ValueError, KeyError or IndexError where nothing fits.
    """
    text = arrays["text"].tobytes().decode(*_ENCODINGS[arrays["text"].itemsize])
    # a copy: what is mapped from a file would keep it open
    pages, title, publisher, headings, paragraphs, sentences, furniture = _tables(
        np.array(arrays["numbers"]), values["rows"]
    )
    numbers = tuple(pages.ravel().tolist())
    report = told(into, text, numbers) if into else Report(file, text, values["sha256"], numbers)
    sections: list[Section] = []
    for start, end, level, parent in headings.tolist():
        sections.append(Section(Span(report, start, end), level, sections[parent] if parent >= 0 else None))
    return Outline(
        report=report,
        title=_spans(report, title),
        publisher=next(iter(_spans(report, publisher)), None),
        date=values["date"],
        sections=tuple(sections),
        paragraphs=LaterParagraphs(report, sections, paragraphs, sentences),
        furniture=_spans(report, furniture),
    )


class LaterParagraphs(Sequence[Paragraph]):
    """Paragraphs that are made when someone looks at them; each is made once, so that all know it by identity."""

    def __init__(self, report: Report, sections: Sequence[Section], rows: Table, sentences: Table) -> None:
        """A row has start, end, the number of the section or -1, and how many sentences end with the paragraph."""
        self._report, self._sections, self._rows, self._sentences = report, sections, rows, sentences
        if len(rows) and (rows[-1, 3] != len(sentences) or rows[:, 2].max() >= len(sections)):
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
        start, end, section, last = self._rows[at].tolist()
        sentences = _spans(self._report, self._sentences[self._rows[at - 1, 3] if at else 0 : last])
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


def _spans(report: Report, table: Table) -> tuple[Span, ...]:
    return tuple([Span(report, start, end) for start, end in table.tolist()])


def _tables(numbers: Table, rows: Sequence[int]) -> Iterator[Table]:
    at = 0
    for width, count in zip(_WIDTHS, rows, strict=True):
        yield numbers[at : at + width * count].reshape(count, width)
        at += width * count
    if at != len(numbers):
        raise ValueError("there are other numbers than rows")
