"""The folder of reports as it is now: read, refreshed, watched."""

from retrieval.library.kept import version_of
from retrieval.library.library import Library
from retrieval.library.progress import Progress, Step
from retrieval.library.reading import Reading, State
from retrieval.library.watching import Watched

__all__ = ["Library", "Progress", "Reading", "State", "Step", "Watched", "version_of"]
