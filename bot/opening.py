"""Places of a report opened for reading: a paragraph, its neighbours, its section, the target of a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.place import Found, Place, find
from bot.reply import Act, Action, Block, Excerpt, Kind, Line, Reply, Tone
from bot.showable import unseen
from bot.source import paragraph_at, source_line, title
from bot.turn import Turn
from bot.wording import Wording
from retrieval import Citation, Outline, Paragraph, Span

LONGEST_SECTION = 30  # paragraphs shown of a section


def opened(act: Act, code: str, outlines: Sequence[Outline], turn: Turn, words: Wording) -> Reply:
    """OPEN, BEFORE, AFTER, SECTION or COPY of the place that a code names, or a sentence why it cannot be opened."""
    found, outline, span = find(code, outlines)
    paragraph = paragraph_at(outline, span.start) if outline and span else None
    if found is not Found.SAME or outline is None or span is None or paragraph is None:
        return _closed(found, outline, turn, words)
    if act in (Act.BEFORE, Act.AFTER):
        at = paragraph.number - 1 + (1 if act is Act.AFTER else -1)
        if not 0 <= at < len(outline.paragraphs):
            return _reply((Line(words("place_edge")),), turn, paragraph, words)
        paragraph = outline.paragraphs[at]
        span = paragraph.span
    if act is Act.SECTION:
        return _reply(_section(outline, paragraph, words), turn, paragraph, words)
    part = len(span) < len(paragraph.span)
    excerpt = Excerpt(source_line(outline, paragraph, words, part), span, url=outline.url)
    return _reply((excerpt,), turn, paragraph, words)


def around(citation: Citation, turn: Turn, words: Wording) -> Reply:
    """The whole paragraph of a citation with the one before and the one after."""
    paragraphs, at = citation.outline.paragraphs, citation.paragraph.number - 1
    blocks = tuple(
        Excerpt(
            source_line(citation.outline, paragraph, words),
            paragraph.span,
            citation.marks if paragraph.number == citation.paragraph.number else (),
        )
        for paragraph in paragraphs[max(at - 1, 0) : at + 2]
    )
    return _reply(blocks, turn, citation.paragraph, words)


def _section(outline: Outline, paragraph: Paragraph, words: Wording) -> tuple[Block, ...]:
    """The paragraphs of the section in which one stands, under its headings; of a long one those around it."""
    inside = [each for each in outline.paragraphs if each.section is paragraph.section]
    first = max(inside.index(paragraph) - LONGEST_SECTION // 2, 0)
    path = paragraph.section.path if paragraph.section else outline.title
    headings = tuple(Line(heading.text.strip(), Tone.TITLE) for heading in path)
    shown = inside[first : first + LONGEST_SECTION]
    return headings + tuple(Excerpt(source_line(outline, each, words), each.span) for each in shown)


def _reply(blocks: tuple[Block, ...], turn: Turn, paragraph: Paragraph, words: Wording) -> Reply:
    spans: list[Span] = [block.span for block in blocks if isinstance(block, Excerpt)]
    if hidden := sum(unseen(span.text) for span in spans):
        blocks = (*blocks, Line(words("unseen", count=hidden), Tone.NOTE))
    return Reply(Kind.PLACE, blocks, turn, tuple(_ways_on(paragraph, turn, words)))


def _ways_on(paragraph: Paragraph, turn: Turn, words: Wording) -> Iterator[Action]:
    code = Place.of(paragraph.span).code
    yield Action(Act.BEFORE, words("act.before"), code)
    yield Action(Act.AFTER, words("act.after"), code)
    yield Action(Act.SECTION, words("act.section"), code)
    if turn.questions:
        yield Action(Act.BACK, words("act.back"))


def _closed(found: Found, outline: Outline | None, turn: Turn, words: Wording) -> Reply:
    if found is Found.CHANGED and outline:
        return Reply(Kind.TEXT, (Line(words("place_changed", title=title(outline)), Tone.CAUTION),), turn)
    return Reply(Kind.TEXT, (Line(words("place_gone" if found is Found.GONE else "button_old")),), turn)
