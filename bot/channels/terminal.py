"""A chat in the terminal; with a pipe at either end it answers line by line and adds nothing to the text."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.conversation import Conversation, Reader
from bot.render import COLOURS, NO_COLOURS, paint, plain
from bot.reply import Act, Kind, Line, Reply
from bot.showable import showable
from bot.turn import START
from bot.wording import Wording, wording

WIDEST = 100  # columns; longer lines of Chinese are hard to follow


def chat(conversation: Conversation, reader: Reader, state_dir: Path) -> None:
    """Until /quit, Ctrl-D, Ctrl-C or the end of the input."""
    words, alone = wording(reader.language), sys.stdin.isatty() and sys.stdout.isatty()
    if alone:
        outlines = conversation.library.outlines
        paragraphs = sum(outline.size for outline in outlines)
        print(words("chat_head", reports=len(outlines), paragraphs=paragraphs), end="\n\n")
    turn = START
    try:
        for text in _typed(words, state_dir) if alone else _piped():
            reply = conversation.say(text, turn, reader)
            turn = reply.turn
            if text.lower().startswith("/help"):  # to leave is something that only a terminal has
                reply = replace(reply, blocks=(*reply.blocks, Line(words("chat_quit"))))
            show(reply, words if alone else None)
            if reply.kind is Kind.BYE:
                return
    except (EOFError, KeyboardInterrupt):
        pass
    if alone:
        print(words("bye"))


def show(reply: Reply, hints: Wording | None = None) -> None:
    """On a terminal with colours, wrapped to its width; `hints` adds what can be typed next."""
    if not sys.stdout.isatty():
        print(plain(reply), end="\n\n", flush=True)
        return
    colours = NO_COLOURS if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else COLOURS
    width = min(shutil.get_terminal_size().columns - 1, WIDEST)
    print(plain(reply, colours, width), end="\n\n")
    if hints and (ways := _ways_on(reply, hints)):
        print(paint(ways, colours.note), end="\n\n")


def _typed(words: Wording, state_dir: Path) -> Iterator[str]:
    """Ctrl-D raises EOFError, Ctrl-C KeyboardInterrupt."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory

    history = state_dir / "history"
    history.touch(mode=0o600)
    session: PromptSession[str] = PromptSession(history=FileHistory(str(history)), reserve_space_for_menu=0)
    while True:
        if (text := session.prompt(words("chat_prompt") + " ")).strip():
            yield text


def _piped() -> Iterator[str]:
    """Each line that has something on it, repeated so that the output reads by itself."""
    for line in sys.stdin:
        if text := line.rstrip("\r\n").strip():
            print(f"> {showable(text)}\n", flush=True)
            yield text


def _ways_on(reply: Reply, words: Wording) -> str:
    acts = {action.act: action for action in reply.actions}
    ways = []
    if Act.BEFORE in acts and reply.kind is not Kind.PLACE:
        ways.append(words("hint.source", number=1))
    if Act.MORE in acts:
        ways.append(acts[Act.MORE].label + " /more")
    if Act.REPORTS in acts:
        ways.append(f"{acts[Act.REPORTS].label} /reports {acts[Act.REPORTS].target}")
    return " · ".join(ways)
