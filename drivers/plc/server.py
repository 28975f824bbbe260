"""The station serves both blocks by Modbus TCP, and the PLC reads and writes them: for PLCs that are clients only.

One address is the PLC's. It may have several connections (one for reading, one for writing), and a new one puts an end
to those of its own that say nothing any more. Everybody else may look and not write; that somebody tried is told.
"""

import asyncio
import ipaddress
import struct
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from drivers.errors import DeviceLost, NoAnswer
from drivers.keep_alive import keep_alive
from drivers.plc.reply import ERROR_BIT
from drivers.plc.served_registers import ServedRegisters
from drivers.plc.settings import ModbusServerSettings
from drivers.wire_record import Tape, WireTransaction

_HEADER = struct.Struct(">HHHB")
"""Transaction, protocol, length of what follows, unit."""
_LONGEST = 254
CONNECTIONS_MAX = 8


@dataclass(eq=False)
class ServedClient:
    """One connection."""

    writer: asyncio.StreamWriter
    address: str
    spoke_s: float


class ServerTransport:
    """A :class:`drivers.plc.transport.Transport` in which the PLC comes to the station."""

    def __init__(self, settings: ModbusServerSettings) -> None:
        self._settings = settings
        self.tape = Tape()
        self._registers = ServedRegisters(settings.plc_base, settings.station_base)
        self._server: asyncio.Server | None = None
        self._clients: list[ServedClient] = []
        self._came = asyncio.Event()
        self._wrote = asyncio.Event()
        self._foreign_writes = 0

    @property
    def plc_base(self) -> int:
        return self._settings.plc_base

    @property
    def station_base(self) -> int:
        return self._settings.station_base

    async def find_plc(self) -> None:
        """Nothing to look through."""

    def foreign_writes(self) -> int:
        return self._foreign_writes

    async def open(self) -> None:
        """Listen, and wait for the PLC. Raises DeviceLost ``plc_cannot_listen`` or ``plc_not_connected``."""
        await self.close()
        self._registers = ServedRegisters(self.plc_base, self.station_base)
        told = self._settings
        try:
            self._server = await asyncio.start_server(self._serve, told.host, told.port)
        except (OSError, UnicodeError) as refused:
            raise DeviceLost("plc_cannot_listen", host=told.host, port=told.port) from refused
        try:
            async with asyncio.timeout(told.connect_timeout_ms / 1000):
                await self._came.wait()
        except TimeoutError as nobody:
            raise DeviceLost("plc_not_connected", client=told.client, port=told.port) from nobody

    async def close(self) -> None:
        server, self._server = self._server, None
        self._came.clear()
        for client in self._clients:
            client.writer.transport.abort()
        if server is not None:
            server.close()
            await asyncio.sleep(0)

    async def read_plc(self) -> list[int]:
        """The block as it was written last. Waits a poll's time for the next write: a new one is seen at once."""
        if self._server is None:
            raise self._away()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._settings.poll_ms / 1000):
                await self._wrote.wait()
        has_news, registers = self._wrote.is_set(), self._registers
        self._wrote.clear()
        if not has_news and registers.elsewhere is not None:
            first, last = registers.elsewhere
            raise NoAnswer("plc_writes_elsewhere", first=first, last=last, base=self.plc_base)
        if not any(client.address == self._settings.client for client in self._clients):
            raise NoAnswer("plc_not_connected", client=self._settings.client, port=self._settings.port)
        if not registers.is_complete:
            raise NoAnswer("plc_not_written", client=self._settings.client)
        return list(registers.plc)

    async def read_station(self) -> list[int]:
        if self._server is None:
            raise self._away()
        return list(self._registers.station)

    async def write_station(self, words: Sequence[int]) -> None:
        if self._server is None:
            raise self._away()
        self._registers.station[:] = words

    def _away(self) -> DeviceLost:
        return DeviceLost("plc_not_connected", client=self._settings.client, port=self._settings.port)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        client = ServedClient(writer, _address_of(writer), asyncio.get_running_loop().time())
        if self._server is None or not self._has_room_for(client):
            writer.transport.abort()
            return
        keep_alive(writer)
        self._clients.append(client)
        if client.address == self._settings.client:
            self._came.set()
        try:
            while True:
                await self._answer(client, await _next_request(reader))
        except (EOFError, OSError, ValueError):  # gone, or no Modbus
            return
        finally:
            self._clients.remove(client)
            writer.transport.abort()

    def _has_room_for(self, newest: ServedClient) -> bool:
        """A half-open connection of the same PLC makes room; the PLC is never kept out by others."""
        ghosts_s = newest.spoke_s - self._settings.heartbeat_timeout_ms / 1000
        for client in [each for each in self._clients if each.address == newest.address and each.spoke_s < ghosts_s]:
            client.writer.transport.abort()
        return newest.address == self._settings.client or len(self._clients) < CONNECTIONS_MAX

    async def _answer(self, client: ServedClient, request: bytes) -> None:
        transaction, _, _, unit = _HEADER.unpack_from(request)
        client.spoke_s = asyncio.get_running_loop().time()
        is_plc = client.address == self._settings.client
        pdu = request[_HEADER.size :]
        before = self._registers.writes
        answer = self._registers.answer(pdu, may_write=is_plc)
        if self._registers.writes != before:
            self._wrote.set()
        self._foreign_writes += not is_plc and pdu[0] in (5, 6, 15, 16, 22, 23)
        reply = _HEADER.pack(transaction, 0, len(answer) + 1, unit) + answer
        self._record(client, request, reply, refused=answer[1] if answer[0] & ERROR_BIT else 0)
        client.writer.write(reply)
        await client.writer.drain()

    def _record(self, client: ServedClient, request: bytes, reply: bytes, refused: int) -> None:
        ms = round((asyncio.get_running_loop().time() - client.spoke_s) * 1000, 3)
        told: dict[str, str | int | float] = {"client": client.address, "code": refused}
        key = "plc_request_refused" if refused else ""
        now_us = time.time_ns() // 1000
        self.tape.add(
            WireTransaction(
                now_us, ms, "modbus_tcp", client.address, request, reply, key, told if refused else {}, True
            )
        )


async def _next_request(reader: asyncio.StreamReader) -> bytes:
    """One whole frame. Raises ValueError for what is no Modbus, EOFError at the end."""
    header = await reader.readexactly(_HEADER.size)
    _, protocol, length, _ = _HEADER.unpack(header)
    if protocol != 0 or not 2 <= length <= _LONGEST:
        raise ValueError("no Modbus")
    return header + await reader.readexactly(length - 1)


def _address_of(writer: asyncio.StreamWriter) -> str:
    peer = writer.get_extra_info("peername")
    address = ipaddress.ip_address(str(peer[0]).partition("%")[0]) if peer else None
    return str(getattr(address, "ipv4_mapped", None) or address)
