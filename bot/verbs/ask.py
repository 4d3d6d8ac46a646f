"""chuchu ask: questions from the arguments, or one a line from standard input."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from bot.settings import Settings
from bot.wording import Wording, wording

ANSWERED, NOT_ANSWERED = 0, 1


def options(parser: ArgumentParser, words: Wording) -> None:
    parser.add_argument("questions", nargs="*", metavar="Q", help=words("cli.ask.question"))
    parser.add_argument("--json", action="store_true", help=words("cli.ask.json"))
    parser.add_argument("--dialogue", action="store_true", help=words("cli.ask.dialogue"))
    parser.add_argument("--explain", action="store_true", help=words("cli.ask.explain"))


def run(given: Namespace, settings: Settings) -> int:
    from bot.channels.terminal import show
    from bot.record import explained, line, record
    from bot.showable import showable
    from bot.startup import conversation, reader
    from bot.turn import START
    from retrieval import Status

    asked, words = conversation(settings), wording(settings.language)
    turn, statuses = START, []
    for question in given.questions or _lines():
        if given.dialogue and not question.strip():
            turn = START
            continue
        answer, after = asked.ask(question, turn)
        statuses.append(answer.status)
        extra = explained(answer, asked.explain(answer)) if given.explain else {}
        if given.json:
            print(line(record(question, answer, words) | extra), flush=True)
        else:
            if len(given.questions) != 1:
                print(f"> {showable(question)}\n")
            show(asked.reply(answer, after, reader(settings)))
            if given.explain:
                print(json.dumps(extra, ensure_ascii=False, indent=2))
        turn = after if given.dialogue else START
    if not statuses:
        print(words("ask_nothing"), file=sys.stderr)
    answered = statuses and (len(statuses) > 1 or statuses[0] is Status.ANSWERED)
    return ANSWERED if answered else NOT_ANSWERED


def _lines() -> Iterator[str]:
    """Lines end at a line feed and nowhere else: U+2028 or a form feed may be part of a question."""
    for line in sys.stdin:
        yield line.removesuffix("\n").removesuffix("\r")
