"""What goes wrong: refusals, resets, half answers, strange updates, and kill -9 at five exact points."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tests.faults.evidence import Evidence
from tests.running_bot import RunningBot
from tests.stand_in import Call, Fault, Kind, StandIn

SEND, POLL = "sendMessage", "getUpdates"
POINTS = ("delivered", "committed", "before the send", "accepted", "answered")
SEND_FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": Kind.REFUSE, "code": 429, "retry_after": 1},
    {"kind": Kind.BAD_GATEWAY},
    {"kind": Kind.RESTART},
    {"kind": Kind.RESET_BEFORE},
    {"kind": Kind.RESET_AFTER},
    {"kind": Kind.TRUNCATE},
    {"kind": Kind.GARBLE},
    {"kind": Kind.HANG},
    {"kind": Kind.DELAY, "seconds": 0.5},
)
POLL_FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": Kind.REFUSE, "code": 401},
    {"kind": Kind.REFUSE, "code": 404},
    {"kind": Kind.REFUSE, "code": 409},
    {"kind": Kind.REFUSE, "code": 429, "retry_after": 1},
    {"kind": Kind.BAD_GATEWAY},
    {"kind": Kind.RESTART},
    {"kind": Kind.RESET_BEFORE},
    {"kind": Kind.RESET_AFTER},
    {"kind": Kind.TRUNCATE},
    {"kind": Kind.GARBLE},
    {"kind": Kind.DELAY, "seconds": 0.5},
)


class Mischief:
    def __init__(self, server: StandIn, bot: RunningBot, dice: random.Random) -> None:
        self.server, self.bot, self.dice = server, bot, dice
        self.evidence = Evidence(bot.state)
        self.kills: list[str] = []
        self.strange_ones: set[int] = set()

    def trouble(self, turn: int) -> None:
        """Two sends and now and then a poll go wrong; over many turns, each in every way.

        A send is hit once at most: after two sends of unknown outcome the bot rests its case, as it says.
        """
        for at in (2 * turn, 2 * turn + 1):
            self.server.faults.add(Fault(method=SEND, when=self._first_try, **SEND_FAULTS[at % len(SEND_FAULTS)]))
        if turn % 2 == 0:  # or no poll at all would succeed for longer than a button can wait
            self.server.faults.add(Fault(method=POLL, **POLL_FAULTS[turn // 2 % len(POLL_FAULTS)]))

    def strange(self) -> None:
        """Updates that come twice, in disorder, broken, or of a kind that nobody knows yet."""
        updates = self.server.updates
        for update in updates.waiting()[:2]:
            updates.again(update)
        updates.disorder = self.dice.shuffle
        self.strange_ones |= {
            updates.add_strange(callback_query={"id": "1", "from": {"id": 5}}),
            updates.add_strange(message={"message_id": "one", "chat": None}),
            updates.add_strange(hologram={"depth": 3}),
        }

    def kill_at(self, point: str) -> None:
        """Arm a kill: the next call that comes to this point is the process's last."""
        kind, method, when = {
            "delivered": (Kind.ANSWERING, POLL, self._has_news),
            "committed": (Kind.ARRIVED, POLL, self._confirms),
            "before the send": (Kind.ARRIVED, SEND, self._first_try),
            "accepted": (Kind.ACCEPTED, SEND, self._first_try),
            "answered": (Kind.ANSWERING, SEND, self._first_try),
        }[point]
        hook = self._frozen_kill(point) if kind is Kind.ANSWERING else self._kill(point)
        self.server.faults.add(Fault(kind, method, when=when, hook=hook))

    def _stopped(self) -> bool:
        """Stop the process; False, and on it goes, when that is no fair moment.

        A message that was in doubt before is being sent the second and last time: what is lost now is lost.
        """
        with suppress(ProcessLookupError):
            os.kill(self.bot.pid, signal.SIGSTOP)
        time.sleep(0.02)
        fair = self.evidence.no_second_tries()
        if not fair:
            os.kill(self.bot.pid, signal.SIGCONT)
        return fair

    def _kill(self, point: str) -> Callable[[Call], None]:
        def kill(call: Call) -> None:
            if not self._stopped():
                self.kill_at(point)
                return
            os.kill(self.bot.pid, signal.SIGKILL)
            self.kills.append(point)

        return kill

    def _frozen_kill(self, point: str) -> Callable[[Call], None]:
        """Stopped before the answer is written and killed after: it lies in the socket, unread."""
        stopped: list[bool] = []

        def stage(call: Call) -> None:
            if not stopped:
                stopped.append(self._stopped())
            elif stopped == [True]:
                os.kill(self.bot.pid, signal.SIGKILL)
                self.kills.append(point)
            else:
                self.kill_at(point)

        return stage

    def _first_try(self, call: Call) -> bool:
        return call.chat is not None and self.evidence.first_try(call.chat) and self.evidence.no_second_tries()

    def _has_news(self, call: Call) -> bool:
        return bool(self.server.updates.waiting()) and self.evidence.no_second_tries()

    def _confirms(self, call: Call) -> bool:
        offset = int(call.params.get("offset") or 0)
        return any(number < offset for number in self.server.updates.waiting()) and self.evidence.no_second_tries()
