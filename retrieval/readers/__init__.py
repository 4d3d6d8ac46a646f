"""File to text: one module a format, one dictionary of suffixes."""

from retrieval.readers.reading import Extract, Unreadable, Why, read, suffixes

__all__ = ["Extract", "Unreadable", "Why", "read", "suffixes"]
