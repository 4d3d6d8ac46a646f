"""The bot as a process of its own, to be talked to through the stand-in, stopped, killed and started again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests.stand_in import StandIn

ROOT = Path(__file__).parent.parent
ADMIN = 990000099


class RunningBot:
    module = "bot"

    def __init__(self, server: StandIn, state: Path, **settings: object) -> None:
        self.state = state
        self.log = state / "log.txt"
        state.mkdir(parents=True, exist_ok=True, mode=0o700)
        given = {"poll_seconds": 5, "admins": ADMIN, "base_url": server.base_url} | settings
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("CHUCHU_")}
        self._environment |= {f"CHUCHU_TELEGRAM_{name.upper()}": str(value) for name, value in given.items()}
        self._environment |= {"TELEGRAM_BOT_TOKEN": server.token, "CHUCHU_STATE_DIR": str(state)}
        self._environment |= {"CHUCHU_CONFIG": str(ROOT / "config.yaml"), "PYTHONPATH": str(ROOT)}
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> RunningBot:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        command = [sys.executable, "-m", self.module, "telegram"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=self.state, env=self._environment, stdout=log, stderr=log)

    def kill(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def stop(self, seconds: float = 20.0) -> int:
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def ended(self, seconds: float = 20.0) -> int:
        assert self.process
        return self.process.wait(seconds)

    @property
    def broken(self) -> bool:
        """It ended by itself, and not because polling was dead."""
        return bool(self.process and self.process.poll() in (1, 2))

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    def logged(self) -> str:
        return self.log.read_text("utf-8")


def warm(state: Path, cache: Path) -> Path:
    """A state folder that has jieba's dictionary already, which takes seconds to make."""
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    for file in cache.glob("jieba*"):
        shutil.copy(file, state)
    return state
