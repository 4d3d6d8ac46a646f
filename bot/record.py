"""An answer as the JSON object that `ask --json` prints: the contract with programs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.answering import why_not
from bot.source import title
from bot.wording import Wording
from retrieval import Answer, Citation, NoteKind, Span

Record = dict[str, Any]


def record(question: str, answer: Answer, words: Wording) -> Record:
    return {
        "question": question,
        "understood": _understood(answer),
        "status": str(answer.status),
        "reason": str(answer.reason) if answer.reason else None,
        "note": _note(answer, words),
        "quote": _span(answer.quote) if answer.quote else None,
        "citations": [_citation(citation) for citation in answer.citations],
    }


def _understood(answer: Answer) -> str:
    """The resolved question, and behind it every word that was taken for another."""
    aliases = "".join(f"（{alias.said}→{alias.written}）" for alias in answer.aliases)
    return answer.understood + aliases


def line(record: Record) -> str:
    """One line of JSON that any reader takes: a lone surrogate has no UTF-8 and becomes U+FFFD."""
    text = re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", json.dumps(record, ensure_ascii=False))
    return re.sub("[\x7f-\x9f\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text)


def explained(answer: Answer, workings: Mapping[str, object]) -> Record:
    """What `ask --explain` adds: which words were taken for which, what was looked for, and what the checks said."""
    return {
        "aliases": [
            {"said": alias.said, "written": alias.written, "corrected": alias.corrected} for alias in answer.aliases
        ],
        "notes": [{"kind": str(note.kind), **note.values} for note in answer.notes],
        "workings": workings,
    }


def _note(answer: Answer, words: Wording) -> str | None:
    said = [why_not(answer, words)] if answer.reason else []
    for note in answer.notes:
        if note.kind is not NoteKind.MISSING:
            said.append(words(f"note.{note.kind}", **note.values))
    return " ".join(said) or None


def _span(span: Span) -> Record:
    return {"file": span.report.file, "start": span.start, "end": span.end, "text": span.text}


def _citation(citation: Citation) -> Record:
    outline, paragraph, excerpt = citation.outline, citation.paragraph, citation.excerpt
    return {
        **_span(excerpt),
        "sha256": outline.report.sha256,
        "title": title(outline),
        "publisher": outline.publisher.text if outline.publisher else None,
        "date": outline.date,
        "section": [heading.text for heading in paragraph.section.path] if paragraph.section else [],
        "paragraph": paragraph.number,
        "page": outline.report.page(excerpt.start),
        "marks": [[mark.start, mark.end] for mark in citation.marks],
        "score": round(float(citation.score), 4),
        "url": outline.url,
    }
