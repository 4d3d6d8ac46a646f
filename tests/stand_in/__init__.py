"""A Bot API server for tests: real HTTP on 127.0.0.1, as strict as Telegram's, with faults to inject.

It knows nothing of Chuchu. What it cannot show: how clients draw a message, and the real flood limits.
"""

from tests.stand_in.calls import Call
from tests.stand_in.faults import Fault, Kind
from tests.stand_in.people import Person, Room
from tests.stand_in.server import StandIn

__all__ = [
    "Call",
    "Fault",
    "Kind",
    "Person",
    "Room",
    "StandIn",
]
