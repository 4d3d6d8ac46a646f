"""The pace: fast enough to be of use, and never too fast for Telegram."""

from __future__ import annotations

import asyncio
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.budget import Budget
from bot.channels.telegram.pacing import BURST, GROUP_COUNT, OVERALL, Pace
from tests.stand_in.errors import ApiError
from tests.stand_in.limits import Flood


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


def test_after_a_restart_nothing_is_sent_in_the_second_that_may_be_full_already() -> None:
    clock = Clock()
    pace = Pace(clock, [(11, clock.now - 0.1)])

    async def waits() -> bool:
        first = asyncio.ensure_future(pace.take_off())
        done, _ = await asyncio.wait([first], timeout=0.1)
        clock.now += 1.01
        await first
        return not done

    assert asyncio.run(waits())


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
    assert [budget.spend(11, 0) for _ in range(5)] == [True] * 3 + [False] * 2
    assert [budget.tell(11, at) for at in (0, 59, 60)] == [True, False, True]
    assert budget.spend(12, 0)
    assert budget.spend(11, 21)


def test_what_was_asked_while_the_bot_was_off_counts_by_when_it_was_asked() -> None:
    budget = Budget(1)
    assert all(budget.spend(11, minute * 60) for minute in range(9))
