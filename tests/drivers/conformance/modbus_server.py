"""A small Modbus TCP server that does what a test tells it to, right or wrong. It shares no code with the drivers."""

import asyncio
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from pymodbus.framer import FramerRTU

from tests.drivers.plc.blocks import block

UNIT = 1
PLC_BASE = 0
STATION_BASE = 100


@dataclass(frozen=True)
class Request:
    transaction: int
    unit: int
    function: int
    data: bytes
    is_rtu: bool = False

    @property
    def is_write(self) -> bool:
        return self.function == 16

    def frame(self, pdu: bytes, *, transaction: int | None = None, unit: int | None = None, protocol: int = 0) -> bytes:
        if self.is_rtu:
            return rtu(bytes([self.unit if unit is None else unit]) + pdu)
        number = self.transaction if transaction is None else transaction
        return struct.pack(">HHHB", number, protocol, len(pdu) + 1, self.unit if unit is None else unit) + pdu


def rtu(body: bytes) -> bytes:
    """With its check sum, as another's code makes it."""
    return body + FramerRTU.compute_CRC(body).to_bytes(2, "big")


Reply = bytes | list[bytes] | None
"""Bytes to send; a list is sent piece by piece; None = nothing."""
Fault = Callable[["PlcServer", Request], Reply]


@dataclass
class PlcServer:
    """Registers behind a socket. ``fault`` replaces the right answer; ``closes_after_reply`` hangs up after it."""

    registers: dict[int, int] = field(default_factory=dict)
    fault: Fault | None = None
    closes_after_reply: bool = False
    publishes: bool = True
    tears: int = 0
    """So many reads to come give a block whose first word is not its last."""
    connections_max: int = 0
    """More are closed at once; 0 = any number."""
    requests: list[Request] = field(default_factory=list)
    port: int = 0
    _number: int = 0
    _server: asyncio.Server | None = None
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)

    def publish(self, **words: int) -> None:
        """Put the next block there, heartbeat moved."""
        self._number = self._number % 32000 + 1
        self.put(block(self._number, self._number, **words))

    def put(self, words: list[int], base: int = PLC_BASE) -> None:
        self.registers.update(enumerate(words, base))

    def table(self) -> dict[str, int | str]:
        """What a config says of it."""
        return {"driver": "modbus", "host": "127.0.0.1", "port": self.port, "request_timeout_ms": 3000}

    def overwrite(self, word: int, value: int) -> None:
        """As another master does."""
        self.registers[STATION_BASE + word] = value

    def shown(self, base: int, count: int) -> list[int]:
        """What a read gives."""
        words = [self.registers.get(base + at, 0) for at in range(count)]
        if self.tears and base == PLC_BASE:
            self.tears -= 1
            words[0] = 32_000
        return words

    async def settled(self) -> None:
        """Until what was put can be read by the station: at once, where it reads it here."""

    async def station_block(self) -> list[int]:
        """What this PLC has of the station's block."""
        return [self.registers.get(STATION_BASE + i, 0) for i in range(18)]

    def right_answer(self, request: Request) -> bytes:
        address, count = struct.unpack(">HH", request.data[:4])
        if request.is_write:
            values = struct.unpack(f">{count}H", request.data[5:])
            self.registers.update(enumerate(values, address))
            return request.frame(bytes([16]) + request.data[:4])
        words = self.shown(address, count)
        return request.frame(struct.pack(f">BB{count}H", request.function, 2 * count, *words))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.connections_max and len(self._writers) >= self.connections_max:
            writer.transport.abort()
            return
        self._writers.append(writer)
        try:
            while True:
                await self._answer(await self.next_request(reader), writer)
        except (EOFError, OSError):
            return
        finally:
            writer.transport.abort()
            if writer in self._writers:
                self._writers.remove(writer)

    async def next_request(self, reader: asyncio.StreamReader) -> Request:
        transaction, _, length, unit = struct.unpack(">HHHB", await reader.readexactly(7))
        pdu = await reader.readexactly(length - 1)
        return Request(transaction, unit, pdu[0], pdu[1:])

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> None:
        self.requests.append(request)
        if not request.is_write and self.publishes and request.data[:2] == struct.pack(">H", PLC_BASE):
            self.publish()
        reply = self.fault(self, request) if self.fault else self.right_answer(request)
        for piece in reply if isinstance(reply, list) else [reply or b""]:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0)
        if self.closes_after_reply:
            raise EOFError

    def say(self, data: bytes) -> None:
        """Send bytes to whoever is connected, asked or not."""
        for writer in self._writers:
            writer.write(data)

    def hang_up(self) -> None:
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    async def start(self) -> None:
        self._server = await asyncio.start_server(self.serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        self.hang_up()
        await asyncio.sleep(0)


@asynccontextmanager
async def plc_server() -> AsyncIterator[PlcServer]:
    plc = PlcServer()
    await plc.start()
    try:
        yield plc
    finally:
        await plc.stop()
