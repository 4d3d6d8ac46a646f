"""How many questions one person may ask in a minute: enough for anybody who reads the answers."""

from __future__ import annotations

from enum import Enum, auto

NOTICE_EVERY = 60.0  # seconds


class Verdict(Enum):
    WITHIN = auto()
    OVER = auto()  # to be told so, once a minute
    SILENT = auto()


class Budget:
    """Counts by the time at which a question was asked, so that what queued up while the bot was off is no flood."""

    def __init__(self, per_minute: int) -> None:
        self._each = 60.0 / per_minute
        self._burst = per_minute
        self._full: dict[int, float] = {}
        self._told: dict[int, float] = {}

    def spend(self, person: int, asked: float) -> Verdict:
        full = max(self._full.get(person, asked), asked)
        if full - asked <= (self._burst - 1) * self._each + 1e-6:
            self._full[person] = full + self._each
            return Verdict.WITHIN
        if asked - self._told.get(person, float("-inf")) < NOTICE_EVERY:
            return Verdict.SILENT
        self._told[person] = asked
        return Verdict.OVER

    def tidy(self, now: float) -> None:
        for times in (self._full, self._told):
            for person in [person for person, at in times.items() if at < now - NOTICE_EVERY]:
                del times[person]
