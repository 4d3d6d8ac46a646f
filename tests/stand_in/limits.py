"""What the server refuses: sizes, and calls that come too often."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import Any

from tests.stand_in.cleaning import utf16_length
from tests.stand_in.errors import bad_request, flooded

TEXT_UNITS, ENTITIES, CALLBACK_BYTES, COPY_UNITS, BUTTONS, BUTTONS_A_ROW = 4096, 100, 64, 256, 100, 8
CALLBACK_TEXT, INLINE_RESULTS, INLINE_ID_BYTES = 200, 50, 64
# The real flood limits are written nowhere exactly. These are what Telegram's FAQ says (one a second in a chat, twenty
# a minute in a group, thirty a second over all), with one call's slack for the jitter of a network.
BURST, A_SECOND, A_MINUTE_IN_GROUP, OVERALL = 4, 1.0, 20, 30


def check_text(text: str, entities: list[dict[str, Any]]) -> None:
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > TEXT_UNITS:
        raise bad_request("message is too long")
    if len(entities) > ENTITIES:
        raise bad_request("too many entities")


def check_keyboard(keyboard: dict[str, Any] | None) -> None:
    rows = (keyboard or {}).get("inline_keyboard", [])
    if sum(len(row) for row in rows) > BUTTONS or any(len(row) > BUTTONS_A_ROW for row in rows):
        raise bad_request("reply markup is too long")
    for button in (button for row in rows for button in row):
        _check_button(button)


def _check_button(button: dict[str, Any]) -> None:
    kinds = [k for k in button if k not in ("text", "style", "icon_custom_emoji_id")]
    if not str(button.get("text", "")).strip() or len(kinds) != 1:
        raise bad_request("can't parse inline keyboard button: text and exactly one kind are required")
    data = str(button.get("callback_data", "-"))
    if not 1 <= len(data.encode()) <= CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if not 1 <= utf16_length(str((button.get("copy_text") or {"text": "-"})["text"])) <= COPY_UNITS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not str(button["url"]).startswith(("https://", "http://", "tg://")):
        raise bad_request("BUTTON_URL_INVALID")


class Flood:
    """Counts what is sent, and refuses what comes too soon for longer and longer."""

    def __init__(self) -> None:
        self.broken: list[str] = []  # which limit, each time one was broken
        self._overall: deque[float] = deque()
        self._group: dict[int, deque[float]] = defaultdict(deque)
        self._bucket: dict[int, tuple[float, float]] = {}  # chat: what is left of its burst, and when that was
        self._until: dict[int, float] = {}
        self._wait: dict[int, int] = {}

    def sent(self, chat: int, now: float) -> None:
        """Count one call that sends or edits; ApiError 429 when it is one too many."""
        if now < self._until.get(chat, 0):
            self._refuse(chat, now, "before retry_after was over")
        if broken := self._broken(chat, now):
            self._refuse(chat, now, broken)
        self._wait.pop(chat, None)

    def _broken(self, chat: int, now: float) -> str:
        left, then = self._bucket.get(chat, (BURST, now))
        left = min(BURST, left + (now - then) * A_SECOND)
        held = {
            "overall": self._window(self._overall, now, 1, OVERALL),
            "group": chat > 0 or self._window(self._group[chat], now, 60, A_MINUTE_IN_GROUP),
            "chat": self._spend(chat, left, now),
        }
        return next((name for name, kept in held.items() if not kept), "")

    def _spend(self, chat: int, left: float, now: float) -> bool:
        self._bucket[chat] = (max(left - 1, 0), now)
        return left >= 1

    @staticmethod
    def _window(times: deque[float], now: float, seconds: float, most: int) -> bool:
        while times and times[0] <= now - seconds:
            times.popleft()
        times.append(now)
        return len(times) <= most

    def _refuse(self, chat: int, now: float, limit: str) -> None:
        self.broken.append(limit)
        self._wait[chat] = min(self._wait.get(chat, 1) * 2, 60)
        self._until[chat] = now + self._wait[chat]
        raise flooded(self._wait[chat])
