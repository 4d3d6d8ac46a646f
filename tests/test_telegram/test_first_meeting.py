"""The first meeting that the READMEs show really goes like that.

`python -m tests.test_telegram.test_first_meeting` writes it into them.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running_bot import ROOT, RunningBot
from tests.stand_in import Person, StandIn
from tests.stand_in.world import Message
from tests.test_telegram.asking import ask, becomes, labels, press

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
MEETING = re.compile(r"```telegram\n(.*?)```", re.DOTALL)
LINE, LINES = 50, 5  # shown of what the bot says: lines may be paragraphs of a report
UNANSWERABLE = "明天上海会下雨吗？"
QUESTION = "徐汇院设立了多少个专业化办案组？"


def meeting(server: StandIn, number: int) -> Iterator[str]:
    """What the reader does and what the bot says, line by line."""
    reader, room = server.person(number), server.room(-1_003_000_000_000 - number)
    yield from _turn("/start", ask(reader, "/start"))
    yield from _turn("/help", ask(reader, "/help"))
    yield from _turn(UNANSWERABLE, ask(reader, UNANSWERABLE))
    answer = ask(reader, QUESTION)
    yield from _turn(QUESTION, answer)
    press(reader, answer, "其余")
    yield from _turn("[其余 … 条引文]", server.replies(answer)[-1])
    press(reader, answer, "下一段")
    yield from _turn("[下一段]", becomes(reader, answer, "第 14 段"))
    press(reader, answer, "返回")
    becomes(reader, answer, "23个")
    yield from ("> [不对]", press(reader, answer, "不对")["text"], "")
    in_group = f"/ask@chuchu_test_bot {QUESTION}"
    yield from _turn(f"(在群里) {in_group}", ask(reader, in_group, room))
    yield from _inline(server, reader)


def _turn(said: str, reply: Message) -> Iterator[str]:
    lines = [line for line in reply["text"].split("\n") if line]
    yield f"> {said}"
    yield from (_clipped(line) for line in lines[:LINES])
    if len(lines) > LINES:
        yield "…"
    if labels(reply):
        yield " ".join(f"[{_clipped(label)}]" for label in labels(reply))
    yield ""


def _inline(server: StandIn, reader: Person) -> Iterator[str]:
    query = reader.inline(QUESTION)
    server.wait_until(lambda: query in server.answering.inline)
    yield f"> (在别的聊天里) @chuchu_test_bot {QUESTION}"
    for result in server.answering.inline[query][:2]:
        yield f"□ {_clipped(result['title'])}"
        yield f"  {_clipped(result['description'])}"


def _clipped(line: str) -> str:
    return line if len(line) <= LINE else line[: LINE - 1] + "…"


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_the_first_meeting_in_the_readme_is_the_real_one(server: StandIn, person: Person, readme: Path) -> None:
    shown = MEETING.search(readme.read_text("utf-8"))
    assert shown
    assert shown[1] == "\n".join(meeting(server, person.id)) + "\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as state, StandIn() as server, RunningBot(server, Path(state)):
        text = "\n".join(meeting(server, 990000001)) + "\n"
    for readme in READMES:
        readme.write_text(MEETING.sub(f"```telegram\n{text}```", readme.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
