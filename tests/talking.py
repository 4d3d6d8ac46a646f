"""Several turns of one conversation, as a reader types them."""

from __future__ import annotations

from retrieval import Answer, Searcher


def talk(searcher: Searcher, *turns: str) -> Answer:
    """The answer to the last turn."""
    answer: Answer | None = None
    for turn in turns:
        answer = searcher.ask(turn, answer)
    assert answer is not None
    return answer


def quoted(answer: Answer) -> str:
    return answer.quote.text if answer.quote else ""


def files(answer: Answer) -> list[str]:
    """First three characters of the files that are cited, in order."""
    return [citation.outline.report.file[:3] for citation in answer.citations]
