"""Real parts for the tests: the two seed reports, the searcher over them, the command as a person starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.settings import Settings
from retrieval import Library, Report, Searcher

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"

Chuchu = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def state_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all tests, so that jieba's dictionary is cached once."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="session")
def searcher(state_dir: Path) -> Searcher:
    return Searcher(Library.open(SEEDS, state_dir), cache=state_dir)


@pytest.fixture(scope="session")
def searched(searcher: Searcher) -> Library:
    return searcher.library


@pytest.fixture(scope="session")
def conversation(searcher: Searcher) -> Conversation:
    return Conversation(searcher, Settings().answers.examples)


@pytest.fixture(scope="session")
def chuchu(state_dir: Path) -> Chuchu:
    """Runs a verb as a person would: chuchu("ask", "…", stdin=b"…", CHUCHU_LANGUAGE="en")."""

    def run(*arguments: str, stdin: bytes = b"", cwd: Path = ROOT, **environ: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", *arguments]
        done = subprocess.run(command, input=stdin, cwd=cwd, env=_environ(state_dir, environ), capture_output=True)
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def _environ(state_dir: Path, more: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("CHUCHU_", "TELEGRAM_"))}
    return inherited | {"CHUCHU_STATE_DIR": str(state_dir), "PYTHONPATH": str(ROOT), **more}


def report(text: str, file: str = "报告.txt") -> Report:
    return Report(file, text, "ab" * 32)
