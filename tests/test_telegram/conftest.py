"""One bot for the tests that only talk to it; tests that hurt it start their own, those of one handler need none."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.channels.telegram.budget import Budget
from bot.channels.telegram.desk import Desk
from bot.conversation import Conversation
from bot.journal import Journal
from bot.settings import Settings
from retrieval import Searcher
from tests.conftest import SEEDS
from tests.running_bot import RunningBot, warm
from tests.stand_in import Person, StandIn
from tests.stand_in.judge import objections
from tests.test_telegram.asking import leaks

PERSONS = itertools.count(990000100)


@pytest.fixture(scope="session")
def warm_state(tmp_path_factory: pytest.TempPathFactory, searcher: Searcher, state_dir: Path) -> Callable[[], Path]:
    """Makes state folders for bots."""
    return lambda: warm(tmp_path_factory.mktemp("telegram"), state_dir)


@pytest.fixture(scope="session")
def strange() -> set[int]:
    """Updates that are broken on purpose, so that no model need read them."""
    return set()


@pytest.fixture(scope="session")
def shared(warm_state: Callable[[], Path], strange: set[int]) -> Iterator[tuple[StandIn, RunningBot]]:
    with StandIn() as server, RunningBot(server, warm_state(), questions_per_minute=8) as bot:
        yield server, bot
        assert not objections(list(server.calls), strange)
        assert server.flood.broken == []
        assert leaks(bot.logged(), server) == []


@pytest.fixture
def server(shared: tuple[StandIn, RunningBot]) -> StandIn:
    return shared[0]


@pytest.fixture
def bot(shared: tuple[StandIn, RunningBot]) -> RunningBot:
    return shared[1]


@pytest.fixture
def person(server: StandIn) -> Person:
    """Somebody the bot has never met."""
    return server.person(next(PERSONS))


@pytest.fixture
def desk(tmp_path: Path, state_dir: Path, searcher: Searcher) -> Iterator[Desk]:
    """For tests that hand updates to the handlers themselves."""
    settings, journal = Settings(reports=SEEDS, state_dir=state_dir), Journal(tmp_path / "journal.sqlite")
    talk = Conversation(searcher, settings.answers.examples)
    with ThreadPoolExecutor(1) as thinker:
        yield Desk(talk, journal, settings, "chuchu_test_bot", thinker, Budget(settings.telegram.questions_per_minute))
    journal.close()
