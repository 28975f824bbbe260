"""Half a request holds nobody else's place: over real sockets, and the room by itself with the clock in hand."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from station.api.server import BOUNDS, serve
from station.connections import HEAD_TIMEOUT_S, Bounds, Room

HALF = b"GET /quick HTTP/1.1\r\nHost: x\r\n"


class Guest:
    def __init__(self, peer: str = "a") -> None:
        self.peer = peer
        self.dropped = 0

    def drop(self) -> None:
        self.dropped += 1


class Held:
    """An answer that is given when ``go`` is set."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.asked = asyncio.Event()

    async def slow(self, _request: Request) -> Response:
        self.asked.set()
        await self.go.wait()
        return PlainTextResponse("slow")

    def app(self) -> Starlette:
        async def quick(_request: Request) -> Response:
            return PlainTextResponse("quick")

        return Starlette(routes=[Route("/quick", quick), Route("/slow", self.slow)])


@contextlib.asynccontextmanager
async def served(held: Held, bounds: Bounds) -> AsyncIterator[int]:
    listening = socket.create_server(("127.0.0.1", 0), backlog=1_024)
    listening.setblocking(False)
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(held.app(), listening, stop, bounds))
    try:
        yield listening.getsockname()[1]
    finally:
        stop.set()
        await serving


@contextlib.asynccontextmanager
async def halves(port: int, count: int) -> AsyncIterator[list[asyncio.StreamReader]]:
    """So many connections that have said half of a request, all of them heard by the server."""
    pairs = [await asyncio.open_connection("127.0.0.1", port) for _ in range(count)]
    for _, writer in pairs:
        writer.write(HALF)
    try:
        yield [reader for reader, _ in pairs]
    finally:
        for _, writer in pairs:
            writer.close()


@pytest.mark.wire
async def test_any_number_of_half_requests_shut_nobody_out() -> None:
    async with served(Held(), BOUNDS) as port, halves(port, BOUNDS.connections + 6) as readers:
        assert await readers[0].read() == b""  # the oldest had to go
        async with httpx.AsyncClient(trust_env=False) as client:
            for _ in range(3):
                assert (await client.get(f"http://127.0.0.1:{port}/quick")).text == "quick"


@pytest.mark.wire
async def test_a_request_in_hand_is_not_put_out_and_one_too_many_is_told() -> None:
    held = Held()
    async with served(held, Bounds(connections=1)) as port, httpx.AsyncClient(trust_env=False) as client:
        asking = asyncio.create_task(client.get(f"http://127.0.0.1:{port}/slow"))
        await held.asked.wait()
        assert (await client.get(f"http://127.0.0.1:{port}/quick")).status_code == 503
        held.go.set()
        assert (await asking).text == "slow"
        assert (await client.get(f"http://127.0.0.1:{port}/quick")).text == "quick"


@pytest.mark.wire
@pytest.mark.parametrize(
    "said", [b"", HALF, b"GET /quick HTTP/1.1\r\nHost: x\r\n\r\n" + HALF], ids=["nothing", "half", "more"]
)
async def test_a_head_that_does_not_end_is_not_waited_for(said: bytes) -> None:
    async with served(Held(), Bounds(connections=4, head_timeout_s=0.05)) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(said)
        async with asyncio.timeout(10):
            with contextlib.suppress(ConnectionResetError):
                await reader.read()  # to the end of the connection
        writer.close()


@pytest.mark.wire
async def test_one_peer_has_its_share_and_its_own_silence_makes_room_for_it() -> None:
    held = Held()
    bounds = Bounds(connections=64, per_peer=2)
    async with served(held, bounds) as port, httpx.AsyncClient(trust_env=False) as client:
        async with halves(port, 5) as readers:
            assert (await client.get(f"http://127.0.0.1:{port}/quick")).text == "quick"
            assert await readers[0].read() == b""
        asking = [asyncio.create_task(client.get(f"http://127.0.0.1:{port}/slow")) for _ in range(2)]
        await held.asked.wait()
        held.go.set()
        assert [(await each).text for each in asking] == ["slow", "slow"]


async def test_time_runs_from_the_connection_and_from_each_answer_never_from_a_byte(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loop, room, guest = asyncio.get_running_loop(), Room(Bounds(connections=2)), Guest()
    real, ahead = loop.time, 0.0
    monkeypatch.setattr(loop, "time", lambda: real() + ahead)

    async def later(seconds: float) -> None:
        nonlocal ahead
        ahead += seconds
        for _ in range(3):
            await asyncio.sleep(0)

    room.enter(guest)
    room.idle(guest)
    await later(HEAD_TIMEOUT_S - 1)
    room.idle(guest)  # a byte came
    room.busy(guest)  # and the rest
    await later(10 * HEAD_TIMEOUT_S)
    assert guest.dropped == 0
    room.idle(guest)
    await later(HEAD_TIMEOUT_S - 1)
    room.idle(guest)
    assert guest.dropped == 0
    await later(1.5)
    assert (guest.dropped, len(room)) == (1, 0)


async def test_room_is_made_by_who_waited_longest_and_never_by_a_request_in_hand() -> None:
    room = Room(Bounds(connections=3, per_peer=2))
    first, second, other, late = Guest("a"), Guest("a"), Guest("b"), Guest("c")
    for guest in (first, second, other):
        assert room.enter(guest)
        room.idle(guest)
    room.busy(first)
    assert room.enter(late)
    assert [guest.dropped for guest in (first, second, other)] == [0, 1, 0]
    third, fourth = Guest("a"), Guest("a")
    assert room.enter(third)
    assert not room.enter(fourth)  # both of its peer's are at work: the third has said nothing yet, and is not idle
    assert other.dropped == 1
    for guest in (first, second, third, late, other):
        room.leave(guest)
        room.leave(guest)
    assert len(room) == 0
    assert room.enter(Guest("a"))
    assert room.enter(Guest("a"))
