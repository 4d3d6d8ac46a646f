"""Faults to inject: which call they meet and what they do to it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from tests.stand_in.calls import Call


class Kind(StrEnum):
    REFUSE = auto()  # status `code` instead of doing it; `retry_after` with 429
    BAD_GATEWAY = auto()  # 502 with a page of HTML, as from a proxy
    RESTART = auto()  # 500, as from a server that is closing
    DELAY = auto()  # answer `seconds` later
    HANG = auto()  # do it and never answer
    RESET_BEFORE = auto()  # RST, the call was not done
    RESET_AFTER = auto()  # RST, the call was done
    TRUNCATE = auto()  # done; half of the answer, then FIN
    GARBLE = auto()  # done; 200 and a body that is no JSON
    ARRIVED = auto()  # hook: the request is here and nothing is done
    ACCEPTED = auto()  # hook: it is done and nothing is answered
    ANSWERING = auto()  # hook twice, before and after the answer is written


BEFORE = {Kind.REFUSE, Kind.BAD_GATEWAY, Kind.RESTART, Kind.RESET_BEFORE}


@dataclass(slots=True)
class Fault:
    kind: Kind
    method: str
    contains: str = ""  # must stand somewhere in the parameters
    skip: int = 0
    times: int = 1
    code: int = 429
    retry_after: int = 0
    seconds: float = 0.0
    hook: Callable[[Call], None] | None = field(default=None, repr=False)
    when: Callable[[Call], bool] | None = field(default=None, repr=False)

    def meets(self, call: Call) -> bool:
        return (
            call.method == self.method
            and (not self.contains or self.contains in json.dumps(call.params, ensure_ascii=False, default=repr))
            and (self.when is None or self.when(call))
        )

    def refusal(self) -> tuple[int, bytes, str]:
        if self.kind is Kind.BAD_GATEWAY:
            return 502, b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>", "text/html"
        if self.kind is Kind.RESTART:
            self.code = 500
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": DESCRIPTIONS.get(self.code, "?")}
        if self.retry_after:
            body["description"] += f": retry after {self.retry_after}"
            body["parameters"] = {"retry_after": self.retry_after}
        return self.code, json.dumps(body).encode(), "application/json"


DESCRIPTIONS = {
    400: "Bad Request: can't parse entities: Unsupported start tag",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests",
    500: "Internal Server Error: restart",
}


class Faults:
    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, *faults: Fault) -> None:
        with self._lock:
            self._waiting.extend(faults)

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()

    def meet(self, call: Call) -> Fault | None:
        """The first fault that meets this call; it is used up by that."""
        with self._lock:
            for fault in self._waiting:
                if fault.meets(call):
                    if fault.skip:
                        fault.skip -= 1
                        continue
                    fault.times -= 1
                    if fault.times <= 0:
                        self._waiting.remove(fault)
                    return fault
        return None
