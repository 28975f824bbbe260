"""What was said on a wire, request by request: kept for the one who asks why, and handed on to whoever stores it."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from drivers.errors import DriverError

Form = Literal["modbus_tcp", "modbus_rtu", "text"]
KEPT = 200
GIVEN_UP = "plc_given_up"
"""Of a request whose asker went away before the answer came."""


@dataclass(frozen=True, slots=True)
class WireTransaction:
    """One request and what came of it."""

    at_us: int
    """Wall clock, microseconds since 1970, when it was sent (or came in)."""
    ms: float
    form: Form
    peer: str
    request: bytes
    response: bytes
    """All that came, right or wrong; empty = nothing."""
    key: str = ""
    """Why it is no answer (station.messages); empty = as it must be."""
    arguments: Mapping[str, str | int | float] = field(default_factory=dict)
    served: bool = False
    """The peer asked and the station answered."""


@dataclass(slots=True)
class SeenBytes:
    """Filled in while a request runs."""

    request: bytes = b""
    response: bytes = b""


class Tape:
    """The newest transactions of one device, and the newest that went wrong; ``on_new`` is told of each."""

    def __init__(self) -> None:
        self.newest: deque[WireTransaction] = deque(maxlen=KEPT)
        self.newest_errors: deque[WireTransaction] = deque(maxlen=KEPT)
        self.on_new: Callable[[WireTransaction], None] | None = None

    def add(self, transaction: WireTransaction) -> None:
        self.newest.append(transaction)
        if transaction.key:
            self.newest_errors.append(transaction)
        if self.on_new is not None:
            self.on_new(transaction)

    @contextmanager
    def exchange(self, form: Form, peer: str) -> Iterator[SeenBytes]:
        """One request, ended by whatever ends the block."""
        seen, at_us, began_s = SeenBytes(), time.time_ns() // 1000, time.perf_counter()
        key, told = GIVEN_UP, dict[str, str | int | float]()
        try:
            yield seen
            key = ""
        except DriverError as error:
            key, told = error.key, dict(error.arguments)
            raise
        finally:
            if seen.request:
                ms = round((time.perf_counter() - began_s) * 1000, 3)
                self.add(WireTransaction(at_us, ms, form, peer, seen.request, seen.response, key, told))


@dataclass(frozen=True, slots=True)
class Asking:
    """What a request asks, as far as a person wants to know."""

    what: Literal["read", "write", "other"]
    first: int = 0
    count: int = 0
    words: tuple[int, ...] = ()
    """Read or written, 0…65535; inputs and coils 0 or 1."""


def asking(transaction: WireTransaction) -> Asking:
    """Read a Modbus request and the words that it carried or brought; anything else is ``other``."""
    request, response = _pdu(transaction.form, transaction.request), _pdu(transaction.form, transaction.response)
    if len(request) < 5:
        return Asking("other")
    function, first, count = request[0], int.from_bytes(request[1:3], "big"), int.from_bytes(request[3:5], "big")
    match function:
        case 3 | 4:
            right = len(response) == 2 + 2 * count and response[0] == function
            return Asking("read", first, count, _words(response[2:]) if right else ())
        case 1 | 2:
            right = len(response) == 2 + -(-count // 8) and response[0] == function
            return Asking("read", first, count, _bits(response[2:], count) if right else ())
        case 15:
            return Asking("write", first, count, _bits(request[6:], count))
        case 6:
            return Asking("write", first, 1, (count,))
        case 16:
            return Asking("write", first, count, _words(request[6:]))
        case _:
            return Asking("other")


def _pdu(form: Form, frame: bytes) -> bytes:
    match form:
        case "modbus_tcp":
            return frame[7:]
        case "modbus_rtu":
            return frame[1:-2]
        case "text":
            return b""


def _bits(data: bytes, count: int) -> tuple[int, ...]:
    """Of an I/O block: inputs and coils, the lowest first."""
    return tuple(data[at // 8] >> at % 8 & 1 for at in range(min(count, 8 * len(data))))


def _words(data: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data) - 1, 2))
