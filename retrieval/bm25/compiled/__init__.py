"""The fast ranking. Needs numba, the extra `fast`."""

from retrieval.bm25.compiled.best import best

__all__ = ["best"]
