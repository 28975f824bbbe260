"""A reader for tests: the other end of a TCP connection, whoever makes it, or of a serial port. Shares no code with the
drivers."""

import asyncio
import os
import select
import tty
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

Answer = Callable[[bytes], bytes | None]


class ReaderPeer(ABC):
    """Sends what it is told to; answers what it hears with ``answer(data)``."""

    def __init__(self) -> None:
        self.answer: Answer = lambda data: None
        self.heard: list[bytes] = []
        self.connections = 0

    @abstractmethod
    async def appear(self) -> None:
        """Be there for the station."""

    @abstractmethod
    def say(self, data: bytes) -> None:
        """Send on the newest connection."""

    @abstractmethod
    async def leave(self) -> None:
        """Pull the cable: connections end, and there is no new one."""

    def hear(self, data: bytes) -> None:
        self.heard.append(data)
        if (reply := self.answer(data)) is not None:
            self.say(reply)


class TcpPeer(ReaderPeer):
    """``calls``: it connects to the station, as often as needed. Else the station connects to it."""

    def __init__(self, port: int, *, calls: bool) -> None:
        super().__init__()
        self.port = port
        self._calls = calls
        self._server: asyncio.Server | None = None
        self._writers: list[asyncio.StreamWriter] = []
        self._calling: asyncio.Task[None] | None = None

    async def appear(self) -> None:
        if self._calls:
            self._calling = asyncio.create_task(self._keep_calling())
        else:
            self._server = await asyncio.start_server(self._talk, "127.0.0.1", self.port)

    async def _keep_calling(self) -> None:
        while True:
            try:
                await self._talk(*await asyncio.open_connection("127.0.0.1", self.port))
            except OSError:
                await asyncio.sleep(0.005)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        self.connections += 1
        try:
            while data := await reader.read(4096):
                self.hear(data)
        except OSError:
            return
        finally:
            writer.transport.abort()

    def say(self, data: bytes) -> None:
        self._writers[-1].write(data)

    async def leave(self) -> None:
        calling, self._calling = self._calling, None
        if calling is not None:
            calling.cancel()
            await asyncio.wait({calling})
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        await asyncio.sleep(0)


class SerialPeer(ReaderPeer):
    """A pair of pseudo-terminals; ``path`` is the port that the station opens, a new one after every ``appear``."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._mine = self._theirs = -1
        self._waiting = b""

    async def appear(self) -> None:
        self._mine, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        os.set_blocking(self._mine, False)
        self.path.symlink_to(os.ttyname(self._theirs))
        asyncio.get_running_loop().add_reader(self._mine, self._readable)
        self.connections += 1

    def _readable(self) -> None:
        with suppress(OSError):
            self.hear(os.read(self._mine, 4096))

    def say(self, data: bytes) -> None:
        self._waiting += data
        self._writable()

    @property
    def is_there(self) -> bool:
        """What was said last has reached the station's end of the port, or a part of it."""
        return bool(select.select([self._theirs], [], [], 0)[0])

    def _writable(self) -> None:
        loop = asyncio.get_running_loop()
        with suppress(BlockingIOError):
            self._waiting = self._waiting[os.write(self._mine, self._waiting) :]
        if self._waiting:
            loop.add_writer(self._mine, self._writable)
        else:
            loop.remove_writer(self._mine)

    async def leave(self) -> None:
        if self._mine < 0:
            return
        loop = asyncio.get_running_loop()
        loop.remove_reader(self._mine)
        loop.remove_writer(self._mine)
        for end in (self._mine, self._theirs):
            os.close(end)
        self._mine, self._waiting = -1, b""
        self.path.unlink()
        await asyncio.sleep(0)
