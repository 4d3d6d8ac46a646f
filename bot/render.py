"""A reply as plain text, for a terminal or a pipe, and as Telegram HTML: the only place that escapes.

What is shown of a report is the slice itself; nothing is added inside it but the marks.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from bot.place import Place
from bot.reply import Block, Excerpt, Line, Quote, Reply, Tone
from bot.showable import clip, showable, units
from bot.wrap import wrap
from retrieval import Span

MESSAGE = 4096  # UTF-16 units of a Telegram message once its HTML is parsed
BYTES = 35_000  # Telegram cuts the raw text there, before it parses it
MARKS = 16  # in one excerpt; a message may hold 100 entities
OFF = "\x1b[0m"

Link = Callable[[str], str]  # the code of a place to the address that opens it


@dataclass(frozen=True, slots=True)
class Colours:
    """What to switch on before a part; empty for a pipe."""

    quote: str = ""
    mark: str = ""
    source: str = ""
    understood: str = ""
    caution: str = ""
    note: str = ""
    title: str = ""


NO_COLOURS = Colours()
COLOURS = Colours(
    quote="\x1b[1;32m",
    mark="\x1b[1m",
    source="\x1b[36m",
    understood="\x1b[3;2m",
    caution="\x1b[1;33m",
    note="\x1b[2m",
    title="\x1b[1m",
)


def plain(reply: Reply, colours: Colours = NO_COLOURS, width: int | None = None) -> str:
    """Without colours and width every excerpt stands in the text in one piece."""
    quoted = {block.span for block in reply.blocks if isinstance(block, Quote)}
    return _joined((block, _plain_block(block, colours, width, quoted)) for block in reply.blocks)


def telegram(reply: Reply, link: Link | None = None) -> tuple[str, ...]:
    """HTML messages, each within Telegram's limits; a new one begins only between blocks that fit."""
    excerpts = {block.span for block in reply.blocks if isinstance(block, Excerpt)}
    blocks = [block for block in reply.blocks if not (isinstance(block, Quote) and block.span in excerpts)]
    messages: list[list[tuple[Block, str]]] = []
    room = octets = 0
    for part in (part for block in blocks for part in _parts(block)):
        text = _telegram_block(part, link)
        room, octets = room - _length(part) - 2, octets - len(text.encode()) - 2
        if room < 0 or octets < 0 or not messages:
            messages.append([])
            room, octets = MESSAGE - _length(part) - 2, BYTES - len(text.encode()) - 2
        messages[-1].append((part, text))
    return tuple(_joined(message) for message in messages)


def pieces_of(span: Span, marks: tuple[Span, ...]) -> Iterator[tuple[str, bool]]:
    """The span's text cut where marks begin and end; the parts joined are the span's text."""
    at = span.start
    for mark in marks:
        start, end = max(at, mark.start), min(span.end, mark.end)
        if start >= end:
            continue
        if at < start:
            yield span.report.text[at:start], False
        yield span.report.text[start:end], True
        at = end
    if at < span.end:
        yield span.report.text[at : span.end], False


def paint(part: str, colour: str) -> str:
    return f"{colour}{part}{OFF}" if colour else part


def escaped(text: str) -> str:
    """Text for Telegram HTML."""
    return html.escape(showable(text), quote=False)


def _plain_block(block: Block, colours: Colours, width: int | None, quoted: set[Span]) -> str:
    match block:
        case Line(text, tone):
            return paint(showable(text), _colour_of(tone, colours))
        case Quote(span):
            return wrap([(showable(span.text), True)], width, paint=lambda part: paint(part, colours.quote))
        case Excerpt(_, span, marks):
            head = "\n".join(paint(line, colours.source) for line in (_head(block), showable(block.url or "")) if line)
            if span in quoted:
                return head
            shown = [(showable(text), marked) for text, marked in pieces_of(span, marks)]
            edge = paint("  │ ", colours.note) if width else ""
            return f"{head}\n{wrap(shown, width, edge, lambda part: paint(part, colours.mark))}"


def _telegram_block(block: Block, link: Link | None) -> str:
    match block:
        case Line(text, tone):
            tag = {Tone.UNDERSTOOD: "i", Tone.CAUTION: "b", Tone.TITLE: "b"}.get(tone)
            return _tagged(tag, text) if tag else escaped(text)
        case Quote(span):
            return _tagged("b", span.text)
        case Excerpt(_, span, marks):
            head = escaped(_head(block))
            if link:
                head = f'<a href="{html.escape(link(Place.of(span).code))}">{head}</a>'
            if block.url:
                head += f' · <a href="{html.escape(block.url)}">{escaped(_host(block.url))}</a>'
            pieces = pieces_of(span, marks[:MARKS])
            body = "".join(_tagged("b", text) if marked else escaped(text) for text, marked in pieces)
            return f"{head}\n<blockquote expandable>{body}</blockquote>"


def _parts(block: Block) -> Iterator[Block]:
    """The block, or its pieces where one message cannot hold it."""
    limit = MESSAGE - 600  # leaves room for the source line
    if _length(block) <= MESSAGE - 2:
        yield block
    elif isinstance(block, Line):
        for at in range(0, len(block.text), limit // 2):
            yield replace(block, text=block.text[at : at + limit // 2])
    else:
        for at in range(block.span.start, block.span.end, limit // 2):
            yield replace(block, span=block.span.report.span(at, min(at + limit // 2, block.span.end)))


def _length(block: Block) -> int:
    match block:
        case Line(text):
            return units(text)
        case Quote(span):
            return units(span.text)
        case Excerpt(_, span):
            return units(_head(block)) + 1 + units(span.text) + (3 + units(_host(block.url)) if block.url else 0)


def _joined(blocks: Iterable[tuple[Block, str]]) -> str:
    """A blank line between blocks, none inside a run of lines of one tone or above a list of examples."""
    text, above = "", None
    for block, shown in blocks:
        tone = block.tone if isinstance(block, Line) else None
        near = tone and above and (tone is above or tone is Tone.EXAMPLE)
        text += ("\n" if near else "\n\n") * bool(text) + shown
        above = tone
    return text


def _head(excerpt: Excerpt) -> str:
    return clip(showable(f"[{excerpt.number}] {excerpt.source}" if excerpt.number else excerpt.source), 500)


def _host(url: str) -> str:
    """What a link is called: the site that it leads to."""
    return clip(urlsplit(url).hostname or url, 80)


def _colour_of(tone: Tone, colours: Colours) -> str:
    return {
        Tone.UNDERSTOOD: colours.understood,
        Tone.CAUTION: colours.caution,
        Tone.NOTE: colours.note,
        Tone.TITLE: colours.title,
    }.get(tone, "")


def _tagged(tag: str, text: str) -> str:
    return f"<{tag}>{escaped(text)}</{tag}>"
