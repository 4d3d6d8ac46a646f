"""A pressed button: its press is answered at once, and what it opens is edited in place or sent below."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial

from telegram import CallbackQuery

from bot import render
from bot.channels.telegram import choosing, commands, letters, questions
from bot.channels.telegram.asker import Asker, presser_of
from bot.channels.telegram.buttons import keyboard, pressed
from bot.channels.telegram.desk import Deed, Desk, Handled
from bot.channels.telegram.sentences import words_of
from bot.channels.telegram.wishes import NAMES, panel, wish
from bot.journal import Answered
from bot.reply import Act, Kind, Reply
from bot.turn import Turn
from bot.wording import wording

IN_PLACE = {Act.OPEN, Act.BEFORE, Act.AFTER, Act.BACK, Act.REPORTS}
NOTED_WITHIN = 1.0  # seconds; a button can be pressed before we have heard that its message was sent
BELOW = {Act.MORE, Act.SECTION, Act.ASK}


async def press(desk: Desk, query: CallbackQuery, received: float) -> Handled:
    asker, what = presser_of(query), pressed(query.data)
    if asker is None or query.message is None or what is None:
        language = query.from_user.language_code or desk.settings.language
        return Handled((letters.button_answer(query.id, wording(language)("button_old")),))
    name, target = what
    message, words = query.message.message_id, desk.words(asker)
    answered = desk.journal.chats.by_message(asker.chat, message)
    if not asker.private and answered and answered.owner != desk.journal.hashed(asker.person):
        return Handled((letters.button_answer(query.id, words("telegram.not_yours")),))
    if name in NAMES:
        return _wished(desk, asker, query.id, message, name)
    if name == choosing.REPORTS:
        return _chosen(desk, asker, query.id, message, target)
    if name in (commands.DELETE, commands.KEEP) and asker.private:
        return _forgotten(desk, asker, query.id, message, name)
    if name not in set(Act):
        return Handled((letters.button_answer(query.id, words("button_old")),))
    if answered is None and time.time() - received < NOTED_WITHIN:
        return Handled(later=NOTED_WITHIN / 4)
    if name == Act.ASK and not desk.budget.spend(asker.person, received):
        return Handled((letters.button_answer(query.id, words("telegram.slow_down")),))
    return await _acted(desk, asker, query.id, message, Act(name), target, answered)


async def _acted(
    desk: Desk, asker: Asker, query: str, message: int, act: Act, target: str, answered: Answered | None
) -> Handled:
    turn = Turn.from_text(answered.turn) if answered else Turn()
    reply = await desk.think(desk.conversation.press, act, target, turn, desk.reader(asker))
    if act in IN_PLACE | BELOW and not (reply.kind is Kind.TEXT and not reply.actions and act is not Act.REPORTS):
        shown = _in_place(desk, asker, message, reply, answered) if act in IN_PLACE else None
        below = shown or questions.replied(desk, asker, _without_back(reply, act), message, turn)
        return replace(below, letters=(letters.button_answer(query), *below.letters))
    deeds: tuple[Deed, ...] = ()
    if act in (Act.RIGHT, Act.WRONG) and turn.questions:
        who, asked = desk.journal.hashed(asker.person), turn.questions[-1].encode("utf-8", "replace").decode()
        deeds = (partial(desk.journal.notes.judged, asked, act.name.lower(), target, who, time.time()),)
    return Handled((letters.button_answer(query, words_of(reply)),), deeds)


def _in_place(desk: Desk, asker: Asker, message: int, reply: Reply, answered: Answered | None) -> Handled | None:
    """None for what does not fit into one message."""
    messages = render.telegram(reply, desk.link)
    if len(messages) != 1:
        return None
    note = None
    if answered:
        note = {"question": answered.question, "place": answered.place, "owner": answered.owner}
        note |= {"before": answered.before, "turn": answered.turn, "position": answered.position}
    return Handled((letters.edit(asker.chat, message, messages[0], keyboard(reply.actions), note),))


def _without_back(reply: Reply, act: Act) -> Reply:
    """Below the answer, the answer is still there to go back to."""
    if act is Act.ASK:
        return reply
    return replace(reply, actions=tuple(action for action in reply.actions if action.act is not Act.BACK))


def _wished(desk: Desk, asker: Asker, query: str, message: int, name: str) -> Handled:
    wishes = {**desk.journal.chats.wishes(asker.place), **wish(desk.reader(asker), name)}
    reader = desk.reader(asker, wishes)
    text, buttons = panel(reader, len(desk.conversation.chosen(reader)))
    keep = partial(desk.journal.chats.keep_wishes, asker.place, asker.chat, wishes, time.time())
    return Handled((letters.button_answer(query), letters.edit(asker.chat, message, text, buttons)), (keep,))


def _chosen(desk: Desk, asker: Asker, query: str, message: int, target: str) -> Handled:
    reader, words = desk.reader(asker), desk.words(asker)
    outlines, before = desk.conversation.library.outlines, desk.conversation.chosen(reader)
    toast, chosen = "", before
    try:
        chosen, shown = choosing.pressed_on(target, outlines, before)
    except choosing.Changed:
        toast, shown = words("telegram.reports_changed"), 0
    except ValueError:
        return Handled((letters.button_answer(query, words("button_old")),))
    text, buttons = panel(reader, len(chosen)) if shown is None else choosing.page(outlines, chosen, shown, words)
    wishes = {**desk.journal.chats.wishes(asker.place), "reports": sorted(chosen)}
    keep = partial(desk.journal.chats.keep_wishes, asker.place, asker.chat, wishes, time.time())
    changed = (keep,) if chosen != before else ()
    return Handled((letters.button_answer(query, toast), letters.edit(asker.chat, message, text, buttons)), changed)


def _forgotten(desk: Desk, asker: Asker, query: str, message: int, name: str) -> Handled:
    words = desk.words(asker)
    if name == commands.DELETE:
        desk.journal.forget(asker.person)
    text = words("telegram.deleted" if name == commands.DELETE else "telegram.kept")
    return Handled((letters.button_answer(query), letters.edit(asker.chat, message, render.escaped(text))))
