"""Just enough of HTTP/1.1 to be spoken to by a client, and to be rude to it."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PHRASES = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}


@dataclass(frozen=True)
class Request:
    path: str
    params: dict[str, Any]


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """The next request of a connection, or None when the other side has gone."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = await reader.readexactly(int(headers.get("content-length") or 0))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    target = urlsplit(first.split(" ")[1])
    params = _form(target.query.encode()) | _body(headers.get("content-type", ""), body)
    return Request(unquote(target.path), params)


def _body(kind: str, body: bytes) -> dict[str, Any]:
    if kind.startswith("application/json"):
        return dict(json.loads(body or b"{}"))
    if kind.startswith("multipart/form-data"):
        return _multipart(kind, body)
    return _form(body)


def _form(body: bytes) -> dict[str, Any]:
    pairs = parse_qs(body.decode("utf-8", "surrogateescape"), keep_blank_values=True)
    return {name: values[-1] for name, values in pairs.items()}


def _multipart(kind: str, body: bytes) -> dict[str, Any]:
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    found: dict[str, Any] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        found[str(name)] = content if part.get_filename() else content.decode()
    return found


def response(status: int, body: bytes, kind: str = "application/json") -> bytes:
    phrase = PHRASES.get(status, "Error")
    return f"HTTP/1.1 {status} {phrase}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def reset(writer: asyncio.StreamWriter) -> None:
    """End the connection with RST instead of FIN: the other side sees ECONNRESET."""
    linger_for_no_time = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_for_no_time)
    writer.transport.abort()
