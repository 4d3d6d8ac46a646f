"""Is what Telegram shows the same as what the terminal says, span by span?

python -m tests.faults same --file dialogues.jsonl     lines with `turns`, or with `input`
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot import startup
from bot.conversation import Conversation
from bot.reply import Excerpt, Quote
from bot.settings import Settings
from bot.showable import showable
from bot.turn import START
from retrieval import Span
from tests.faults.run import SETTINGS
from tests.running_bot import ROOT, RunningBot
from tests.stand_in import Person, StandIn
from tests.stand_in.cleaning import cleaned
from tests.stand_in.world import Message


@dataclass(frozen=True)
class Same:
    dialogues: int
    turns: int
    excerpts: int
    unanswered: int  # messages that got no reply
    different: list[str]  # where Telegram shows another span than the conversation gave


def read(file: Path) -> list[list[str]]:
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [list(_said(line)) for line in lines if line.get("kind") != "callback_query"]


def _said(line: dict[str, object]) -> Iterator[str]:
    turns = line.get("turns")
    if isinstance(turns, list):
        yield from (turn["question"] for turn in turns)
    else:
        given = line["input"]
        yield from given if isinstance(given, list) else [str(given)]


def run(state: Path, dialogues: Sequence[Sequence[str]]) -> Same:
    settings = Settings(reports=ROOT / "seeds", state_dir=state)
    conversation = Conversation(startup.searcher(settings), settings.answers.examples)
    with StandIn() as server, RunningBot(server, state, **SETTINGS):
        people = [server.person(990003000 + at) for at in range(len(dialogues))]
        found = [compared(person, dialogue, conversation) for person, dialogue in zip(people, dialogues, strict=True)]
    excerpts, unanswered, different = zip(*found, strict=True)
    turns = sum(map(len, dialogues))
    return Same(len(dialogues), turns, sum(excerpts), sum(unanswered), [text for texts in different for text in texts])


def compared(person: Person, dialogue: Sequence[str], conversation: Conversation) -> tuple[int, int, list[str]]:
    """Excerpts seen, messages without a reply, and what was different."""
    turn, seen, unanswered, different = START, 0, 0, []
    for text in dialogue:
        if not (sent := cleaned(text)):
            continue  # Telegram sends no empty message
        reply = conversation.say(sent.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), turn)
        turn = reply.turn
        messages = person.server.replies(person.say(text))
        unanswered += not messages
        shown = [part for message in messages for part in entities(message, "expandable_blockquote")]
        bold = [part for message in messages for part in entities(message, "bold")]
        expected = [seen_of(block.span) for block in reply.blocks if isinstance(block, Excerpt)]
        quotes = [seen_of(block.span) for block in reply.blocks if isinstance(block, Quote)]
        seen += len(expected)
        if messages and (shown != expected or not set(quotes) <= {*bold, *shown}):
            different.append(f"{text[:40]!r}: {shown} is not {expected}")
    return seen, unanswered, different


def seen_of(span: Span) -> str:
    """Signs stand for what nobody could see, and then the message says so."""
    return showable(span.text).strip(" \n")


def entities(message: Message, kind: str) -> Iterator[str]:
    units = message["text"].encode("utf-16-le")
    for entity in message.get("entities", []):
        if entity["type"] == kind:
            yield (
                units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le").strip(" \n")
            )
