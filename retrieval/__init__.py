"""Which words of which report answer this question?"""

from retrieval.answer import Alias, Answer, Citation, Note, NoteKind, Reason, Status
from retrieval.cleaning import LONGEST_QUESTION
from retrieval.errors import ChuchuError, IndexDamagedError, LexiconError, ReportsError, SettingsError
from retrieval.fold import fold
from retrieval.lexicon import Lexicon
from retrieval.library import Library, Progress, Reading, State, Step, Watched
from retrieval.readers import Unreadable, read
from retrieval.report import Outline, Paragraph, Report, Section, Span
from retrieval.searcher import Searcher
from retrieval.yaml_text import load_yaml

__all__ = [
    "LONGEST_QUESTION",
    "Alias",
    "Answer",
    "ChuchuError",
    "Citation",
    "IndexDamagedError",
    "Lexicon",
    "LexiconError",
    "Library",
    "Note",
    "NoteKind",
    "Outline",
    "Paragraph",
    "Progress",
    "Reading",
    "Reason",
    "Report",
    "ReportsError",
    "Searcher",
    "Section",
    "SettingsError",
    "Span",
    "State",
    "Status",
    "Step",
    "Unreadable",
    "Watched",
    "fold",
    "load_yaml",
    "read",
]
