"""rank_bm25's scores, laid out to be fast."""

from retrieval.bm25.counts import Counts, count
from retrieval.bm25.index import Bm25

__all__ = [
    "Bm25",
    "Counts",
    "count",
]
