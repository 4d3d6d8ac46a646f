"""The refusals of the Bot API, with the words of the real server."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A call is refused: an HTTP status and the body's description."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(description: str) -> ApiError:
    return ApiError(400, f"Bad Request: {description}")


def flooded(seconds: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
