"""What a reader meets on Telegram: the program itself, over real HTTP, against the stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval import Searcher
from tests.running_bot import RunningBot, warm
from tests.stand_in import StandIn

QUESTION = "徐汇院设立了多少个专业化办案组？"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, searcher: Searcher, state_dir: Path) -> Iterator[StandIn]:
    state = warm(tmp_path_factory.mktemp("telegram"), state_dir)
    with StandIn() as stand_in, RunningBot(stand_in, state):
        yield stand_in


def test_a_question_gets_one_reply_with_the_quote_in_bold_and_the_excerpt_below_its_source(server: StandIn) -> None:
    question = server.person(1001).say(QUESTION)
    (reply,) = server.replies(question)
    sent = server.calls.of("sendMessage")[-1].params
    assert "<b>一是徐汇区院设立了23个专业化办案组" in sent["text"]
    assert "</a>\n<blockquote expandable>" in sent["text"]
    kinds = {entity["type"] for entity in reply["entities"]}
    assert kinds == {"bold", "text_link", "expandable_blockquote"}
    assert reply["link_preview_options"] == {"is_disabled": True}
