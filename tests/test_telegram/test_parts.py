"""The parts that keep the order and the secrets."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.arrivals import UNREADABLE, received
from bot.channels.telegram.lanes import Lanes
from bot.channels.telegram.redaction import RedactingFormatter, redacted
from bot.channels.telegram.single import SingleInstance, silent_seconds
from bot.journal import Waiting
from retrieval import SettingsError
from tests.stand_in.server import TOKEN


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
