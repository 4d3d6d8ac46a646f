"""The server: takes a call, lets a fault meet it, does it, writes it down and answers."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import threading
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from tests.stand_in.answering import Answering
from tests.stand_in.calls import Call, Calls
from tests.stand_in.errors import ApiError
from tests.stand_in.faults import BEFORE, Fault, Faults, Kind
from tests.stand_in.http import Request, read_request, reset, response
from tests.stand_in.limits import Flood
from tests.stand_in.methods import methods
from tests.stand_in.people import Person, Room
from tests.stand_in.sending import Sending
from tests.stand_in.updates import Updates
from tests.stand_in.world import Message, World

TOKEN = "7000000001:AAStandInTokenForTests_0123456789abc"


class StandIn:
    """Runs in a thread of its own; the user side may be called from any other."""

    def __init__(self, token: str = TOKEN, port: int = 0) -> None:
        self.token, self.port = token, port
        self.lock = threading.RLock()
        self.world, self.flood = World(), Flood()
        self.updates = Updates(self.world.now)
        self.faults, self.calls = Faults(), Calls()
        self.answering = Answering(self.world)
        self.watch: Callable[[Call], None] = lambda call: None  # sees every call before anything is done with it
        self._methods = methods(self.world, self.updates, Sending(self.world, self.flood), self.answering)
        self._replies: dict[tuple[int, int], list[Message]] = defaultdict(list)  # by the message replied to
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True, name="stand-in")
        self._ready = threading.Event()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/bot"

    def __enter__(self) -> StandIn:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def person(self, user: int, language: str | None = "zh-hans") -> Person:
        return Person(self, user, language)

    def room(self, chat: int = -1_001_000_000_001, *, forum: bool = False) -> Room:
        return Room(self, chat, forum=forum)

    def wait_until(self, met: Callable[[], Any], seconds: float = 20.0) -> Any:
        """What `met` returns, as soon as it is true; the last thing it returned when time is up."""
        deadline = self._loop.time() + seconds
        while not (found := met()) and self._loop.time() < deadline:
            self.calls.wait_for_change(0.05)
        return found

    def replies(self, message: Message, count: int = 1, seconds: float = 20.0) -> list[Message]:
        """What the bot sent in reply to a message, once there are so many."""

        def enough() -> list[Message]:
            found = self.replies_now(message)
            return found if len(found) >= count else []

        return self.wait_until(enough, seconds) or self.replies_now(message)

    def replies_now(self, message: Message) -> list[Message]:
        return self._replies[message["chat"]["id"], message["message_id"]].copy()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self.updates.loop = self._loop
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", self.port))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            while (request := await read_request(reader)) and await self._answer(request, writer):
                pass
        writer.close()

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        """Do one call; False when the connection is not to be used again."""
        path = re.fullmatch(r"/bot([^/]+)/(\w+)", request.path)
        call = Call(self.world.now(), path[2] if path else request.path, request.params)
        self.calls.add(call)
        self.watch(call)
        fault = self.faults.meet(call)
        call.fault = fault.kind if fault else None
        try:
            return await self._do(call, path[1] if path else "", fault, writer)
        finally:
            self.calls.finished()

    async def _do(self, call: Call, token: str, fault: Fault | None, writer: asyncio.StreamWriter) -> bool:
        kind = fault.kind if fault else None
        if fault and kind is Kind.ARRIVED:
            _hook(fault, call)
        if fault and kind is Kind.DELAY:
            await asyncio.sleep(fault.seconds)
        if fault and kind in BEFORE:
            if kind is Kind.RESET_BEFORE:
                reset(writer)
                return False
            call.status, body, type_ = fault.refusal()
            return await _write(writer, response(call.status, body, type_))
        status, body = await self._result(call, token)
        return await _send(writer, call, fault, status, body)

    def _count(self, call: Call) -> None:
        if call.method == "sendMessage" and (replied := call.result.get("reply_to_message")):
            self._replies[call.result["chat"]["id"], replied["message_id"]].append(call.result)

    async def _result(self, call: Call, token: str) -> tuple[int, bytes]:
        try:
            if token != self.token:
                raise ApiError(401 if re.fullmatch(r"\d+:[\w-]{35,}", token) else 404, "Unauthorized")
            if call.method.lower() == "getupdates":
                call.result = await self.updates.get(call.params)
            elif method := self._methods.get(call.method.lower()):
                with self.lock:
                    call.result = json.loads(json.dumps(method(call.params)))
                self._count(call)
            else:
                raise ApiError(404, "Not Found: method not found")
        except ApiError as error:
            call.error = error.description
            return error.code, json.dumps(error.body()).encode()
        return 200, json.dumps({"ok": True, "result": call.result}).encode()


async def _send(writer: asyncio.StreamWriter, call: Call, fault: Fault | None, status: int, body: bytes) -> bool:
    kind = fault.kind if fault else None
    if fault and kind in (Kind.ACCEPTED, Kind.ANSWERING):
        _hook(fault, call)
    if kind is Kind.RESET_AFTER:
        reset(writer)
        return False
    if kind is Kind.HANG:
        await asyncio.sleep(3600)
    if kind is Kind.TRUNCATE:
        whole = response(status, body)
        await _write(writer, whole[: len(whole) - max(len(body) // 2, 1)])
        return False
    call.status = status
    going_on = await _write(writer, response(status, b"{" if kind is Kind.GARBLE else body))
    if fault and kind is Kind.ANSWERING:
        _hook(fault, call)
    return going_on


def _hook(fault: Fault, call: Call) -> None:
    if fault.hook:
        fault.hook(call)


async def _write(writer: asyncio.StreamWriter, data: bytes) -> bool:
    writer.write(data)
    await writer.drain()
    return True
