"""What those who look after the bot are told, asked of the handlers themselves."""

from __future__ import annotations

import asyncio
import threading

from bot.channels.telegram.administration import COMMANDS
from bot.channels.telegram.asker import Asker
from bot.channels.telegram.desk import Desk

ADMIN = Asker(7, 7, True, "zh-hans")
PATIENCE = 60.0  # seconds; what waits for the thinker waits for ever


def told(desk: Desk, command: str) -> list[str]:
    """The messages that answer a command of an administrator."""
    handled = asyncio.run(asyncio.wait_for(COMMANDS[command](desk, ADMIN, "", 1), PATIENCE))
    return [letter.parameters["text"] for letter in handled.letters]


def test_reports_are_read_anew_while_answers_are_made(desk: Desk) -> None:
    """Were they read where answers are made, no question would be answered meanwhile."""
    over = threading.Event()
    desk.thinker.submit(over.wait)
    try:
        assert "2 份报告" in told(desk, "reload")[0]
    finally:
        over.set()
