import time
from collections.abc import Callable
from pathlib import Path

from bot.reply import Kind
from bot.settings import Settings
from bot.startup import living_conversation

PATIENCE = 30.0  # seconds; a machine under load may be slow, a folder that is not watched stays silent for ever


def test_a_report_that_is_added_and_taken_away_counts_without_a_restart(tmp_path: Path, state_dir: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "甲.txt").write_text("甲院年报\n\n去年甲院办理了77件案件。\n", "utf-8")
    added = reports / "乙.txt"
    with living_conversation(Settings(reports=reports, state_dir=state_dir)) as conversation:

        def quoted() -> bool:
            citations = conversation.say("开设了几个食堂?").citations
            return any(cited.outline.report.file == added.name for cited in citations)

        assert not quoted()
        added.write_text("乙院年报\n\n去年乙院开设了3个食堂。\n", "utf-8")
        _wait(quoted)
        assert conversation.say("开设了几个食堂?").kind is Kind.ANSWERED
        added.unlink()
        _wait(lambda: not quoted())


def _wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.1)
