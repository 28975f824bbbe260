"""Who may come in, and with what."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.types import Message

from station.api.app import create_app
from station.api.guard import MAX_BODY_BYTES, is_loopback_host
from tests.api.fake_station import FakeStation

PATHS = [
    "/metrics",
    "/v1/snapshot",
    "/v1/stream",
    "/v1/config",
    "/v1/nothing",
    "/",
    "/docs",
    "/openapi.json",
    "//healthz",
]


@pytest.mark.parametrize("path", PATHS)
async def test_every_path_but_health_needs_the_token(client: httpx.AsyncClient, path: str) -> None:
    del client.headers["authorization"]
    answer = await client.get(f"http://127.0.0.1:8640{path}")
    assert answer.status_code == 401
    assert answer.json() == {"key": "token_wrong", "arguments": {}}
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_health_needs_none(client: httpx.AsyncClient) -> None:
    del client.headers["authorization"]
    answer = await client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")


@pytest.mark.parametrize(
    "value", ["", "Bearer", "Bearer ", "Bearer x", "Basic " + "t" * 43, "t" * 43, "Bearer " + "t" * 44]
)
async def test_a_wrong_token_is_refused(client: httpx.AsyncClient, value: str) -> None:
    assert (await client.get("/v1/snapshot", headers={"authorization": value})).status_code == 401


async def test_two_tokens_are_no_token(client: httpx.AsyncClient) -> None:
    headers = [("authorization", "Bearer " + "t" * 43), ("authorization", "Bearer " + "t" * 43)]
    del client.headers["authorization"]
    assert (await client.get("/v1/snapshot", headers=headers)).status_code == 401


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.5:8640", "0.0.0.0", "localhost:x", ""]
)
async def test_a_rebound_name_is_refused_even_with_the_token(client: httpx.AsyncClient, host: str) -> None:
    answer = await client.get("/v1/snapshot", headers={"host": host})
    assert (answer.status_code, answer.json()["key"]) == (403, "host_not_allowed")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8640", "127.9.9.9", "[::1]", "[::1]:80"])
def test_the_machine_s_own_names_are_let_in(host: str) -> None:
    assert is_loopback_host(host)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8640", "http://127.0.0.1:9999", ""]
)
async def test_another_page_is_refused(client: httpx.AsyncClient, origin: str) -> None:
    answer = await client.get("/v1/snapshot", headers={"origin": origin})
    assert (answer.status_code, answer.json()["key"]) == (403, "origin_not_allowed")


async def test_our_own_origin_is_let_in(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/snapshot", headers={"origin": "http://127.0.0.1:8640"})).status_code == 200


async def test_a_body_over_the_limit_is_refused_before_it_is_read(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/commands", content=b"x" * (MAX_BODY_BYTES + 1))
    assert (answer.status_code, answer.json()["key"]) == (413, "body_too_large")


async def test_a_body_without_a_length_is_refused(client: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b"{}"

    assert (await client.post("/v1/commands", content=endless())).status_code == 411


@pytest.mark.parametrize("length", ["-1", "1_000", "x", "9" * 40])
async def test_a_length_that_is_no_number_is_refused(client: httpx.AsyncClient, length: str) -> None:
    assert (await client.post("/v1/commands", headers={"content-length": length})).status_code == 400


@pytest.mark.parametrize("path", ["/healthz", "/v1/snapshot", "/v1/nothing", "/v1/cases/x/1"])
async def test_every_answer_is_sealed(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "access-control-allow-origin" not in headers


async def test_a_body_that_does_not_come_is_not_waited_for(
    station: FakeStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, ahead = asyncio.get_running_loop(), 0.0
    real, said, sent = loop.time, asyncio.Event(), list[Message]()
    monkeypatch.setattr(loop, "time", lambda: real() + ahead)

    async def receive() -> Message:
        said.set()
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1"), (b"authorization", b"Bearer " + b"t" * 43), (b"content-length", b"10")]
    scope = {"type": "http", "method": "POST", "path": "/v1/commands", "headers": headers, "query_string": b""}
    app = create_app(station, "t" * 43, asyncio.Event())

    async def ask() -> None:
        await app(scope, receive, send)

    asking = asyncio.create_task(ask())
    await said.wait()
    for ahead, over in ((9.0, False), (11.0, True)):  # noqa: B007
        for _ in range(5):
            await asyncio.sleep(0)
        assert asking.done() is over
    assert sent[0]["status"] == 408
