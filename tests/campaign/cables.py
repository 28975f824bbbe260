"""What stands between a demo's plant and the line in the campaign of swaps: cables that can be pulled, and the wires
of other devices over the plant's own.

Each has ``start``, ``pull`` (away; what is said meanwhile is lost), ``plug`` (there again, the same device) and
``renew`` (there again, started anew or another device of its kind). All run on one event loop in a thread.
"""

import asyncio
import os
import struct
import tty
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import numpy as np

from drivers.camera.sim import HEADER, parse_header
from tests.drivers.camera.gige_peer import GigePeer
from tests.drivers.conformance.modbus_server import PLC_BASE, STATION_BASE, PlcServer
from tests.drivers.conformance.plc_client import asked

BANNER = b"READY V1.2\r\n"
"""What a reader says when it has started: no code, whatever the config says."""
MIRROR_S = 0.004


class Cable(Protocol):
    """To one device."""

    async def start(self) -> None: ...
    async def pull(self) -> None: ...
    async def plug(self) -> None: ...
    async def renew(self) -> None: ...


class TcpCable:
    """A relay to a TCP device of the plant."""

    def __init__(self, port: int, plant_port: int, banner: bytes = b"") -> None:
        self._port, self._plant_port, self._banner = port, plant_port, banner
        self._fresh = False
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)

    async def pull(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def plug(self) -> None:
        await self.start()

    async def renew(self) -> None:
        self._fresh = True
        await self.start()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._plant_port)
        except OSError:
            writer.transport.abort()
            return
        if self._fresh and self._banner:
            writer.write(self._banner)
            self._fresh = False
        await asyncio.gather(self._pipe(reader, there_writer), self._pipe(there_reader, writer))

    async def _pipe(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            while data := await reader.read(65_536):
                writer.write(data)
                await writer.drain()
        except OSError:
            return
        finally:
            writer.transport.abort()
            self._writers.discard(writer)


class SerialCable:
    """A reader on a serial port by USB: its port goes when it is pulled, and another one comes under the same name."""

    def __init__(self, path: Path, plant_port: int) -> None:
        self._path, self._plant_port = path, plant_port
        self._mine = self._theirs = -1
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        await self._appear(b"")

    async def plug(self) -> None:
        await self._appear(b"")

    async def renew(self) -> None:
        await self._appear(BANNER)

    async def _appear(self, first: bytes) -> None:
        self._mine, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        os.set_blocking(self._mine, False)
        self._path.symlink_to(os.ttyname(self._theirs))
        self._task = asyncio.create_task(self._copy(first))

    async def _copy(self, first: bytes) -> None:
        """A smart reader only talks. What finds no room in the port is lost, as on a wire."""
        reader, writer = await _connected(self._plant_port)
        data = first
        try:
            while True:
                with suppress(BlockingIOError):
                    os.write(self._mine, data)
                if not (data := await reader.read(4_096)):
                    return
        finally:
            writer.transport.abort()

    async def pull(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait({task})
        self._path.unlink()
        for end in (self._mine, self._theirs):
            os.close(end)


async def _connected(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """To the plant, as soon as it is there."""
    while True:
        with suppress(OSError):
            return await asyncio.open_connection("127.0.0.1", port)
        await asyncio.sleep(0.1)


class PlcCable:
    """A PLC on another wire: its registers are those of the plant's PLC, copied every few milliseconds both ways."""

    def __init__(self, peer: PlcServer, plant_port: int, again: Callable[[], None]) -> None:
        """``again``: the plant's PLC shall start anew."""
        self.peer, self._plant_port, self._again = peer, plant_port, again
        peer.publishes = False
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        await self.peer.start()
        self._task = asyncio.create_task(self._mirror())

    async def pull(self) -> None:
        await self.peer.stop()

    async def plug(self) -> None:
        await self.peer.start()

    async def renew(self) -> None:
        self._again()
        await self.peer.start()

    async def _mirror(self) -> None:
        while True:
            with suppress(OSError, EOFError, AssertionError):
                reader, writer = await asyncio.open_connection("127.0.0.1", self._plant_port)
                try:
                    await self._copy(reader, writer)
                finally:
                    writer.transport.abort()
            await asyncio.sleep(0.05)

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        told: list[int] = []
        while True:
            answer = await asked(reader, writer, struct.pack(">BHH", 3, 0, 24))
            if answer[0] == 3:
                self.peer.put(list(struct.unpack(">24H", answer[2:])), PLC_BASE)
            words = [self.peer.registers.get(STATION_BASE + at, 0) for at in range(18)]
            if words != told and any(words):
                await asked(reader, writer, struct.pack(">BHHB18H", 16, 100, 18, 36, *words))
                told = words
            await asyncio.sleep(MIRROR_S)


class GigeCable:
    """A GigE Vision camera that shows what the plant's camera takes, one frame for each of its triggers."""

    def __init__(self, peer: GigePeer, plant_port: int) -> None:
        self._peer, self._plant_port = peer, plant_port
        self._out = False
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._peer.start()
        self._task = asyncio.create_task(self._watch())

    async def pull(self) -> None:
        """It has power, and its line goes on firing it."""
        self._out, self._peer.answers = True, False

    async def plug(self) -> None:
        self._out, self._peer.answers = False, True

    async def renew(self) -> None:
        """It starts again: its count, its settings and whoever controlled it are forgotten."""
        await asyncio.to_thread(self._peer.stop)
        self._peer.start()
        await self.plug()

    async def _watch(self) -> None:
        while True:
            with suppress(OSError, EOFError):
                reader, writer = await asyncio.open_connection("127.0.0.1", self._plant_port, limit=1 << 22)
                try:
                    while True:
                        await self._frame(reader)
                finally:
                    writer.transport.abort()
            await asyncio.sleep(0.1)

    async def _frame(self, reader: asyncio.StreamReader) -> None:
        header = parse_header(await reader.readexactly(HEADER.size), 64)
        data = await reader.readexactly(header.pixel_count)
        if not header.pixel_count:
            return
        if self._out:
            self._peer.frame_id = self._peer.frame_id % 65_535 + 1
            return
        self._peer.picture = np.frombuffer(data, np.uint8).reshape(header.height_px, header.width_px)
        await asyncio.to_thread(self._peer.fire)
