"""F68 (docs/promises.md): a proxy with a password, without one, wrong or absent; never the environment's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sync.result import Outcome
from tests.sync.answering import Authority, answering
from tests.sync.servers import answer
from tests.sync.test_fault_network import THROUGH_3, asked, station

pytestmark = pytest.mark.wire


@pytest.fixture
def token(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text("abc")
    return path


@dataclass(slots=True)
class Proxy:
    """Takes CONNECT and passes bytes on, for who knows the word."""

    basic: str = ""
    heads: list[str] = field(default_factory=list)
    url: str = ""
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task: asyncio.Task[None] | None = asyncio.current_task()
        assert task is not None
        self.tasks.add(task)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.heads.append(head)
            if self.basic and f"Proxy-Authorization: Basic {self.basic}\r\n" not in head:
                writer.write(answer(407, b"", Proxy_Authenticate="Basic"))
                return
            host, _, port = head.split()[1].rpartition(":")
            beyond, onward = await asyncio.open_connection(host, int(port))
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            await asyncio.gather(_pass_on(reader, onward), _pass_on(beyond, writer))
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65_536):
        writer.write(piece)
        await writer.drain()
    writer.close()


@asynccontextmanager
async def proxy(basic: str = "") -> AsyncIterator[Proxy]:
    told = Proxy(basic)
    server = await asyncio.start_server(told.talk, "127.0.0.1", 0)
    told.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield told
    await asyncio.gather(*told.tasks, return_exceptions=True)


async def test_a_proxy_passes_on_what_it_cannot_read(token: Path, tmp_path: Path) -> None:
    ours = Authority(tmp_path)
    async with answering(lambda *_: THROUGH_3, ours.server()) as server, proxy() as between:
        told = await asked(station(server.url, token, ca_file=ours.file, proxy_url=between.url))
        assert told.through == 3
        (head,) = between.heads
        assert head.startswith("CONNECT localhost:") and "Bearer" not in head


async def test_a_proxy_may_want_a_password_and_gets_the_one_in_the_file_now(token: Path, tmp_path: Path) -> None:
    ours, password = Authority(tmp_path), tmp_path / "password"
    password.write_text("wrong\n")
    async with answering(lambda *_: THROUGH_3, ours.server()) as server, proxy("TDE6cmlnaHQ=") as between:  # L1:right
        between_us: dict[str, object] = {"proxy_user": "L1", "proxy_password_file": password, "proxy_url": between.url}
        destination = station(server.url, token, None, ca_file=ours.file, **between_us)
        told = await destination.ask_cursor("e")
        assert (told.outcome, told.status) == (Outcome.UNREACHED, "proxy_key_refused")
        password.write_text("right\n")
        assert (await destination.ask_cursor("e")).through == 3
        await destination.close()
        password.unlink()
        told = await asked(destination)
        assert (told.outcome, told.status) == (Outcome.HELD, "proxy_password_unreadable")


async def test_a_proxy_that_is_not_there_is_weather(token: Path) -> None:
    async with proxy() as between:
        gone = between.url
    told = await asked(station("https://hub.example", token, proxy_url=gone))
    assert (told.outcome, told.status) == (Outcome.UNREACHED, "unreached")
