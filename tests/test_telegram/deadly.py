"""The bot with one question that kills it, as a fault in a library written in C would."""

from __future__ import annotations

import os
import signal
import sys

from bot.__main__ import main
from retrieval import Answer, Searcher

DEADLY = "致命的问题是什么"


def deadly(self: Searcher, question: str, before: Answer | None = None) -> Answer:
    if question == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return ask(self, question, before)


if __name__ == "__main__":
    ask = Searcher.ask
    Searcher.ask = deadly  # type: ignore[method-assign]
    sys.exit(main())
