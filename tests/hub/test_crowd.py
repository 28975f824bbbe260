"""Many at once: slow bodies keep nobody else out, half connections neither; what is too much is told to come again."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.types import Message

from station.connections import Bounds
from sync.hub.ingest import BODY_MAX_BYTES, read_parcel
from sync.hub.limits import ARRIVING_MAX_BYTES, SENDER_MAX, STORING_MAX, Intakes
from sync.hub.options import parse
from sync.hub.refusal import RequestRefused
from sync.hub.server import CONNECTIONS_MAX, PEER_CONNECTIONS_MAX, bounds_of
from tests.hub.conftest import Home
from tests.hub.serving import served
from tests.hub.test_process import running
from tests.sync.factory import posted, record

PROMISED_S = 30
"""What docs/hub.md says a body has."""


@asynccontextmanager
async def slow_bodies(hub: httpx.AsyncClient, path: str, count: int) -> AsyncIterator[None]:
    """So many bodies that have begun and do not go on."""
    begun, going_on = asyncio.Semaphore(0), asyncio.Event()

    async def body() -> AsyncIterator[bytes]:
        yield b"{"
        begun.release()
        await going_on.wait()
        yield b"}"

    posts = [asyncio.create_task(hub.post(path, content=body())) for _ in range(count)]
    for _ in posts:
        await begun.acquire()
    try:
        yield
    finally:
        going_on.set()
        await asyncio.gather(*posts)


@pytest.mark.parametrize("path", ["/v1/stations/L1/events", "/capture"])
async def test_slow_bodies_of_one_station_keep_no_other_out(home: Home, tmp_path: Path, path: str) -> None:
    (tmp_path / "tokens").write_text("L1 one\nL2 two\n")
    two = {"Authorization": "Bearer two"}
    async with served(home, tmp_path / "tokens") as hub:
        async with slow_bodies(hub, path, SENDER_MAX):
            answer = await hub.post("/v1/stations/L2/events", content=posted(record(1)), headers=two)
            assert answer.json()["accepted_through"] == 1
            refused = await hub.post(path, content=posted(record(1)))
            assert (refused.status_code, refused.json()["code"], refused.headers["Retry-After"]) == (503, "busy", "1")
        assert (await hub.post("/v1/stations/L1/events", content=posted(record(1)))).status_code == 200


async def test_a_body_that_does_not_come_is_waited_for_30_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loop, ahead = asyncio.get_running_loop(), 0.0
    real = loop.time
    monkeypatch.setattr(loop, "time", lambda: real() + ahead)
    said = asyncio.Event()

    async def receive() -> Message:
        said.set()
        await asyncio.Event().wait()
        raise AssertionError

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b""}
    reading = asyncio.create_task(read_parcel(Request(scope, receive), "L1", Intakes()))
    await said.wait()
    for ahead, over in ((PROMISED_S - 1.0, False), (PROMISED_S + 1.0, True)):  # noqa: B007
        for _ in range(5):
            await asyncio.sleep(0)
        assert reading.done() is over
    refused = reading.exception()
    assert isinstance(refused, RequestRefused)
    assert (refused.status, refused.key) == (408, "body_too_slow")


def test_more_than_can_be_validated_or_held_is_told_to_come_again() -> None:
    intakes = Intakes()
    with ExitStack() as held:
        for _ in range(STORING_MAX):
            held.enter_context(intakes.storing())
        with pytest.raises(RequestRefused) as refused, intakes.storing():
            pass
        assert (refused.value.status, refused.value.retry_after_s) == (503, 1)
    with ExitStack() as held:
        for _ in range(ARRIVING_MAX_BYTES // BODY_MAX_BYTES):
            held.enter_context(intakes.arriving())(BODY_MAX_BYTES)
        with pytest.raises(RequestRefused), intakes.arriving() as more:
            more(1)
    with intakes.storing(), intakes.arriving() as more:
        more(BODY_MAX_BYTES)


@pytest.mark.parametrize(
    ("words", "share"),
    [
        (["--host=0.0.0.0", "--tls-cert=c", "--tls-key=k"], PEER_CONNECTIONS_MAX),
        (["--host=127.0.0.1"], None),
        (["--host=0.0.0.0", "--plain-http"], None),
        (["--host=0.0.0.0", "--tls-cert=c", "--tls-key=k", "--trust-proxy=10.0.0.1"], None),
    ],
)
def test_an_address_has_a_share_where_it_means_somebody(words: list[str], share: int | None) -> None:
    assert bounds_of(parse(["--data=x", *words])) == Bounds(CONNECTIONS_MAX, share)


@pytest.mark.wire
def test_half_connections_do_not_shut_a_hub(tmp_path: Path) -> None:
    with running(tmp_path) as (_, url), ExitStack() as held:
        where = ("127.0.0.1", int(url.rpartition(":")[2]))
        for _ in range(CONNECTIONS_MAX + 18):
            half = held.enter_context(socket.create_connection(where, timeout=10))
            half.sendall(b"POST /v1/stations/L1/events HTTP/1.1\r\n")
        answer = httpx.get(f"{url}/healthz", trust_env=False)
        assert answer.json() == {"status": "ok"}
