"""A smart reader for tests: the other end of a TCP connection, whoever makes it. Shares no code with the drivers."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

Answer = Callable[[bytes], bytes | None]


@dataclass
class ReaderPeer:
    """Sends what it is told to; answers every line it gets with ``answer(line)``."""

    answer: Answer = lambda line: None
    heard: list[bytes] = field(default_factory=list)
    port: int = 0
    connections: int = 0
    _server: asyncio.Server | None = None
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)
    _dialling: asyncio.Task[None] | None = None

    async def listen(self) -> None:
        """Be the server: the station connects."""
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    def dial(self, port: int) -> None:
        """Be the client, as readers do: try again until the station listens, and after every hang-up."""
        self._dialling = asyncio.create_task(self._keep_dialling(port))

    async def _keep_dialling(self, port: int) -> None:
        while True:
            try:
                await self._talk(*await asyncio.open_connection("127.0.0.1", port))
            except OSError:
                await asyncio.sleep(0.005)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        self.connections += 1
        try:
            while line := await reader.readline():
                self.heard.append(line)
                if (reply := self.answer(line)) is not None:
                    writer.write(reply)
        except OSError:
            return
        finally:
            writer.transport.abort()

    def say(self, data: bytes) -> None:
        """Send on the newest connection."""
        self._writers[-1].write(data)

    async def leave(self) -> None:
        dialling, self._dialling = self._dialling, None
        if dialling is not None:
            dialling.cancel()
            await asyncio.wait({dialling})
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        await asyncio.sleep(0)
