"""aiogram's models as a second opinion: on every parameter sent, and on every update and message made up."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from aiogram import methods as known
from aiogram.types import Message, Update

from tests.stand_in.calls import Call

METHODS: dict[str, Any] = {name.lower(): getattr(known, name) for name in known.__all__}


def objections(calls: list[Call], strange: Collection[int] = ()) -> list[str]:
    """What aiogram would not have sent, or could not have read, but for updates that are strange on purpose."""
    return [found for call in calls for found in (*_to_parameters(call), *_to_result(call, strange))]


def _to_parameters(call: Call) -> list[str]:
    model = METHODS.get(call.method.lower())
    if model is None:
        return [f"{call.method}: no such method"]
    unknown = set(call.params) - set(model.model_fields)
    found = [f"{call.method}: unknown parameter {name}" for name in sorted(unknown)]
    try:
        model.model_validate({name: _decoded(name, value) for name, value in call.params.items()})
    except ValueError as error:
        found.append(f"{call.method}: {error}")
    return found


def _to_result(call: Call, strange: Collection[int]) -> list[str]:
    try:
        if call.method == "getUpdates":
            for update in call.result or []:
                if update["update_id"] not in strange:
                    Update.model_validate(update)
        elif isinstance(call.result, dict) and "message_id" in call.result:
            Message.model_validate(call.result)
    except ValueError as error:
        return [f"{call.method}: its result: {error}"]
    return []


def _decoded(name: str, value: Any) -> Any:
    """Nested parameters travel as JSON; a text that looks like JSON is still a text."""
    if isinstance(value, str) and name not in ("text", "caption") and value[:1] in ("{", "["):
        return json.loads(value)
    return value
