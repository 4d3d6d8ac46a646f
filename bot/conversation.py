"""Turns of a conversation: text or a button in, a reply out. Knows no channel and keeps no chat.

What must be remembered of a chat is its `Turn`, which the channel hands back with the next message; it can be stored
as text, so a chat goes on after a restart.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.reply import Act, Reply
from bot.turn import START, Turn
from retrieval import Searcher


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, as far as it changes a reply."""

    language: str = "zh"
    sources: int = 1  # citations shown at once; comparisons show all of theirs
    excerpts: bool = True  # the excerpt around the quote, or the quote alone


class Conversation:
    def __init__(self, searcher: Searcher, examples: tuple[str, ...] = ()) -> None:
        """`examples` are questions to offer; those that these reports do not answer are left out."""
        raise NotImplementedError

    def serve(self, searcher: Searcher) -> None:
        """Answer from other reports from now on."""
        raise NotImplementedError

    def say(self, text: str, turn: Turn = START, reader: Reader | None = None) -> Reply:
        """A question, a follow-up or a /command. Never raises on any text."""
        raise NotImplementedError

    def press(self, act: Act, target: str, turn: Turn = START, reader: Reader | None = None) -> Reply:
        """A button below the reply whose turn is `turn`. Foreign targets get a sentence, never an error."""
        raise NotImplementedError
