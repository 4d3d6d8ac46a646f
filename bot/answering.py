"""An answer as blocks and buttons: what was understood, the quote, where it stands, and what it does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.place import Place
from bot.reply import Act, Action, Block, Excerpt, Line, Quote, Tone
from bot.showable import unseen
from bot.source import reference, source_line
from bot.wording import Wording
from retrieval import LONGEST_QUESTION, Answer, Citation, Note, NoteKind, Status

NEAREST = 2  # passages shown when none of them answers
WHOLE = {NoteKind.COMPARED, NoteKind.SEVERAL_REPORTS, NoteKind.COUNT}  # these are told by all their citations


def shown_at_once(answer: Answer, sources: int) -> int:
    if any(note.kind in WHOLE for note in answer.notes):
        return len(answer.citations)
    return sources if answer.status is Status.ANSWERED else max(sources, NEAREST)


def blocks(answer: Answer, wording: Wording, sources: int, excerpts: bool) -> Iterator[Block]:
    if understood := _understood(answer, wording):
        yield Line(understood, Tone.UNDERSTOOD)
    if answer.reason:
        yield Line(why_not(answer, wording), Tone.CAUTION)
    if answer.citations and answer.status is Status.RELATED:
        yield Line(wording("not_an_answer"), Tone.CAUTION)
    if answer.quote:
        yield Quote(answer.quote)
    citations = answer.citations[: shown_at_once(answer, sources)]
    if excerpts or not answer.quote:
        yield from cited(citations, wording)
    else:
        for number, citation in enumerate(citations, 1):
            yield Line(" ".join(filter(None, (f"[{number}]", _source(citation, wording), citation.outline.url))))
    for note in answer.notes:
        if note.kind not in (NoteKind.FILLED_IN, NoteKind.MISSING):
            yield Line(wording(f"note.{note.kind}", **note.values), Tone.NOTE)


def cited(citations: Iterable[Citation], wording: Wording, first: int = 1) -> Iterator[Block]:
    """Excerpts under their numbers, and a line where some of a source cannot be shown."""
    hidden = 0
    for number, citation in enumerate(citations, first):
        source = _source(citation, wording)
        yield Excerpt(source, citation.excerpt, citation.marks, number, citation.outline.url)
        hidden += unseen(citation.excerpt.text)
    if hidden:
        yield Line(wording("unseen", count=hidden), Tone.NOTE)


def actions(answer: Answer, wording: Wording, sources: int) -> Iterator[Action]:
    if not answer.citations:
        return
    best = answer.citations[0]
    left = len(answer.citations) - shown_at_once(answer, sources)
    if left > 0:
        yield Action(Act.MORE, wording("act.more", count=left))
    place = Place.of(best.paragraph.span).code
    for act, name in ((Act.BEFORE, "before"), (Act.AFTER, "after"), (Act.SECTION, "section")):
        yield Action(act, wording(f"act.{name}"), place)
    copied = reference(best, answer.quote or best.excerpt, wording)
    yield Action(Act.COPY, wording("act.copy"), Place.of(best.excerpt).code, copied)
    yield Action(Act.RIGHT, wording("act.right"))
    yield Action(Act.WRONG, wording("act.wrong"))


def _source(citation: Citation, wording: Wording) -> str:
    part = len(citation.excerpt) < len(citation.paragraph.span)
    return source_line(citation.outline, citation.paragraph, wording, part)


def _understood(answer: Answer, wording: Wording) -> str:
    """What the question was taken for, where that is not just what was typed."""
    said = [wording("understood", understood=answer.understood)] if answer.understood != answer.question else []
    for alias in answer.aliases:
        said.append(wording("corrected" if alias.corrected else "alias", said=alias.said, written=alias.written))
    return wording("between").join(said)


def why_not(answer: Answer, wording: Wording) -> str:
    missing: Note | None = next((note for note in answer.notes if note.kind is NoteKind.MISSING), None)
    values = {name: value for name, value in missing.values.items() if name != "reason"} if missing else {}
    return wording(f"reason.{answer.reason}", limit=LONGEST_QUESTION, **values)
