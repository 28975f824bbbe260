"""A TCP server that says the same to everybody who listens: the simulated camera's and readers' end of the wire."""

import asyncio
from collections.abc import Callable

Asked = Callable[[asyncio.StreamWriter, bytes], None]


class StreamServer:
    """``greeting`` is sent to each new connection; ``asked`` is called with what a client says.

    A client that does not fetch what it is sent loses it: never more than ``max_waiting_bytes`` lie here for it."""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        greeting: Callable[[], bytes] = bytes,
        asked: Asked | None = None,
        max_waiting_bytes: int = 1 << 16,
    ) -> None:
        self._host = host
        self._greeting = greeting
        self._asked = asked
        self._max_waiting_bytes = max_waiting_bytes
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.StreamWriter] = set()
        self._serving: set[asyncio.Task[None]] = set()
        self._connected = True
        self.port = port
        self.dropped = 0
        """Messages a slow client did not get."""

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        self._server = await asyncio.start_server(self._accept, self._host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()
            self.connect(False)
            await server.wait_closed()
        if self._serving:
            await asyncio.wait(self._serving)

    def connect(self, up: bool) -> None:
        """Plug the cable in, or pull it: everybody is cut off and nobody gets in."""
        if self._connected and not up:
            self._hang_up()
        self._connected = up

    def tell(self, *parts: bytes | memoryview) -> None:
        """Send one message to everybody."""
        for client in tuple(self._clients):
            self.answer(client, *parts)

    def answer(self, client: asyncio.StreamWriter, *parts: bytes | memoryview) -> None:
        """Send one message to this client."""
        if client.is_closing():
            return
        if client.transport.get_write_buffer_size() > self._max_waiting_bytes:
            self.dropped += 1
            return
        for part in parts:
            client.write(part)

    def _hang_up(self) -> None:
        for client in tuple(self._clients):
            client.transport.abort()
        self._clients.clear()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer), name=f"client of port {self.port}")
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._connected:
            writer.transport.abort()
            return
        self._clients.add(writer)
        try:
            writer.write(self._greeting())
            while said := await reader.read(256):
                if self._asked is not None:
                    self._asked(writer, said)
        except ConnectionError:
            pass  # the client is gone, which is its right
        finally:
            self._clients.discard(writer)
            writer.transport.abort()
