import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.render import plain
from tests.conftest import ROOT, Chuchu


def test_piped_questions_are_answered_line_by_line_without_colours(chuchu: Chuchu) -> None:
    done = chuchu("chat", stdin="徐汇院设立了多少个专业化办案组?\n\n206系统是什么\n".encode())
    assert done.returncode == 0
    assert [line for line in done.stdout.split("\n") if line.startswith("> ")] == [
        "> 徐汇院设立了多少个专业化办案组?",
        "> 206系统是什么",
    ]
    assert "设立了23个专业化办案组" in done.stdout
    assert "\x1b" not in done.stdout


def test_quit_ends_a_piped_chat(chuchu: Chuchu) -> None:
    done = chuchu("chat", stdin="/quit\n徐汇院设立了多少个专业化办案组?\n".encode())
    assert (done.returncode, done.stdout) == (0, "> /quit\n\n再见。\n\n")


def test_only_the_terminal_says_how_to_leave(chuchu: Chuchu, conversation: Conversation) -> None:
    assert "/quit" in chuchu("chat", stdin=b"/help\n").stdout
    assert "/quit" not in plain(conversation.say("/help"))


def test_a_chat_with_nothing_on_its_input_ends(chuchu: Chuchu) -> None:
    assert chuchu("chat").returncode == 0


class Screen:
    """A chat in a real pseudo-terminal."""

    def __init__(self, state_dir: Path) -> None:
        self.master, slave = pty.openpty()
        environ = {**os.environ, "CHUCHU_STATE_DIR": str(state_dir), "TERM": "xterm", "COLUMNS": "80", "LINES": "40"}
        command = [sys.executable, "-m", "bot", "chat"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdin=slave, stdout=slave, stderr=slave, preexec_fn=_in_control
        )
        os.close(slave)
        self.seen = ""

    def until(self, text: str) -> str:
        """What comes up to and with the text."""
        while text not in self.seen:
            ready, _, _ = select.select([self.master], [], [], 30)
            assert ready, f"{text!r} did not come: {self.seen!r}"
            read = os.read(self.master, 65536).decode("utf-8", "replace")
            if "\x1b[6n" in read:  # prompt_toolkit asks where the cursor is
                os.write(self.master, b"\x1b[1;1R")
            self.seen += read
        before, _, self.seen = self.seen.partition(text)
        return before + text

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def end(self) -> int:
        code = self.process.wait(timeout=30)
        os.close(self.master)
        return code


def _in_control() -> None:
    """Makes the pseudo-terminal the one whose Ctrl-C reaches the process."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.mark.parametrize("key", ["\x04", "\x03", "/quit\r"], ids=["Ctrl-D", "Ctrl-C", "/quit"])
def test_a_terminal_gets_colours_hints_and_history_and_is_left_cleanly(state_dir: Path, key: str) -> None:
    screen = Screen(state_dir)
    screen.until("/quit")
    screen.until("问>")
    screen.type("徐汇院设立了多少个专业化办案组?\r")
    assert "\x1b[1;32m" in screen.until("/more")
    screen.until("问>")
    screen.type(key)
    screen.until("再见")
    assert screen.end() == 0
    history = state_dir / "history"
    assert "徐汇院设立了多少个专业化办案组?" in history.read_text("utf-8")
    assert history.stat().st_mode & 0o777 == 0o600
