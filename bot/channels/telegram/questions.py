"""A question gets its reply; an edited question gets its reply edited."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

from telegram import Message

from bot import render
from bot.channels.telegram import letters
from bot.channels.telegram.asker import Asker
from bot.channels.telegram.buttons import keyboard
from bot.channels.telegram.desk import NOTHING, Deed, Desk, Handled
from bot.channels.telegram.sentences import said
from bot.journal import Answered, Letter
from bot.reply import Kind, Reply
from bot.turn import NO_TOPIC, Turn
from retrieval import Reason, Status

NO_GAP = NO_TOPIC - {Reason.NO_REPORTS}  # these say nothing about the reports


async def ask(desk: Desk, asker: Asker, text: str, question: int) -> Handled:
    """`question` is the message that is replied to."""
    before = Turn.from_text(desk.journal.chats.turn(asker.place))
    reply = await desk.think(desk.conversation.say, text, before, desk.reader(asker))
    return replied(desk, asker, reply, question, before)


def too_fast(desk: Desk, asker: Asker, message: Message) -> Handled | None:
    """Spends of what this person may ask. None within it; else a notice, once a minute."""
    asked = (message.edit_date or message.date).timestamp()
    if desk.budget.spend(asker.person, asked):
        return None
    if not desk.budget.tell(asker.person, asked):
        return NOTHING
    return said(asker, desk.words(asker)("telegram.slow_down"), message.message_id)


def replied(desk: Desk, asker: Asker, reply: Reply, question: int, before: Turn) -> Handled:
    messages = render.telegram(reply, desk.link)
    notes = _notes(desk, asker, reply, question, before, len(messages))
    sent = letters.messages(asker, messages, question, keyboard(reply.actions), notes)
    return Handled(sent, (*_turned(desk, asker, reply), *_gaps(desk, asker, reply)))


async def ask_again(desk: Desk, asker: Asker, text: str, message: Message) -> Handled:
    """The question was edited: what answered it says something else now."""
    old = desk.journal.chats.by_question(asker.chat, message.message_id)
    if not old:
        return NOTHING
    if refused := too_fast(desk, asker, message):
        return refused
    before = Turn.from_text(old[0].before)
    reply = await desk.think(desk.conversation.say, text, before, desk.reader(asker))
    latest = desk.journal.chats.turn(asker.place) == old[0].turn
    deeds = (*(_turned(desk, asker, reply) if latest else ()), *_gaps(desk, asker, reply))
    return Handled(tuple(_changed(desk, asker, reply, before, old)), deeds)


def _changed(desk: Desk, asker: Asker, reply: Reply, before: Turn, old: Sequence[Answered]) -> list[Letter]:
    messages = render.telegram(reply, desk.link)
    question = old[0].question
    notes = _notes(desk, asker, reply, question, before, max(len(messages), len(old)))
    changed = []
    for at, html in enumerate(messages):
        buttons = keyboard(reply.actions) if at == len(messages) - 1 else None
        if at < len(old):
            changed.append(letters.edit(asker.chat, old[at].message, html, buttons, notes[at]))
        else:
            changed.append(letters.message(asker, html, question, buttons, notes[at], silent=True))
    gone = range(len(messages), len(old))
    return changed + [letters.delete(asker.chat, old[at].message, notes[at]) for at in gone]


def _notes(desk: Desk, asker: Asker, reply: Reply, question: int, before: Turn, count: int) -> list[letters.Note]:
    note = {
        "question": question,
        "place": asker.place,
        "owner": desk.journal.hashed(asker.person),
        "before": before.to_text(),
        "turn": reply.turn.to_text(),
    }
    return [note | {"position": at} for at in range(count)]


def _turned(desk: Desk, asker: Asker, reply: Reply) -> tuple[Deed, ...]:
    return (partial(desk.journal.chats.keep_turn, asker.place, asker.chat, reply.turn.to_text(), time.time()),)


def _gaps(desk: Desk, asker: Asker, reply: Reply) -> tuple[Deed, ...]:
    answer = None if reply.kind is Kind.PLACE else reply.answer  # more of an answer is no question
    if answer is None or answer.status is Status.ANSWERED or answer.reason is None or answer.reason in NO_GAP:
        return ()
    who = desk.journal.hashed(asker.person)
    asked = answer.understood.encode("utf-8", "replace").decode()
    return (partial(desk.journal.notes.unanswered, asked, str(answer.reason), who, time.time()),)
