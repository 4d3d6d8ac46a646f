"""Turns of a conversation: text or a button in, a reply out. Knows no channel and keeps no chat.

What must be remembered of a chat is its `Turn`, which the channel hands back with the next message; it can be stored
as text, so a chat goes on after a restart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot import answering, opening
from bot.listing import listing
from bot.reply import Act, Action, Block, Kind, Line, Reply, Tone
from bot.turn import START, Turn
from bot.wording import Wording, wording
from retrieval import Answer, Library, Reason, Searcher, Status

NARROWED = 64  # choices of reports that are kept ready
REMEMBERED_ANSWERS = 1024  # of all chats together; one that is forgotten is asked again
EXAMPLES = 3
EXAMPLE = re.compile("[0-9]{1,3}")  # its place in the list
COMMAND = re.compile(r"/(\w*)(?:@\w+)?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, as far as it changes a reply."""

    language: str = "zh"
    sources: int = 1  # citations shown at once; comparisons show all of theirs
    excerpts: bool = True  # the excerpt around the quote, or the quote alone
    reports: frozenset[str] = frozenset()  # files to ask; those that are gone do not count, and none means all


class Conversation:
    def __init__(self, searcher: Searcher, examples: tuple[str, ...] = ()) -> None:
        """`examples` are questions to offer; those that these reports do not answer are left out."""
        self._offered = examples
        self.serve(searcher)

    def serve(self, searcher: Searcher) -> None:
        """Answer from these reports from now on."""
        self._asking = _Asking(searcher, self._offered)

    @property
    def library(self) -> Library:
        return self._asking.searcher.library

    def chosen(self, reader: Reader) -> frozenset[str]:
        """The reports that are asked for this reader; empty for all."""
        return self._asking.known(reader.reports)

    def say(self, text: str, turn: Turn = START, reader: Reader | None = None) -> Reply:
        """A question, a follow-up or a /command. Never raises on any text."""
        reader = reader or Reader()
        if text.lstrip().startswith("/"):
            return self._command(text.strip(), turn, reader)
        asking = self._for(reader)  # the reports may be exchanged meanwhile; one reply comes from one whole state
        return self._reply(asking, *asking.ask(text, turn), reader)

    def ask(self, text: str, turn: Turn = START) -> tuple[Answer, Turn]:
        """The bare answer, and the turn it leaves: the same as in the reply to that text."""
        return self._asking.ask(text, turn)

    def explain(self, answer: Answer) -> Mapping[str, object]:
        """How the answer came about, ready for JSON."""
        return self._asking.searcher.explain(answer)

    def reply(self, answer: Answer, turn: Turn, reader: Reader | None = None) -> Reply:
        """An answer in the words of a reader's language."""
        return self._reply(self._for(reader or Reader()), answer, turn, reader or Reader())

    def again(self, turn: Turn, reader: Reader | None = None) -> Reply:
        """The reply of this turn once more, say in another language or to go back to it."""
        reader = reader or Reader()
        asking = self._for(reader)
        if not turn.questions:
            return self._sentence("no_source_yet", turn, reader)
        return self._reply(asking, asking.answer(turn.questions), turn, reader)

    def press(self, act: Act, target: str = "", turn: Turn = START, reader: Reader | None = None) -> Reply:
        """A button below the reply whose turn is `turn`. Foreign targets get a sentence, never an error."""
        reader = reader or Reader()
        match act:
            case Act.MORE:
                return self._more(turn, reader)
            case Act.BACK:
                return self.again(turn, reader)
            case Act.RIGHT | Act.WRONG:
                return self._sentence(f"thanks_{act.name.lower()}", turn, reader)
            case Act.REPORTS:
                return self._reports(target, turn, reader)
            case Act.ASK:
                known = EXAMPLE.fullmatch(target) and int(target) < len(self._offered)
                return self.say(self._offered[int(target)], turn, reader) if known else self._old(turn, reader)
            case _:
                return opening.opened(act, target, self.library.outlines, turn, wording(reader.language))

    def _command(self, text: str, turn: Turn, reader: Reader) -> Reply:
        match = COMMAND.match(text)
        name, rest = (match[1].lower(), (match[2] or "").strip()) if match else ("", "")
        commands: dict[str, Callable[[], Reply]] = {
            "start": lambda: self._help("welcome", turn, reader),
            "help": lambda: self._help("help", turn, reader),
            "reports": lambda: self._reports(rest, turn, reader),
            "source": lambda: self._source(rest, turn, reader),
            "more": lambda: self._more(turn, reader),
            "quit": lambda: self._sentence("bye", turn, reader, Kind.BYE),
        }
        if name in commands:
            return commands[name]()
        return self._sentence("unknown_command", turn, reader, command=f"/{name[:32]}")

    def _reply(self, asking: _Asking, answer: Answer, turn: Turn, reader: Reader) -> Reply:
        words = wording(reader.language)
        blocks = tuple(answering.blocks(answer, words, reader.sources, reader.excerpts))
        actions = tuple(answering.actions(answer, words, reader.sources))
        if asking.files and answer.status is not Status.ANSWERED:  # the answer may stand in one that was not asked
            blocks += (Line(words("among", count=len(asking.files)), Tone.NOTE),)
        if answer.status is Status.NOT_FOUND and answer.reason is not Reason.NO_REPORTS:
            offered, actions = _offer(asking.examples(), words)
            blocks += offered
        return Reply(Kind(answer.status), blocks, turn, actions, answer)

    def _more(self, turn: Turn, reader: Reader) -> Reply:
        answer = self._for(reader).answer(turn.questions) if turn.questions else None
        if answer is None:
            return self._sentence("no_source_yet", turn, reader)
        shown = answering.shown_at_once(answer, reader.sources)
        left, words = answer.citations[shown:], wording(reader.language)
        if not left:
            return self._sentence("no_more", turn, reader)
        return Reply(Kind.PLACE, tuple(answering.cited(left, words, shown + 1)), turn, answer=answer)

    def _source(self, rest: str, turn: Turn, reader: Reader) -> Reply:
        citations = self._for(reader).answer(turn.questions).citations if turn.questions else ()
        if not citations:
            return self._sentence("no_source_yet", turn, reader)
        if rest and not (rest.isascii() and rest.isdecimal()):
            return self._sentence("usage_source", turn, reader)
        number = int(rest[:9] or 1)
        if not 1 <= number <= len(citations):
            return self._sentence("no_such_source", turn, reader, count=len(citations))
        return opening.around(citations[number - 1], turn, wording(reader.language))

    def _reports(self, rest: str, turn: Turn, reader: Reader) -> Reply:
        return listing(self.library, rest, turn, wording(reader.language))

    def _help(self, key: str, turn: Turn, reader: Reader) -> Reply:
        words = wording(reader.language)
        offered, actions = _offer(self._for(reader).examples(), words)
        return Reply(Kind.TEXT, (Line(words(key)), *offered), turn, actions)

    def _for(self, reader: Reader) -> _Asking:
        asking = self._asking
        files = asking.known(reader.reports)
        return asking.among(files) if files else asking

    def _old(self, turn: Turn, reader: Reader) -> Reply:
        return self._sentence("button_old", turn, reader)

    def _sentence(self, key: str, turn: Turn, reader: Reader, kind: Kind = Kind.TEXT, **values: object) -> Reply:
        return Reply(kind, (Line(wording(reader.language)(key, **values)),), turn)


