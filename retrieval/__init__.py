"""Which words of which report answer this question?"""

from retrieval.answer import Alias, Answer, Citation, Note, NoteKind, Reason, Status
from retrieval.errors import ChuchuError, IndexDamagedError, LexiconError, ReportsError, SettingsError
from retrieval.report import Outline, Paragraph, Report, Section, Span

__all__ = [
    "Alias",
    "Answer",
    "ChuchuError",
    "Citation",
    "IndexDamagedError",
    "LexiconError",
    "Note",
    "NoteKind",
    "Outline",
    "Paragraph",
    "Reason",
    "Report",
    "ReportsError",
    "Section",
    "SettingsError",
    "Span",
    "Status",
]
