"""File to text: one module a format, one dictionary of suffixes."""

from retrieval.readers.extract import Extract, Unreadable, Why
from retrieval.readers.reading import read, suffixes

__all__ = ["Extract", "Unreadable", "Why", "read", "suffixes"]
