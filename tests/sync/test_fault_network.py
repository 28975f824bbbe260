"""F68 (docs/promises.md): answers that never end, unknown names, dead addresses. All of it ends in time."""

import asyncio
import gzip
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import ValidationError

from sync.delivery.destination import NativeDestination
from sync.result import DeliveryResult, Outcome
from sync.settings import NativeUpstream
from sync.transport.network import AddressInfo, NetworkBackend, Resolver
from tests.sync.answering import Authority, answering
from tests.sync.desk import HandClock
from tests.sync.servers import answer

pytestmark = pytest.mark.wire
THROUGH_3 = answer(200, {"contiguous_through": 3})
ENDS_WITHIN_S = 20.0
"""Its own time-out is a second; without one it would not end at all."""
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
def token(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text("abc")
    return path


def station(url: str, token: Path, names: Resolver | None = None, **more: object) -> NativeDestination:
    told = {"name": "hub", "url": url, "token_file": token, "timeout_s": 1.0, "connect_timeout_s": 0.5} | more
    settings = NativeUpstream.model_validate(told)
    network = None if names is None else NetworkBackend(names)
    return NativeDestination(settings, station="L1", line="L1", clock=HandClock(), network=network)


async def asked(destination: NativeDestination) -> DeliveryResult:
    try:
        return await destination.ask_cursor("epoch-a")
    finally:
        await destination.close()


@dataclass(slots=True)
class Endless:
    """Writes a piece again and again, until nobody listens."""

    front: bytes
    piece: bytes
    pause_s: float
    sent: int = 0
    talks: list[asyncio.Task[None]] = field(default_factory=list)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task: asyncio.Task[None] | None = asyncio.current_task()
        assert task is not None
        self.talks.append(task)
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(self.front)
            if not self.piece:
                await reader.read()
            while self.piece:
                writer.write(self.piece)
                await writer.drain()
                self.sent += len(self.piece)
                await asyncio.sleep(self.pause_s)
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()


@asynccontextmanager
async def endless(front: bytes, piece: bytes, pause_s: float = 0.0) -> AsyncIterator[tuple[Endless, str]]:
    told = Endless(front, piece, pause_s)
    server = await asyncio.start_server(told.talk, "127.0.0.1", 0)
    async with server:
        yield told, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    await asyncio.wait_for(asyncio.gather(*told.talks), 5)


@pytest.mark.parametrize(
    ("front", "piece", "pause_s", "status"),
    [
        (CHUNKED, b"10000\r\n" + b"x" * 65_536 + b"\r\n", 0.0, "200"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", b" " * 65_536, 0.0, "200"),
        (CHUNKED, b"1\r\n \r\n", 0.05, "timeout"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.05, "timeout"),
        (b"HTTP/1.1 200 OK\r\n", b"X-Long: " + b"y" * 65_000 + b"\r\n", 0.0, "unreached"),
        (b"", b"", 0.05, "timeout"),
    ],
    ids=["body, fast", "body, announced", "body, drop by drop", "headers, drop by drop", "headers, fast", "silence"],
)
async def test_an_answer_without_an_end_is_left_in_time_and_fills_no_memory(
    token: Path, front: bytes, piece: bytes, pause_s: float, status: str
) -> None:
    async with endless(front, piece, pause_s) as (server, url):
        before_s = time.monotonic()
        told = await asked(station(url, token))
        assert time.monotonic() - before_s < ENDS_WITHIN_S
        assert told.status == status
        assert told.outcome in (Outcome.FOREIGN, Outcome.UNREACHED)
        assert server.sent < 64 * 2**20


async def test_a_bomb_of_gzip_is_never_opened(token: Path) -> None:
    bomb = gzip.compress(bytes(200 * 2**20), 9)
    async with answering(lambda *_: answer(200, bomb, Content_Encoding="gzip")) as server:
        assert (await asked(station(server.url, token))).outcome is Outcome.FOREIGN
        assert "accept-encoding: identity" in server.heads[0].lower()


async def test_a_name_nobody_knows_is_weather_with_a_clear_reason(token: Path) -> None:
    def unknown(_host: str) -> AddressInfo:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    told = await asked(station("https://hub.plant.invalid", token, Resolver(unknown)))
    assert (told.outcome, told.status) == (Outcome.UNREACHED, "name_unknown")


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "hub..example"])
def test_a_name_that_can_be_none_is_refused_with_the_config(token: Path, host: str) -> None:
    with pytest.raises(ValidationError, match="not a web address"):
        station(f"https://{host}", token)


