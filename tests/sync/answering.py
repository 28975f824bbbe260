"""A server of a few lines that answers each request by a function, with or without TLS; and who vouches for it."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import trustme

Reply = Callable[[str, bytes], bytes]
"""Head of the request and its body → the raw answer; empty breaks the connection."""


@dataclass(slots=True)
class Answering:
    """What came in, newest last."""

    reply: Reply
    url: str = ""
    heads: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    connections: int = 0
    talks: list[tuple[asyncio.Task[None], asyncio.StreamWriter]] = field(default_factory=list)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task: asyncio.Task[None] | None = asyncio.current_task()
        assert task is not None
        self.talks.append((task, writer))
        self.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                body = await reader.readexactly(_length(head))
                self.heads.append(head)
                self.bodies.append(body)
                if not (raw := self.reply(head, body)):
                    return
                writer.write(raw)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            return
        finally:
            writer.close()


@asynccontextmanager
async def answering(reply: Reply, tls: ssl.SSLContext | None = None) -> AsyncIterator[Answering]:
    told = Answering(reply)
    server = await asyncio.start_server(told.talk, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    told.url = f"https://localhost:{port}" if tls else f"http://127.0.0.1:{port}"
    async with server:
        yield told
        for _, writer in told.talks:
            writer.close()
    await asyncio.gather(*(task for task, _ in told.talks), return_exceptions=True)


def _length(head: str) -> int:
    lines = (line.partition(":") for line in head.split("\r\n"))
    return next((int(value) for name, _, value in lines if name.lower() == "content-length"), 0)


@dataclass(frozen=True, slots=True)
class Authority:
    """Signs certificates of servers and of stations, as files in a folder."""

    folder: Path
    ca: trustme.CA = field(default_factory=trustme.CA)

    @property
    def file(self) -> Path:
        path = self.folder / "ca.pem"
        if not path.exists():
            self.install(path)
        return path

    def install(self, path: Path) -> None:
        """Put this authority where another one was, as an administrator does: whole or not at all."""
        fresh = path.with_suffix(".new")
        self.ca.cert_pem.write_to_path(fresh)
        fresh.replace(path)

    def server(self, *names: str, before: datetime | None = None, client: trustme.CA | None = None) -> ssl.SSLContext:
        """A server's side; ``before``: when its certificate ended; ``client``: who must have signed the caller's."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.ca.issue_cert(*(names or ("localhost", "127.0.0.1")), not_after=before).configure_cert(context)
        if client is not None:
            context.verify_mode = ssl.CERT_REQUIRED
            client.configure_trust(context)
        return context

    def station(self, cert: Path, key: Path, ends: datetime | None = None) -> None:
        """A client's certificate and key, over whatever was there."""
        issued = self.ca.issue_cert("station@plant.example", not_after=ends)
        cert.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
        issued.private_key_pem.write_to_path(key)

    def write_server(self, folder: Path, *names: str, ends: datetime | None = None) -> None:
        """``server.pem`` and ``server.key`` for a server that reads files."""
        issued = self.ca.issue_cert(*(names or ("localhost", "127.0.0.1")), not_after=ends)
        (folder / "server.pem").write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
        issued.private_key_pem.write_to_path(folder / "server.key")
