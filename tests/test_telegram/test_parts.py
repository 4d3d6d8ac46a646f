"""The parts that keep the pace, the order and the secrets."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.arrivals import UNREADABLE, received
from bot.channels.telegram.budget import Budget, Verdict
from bot.channels.telegram.lanes import Lanes
from bot.channels.telegram.pacing import BURST, GROUP_COUNT, OVERALL, Pace
from bot.channels.telegram.redaction import RedactingFormatter, redacted
from bot.channels.telegram.single import SingleInstance, silent_seconds
from bot.journal import Waiting
from retrieval import SettingsError
from tests.stand_in.errors import ApiError
from tests.stand_in.limits import Flood
from tests.stand_in.server import TOKEN


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_chat_may_burst_and_then_gets_one_message_a_second() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(BURST):
        assert pace.delay(11) == 0
        pace.sent(11)
    assert pace.delay(11) == pytest.approx(1)
    assert pace.delay(12) == 0


def test_a_group_gets_fewer_than_twenty_a_minute() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(GROUP_COUNT):
        clock.now += max(pace.delay(-5), 1)
        pace.sent(-5)
    assert pace.delay(-5) > 30


def test_what_telegram_says_to_wait_holds_one_chat_only() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.hold(11, 30)
    assert pace.delay(11) == pytest.approx(30)
    assert pace.delay(12) == 0


def test_the_pace_goes_on_after_a_restart() -> None:
    clock = Clock()
    sent = [(11, clock.now - 0.1)] * BURST + [(-5, clock.now - 30 + at) for at in range(GROUP_COUNT)]
    pace = Pace(clock, sent)
    assert pace.delay(11) > 0
    assert pace.delay(-5) > 20


@given(st.lists(st.tuples(st.integers(0, 3000), st.sampled_from([11, 12, -5])), max_size=120))
def test_at_our_pace_no_limit_of_telegram_is_broken(wanted: list[tuple[int, int]]) -> None:
    clock, flood = Clock(), Flood()
    pace = Pace(clock)
    for milliseconds, chat in wanted:
        clock.now += milliseconds / 1000 + pace.delay(chat)
        clock.now += max(0.0, pace.delay(chat)) + 1 / OVERALL
        pace.sent(chat)
        try:
            flood.sent(chat, clock.now)
        except ApiError:
            pytest.fail(f"a limit was broken: {wanted}")


def test_however_slow_the_answers_no_second_sees_more_sends_than_telegram_allows() -> None:
    clock, dice = Clock(), random.Random(1)
    pace = Pace(clock)
    counted: list[float] = []  # when Telegram counted each send: at some moment before it answers

    async def send() -> None:
        await pace.take_off()
        for _ in range(dice.randrange(40)):
            await asyncio.sleep(0)
        counted.append(clock())
        for _ in range(dice.randrange(40)):
            await asyncio.sleep(0)
        pace.land()

    async def run() -> None:
        sends = asyncio.gather(*(send() for _ in range(200)))
        while not sends.done():
            clock.now += 0.01
            await asyncio.sleep(0)
        await sends

    asyncio.run(run())
    assert len(counted) == 200
    assert max(sum(at <= other < at + 1 for other in counted) for at in counted) <= OVERALL


def test_what_is_urgent_does_not_wait_for_the_others() -> None:
    pace = Pace(Clock())

    async def run() -> None:
        for _ in range(OVERALL):
            await pace.take_off()
        waiting = asyncio.create_task(pace.take_off())
        await asyncio.sleep(0)
        await pace.take_off(urgent=True)
        assert not waiting.done()
        waiting.cancel()

    asyncio.run(run())


def test_a_person_within_the_budget_is_served_and_one_over_it_is_told_once_a_minute() -> None:
    budget = Budget(3)
    assert [budget.spend(11, 0) for _ in range(5)] == [Verdict.WITHIN] * 3 + [Verdict.OVER, Verdict.SILENT]
    assert budget.spend(12, 0) is Verdict.WITHIN
    assert budget.spend(11, 21) is Verdict.WITHIN


def test_what_was_asked_while_the_bot_was_off_counts_by_when_it_was_asked() -> None:
    budget = Budget(1)
    assert [budget.spend(11, minute * 60) for minute in range(9)] == [Verdict.WITHIN] * 9


def run_lanes(count: int, lanes: int, work: Callable[[Waiting], Any], workers: int = 4) -> None:
    async def run() -> None:
        made = Lanes(work, workers)
        made.push(Waiting(number, f"lane {number % lanes}", "message") for number in range(count))
        made.start()
        while len(made):
            await asyncio.sleep(0.001)
        assert await made.stop(5)

    asyncio.run(run())


def test_every_lane_keeps_its_order_even_when_its_head_must_wait() -> None:
    done: dict[str, list[int]] = defaultdict(list)
    waited: set[int] = set()

    async def work(waiting: Waiting) -> float | None:
        await asyncio.sleep(0)
        if waiting.update_id % 3 == 0 and waiting.update_id not in waited:
            waited.add(waiting.update_id)
            return 0.001
        done[waiting.lane].append(waiting.update_id)
        return None

    run_lanes(60, 7, work)
    assert sum(map(len, done.values())) == 60
    assert all(numbers == sorted(numbers) for numbers in done.values())


def test_a_flooding_chat_delays_nobody() -> None:
    order: list[str] = []

    async def work(waiting: Waiting) -> None:
        await asyncio.sleep(0)
        order.append(waiting.lane)

    async def run() -> None:
        lanes = Lanes(work, workers=1)
        lanes.push(Waiting(number, "flood", "message") for number in range(50))
        lanes.push([Waiting(99, "other", "message")])
        lanes.start()
        while len(lanes):
            await asyncio.sleep(0.001)
        await lanes.stop(5)

    asyncio.run(run())
    assert order.index("other") <= 1


def test_a_pressed_button_overtakes_questions() -> None:
    order: list[str] = []

    async def work(waiting: Waiting) -> None:
        order.append(waiting.lane)

    async def run() -> None:
        lanes = Lanes(work, workers=1)
        lanes.push(Waiting(number, f"{number}", "message") for number in range(50))
        lanes.push([Waiting(99, "button 11", "callback_query")])
        lanes.start()
        while len(lanes):
            await asyncio.sleep(0.001)
        await lanes.stop(5)

    asyncio.run(run())
    assert order[0] == "button 11"


def test_an_error_in_one_update_ends_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.lanes.AFTER_ERROR", 0.001)
    tried: list[int] = []

    async def work(waiting: Waiting) -> None:
        tried.append(waiting.update_id)
        if len(tried) == 1:
            raise OSError("disk full")

    run_lanes(3, 1, work, workers=1)
    assert tried == [0, 0, 1, 2]


def test_the_token_is_hidden_in_lines_and_in_tracebacks() -> None:
    formatter = RedactingFormatter(TOKEN)
    try:
        raise ValueError(f"The token `{TOKEN}` was rejected")
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "GET https://host/bot%s/getMe", (TOKEN,), None)
        record.exc_info = (ValueError, error, error.__traceback__)
    line = formatter.format(record)
    assert TOKEN not in line
    assert TOKEN.partition(":")[2] not in line
    assert "<token>" in line


@pytest.mark.parametrize("text", [f"bot{TOKEN}/x", TOKEN.replace(":", "%3A")])
def test_a_token_is_known_by_its_looks(text: str) -> None:
    assert "AAStandIn" not in redacted(text)


NAMES = st.sampled_from(["update_id", "message", "chat", "id", "from", "callback_query"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner),
)


@given(ANYTHING)
def test_nothing_that_telegram_could_send_upsets_the_inbox(update: Any) -> None:
    kept = received(update)
    assert kept is None or (kept.update_id == update["update_id"] and isinstance(kept.payload, str))


def test_an_update_that_is_not_understood_still_has_its_number() -> None:
    kept = received({"update_id": 5, "message": {"chat": "not a chat"}})
    assert kept
    assert (kept.update_id, kept.kind) == (5, UNREADABLE)


def test_an_update_is_kept_as_it_came() -> None:
    update = {"update_id": 5, "message": {"chat": {"id": 11}, "text": "\ud83d徐汇"}}
    kept = received(update)
    assert kept
    assert (kept.lane, json.loads(kept.payload)) == ("11", update)


def test_a_second_program_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    with pytest.raises(SettingsError):
        SingleInstance(tmp_path)
    first.release()
    SingleInstance(tmp_path).release()


def test_a_sign_of_life_can_be_asked_for(tmp_path: Path) -> None:
    assert silent_seconds(tmp_path) is None
    running = SingleInstance(tmp_path)
    assert silent_seconds(tmp_path) == float("inf")
    running.alive()
    assert (silent_seconds(tmp_path) or 0) < 60
    running.release()
    assert silent_seconds(tmp_path) is None
