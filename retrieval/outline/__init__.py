"""Text to title, publisher, date, sections, paragraphs and furniture.

A line that is a heading and nothing else stands in `sections`, not in `paragraphs`; a heading that opens a line
(1.稳步推进内设机构改革。一是…) stands in both. With `furniture` and blanks these cover the text.
"""

from retrieval.outline.dates import day_in
from retrieval.outline.parts import cut_short, garbled, outline

__all__ = ["cut_short", "day_in", "garbled", "outline"]
