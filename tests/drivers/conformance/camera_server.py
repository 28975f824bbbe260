"""The plant's camera for tests, written from the wire's description; shares no code with the drivers."""

import asyncio
import struct
from dataclasses import dataclass, field

HEIGHT, WIDTH = 6, 8


def header(counter: int, width: int, height: int, magic: bytes = b"SCF1") -> bytes:
    return magic + struct.pack("!IQII", counter, counter * 1000, width, height)


def message(counter: int) -> bytes:
    """A whole frame; every pixel is its counter."""
    return header(counter, WIDTH, HEIGHT) + bytes([counter % 256]) * (WIDTH * HEIGHT)


@dataclass
class CameraServer:
    counter: int = 0
    greeting: bytes | None = None
    """None = the right one."""
    is_silent: bool = False
    """Fired, it counts and sends nothing."""
    port: int = 0
    asked: int = 0
    _server: asyncio.Server | None = None
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        await asyncio.sleep(0)

    def fire(self) -> None:
        """The line fires the camera."""
        self.counter += 1
        self.say(message(self.counter))

    def say(self, data: bytes) -> None:
        for writer in self._writers:
            writer.write(data)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        writer.write(header(self.counter, 0, 0) if self.greeting is None else self.greeting)
        try:
            while (await reader.readexactly(1)) == b"T":
                self.asked += 1
                self.counter += 1
                if not self.is_silent:
                    writer.write(message(self.counter))
        except (EOFError, OSError):
            return
        finally:
            writer.transport.abort()
