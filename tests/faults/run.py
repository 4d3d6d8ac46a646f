"""Many chats ask while the mischief goes on; a supervisor starts the bot again whenever it ends."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.mischief import POINTS, Mischief
from tests.running_bot import RunningBot
from tests.stand_in import Call, Person, Room, StandIn
from tests.stand_in.world import Message

QUESTIONS = (
    "徐汇院设立了多少个专业化办案组？",
    "上海有几家检察院在开展企业合规试点？",
    "206系统的案件为什么要先走检察工作网再导入专网？",
    "那徐汇院呢？",
    "火星探测器发射了几次",
    "徐汇院试行捕诉一体办案机制",
)
SETTINGS = {"questions_per_minute": 10_000, "poll_seconds": 2, "send_seconds": 3, "silent_seconds": 30}


@dataclass
class Run:
    server: StandIn
    bot: RunningBot
    asked: list[Message] = field(default_factory=list)
    presses: list[str] = field(default_factory=list)
    kills: list[str] = field(default_factory=list)
    strange: set[int] = field(default_factory=set)  # updates that no model should judge
    too_early: list[int] = field(default_factory=list)  # updates that were confirmed before they were kept
    seconds: float = 0.0


def run(state: Path, questions: int, chats: int, kills: int, seed: int = 1) -> Run:
    dice = random.Random(seed)
    with StandIn() as server:
        bot = RunningBot(server, state, **SETTINGS)
        made, mischief = Run(server, bot), Mischief(server, bot, dice)
        server.watch = _watch(made, mischief)
        people = [_Chat(server, 990001000 + n, group=n % 10 == 9) for n in range(chats)]
        begun = time.monotonic()
        with _Supervisor(bot):
            for turn in range(kills):
                mischief.trouble(turn)
                share = questions * (turn + 1) // kills - questions * turn // kills
                made.asked += [dice.choice(people).ask(dice.choice(QUESTIONS)) for _ in range(share)]
                mischief.strange()
                _press_some(made, people, dice)
                mischief.kill_at(POINTS[turn % len(POINTS)])
                _until_killed(mischief, turn + 1, people, made, dice)
            server.wait_until(lambda: all(server.replies_now(question) for question in made.asked), 120)
            server.wait_until(lambda: not server.updates.waiting(), 20)
            time.sleep(2)  # for doubles that are still to come
        made.seconds, made.kills = time.monotonic() - begun, mischief.kills
        made.strange = mischief.strange_ones
        return made


class _Chat:
    """A person in private, or one in a group of their own."""

    def __init__(self, server: StandIn, number: int, group: bool) -> None:
        self.person: Person = server.person(number)
        self.room: Room | None = server.room(-1_002_000_000_000 - number) if group else None

    def ask(self, question: str) -> Message:
        if self.room:
            return self.person.say(f"/ask@chuchu_test_bot {question}", self.room)
        return self.person.say(question)


class _Supervisor:
    """What systemd does with Restart=always."""

    def __init__(self, bot: RunningBot) -> None:
        self._bot = bot
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self._bot.start()
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._bot.stop()

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            if self._bot.process and self._bot.process.poll() is not None:
                if self._bot.broken:
                    return  # a checkout in pieces or a wrong setting: starting it again is of no use
                self._bot.start()


def _until_killed(mischief: Mischief, count: int, people: list[_Chat], made: Run, dice: random.Random) -> None:
    """The armed kill needs a call to meet: one more question now and then brings one."""
    while len(mischief.kills) < count:
        if made.bot.broken:
            raise RuntimeError(made.bot.logged()[-2000:])
        if not mischief.server.wait_until(lambda: len(mischief.kills) >= count, 4):
            made.asked.append(dice.choice(people).ask(dice.choice(QUESTIONS)))


def _press_some(made: Run, people: list[_Chat], dice: random.Random) -> None:
    """Somebody turns a page below a reply of theirs."""
    owners = {chat.person.id: chat.person for chat in people if not chat.room}
    replies = [
        m
        for question in dice.sample(made.asked, min(30, len(made.asked)))
        for m in made.server.replies_now(question)
        if m.get("reply_markup")
    ]
    for reply in dice.sample(replies, min(2, len(replies))):
        person = owners.get(reply["chat"]["id"])
        rows = reply["reply_markup"]["inline_keyboard"]
        labels = [button["text"] for row in rows for button in row if "callback_data" in button]
        if person and "下一段" in labels:
            made.presses.append(person.press(reply, "下一段"))


def _watch(made: Run, mischief: Mischief) -> Callable[[Call], None]:
    delivered: set[int] = set()

    def watch(call: Call) -> None:
        """What the offset of a poll confirms must be in the journal by then."""
        if call.method != "getUpdates":
            return
        confirmed = {number for number in delivered if number < int(call.params.get("offset") or 0)}
        made.too_early += sorted(confirmed - mischief.evidence.kept())
        delivered.difference_update(confirmed)
        delivered.update(mischief.server.updates.waiting())

    return watch
