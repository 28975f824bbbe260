"""Upstreams to talk to over real sockets: the hub itself, and one that says word for word what it is told to."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import uvicorn

from sync.hub.app import create_app
from tests.hub.ready import lay

TOKEN = "secret-of-L1"


@dataclass(slots=True)
class Hub:
    """A hub on a port of its own, in this loop, seen as one station."""

    folder: Path
    url: str
    token_file: Path
    station: str = "L1"

    def fault(self, **fault: object) -> None:
        (self.folder / "fault.json").write_text(json.dumps(fault))

    def heal(self) -> None:
        (self.folder / "fault.json").unlink(missing_ok=True)

    async def contiguous_through(self, station_epoch: str) -> int:
        answer = await self.get(f"/v1/stations/{self.station}/cursor", station_epoch=station_epoch)
        return int(answer.json()["contiguous_through"])

    async def get(self, path: str, **params: str | int) -> httpx.Response:
        async with httpx.AsyncClient(trust_env=False, verify=False) as client:  # http: no authorities to load
            return await client.get(self.url + path, params=params, headers={"Authorization": f"Bearer {TOKEN}"})

    async def released(self) -> list[int]:
        """Case numbers upstream holds, in the order of (epoch, seq)."""
        page = (await self.get(f"/v1/stations/{self.station}/released", level=1, limit=5_000)).json()
        assert page["count"] == len(page["containers"])
        return [case["case"]["seq"] for case in page["containers"]]


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def hub_at(folder: Path, port: int = 0) -> AsyncIterator[Hub]:
    folder.mkdir(parents=True, exist_ok=True)
    lay(folder)
    token_file = folder / "token"
    token_file.write_text(TOKEN + "\n")
    app = create_app(folder, token_file, faulty=True)
    server = _Server(uvicorn.Config(app, http="h11", ws="none", log_config=None, timeout_graceful_shutdown=1))
    with socket.create_server(("127.0.0.1", port)) as listener:
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield Hub(folder, f"http://127.0.0.1:{listener.getsockname()[1]}", token_file)
        finally:
            server.should_exit = True
            await serving


@dataclass(slots=True)
class Script:
    """Raw answers, one a request; an empty one breaks the connection. What is asked beyond them gets nothing."""

    answers: list[bytes]
    url: str = ""
    heard: list[bytes] = field(default_factory=list)
    drip_s: float = 0.0
    """Pause after each byte of an answer."""
    talks: list[tuple[asyncio.Task[None], asyncio.StreamWriter]] = field(default_factory=list)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task: asyncio.Task[None] | None = asyncio.current_task()
        assert task is not None
        self.talks.append((task, writer))
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.heard.append(head)
                await reader.readexactly(_content_length(head))
                if not self.answers or not (answer := self.answers.pop(0)):
                    return
                for piece in [answer] if not self.drip_s else [bytes([byte]) for byte in answer]:
                    writer.write(piece)
                    await writer.drain()
                    await asyncio.sleep(self.drip_s)
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


def answer(status: int, body: bytes | dict[str, object] = b"", **headers: str) -> bytes:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} Word", f"Content-Length: {len(raw)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + raw


@asynccontextmanager
async def scripted(*answers: bytes) -> AsyncIterator[Script]:
    script = Script(list(answers))
    server = await asyncio.start_server(script.talk, "127.0.0.1", 0)
    async with server:
        script.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield script
    for task, writer in script.talks:
        writer.close()
        await task
