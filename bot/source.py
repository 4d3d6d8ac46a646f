"""Where an excerpt stands, in one line: for the eye above it, and for a paper's list of references."""

from __future__ import annotations

from bisect import bisect_right

from bot.showable import clip, units
from bot.wording import Wording
from retrieval import Citation, Outline, Paragraph, Span

COPIED = 256  # UTF-16 units a Telegram button can put on the clipboard
HEADING = 40  # headings are whole sentences in some reports


def title(outline: Outline) -> str:
    """What the report calls itself; its file name where it does not."""
    return " ".join(span.text.strip() for span in outline.title) or outline.report.file


def source_line(outline: Outline, paragraph: Paragraph, wording: Wording, part: bool = False) -> str:
    """Title · publisher · date · section · 第 n 段; `part`: not all of the paragraph is shown."""
    name, publisher = title(outline), outline.publisher.text.strip() if outline.publisher else ""
    page = outline.report.page(paragraph.span.start)
    pieces = [
        name,
        "" if publisher in name else publisher,
        outline.date or "",
        clip(paragraph.section.heading.text.strip(), HEADING) if paragraph.section else "",
        wording("page", number=page) if page else "",
        wording("paragraph", number=paragraph.number) + (f" ({wording('part')})" if part else ""),
    ]
    return " · ".join(" ".join(piece.split()) for piece in pieces if piece)


def reference(citation: Citation, quote: Span, wording: Wording) -> str:
    """In the manner of GB/T 7714, with the quote behind it as far as 256 UTF-16 units reach.

    上海市人民检察院. 工作报告[R]. 2021-11-30: 第5段. “…”
    """
    outline = citation.outline
    publisher = f"{outline.publisher.text.strip()}. " if outline.publisher else ""
    date = f". {outline.date}" if outline.date else ""
    at = wording("copied_paragraph", number=citation.paragraph.number)
    head = clip(f"{publisher}{clip(title(outline), 120)}[R]{date}: {at}. ", COPIED - 40)
    return f"{head}“{clip(quote.text, COPIED - units(head) - 2)}”"


def paragraph_at(outline: Outline, offset: int) -> Paragraph | None:
    """The paragraph in which a character stands, or the last one before it."""
    at = bisect_right(outline.paragraphs, offset, key=lambda paragraph: paragraph.span.start)
    return outline.paragraphs[max(at - 1, 0)] if outline.paragraphs else None
