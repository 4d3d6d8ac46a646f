"""The journal of calls: what was asked of the server and what it said, for checks afterwards."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Call:
    time: float
    method: str
    params: dict[str, Any] = field(repr=False)
    status: int = 0  # 0 while running, or when no answer was sent
    result: Any = field(default=None, repr=False)  # what the call did, even when the caller never heard
    fault: str | None = None
    error: str | None = None

    @property
    def chat(self) -> int | None:
        chat = self.params.get("chat_id")
        return int(chat) if chat is not None else None


class Calls:
    def __init__(self) -> None:
        self._calls: list[Call] = []
        self._changed = threading.Condition()

    def add(self, call: Call) -> None:
        with self._changed:
            self._calls.append(call)

    def finished(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def wait_for_change(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait(seconds)

    def __iter__(self) -> Iterator[Call]:
        with self._changed:
            return iter(self._calls.copy())

    def of(self, *methods: str) -> list[Call]:
        return [call for call in self if call.method in methods]

    def clear(self) -> None:
        with self._changed:
            self._calls.clear()
