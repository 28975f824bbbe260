"""The way to a reader: the station connects to it, it connects to the station, or it is on a serial port."""

import asyncio
from contextlib import suppress
from typing import Protocol

from drivers.errors import DeviceLost
from drivers.keep_alive import keep_alive


class Streams:
    """One connected peer."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, midway: bytes = b"") -> None:
        self.reader = reader
        self.writer = writer
        self.midway = midway
        """What came while it was opened: it may begin in the middle of a telegram."""
        keep_alive(writer)

    async def close(self) -> None:
        """Close without waiting for what the peer has not taken."""
        self._abort()
        with suppress(OSError):
            await self.writer.wait_closed()

    def _abort(self) -> None:
        self.writer.transport.abort()


class ReaderConnection(Protocol):
    """How a reader is reached."""

    async def connect(self) -> Streams:
        """Return a new connection. Raises DeviceLost."""

    async def close(self) -> None:
        """Let go of what is held between connections."""

    def lost(self) -> DeviceLost:
        """What is raised when the peer is gone."""


class Dialer:
    """The station is the client."""

    def __init__(self, host: str, port: int, timeout_s: float) -> None:
        self._host, self._port, self._timeout_s = host, port, timeout_s

    async def connect(self) -> Streams:
        """Return a new connection. Raises DeviceLost ``reader_lost``."""
        try:
            async with asyncio.timeout(self._timeout_s):
                return Streams(*await asyncio.open_connection(self._host, self._port))
        except (OSError, UnicodeError) as gone:
            raise self.lost() from gone

    async def close(self) -> None:
        """Nothing is held between connections."""

    def lost(self) -> DeviceLost:
        return DeviceLost("reader_lost", host=self._host, port=self._port)


class Listener:
    """The station is the server; the newest connection is the reader (an older one is a half-open ghost of it)."""

    def __init__(self, host: str, port: int, timeout_s: float, peer: str = "") -> None:
        """``peer``: the only address that is let in; empty = any."""
        self._host, self._port, self._timeout_s, self._peer = host, port, timeout_s, peer
        self.turned_away = 0
        self._server: asyncio.Server | None = None
        self._newest: Streams | None = None
        self._is_new = asyncio.Event()

    @property
    def port(self) -> int:
        """The port listened on; 0 while not listening."""
        return int(self._server.sockets[0].getsockname()[1]) if self._server is not None else 0

    async def connect(self) -> Streams:
        """Wait for the reader to come. Raises DeviceLost ``reader_cannot_listen`` or ``reader_not_connected``."""
        if self._server is None:
            await self._listen()
        try:
            async with asyncio.timeout(self._timeout_s):
                await self._is_new.wait()
        except TimeoutError as nobody:
            raise DeviceLost("reader_not_connected", host=self._host, port=self.port) from nobody
        self._is_new.clear()
        assert self._newest is not None
        return self._newest

    async def close(self) -> None:
        """Stop listening and let the reader go."""
        server, self._server = self._server, None
        newest, self._newest = self._newest, None
        self._is_new.clear()
        if newest is not None:
            await newest.close()
        if server is not None:
            server.close()
            await asyncio.sleep(0)

    def lost(self) -> DeviceLost:
        return DeviceLost("reader_lost", host=self._host, port=self.port or self._port)

    async def _listen(self) -> None:
        try:
            self._server = await asyncio.start_server(self._arrived, self._host, self._port)
        except (OSError, UnicodeError) as refused:
            raise DeviceLost("reader_cannot_listen", host=self._host, port=self._port) from refused

    async def _arrived(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._peer and not _is(writer.get_extra_info("peername"), self._peer):
            self.turned_away += 1
            await Streams(reader, writer).close()
            return
        older, self._newest = self._newest, Streams(reader, writer)
        self._is_new.set()
        if older is not None:
            await older.close()


def _is(peername: tuple[str, int] | None, address: str) -> bool:
    """The other end is this address, also where IPv6 writes an IPv4 one."""
    return peername is not None and peername[0].removeprefix("::ffff:").partition("%")[0] == address
