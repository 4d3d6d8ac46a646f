"""What came of it, counted and judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from tests.faults.evidence import Evidence
from tests.faults.run import Run
from tests.stand_in.judge import objections
from tests.test_telegram.asking import leaks


@dataclass(frozen=True)
class Figures:
    questions: int
    chats: int
    kills: dict[str, int]
    faults: dict[str, int]
    unanswered: int
    given_up: int  # by the bot, after two sends of unknown outcome
    once: int
    twice: int
    more: int
    twice_without_doubt: int  # answered twice although every send was heard of
    copies_that_differ: int
    chats_out_of_order: int
    presses: int
    presses_unanswered: int
    presses_answered_too_late: int
    limits_broken: dict[str, int]
    calls_refused: list[str]
    objections: list[str]  # aiogram's, to parameters and results
    confirmed_too_early: int
    leaks: int
    seconds: float

    @property
    def good(self) -> bool:
        wrong = (self.unanswered, self.more, self.twice_without_doubt, self.copies_that_differ, self.chats_out_of_order,
                 self.presses_unanswered, self.limits_broken, self.calls_refused, self.objections,
                 self.confirmed_too_early, self.leaks)  # fmt: skip
        return not any(wrong)


def figures(run: Run) -> Figures:
    counts = {_key(question): len(run.server.replies_now(question)) for question in run.asked}
    numbers = Counter(min(count, 3) for count in counts.values())
    calls = list(run.server.calls)
    tried = {call.params["callback_query_id"] for call in run.server.calls.of("answerCallbackQuery")}
    return Figures(
        questions=len(counts),
        chats=len({chat for chat, _ in counts}),
        kills=dict(Counter(run.kills)),
        faults=dict(Counter(f"{call.method} {call.fault}" for call in calls if call.fault)),
        unanswered=numbers[0],
        given_up=len(Evidence(run.bot.state).ask("SELECT 1 FROM outbox WHERE state = 'given_up'")),
        once=numbers[1],
        twice=numbers[2],
        more=numbers[3],
        twice_without_doubt=max(numbers[2] - _doubtful(run), 0),
        copies_that_differ=_differing(run),
        chats_out_of_order=_disorder(run),
        presses=len(run.presses),
        presses_unanswered=len(set(run.presses) - tried),
        presses_answered_too_late=len((set(run.presses) & tried) - set(run.server.answering.callbacks)),
        limits_broken=dict(Counter(run.server.flood.broken)),
        calls_refused=sorted({call.error for call in calls if call.error and not _harmless(call.error)}),
        objections=objections(calls, run.strange)[:5],
        confirmed_too_early=len(run.too_early),
        leaks=len(leaks(run.bot.logged(), run.server)),
        seconds=round(run.seconds, 1),
    )


def _key(question: dict[str, object]) -> tuple[int, int]:
    return question["chat"]["id"], question["message_id"]  # type: ignore[index,return-value]


def _doubtful(run: Run) -> int:
    """Replies that the journal knows to have been sent more than once."""
    return sum(doubts > 1 for doubts in Evidence(run.bot.state).doubts().values())


def _differing(run: Run) -> int:
    texts: dict[tuple[int, str], set[str]] = defaultdict(set)
    for call in run.server.calls.of("sendMessage"):
        if call.chat and "reply_parameters" in call.params and "disable_notification" not in call.params:
            texts[call.chat, call.params["reply_parameters"]].add(str(sorted(call.params.items())))
    return sum(len(copies) > 1 for copies in texts.values())


def _disorder(run: Run) -> int:
    """Chats in which a later question got its first reply before an earlier one."""
    order: dict[int, list[int]] = defaultdict(list)
    for call in run.server.calls.of("sendMessage"):
        sent = call.result if isinstance(call.result, dict) else {}
        if replied := sent.get("reply_to_message", {}).get("message_id"):
            order[sent["chat"]["id"]].append(replied)
    return sum(list(dict.fromkeys(numbers)) != sorted(set(numbers)) for numbers in order.values())


def _harmless(error: str) -> bool:
    """Of a second copy of the same call; and of polls that met each other while one process took over."""
    return any(words in error for words in ("not modified", "too old", "terminated by other getUpdates"))
