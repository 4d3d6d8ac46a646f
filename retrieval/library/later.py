"""Outlines that are unpacked when someone looks into them: a library is open long before all of it has been read."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any

from retrieval.report import Outline, Paragraph, Report

Fill = Callable[[Report], Outline]  # the outline whose spans are of this very report

_LOCK = RLock()  # what is of one outline must be of one unpacking: its parts know each other by identity
_OF_REPORT = ("text", "pages")
_OF_OUTLINE = ("title", "publisher", "date", "sections", "paragraphs", "furniture", "url")


class LaterReport(Report):
    """A report whose text comes with its outline."""

    __slots__ = ("_outline",)
    _outline: LaterOutline

    def __getattr__(self, name: str) -> Any:  # called only for what has not been set yet
        if name not in _OF_REPORT:
            raise AttributeError(name)
        self._outline.fill()
        return object.__getattribute__(self, name)


class LaterOutline(Outline):
    """An outline of which no more is known than its report and its size."""

    __slots__ = ("_count", "_fill")
    _count: int
    _fill: Fill | None

    @property
    def size(self) -> int:
        try:
            return self._count
        except AttributeError:  # made from another one, by dataclasses.replace
            return len(self.paragraphs)

    def fill(self) -> None:
        with _LOCK:
            if self._fill is not None:
                found = self._fill(self.report)
                _set(self, **{name: getattr(found, name) for name in _OF_OUTLINE}, _fill=None)

    def once(self) -> Outline:
        fill = getattr(self, "_fill", None)
        return self if fill is None else fill(Report(self.report.file, "", self.report.sha256))

    def texts(self, first: int, last: int) -> list[str]:
        """Without keeping anything: who counts all paragraphs of a library looks into each report once."""
        found = self.once()
        return super().texts(first, last) if found is self else found.texts(first, last)

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_OUTLINE:
            raise AttributeError(name)
        self.fill()
        return object.__getattribute__(self, name)


def later(file: str, sha256: str, size: int, fill: Fill) -> Outline:
    report, outline, put = object.__new__(LaterReport), object.__new__(LaterOutline), object.__setattr__
    put(report, "file", file)  # one by one: ten thousand files are waited for
    put(report, "sha256", sha256)
    put(report, "_outline", outline)
    put(outline, "report", report)
    put(outline, "_count", size)
    put(outline, "_fill", fill)
    return outline


def changed(outline: Outline, change: Callable[[Outline], Outline]) -> Outline:
    """The outline with a change, made when it is unpacked where it has not been yet; takes the place of the first."""
    fill = outline._fill if isinstance(outline, LaterOutline) else None
    if fill is None:
        return change(outline)
    return later(outline.report.file, outline.report.sha256, outline.size, lambda into: change(fill(into)))


def blank(report: Report, size: int) -> Outline:
    """Of a report that is lost: as many paragraphs as there were, with nothing in them."""
    nothing = told(report, "", ()).span(0, 0)
    paragraphs = tuple(Paragraph(nothing, number, None, ()) for number in range(1, size + 1))
    return Outline(report, (), None, None, (), paragraphs, ())


def told(report: Report, text: str, pages: tuple[int, ...]) -> Report:
    """The report, now with its text."""
    _set(report, text=text, pages=pages)
    return report


def _set(frozen: object, **values: object) -> None:
    for name, value in values.items():
        object.__setattr__(frozen, name, value)