async def test_a_name_that_cannot_be_looked_up_at_all_is_weather_too(token: Path) -> None:
    def unencodable(_host: str) -> AddressInfo:
        raise UnicodeError("label empty or too long")

    told = await asked(station("https://hub.plant.invalid", token, Resolver(unencodable)))
    assert told.outcome is Outcome.UNREACHED


async def test_a_name_server_that_hangs_costs_one_thread_and_never_a_place_among_the_workers(token: Path) -> None:
    """``to_thread`` reads cameras too: a look-up must not stand in its way, however often it is tried again."""
    answered, looked = threading.Event(), list[str]()

    def hang(host: str) -> AddressInfo:
        looked.append(host)
        answered.wait(20)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]

    async with answering(lambda *_: THROUGH_3) as server:
        url = server.url.replace("127.0.0.1", "localhost")
        destination = station(url, token, Resolver(hang), connect_timeout_s=0.05)
        threads, tasks = threading.active_count(), len(asyncio.all_tasks())
        for _ in range(8):
            assert (await destination.ask_cursor("e")).status == "timeout"
        assert looked == ["localhost"]
        assert threading.active_count() <= threads + 2  # the look-up, and the worker that loaded the certificates
        assert len(asyncio.all_tasks()) == tasks
        assert await asyncio.wait_for(asyncio.to_thread(lambda: "a worker is free"), 1) == "a worker is free"
        answered.set()
        while any(thread.name == "look-up" for thread in threading.enumerate()):
            await asyncio.sleep(0.001)
        assert (await asked(destination)).through == 3


async def test_a_look_up_that_comes_back_after_the_end_disturbs_nobody(token: Path) -> None:
    answered = threading.Event()

    def hang(_host: str) -> AddressInfo:
        answered.wait(20)
        raise OSError("too late")

    def run() -> str:
        return asyncio.run(asked(station("https://hub.example", token, Resolver(hang), connect_timeout_s=0.05))).status

    assert await asyncio.to_thread(run) == "timeout"
    answered.set()
    for thread in threading.enumerate():
        if thread.name == "look-up":
            await asyncio.to_thread(thread.join, 5)


@contextmanager
def black_hole(port: int) -> Iterator[None]:
    """::1 at this port takes no connection and refuses none: its backlog is full."""
    try:
        hole = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
        hole.bind(("::1", port))
    except OSError:
        pytest.skip("this machine has no IPv6 on loopback")
    callers = [socket.socket(socket.AF_INET6, socket.SOCK_STREAM) for _ in range(3)]
    with hole:
        hole.listen(0)
        for caller in callers:
            caller.setblocking(False)
            caller.connect_ex(("::1", port))
        try:
            yield
        finally:
            for caller in callers:
                caller.close()


async def test_an_ipv6_that_leads_nowhere_costs_a_moment(token: Path) -> None:
    async with answering(lambda *_: THROUGH_3) as server:
        port = int(server.url.rpartition(":")[2])

        def both(_host: str) -> AddressInfo:
            return [
                (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", port, 0, 0)),
                (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)),
            ]

        with black_hole(port):
            destination = station(f"http://localhost:{port}", token, Resolver(both), connect_timeout_s=5, timeout_s=9)
            tasks, before_s = len(asyncio.all_tasks()), time.monotonic()
            assert (await destination.ask_cursor("e")).through == 3
            assert 0.2 < time.monotonic() - before_s < 4.5, "not the time-out of a connection"
            await destination.close()
            await asyncio.sleep(0)
            assert len(asyncio.all_tasks()) <= tasks + 1  # the server's own talk


async def test_only_black_holes_is_a_time_out(token: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as spare:
        port = spare.getsockname()[1]
    with black_hole(port):
        before_s = time.monotonic()
        told = await asked(station(f"http://[::1]:{port}", token))
        assert (told.outcome, told.status) == (Outcome.UNREACHED, "timeout")
        assert time.monotonic() - before_s < ENDS_WITHIN_S


async def test_failures_leave_nothing_behind(token: Path, tmp_path: Path) -> None:
    """Refused, broken off, of another name: fifty times each, and no task, thread or socket is left."""
    ours = Authority(tmp_path)
    async with answering(lambda *_: b"") as broken, answering(lambda *_: b"", ours.server("other")) as other:
        destinations = [
            station("http://127.0.0.1:9", token),
            station(broken.url, token),
            station(other.url, token, ca_file=ours.file),
        ]
        for destination in destinations:
            await destination.ask_cursor("e")
        threads, sockets = threading.active_count(), _open_files()
        for _ in range(50):
            for destination in destinations:
                assert (await destination.ask_cursor("e")).outcome is Outcome.UNREACHED
        await asyncio.sleep(0.05)
        assert threading.active_count() <= threads + 1
        assert _open_files() <= sockets + 2
        for destination in destinations:
            await destination.close()


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0
