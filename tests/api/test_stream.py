"""The stream over a real socket: newest wins, never faster than 20 a second, never silent, ends when told."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from station.api.app import create_app
from station.api.errors import ApiRefused
from station.api.listening import bound_port, listen
from station.api.server import serve
from tests.api.conftest import TOKEN
from tests.api.fake_station import FakeStation

pytestmark = pytest.mark.wire


class Served:
    """The station behind a real server on a free port."""

    def __init__(self, station: FakeStation) -> None:
        self.stop = asyncio.Event()
        self._listening = listen("127.0.0.1", 0)
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        self.port = bound_port(self._listening)
        self.task = asyncio.create_task(serve(create_app(station, TOKEN, self.stop), self._listening, self.stop))

    def client(self) -> httpx.AsyncClient:
        headers = {"authorization": f"Bearer {TOKEN}"}
        return httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}", headers=headers, trust_env=False, timeout=5)

    async def end(self) -> float:
        started = time.monotonic()
        self.stop.set()
        await self.task
        return time.monotonic() - started


@pytest.fixture
async def served(station: FakeStation) -> AsyncIterator[Served]:
    made = Served(station)
    yield made
    await made.end()


@asynccontextmanager
async def lines_of(client: httpx.AsyncClient) -> AsyncIterator[AsyncIterator[str]]:
    async with client, client.stream("GET", "/v1/stream") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield answer.aiter_lines()


async def next_snapshot(lines: AsyncIterator[str]) -> int:
    async for line in lines:
        if line.startswith("data: "):
            made_at_us = json.loads(line.removeprefix("data: "))["made_at_us"]
            assert isinstance(made_at_us, int)
            return made_at_us
    raise AssertionError("the stream ended")


async def test_the_stream_begins_with_the_newest_and_goes_on(served: Served, station: FakeStation) -> None:
    station.publish(1)
    async with lines_of(served.client()) as lines:
        assert await next_snapshot(lines) == 1
        station.publish(2)
        assert await next_snapshot(lines) == 2


async def test_of_many_snapshots_the_newest_is_shown(served: Served, station: FakeStation) -> None:
    station.publish(1)
    async with lines_of(served.client()) as lines:
        await next_snapshot(lines)
        for made_at_us in range(2, 500):
            station.publish(made_at_us)
        assert await next_snapshot(lines) == 499


async def test_at_most_twenty_a_second(served: Served, station: FakeStation) -> None:
    async def publish_fast() -> None:
        made_at_us = 0
        while True:
            station.publish(made_at_us := made_at_us + 1)
            await asyncio.sleep(0.005)

    publishing = asyncio.create_task(publish_fast())
    started = time.monotonic()  # before the first: one that is read late does not shorten the time between two
    async with lines_of(served.client()) as lines:
        for _ in range(9):
            await next_snapshot(lines)
        took_s = time.monotonic() - started
    publishing.cancel()
    assert took_s >= 8 * 0.05


async def test_silence_is_filled_with_comments(served: Served) -> None:
    async with lines_of(served.client()) as lines:
        started = time.monotonic()
        comments = 0
        async for line in lines:
            comments += line.startswith(":")
            if comments == 2:
                break
    assert time.monotonic() - started < 10


async def test_the_stop_event_ends_every_stream_and_the_server(served: Served) -> None:
    async with lines_of(served.client()) as first, lines_of(served.client()) as second:
        assert await served.end() < 10
        assert [line async for line in first if line.startswith("data")] == []
        assert [line async for line in second if line.startswith("data")] == []


async def test_a_client_that_went_away_frees_its_place(served: Served, station: FakeStation) -> None:
    async with lines_of(served.client()) as lines:
        station.publish(1)
        await next_snapshot(lines)
        assert station.feed.wanted
    async with asyncio.timeout(30):
        while station.feed.wanted:
            await asyncio.sleep(0.02)


async def test_a_client_that_does_not_read_holds_up_nothing(served: Served, station: FakeStation) -> None:
    deaf = socket.create_connection(("127.0.0.1", served.port))
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.sendall(f"GET /v1/stream HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {TOKEN}\r\n\r\n".encode())
    async with lines_of(served.client()) as lines:
        for made_at_us in range(1, 15):
            station.publish(made_at_us)
            assert await next_snapshot(lines) == made_at_us
    assert await served.end() < 4
    deaf.close()


async def test_streams_are_bounded(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.api.stream.MAX_STREAMS", 1)
    async with lines_of(served.client()) as lines:
        assert await anext(lines) is not None
        async with served.client() as second:
            answer = await second.get("/v1/stream")
    assert (answer.status_code, answer.json()["key"]) == (503, "too_many_streams")


async def test_a_port_in_use_is_said(served: Served) -> None:
    with pytest.raises(ApiRefused) as refused:
        listen("127.0.0.1", served.port)
    assert refused.value.key == "port_in_use"
    assert refused.value.arguments == {"host": "127.0.0.1", "port": served.port}


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "", "example.com", "127.0.0.1.nip.io"])
def test_only_loopback_is_served(host: str) -> None:
    with pytest.raises(ApiRefused) as refused:
        listen(host, 0)
    assert refused.value.key == "api_not_loopback"


@pytest.mark.parametrize("port", [-1, 65_536, 2**40])
def test_a_port_that_is_none_is_said(port: int) -> None:
    with pytest.raises(ApiRefused) as refused:
        listen("localhost", port)
    assert refused.value.key == "port_failed"
