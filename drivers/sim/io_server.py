"""The simulated I/O block on Modbus TCP: discrete inputs, coils, registers of its watchdog and counter.

Written out by hand from the Modbus specification, so that the order of the bits is not checked against the library that
reads them.
"""

import asyncio
import struct
from collections.abc import Callable, Mapping, Sequence

from drivers.sim.io_block import COILS, COUNTER_REGISTER, INPUTS, MARK_REGISTER, WATCHDOG_REGISTER, IoBlock
from drivers.sim.signals import ServedWords

COIL_BASE = 16
"""Address of the first coil; the first input is 0."""
ILLEGAL_FUNCTION, ILLEGAL_ADDRESS, ILLEGAL_VALUE = 1, 2, 3
_HEADER = struct.Struct(">HHHB")
_MOST_BYTES = 260


class Refused(Exception):
    """The request is answered with an exception code."""


class IoServer:
    """One block's server, that can be taken away and comes back on its port."""

    def __init__(
        self,
        signals: ServedWords,
        host: str,
        port: int,
        *,
        unit: int = 1,
        watchdog_ms: int = 0,
        block: Callable[[], IoBlock | None] = lambda: None,
    ) -> None:
        """``block``: whose watchdog hears that it is asked, and whose outputs stay in their safe state once it was not;
        None while it is off."""
        self._signals = signals
        self._host = host
        self._unit = unit
        self.watchdog_ms = watchdog_ms
        self._block = block
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self.port = port

    async def up(self) -> None:
        """Listen. Raises OSError when the port is taken. Does nothing when it listens already."""
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, self._host, self.port, limit=_MOST_BYTES)
            self.port = self._server.sockets[0].getsockname()[1]

    async def down(self) -> None:
        """Cut every connection and stop listening."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
            for writer in tuple(self._writers):
                writer.transport.abort()
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            while True:
                number, protocol, length, unit = _HEADER.unpack(await reader.readexactly(_HEADER.size))
                pdu = await reader.readexactly(length - 1)
                answer = self._answer(pdu) if unit == self._unit and protocol == 0 else None
                if answer is not None:
                    writer.write(_HEADER.pack(number, 0, len(answer) + 1, unit) + answer)
                    await writer.drain()
        except (
            EOFError,
            OSError,
            struct.error,
            asyncio.CancelledError,
        ):  # what starts a server's tasks asks for their error
            return
        finally:
            self._writers.discard(writer)
            writer.transport.abort()

    def _answer(self, pdu: bytes) -> bytes | None:
        """None: the block is off, so nobody answers."""
        if self._signals.block() is None:
            return None
        if (block := self._block()) is not None:
            block.hear(self._signals.write)
        try:
            return bytes([pdu[0]]) + _FUNCTIONS[pdu[0]](self, pdu[1:])
        except KeyError:
            return bytes([pdu[0] | 0x80, ILLEGAL_FUNCTION])
        except Refused as refused:
            return bytes([pdu[0] | 0x80, refused.args[0]])

    def _coils(self, data: bytes) -> bytes:
        return _bits(self._signals.station_words(), *_span(data, COIL_BASE, len(COILS)))

    def _inputs(self, data: bytes) -> bytes:
        return _bits(self._signals.block() or [], *_span(data, 0, len(INPUTS)))

    def _holding(self, data: bytes) -> bytes:
        block = self._block()
        match struct.unpack(">HH", data):
            case (at, 1) if at == WATCHDOG_REGISTER:
                return struct.pack(">BH", 2, self.watchdog_ms)
            case (at, 1) if at == MARK_REGISTER:
                return struct.pack(">BH", 2, block.mark if block is not None else 0)
            case _:
                raise Refused(ILLEGAL_ADDRESS)

    def _input_register(self, data: bytes) -> bytes:
        at, count = struct.unpack(">HH", data)
        if (at, count) != (COUNTER_REGISTER, 1):
            raise Refused(ILLEGAL_ADDRESS)
        block = self._block()
        return struct.pack(">BH", 2, (block.cases_counted if block is not None else 0) & 0xFFFF)

    def _write_mark(self, data: bytes) -> bytes:
        at, count, length, value = struct.unpack(">HHBH", data) if len(data) == 7 else (0, 0, 0, 0)
        if (at, count, length) != (MARK_REGISTER, 1, 2):
            raise Refused(ILLEGAL_ADDRESS)
        if (block := self._block()) is not None:
            block.mark = value
        return data[:4]

    def _write_coils(self, data: bytes) -> bytes:
        at, count = _span(data[:4], COIL_BASE, len(COILS))
        if len(data) != 5 + (count + 7) // 8 or data[4] != (count + 7) // 8:
            raise Refused(ILLEGAL_VALUE)
        coils = list(self._signals.station_words())
        coils[at : at + count] = [data[5 + bit // 8] >> bit % 8 & 1 for bit in range(count)]
        self._signals.write(coils)
        return data[:4]


def _span(data: bytes, base: int, length: int) -> tuple[int, int]:
    """Place of the first and how many, within what there is."""
    at, count = struct.unpack(">HH", data)
    if count < 1 or not base <= at <= at + count <= base + length:
        raise Refused(ILLEGAL_ADDRESS)
    return at - base, count


def _bits(values: Sequence[int], at: int, count: int) -> bytes:
    """Lowest address in the lowest bit of the first byte."""
    packed = bytearray((count + 7) // 8)
    for bit, value in enumerate(values[at : at + count]):
        packed[bit // 8] |= bool(value) << bit % 8
    return bytes([len(packed)]) + bytes(packed)


_FUNCTIONS: Mapping[int, Callable[[IoServer, bytes], bytes]] = {
    1: IoServer._coils,
    2: IoServer._inputs,
    3: IoServer._holding,
    4: IoServer._input_register,
    15: IoServer._write_coils,
    16: IoServer._write_mark,
}
