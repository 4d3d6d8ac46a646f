"""How many questions one person may ask in a minute: enough for anybody who reads the answers."""

from __future__ import annotations

NOTICE_EVERY = 60.0  # seconds
WHILE_TYPING = 0.1  # of a question: inline, every pause between letters is looked up


class Budget:
    """Counts by the time at which a question was asked, so that what queued up while the bot was off is no flood."""

    def __init__(self, per_minute: int) -> None:
        self._each = 60.0 / per_minute
        self._burst = per_minute
        self._full: dict[int, float] = {}
        self._told: dict[int, float] = {}

    def spend(self, person: int, asked: float, share: float = 1.0) -> bool:
        """Is it within what this person may ask? What is not costs nothing."""
        full = max(self._full.get(person, asked), asked)
        within = full - asked <= (self._burst - share) * self._each + 1e-6
        if within:
            self._full[person] = full + share * self._each
        return within

    def tell(self, person: int, asked: float) -> bool:
        """Who asks too much is told so, once a minute."""
        due = asked - self._told.get(person, float("-inf")) >= NOTICE_EVERY
        if due:
            self._told[person] = asked
        return due

    def tidy(self, now: float) -> None:
        for times in (self._full, self._told):
            for person in [person for person, at in times.items() if at < now - NOTICE_EVERY]:
                del times[person]
