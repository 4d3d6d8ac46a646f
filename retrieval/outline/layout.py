"""How a text is laid out: wrapped by force or not, paragraphs told apart by blank lines or by indented first lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.outline.lines import NEVER, Line

_NEEDS = 12  # lines, before anything is said
_SHORTEST = 20  # characters of a wrapped line
_LOOSE = 4  # characters that a wrapped line may be shorter, where a word or a bracket was kept whole


@dataclass(frozen=True, slots=True)
class Layout:
    """Of one text."""

    width: int | None  # at which lines were wrapped; None where a line is as long as its paragraph
    measure: Callable[[str], int]  # what the width counts: characters, or columns
    spaced: bool  # blank lines part paragraphs, so that a single line end means nothing
    indented: bool  # the first line of a paragraph has blanks before it, the others have none

    def filled(self, line: str) -> bool:
        """Does this line reach the width at which lines were wrapped?"""
        return self.width is not None and self.measure(line) >= self.width - _LOOSE


def layout(text: str, lines: Sequence[Line]) -> Layout:
    if len(lines) < _NEEDS:
        return Layout(None, len, spaced=False, indented=False)
    spaced = sum(0 < line.gap < NEVER for line in lines) * 3 > len(lines)
    first = sum(line.indent >= 2 for line in lines)
    indented = len(lines) < 12 * first < 10 * len(lines)
    for measure in (len, _columns):
        width = _width([measure(line.text(text)) for line in lines])
        if width:
            return Layout(width, measure, spaced, indented)
    return Layout(None, len, spaced, indented)


def _width(lengths: Sequence[int]) -> int | None:
    """The length that lines have again and again, where hardly any is longer."""
    sizes = Counter(lengths)
    size = max((s for s in sizes if s >= _SHORTEST), key=lambda s: sum(sizes[s + off] for off in (-1, 0, 1)), default=0)
    near = sum(sizes[size + off] for off in range(-_LOOSE, 3))
    longer = sum(count for s, count in sizes.items() if s > size + _LOOSE)
    return size if near * 3 > len(lengths) and longer * 10 < len(lengths) else None


def _columns(line: str) -> int:
    """On a screen, where a Chinese character is as wide as two Latin ones."""
    return 2 * len(line) - len(line.encode("latin-1", "ignore"))
