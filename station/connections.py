"""Connections of an HTTP server (uvicorn over h11) with bounds: for whom it is served, how many, how long in silence.

Anybody who can reach the port may open a connection and say nothing, or half a request, and show no token at all. So a
connection has to say a whole request head in time, and one that has no request in hand makes room when there is none:
the one that has waited longest. Who has shown a whole request is never put out for who has not.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Protocol

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

HEAD_TIMEOUT_S = 10.0
"""From the connection, or from the answer before, to the end of a request's head."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """``per_peer``: connections of one address, for a server that is reached by addresses that mean somebody."""

    connections: int
    per_peer: int | None = None
    head_timeout_s: float = HEAD_TIMEOUT_S


class Connection(Protocol):
    """What the room needs of a connection."""

    @property
    def peer(self) -> str: ...

    def drop(self) -> None:
        """End it at once; may be called again."""


class Room:
    """Who is connected, and who of them has no request in hand (oldest first)."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self._peers: Counter[str] = Counter()
        self._inside: set[Connection] = set()
        self._idle: dict[Connection, asyncio.TimerHandle] = {}

    def __len__(self) -> int:
        return len(self._inside)

    def enter(self, connection: Connection) -> bool:
        """Let it in, and somebody idle out for it where there is no room. False: its peer has its share in hand."""
        share = self.bounds.per_peer
        if share is not None and self._peers[connection.peer] >= share and not self._make_room(connection.peer):
            return False
        if len(self) >= self.bounds.connections:
            self._make_room()
        self._inside.add(connection)
        self._peers[connection.peer] += 1
        return True

    def idle(self, connection: Connection) -> None:
        """It has no request in hand; the time to say the next one begins with the first call."""
        if connection in self._inside and connection not in self._idle:
            loop = asyncio.get_running_loop()
            self._idle[connection] = loop.call_later(self.bounds.head_timeout_s, self._put_out, connection)

    def busy(self, connection: Connection) -> None:
        """It has one."""
        timer = self._idle.pop(connection, None)
        if timer is not None:
            timer.cancel()

    def leave(self, connection: Connection) -> None:
        """It is gone."""
        self.busy(connection)
        if connection in self._inside:
            self._inside.discard(connection)
            self._peers[connection.peer] -= 1
            self._peers += Counter()  # forgets who is at zero

    def _make_room(self, peer: str | None = None) -> bool:
        """Put out the connection that has been idle longest (of this peer); False = none is."""
        waiting = (each for each in self._idle if peer is None or each.peer == peer)
        oldest = next(waiting, None)
        if oldest is not None:
            self._put_out(oldest)
        return oldest is not None

    def _put_out(self, connection: Connection) -> None:
        self.leave(connection)
        connection.drop()


def bounded(bounds: Bounds) -> type[asyncio.Protocol]:
    """The protocol class for ``uvicorn.Config(http=…)`` of one server, whose ``limit_concurrency`` is one more."""
    room = Room(bounds)

    class Bounded(H11Protocol):
        peer = ""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self.peer = address_key((transport.get_extra_info("peername") or ("",))[0])
            if room.enter(self):
                room.idle(self)
            else:
                self.drop()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._note()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._note()

        def connection_lost(self, exc: Exception | None) -> None:
            room.leave(self)
            super().connection_lost(exc)

        def drop(self) -> None:
            self.connections.discard(self)
            self.transport.abort()

        def _note(self) -> None:
            cycle: RequestResponseCycle | None = self.cycle
            in_hand = cycle is not None and not cycle.response_complete
            (room.busy if in_hand else room.idle)(self)

    return Bounded


def address_key(host: str | None) -> str:
    """Who an address is: an IPv4, or the /64 of an IPv6, which one subscriber has whole."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped) if mapped is not None else str(int(address) >> 64)
    return str(address)