class _Asking:
    """One state of the reports, or a choice of them, and what was asked of it."""

    def __init__(self, searcher: Searcher, offered: tuple[str, ...], files: frozenset[str] = frozenset()) -> None:
        self.searcher = searcher
        self.files = files  # the choice; empty for all
        self._offered = offered
        self._all = frozenset(outline.report.file for outline in searcher.library.outlines)
        self.among = lru_cache(NARROWED)(self._among)
        self.answer = lru_cache(REMEMBERED_ANSWERS // NARROWED if files else REMEMBERED_ANSWERS)(self._ask)
        self.examples = lru_cache(1)(self._answerable)

    def known(self, files: frozenset[str]) -> frozenset[str]:
        return files & self._all

    def _among(self, files: frozenset[str]) -> _Asking:
        return _Asking(self.searcher.among(files), self._offered, files)

    def ask(self, text: str, turn: Turn) -> tuple[Answer, Turn]:
        answer = self.answer(turn.then(text).questions)
        return answer, turn.after(answer, text)

    def _ask(self, questions: tuple[str, ...]) -> Answer:
        """The answer to the last of these questions, each asked after the ones before it."""
        before = self.answer(questions[:-1]) if len(questions) > 1 else None
        return self.searcher.ask(questions[-1], before)

    def _answerable(self) -> tuple[tuple[int, str], ...]:
        """Offered questions that get an answer here, so that no example disappoints; with their places in the list."""
        offered = enumerate(self._offered)
        answered = [(at, text) for at, text in offered if self.answer((text,)).status is Status.ANSWERED]
        return tuple(answered[:EXAMPLES])


def _offer(examples: tuple[tuple[int, str], ...], words: Wording) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    if not examples:
        return (), ()
    lines = (Line(words("examples"), Tone.NOTE), *(Line(f"· {example}", Tone.EXAMPLE) for _, example in examples))
    return lines, tuple(Action(Act.ASK, example, str(at)) for at, example in examples)
