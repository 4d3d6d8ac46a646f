"""Many questions wait when the bot starts: how fast does it get through, and what does that cost?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.channels.telegram.pacing import OVERALL
from tests.faults.run import QUESTIONS, SETTINGS
from tests.running_bot import ADMIN, RunningBot
from tests.stand_in import StandIn


@dataclass(frozen=True)
class Queued:
    questions: int
    chats: int
    unanswered: int
    seconds: float  # from the first send to the last
    sends_a_second: float
    allowed_a_second: float  # by our own pacing, which stays below Telegram's 30
    handling_p50: str  # question to reply, written down; search, rendering and commit
    handling_p99: str
    start_mb: float  # resident memory right after the start, and at its highest
    peak_mb: float
    limits_broken: int


def run(state: Path, questions: int, chats: int) -> Queued:
    with StandIn() as server:
        people = [server.person(990002000 + n) for n in range(chats)]
        asked = [people[n % chats].say(QUESTIONS[n // chats % len(QUESTIONS)]) for n in range(questions)]
        with RunningBot(server, state, **SETTINGS) as bot:
            server.wait_until(lambda: server.calls.of("sendMessage"), 60)
            start = _megabytes(bot, "VmRSS")
            limit = 60 + questions / 10
            server.wait_until(lambda: len(server.calls.of("sendMessage")) >= questions, limit)
            server.wait_until(lambda: all(server.replies_now(question) for question in asked), 60)
            sends = [call.time for call in server.calls.of("sendMessage")]
            peak = _megabytes(bot, "VmHWM")
            stats = server.replies(server.person(ADMIN).say("/stats"))[0]["text"]
        seconds = sends[-1] - sends[0]
        return Queued(
            questions, chats, sum(not server.replies_now(question) for question in asked), round(seconds, 1),
            round(len(sends) / seconds, 2), OVERALL, *_percentiles(stats), start, peak, len(server.flood.broken),
        )  # fmt: skip


def _megabytes(bot: RunningBot, name: str) -> float:
    found = re.search(rf"{name}:\s+(\d+) kB", Path(f"/proc/{bot.pid}/status").read_text())
    return round(int(found[1]) / 1024, 1) if found else 0.0


def _percentiles(stats: str) -> tuple[str, str]:
    found = dict(re.findall(r"(p\d\d): ([\d.]+ ms)", stats))
    return found.get("p50", "?"), found.get("p99", "?")
