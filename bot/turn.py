"""What must be remembered of a chat so that "那徐汇院呢?" is understood: the last questions, as typed.

Asking is deterministic, so the questions are enough to have the last answer again, also after a restart.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Self

from retrieval import Answer, Reason, Status

REMEMBERED = 12  # questions of one topic; of a longer talk its first question and the last ones
NO_TOPIC = {Reason.SMALL_TALK, Reason.EMPTY, Reason.TOO_LONG, Reason.UNCLEAR, Reason.NO_REPORTS}


@dataclass(frozen=True, slots=True)
class Turn:
    questions: tuple[str, ...] = ()

    def then(self, question: str) -> Turn:
        return Turn((*self.questions, question))

    def after(self, answer: Answer, question: str) -> Turn:
        """The turn once `question` has this answer: one that stands by itself begins anew, unless it found nothing."""
        if answer.reason in NO_TOPIC:
            return self  # after "谢谢" one can still go on from the answer before
        if answer.understood == answer.question and (answer.status is not Status.NOT_FOUND or not self.questions):
            return Turn((question,))
        first, *later = self.then(question).questions
        return Turn((first, *later[1 - REMEMBERED :]))

    def to_text(self) -> str:
        """One line that a channel can store; `from_text` reads it back."""
        return json.dumps(self.questions)

    @classmethod
    def from_text(cls, stored: str) -> Self:
        """Text that was not made by `to_text` gives a turn with nothing before it."""
        try:
            questions = json.loads(stored)
        except ValueError:
            return cls()
        if not isinstance(questions, list) or not all(isinstance(question, str) for question in questions):
            return cls()
        return cls(tuple(questions)[-REMEMBERED:])


START = Turn()
