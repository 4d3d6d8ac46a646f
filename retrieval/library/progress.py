"""How far building has come, for whoever waits."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    READING = "reading"  # the files
    COUNTING = "counting"  # the words of each report
    MERGING = "merging"  # the counts into one index


Progress = Callable[[Step, int, int, str], None]  # done, in all, the file at hand; an empty one where a step is over


def untold(_step: Step, _done: int, _of: int, _file: str) -> None:
    """For those who do not wait."""
