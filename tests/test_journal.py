"""The journal keeps what must not be lost and forgets what must not be kept."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.journal import Answered, Journal, Letter, Received

QUESTION = "徐汇院设立了多少个专业化办案组?"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal.sqlite"


@pytest.fixture
def journal(file: Path) -> Iterator[Journal]:
    journal = Journal(file)
    yield journal
    journal.close()


def received(*numbers: int, lane: str = "11") -> list[Received]:
    return [Received(number, lane, "message", QUESTION) for number in numbers]


def test_an_update_that_comes_twice_is_kept_once(journal: Journal) -> None:
    assert [one.update_id for one in journal.inbox.add(received(1, 2), 0)] == [1, 2]
    assert [one.update_id for one in journal.inbox.add(received(2, 3, 1), 0)] == [3]


def test_an_update_that_is_done_is_still_known(journal: Journal) -> None:
    journal.inbox.add(received(1), 0)
    journal.inbox.done(1)
    assert journal.inbox.add(received(1), 0) == []


def test_what_was_not_done_waits_in_order_after_a_restart(journal: Journal, file: Path) -> None:
    journal.inbox.add(received(3, 1, 2), 0)
    journal.inbox.done(2)
    journal.close()
    assert [one.update_id for one in Journal(file).inbox.waiting()] == [1, 3]


def test_how_often_an_update_was_taken_up_is_known_after_a_restart(journal: Journal, file: Path) -> None:
    journal.inbox.add(received(1, 2), 0)
    journal.inbox.taken_up(1)
    journal.close()
    again = Journal(file).inbox
    assert (again.tries(1), again.tries(2)) == (1, 0)


def test_a_journal_of_the_version_before_is_taken_over(journal: Journal, file: Path) -> None:
    journal.inbox.add(received(1), 0)
    journal.close()
    base = sqlite3.connect(file)
    base.executescript("ALTER TABLE inbox DROP COLUMN tries; PRAGMA user_version=1")
    base.close()
    again = Journal(file).inbox
    assert [one.update_id for one in again.waiting()] == [1]
    assert again.tries(1) == 0


def test_a_commit_survives_kill_9(file: Path) -> None:
    writer = (
        "import os, sys; from pathlib import Path; from bot.journal import Journal, Received\n"
        "journal = Journal(Path(sys.argv[1]))\n"
        "journal.inbox.add([Received(1, '11', 'message', '{}')], 0)\n"
        "os.kill(os.getpid(), 9)"
    )
    died = subprocess.run([sys.executable, "-c", writer, str(file)], cwd=Path(__file__).parent.parent)
    assert died.returncode == -signal.SIGKILL
    assert [one.update_id for one in Journal(file).inbox.waiting()] == [1]


def test_a_change_that_fails_leaves_nothing_behind(journal: Journal) -> None:
    with pytest.raises(RuntimeError), journal.changes():
        journal.inbox.add(received(1), 0)
        raise RuntimeError
    assert journal.inbox.waiting() == []


def test_a_letter_is_read_back_word_for_word(journal: Journal) -> None:
    letters = [Letter("sendMessage", {"chat_id": 11, "text": "<b>23个</b>\n“206系统”😀"}, 11)]
    journal.outbox.write(1, letters, 0)
    assert [letter.parameters for letter in journal.outbox.unsent(1)] == [letters[0].parameters]


def test_a_letter_killed_while_it_was_sent_is_in_doubt(journal: Journal) -> None:
    journal.outbox.write(1, [Letter("sendMessage", {}, 11)], 0)
    journal.outbox.sending(1, 0, 0)
    assert [letter.doubtful for letter in journal.outbox.unsent(1)] == [1]
    journal.outbox.not_sent(1, 0, 0)
    assert [letter.doubtful for letter in journal.outbox.unsent(1)] == [0]


def test_a_letter_that_was_sent_is_not_sent_again_and_not_kept(journal: Journal, file: Path) -> None:
    journal.outbox.write(1, [Letter("sendMessage", {"text": QUESTION}, 11)], 0)
    journal.outbox.sending(1, 0, 5)
    journal.outbox.sent(1, 0, 5)
    assert journal.outbox.unsent(1) == []
    assert journal.outbox.sends_since(1) == [(11, 5)]
    assert sqlite3.connect(file).execute("SELECT parameters FROM outbox").fetchall() == [(None,)]


def test_nobody_else_may_read_it(journal: Journal, file: Path) -> None:
    journal.inbox.add(received(1), 0)
    assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_message_is_found_by_itself_and_by_its_question(journal: Journal) -> None:
    first, second = (Answered(11, message, 5, message - 7, "11", "ab", "", "[]") for message in (7, 8))
    journal.chats.answered(second, 0)
    journal.chats.answered(first, 0)
    assert journal.chats.by_message(11, 8) == second
    assert journal.chats.by_question(11, 5) == [first, second]
    assert journal.chats.by_message(12, 8) is None


def test_the_turn_and_the_wishes_of_a_chat_do_not_disturb_each_other(journal: Journal) -> None:
    journal.chats.keep_turn("11", 11, '["甲"]', 0)
    journal.chats.keep_wishes("11", 11, {"language": "en"}, 0)
    journal.chats.keep_turn("11", 11, '["乙"]', 0)
    assert (journal.chats.turn("11"), journal.chats.wishes("11")) == ('["乙"]', {"language": "en"})


def test_the_question_most_readers_asked_comes_first(journal: Journal) -> None:
    for who, question in (("a", "甲"), ("a", "乙"), ("b", "乙"), ("a", "甲")):
        journal.notes.unanswered(question, "no_evidence", who, 0)
    assert [(one.question, one.count) for one in journal.notes.list_unanswered(9)] == [("乙", 2), ("甲", 1)]


def test_a_reader_who_changes_their_mind_is_counted_once(journal: Journal) -> None:
    for verdict, wrong in (("right", []), ("wrong", [(QUESTION, 1)]), ("wrong", [(QUESTION, 1)]), ("right", [])):
        journal.notes.judged(QUESTION, verdict, "c1", "a", 0)
        assert journal.notes.list_wrong(9) == wrong


def test_what_most_readers_marked_as_wrong_comes_first(journal: Journal) -> None:
    for who, question in (("a", "甲"), ("a", "乙"), ("b", "乙")):
        journal.notes.judged(question, "wrong", "", who, 0)
    assert journal.notes.list_wrong(9) == [("乙", 2), ("甲", 1)]
    assert journal.notes.list_wrong(1) == [("乙", 2)]


def test_deleting_a_persons_data_leaves_no_word_of_theirs_in_the_files(journal: Journal, file: Path) -> None:
    who = journal.hashed(990000011)
    journal.inbox.add([Received(1, "990000011", "message", QUESTION)], 0)
    journal.outbox.write(1, [Letter("sendMessage", {"text": QUESTION}, 990000011)], 0)
    journal.chats.keep_turn("990000011", 990000011, QUESTION, 0)
    journal.chats.keep_turn("-5:0:990000011", -5, QUESTION, 0)
    journal.chats.answered(Answered(990000011, 7, 5, 0, "990000011", who, QUESTION, QUESTION), 0)
    journal.notes.unanswered(QUESTION, "no_evidence", who, 0)
    journal.notes.judged(QUESTION, "wrong", "c1", who, 0)
    journal.outbox.sent(1, 0, 0)
    journal.inbox.done(1)
    journal.forget(990000011)
    left = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert QUESTION.encode() not in left
    assert b"990000011" not in left


def test_deleting_one_persons_data_keeps_that_of_others(journal: Journal) -> None:
    for who in (11, 12):
        journal.chats.keep_turn(str(who), who, "甲", 0)
        journal.notes.unanswered("甲", "no_evidence", journal.hashed(who), 0)
    journal.forget(11)
    assert (journal.chats.turn("11"), journal.chats.turn("12")) == ("", "甲")
    assert [one.count for one in journal.notes.list_unanswered(9)] == [1]


def test_what_is_old_is_forgotten_and_what_waits_is_not(journal: Journal) -> None:
    journal.inbox.add(received(1, 2), 0)
    journal.inbox.done(1)
    journal.chats.keep_turn("11", 11, "甲", 0)
    journal.notes.unanswered("甲", "no_evidence", "a", 0)
    journal.forget_old(40 * 24 * 3600, keep_days=30)
    assert journal.chats.turn("11") == ""
    assert journal.notes.list_unanswered(9) == []
    assert [one.update_id for one in journal.inbox.waiting()] == [2]


def test_ids_hash_differently_in_every_journal(journal: Journal, tmp_path: Path) -> None:
    other = Journal(tmp_path / "other.sqlite")
    assert journal.hashed(11) == journal.hashed(11) != other.hashed(11)


def test_a_journal_of_another_version_is_left_alone(file: Path) -> None:
    os.makedirs(file.parent)
    base = sqlite3.connect(file)
    base.execute("PRAGMA user_version=99")
    base.close()
    with pytest.raises(sqlite3.DatabaseError, match="version 99"):
        Journal(file)


@given(numbers=st.lists(st.integers(1, 9)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
def test_each_update_is_handed_out_once_however_often_it_comes(journal: Journal, numbers: list[int]) -> None:
    known = {one.update_id for one in journal.inbox.waiting()}
    handed_out = [one.update_id for number in numbers for one in journal.inbox.add(received(number), 0)]
    assert sorted(handed_out) == sorted(set(numbers) - known)
