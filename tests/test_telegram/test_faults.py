"""Whatever dies: every question gets its reply. In small here; `python -m tests.faults` does it at length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.figures import figures
from tests.faults.run import run
from tests.running_bot import RunningBot
from tests.stand_in import Fault, Kind, StandIn
from tests.test_telegram.asking import QUESTION, leaks
from tests.test_telegram.deadly import DEADLY


class DeadlyBot(RunningBot):
    module = "tests.test_telegram.deadly"


State = Callable[[], Path]


@pytest.fixture
def alone() -> Iterator[StandIn]:
    """A server for a bot that will be hurt."""
    with StandIn() as stand_in:
        yield stand_in


def test_every_question_is_answered_in_order_while_everything_breaks(warm_state: State) -> None:
    made = figures(run(warm_state(), questions=50, chats=10, kills=5))
    assert made.good, made
    assert sum(made.kills.values()) >= 5


def test_what_was_asked_while_the_bot_was_off_is_answered_at_the_start(alone: StandIn, warm_state: State) -> None:
    questions = [alone.person(990000001 + n).say(QUESTION) for n in range(5)]
    with RunningBot(alone, warm_state()):
        assert all(alone.replies(question) for question in questions)


def test_a_token_that_is_refused_for_good_is_told_and_ends_the_program(alone: StandIn, warm_state: State) -> None:
    alone.faults.add(Fault(Kind.REFUSE, "getMe", code=401, times=99))
    with RunningBot(alone, warm_state()) as bot:
        assert bot.ended(30) == 2
        assert "令牌" in bot.logged()
        assert alone.token not in bot.logged()
        assert "Traceback" not in bot.logged()


def test_a_program_whose_polls_are_never_answered_ends_itself_to_be_started_anew(
    alone: StandIn, warm_state: State
) -> None:
    with RunningBot(alone, warm_state(), silent_seconds=2, poll_seconds=1) as bot:
        assert alone.replies(alone.person(990000001).say(QUESTION))
        alone.faults.add(Fault(Kind.REFUSE, "getUpdates", code=401, times=999))
        assert bot.ended(30) == 70


def test_told_to_stop_it_ends_what_it_began_and_leaves_the_rest_for_the_next_start(
    alone: StandIn, warm_state: State
) -> None:
    state = warm_state()
    person = alone.person(990000001)
    questions = [person.say(QUESTION) for _ in range(8)]
    with RunningBot(alone, state) as bot:
        alone.replies(questions[0])
        assert bot.stop() == 0
        assert not all(alone.replies_now(question) for question in questions)
        bot.start()
        assert all(alone.replies(question) for question in questions)
        assert not [question for question in questions if len(alone.replies_now(question)) > 1]
        assert not leaks(bot.logged(), alone)


def test_a_chat_goes_on_after_a_restart(alone: StandIn, warm_state: State) -> None:
    person = alone.person(990000001)
    with RunningBot(alone, warm_state()) as bot:
        (reply,) = alone.replies(person.say(QUESTION))
        bot.kill()
        bot.start()
        person.press(reply, "下一段")
        assert alone.wait_until(lambda: "第 14 段" in person.now(reply)["text"])


def test_a_question_that_kills_every_time_is_set_aside_and_the_others_go_on(alone: StandIn, warm_state: State) -> None:
    person, other = alone.person(990000001), alone.person(990000002)
    poison = person.say(DEADLY)
    questions = [person.say(QUESTION), other.say(QUESTION)]
    with DeadlyBot(alone, warm_state()) as bot:
        for _ in range(3):
            assert bot.ended(30) == -9
            bot.start()
        (reply,) = alone.replies(poison)
        assert "放到一边" in reply["text"]
        assert all(alone.replies(question) for question in questions)
        assert not leaks(bot.logged(), alone)
