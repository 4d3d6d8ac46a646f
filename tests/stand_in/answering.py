"""Methods that answer buttons and inline questions."""

from __future__ import annotations

import json
from typing import Any

from tests.stand_in.cleaning import utf16_length
from tests.stand_in.errors import bad_request
from tests.stand_in.limits import CALLBACK_TEXT, INLINE_ID_BYTES, INLINE_RESULTS, check_keyboard
from tests.stand_in.sending import text_of
from tests.stand_in.world import World

ANSWER_WITHIN = 15.0  # seconds; not documented, from observation of the real server
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Answering:
    def __init__(self, world: World) -> None:
        self._world = world
        self._asked: dict[str, float] = {}
        self.callbacks: dict[str, dict[str, Any]] = {}  # what each press was answered with
        self.inline: dict[str, list[dict[str, Any]]] = {}

    def asked(self, query_id: str) -> None:
        self._asked[query_id] = self._world.now()

    def callback(self, params: dict[str, Any]) -> bool:
        query_id = self._due(params.get("callback_query_id"))
        if utf16_length(str(params.get("text", ""))) > CALLBACK_TEXT:
            raise bad_request("MESSAGE_TOO_LONG")
        self.callbacks[query_id] = params
        return True

    def inline_query(self, params: dict[str, Any]) -> bool:
        query_id = self._due(params.get("inline_query_id"))
        results = json.loads(params.get("results") or "[]")
        ids = [str(result["id"]) for result in results]
        if len(results) > INLINE_RESULTS:
            raise bad_request("RESULTS_TOO_MUCH")
        if len(set(ids)) != len(ids):
            raise bad_request("RESULT_ID_DUPLICATE")
        if any(not 1 <= len(one.encode()) <= INLINE_ID_BYTES for one in ids):
            raise bad_request("RESULT_ID_INVALID")
        for result in results:
            self._check(result)
        self.inline[query_id] = results
        return True

    @staticmethod
    def _check(result: dict[str, Any]) -> None:
        if result["type"] != "article" or not result.get("title"):
            raise bad_request("RESULT_TYPE_INVALID")
        content = result["input_message_content"]
        content["shown"] = text_of({"text": content["message_text"], "parse_mode": content.get("parse_mode")})[0]
        check_keyboard(result.get("reply_markup"))

    def _due(self, query_id: Any) -> str:
        """Answers are taken once, and only for some seconds."""
        asked = self._asked.pop(str(query_id), None)
        if asked is None or self._world.now() - asked > ANSWER_WITHIN:
            raise bad_request(TOO_OLD)
        return str(query_id)
