"""A PLC that is a Modbus client: it writes its block to the station and reads the station's, again and again."""

import asyncio
import struct
from dataclasses import dataclass

from tests.drivers.conformance.modbus_server import PLC_BASE, STATION_BASE, PlcServer
from tests.ports import free_port

PLC_ADDRESS = "127.0.0.2"
"""Other programs of this machine come from 127.0.0.1."""


@dataclass
class PlcClient(PlcServer):
    """Publishes a block a round. Any ``fault`` is silence: it stays connected and says nothing."""

    rounds: int = 0
    _task: asyncio.Task[None] | None = None

    def table(self) -> dict[str, int | str]:
        told: dict[str, int | str] = {
            "driver": "modbus_server",
            "host": "127.0.0.1",
            "port": self.port,
            "client": PLC_ADDRESS,
        }
        return told | {"poll_ms": 100, "connect_timeout_ms": 1000}

    async def start(self) -> None:
        self.port = self.port or free_port()
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait({task})

    async def settled(self) -> None:
        """Until what was put was written, and the station's block was read after it."""
        until = self.rounds + 2
        async with asyncio.timeout(30):
            while self.rounds < until:
                await asyncio.sleep(0.001)

    async def station_block(self) -> list[int]:
        await self.settled()
        return [self.registers.get(STATION_BASE + at, 0) for at in range(18)]

    async def _run(self) -> None:
        while True:
            try:
                there = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(PLC_ADDRESS, 0))
            except OSError:  # the station does not listen: once more
                await asyncio.sleep(0.005)
                continue
            try:
                await self._talk(*there)
            except (EOFError, OSError):  # it closed the connection: once more
                await asyncio.sleep(0.005)
            finally:
                there[1].transport.abort()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            if self.fault is None:
                await self._round(reader, writer)
            await asyncio.sleep(0.002)

    async def _round(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.publishes:
            self.publish()
        words = [self.registers.get(PLC_BASE + at, 0) for at in range(24)]
        if self.tears:
            self.tears -= 1
            words[0] = 32_000
        await asked(reader, writer, struct.pack(">BHHB24H", 16, PLC_BASE, 24, 48, *words))
        told = await asked(reader, writer, struct.pack(">BHH", 3, STATION_BASE, 18))
        if told[0] == 3:
            self.put(list(struct.unpack(">18H", told[2:])), STATION_BASE)
        self.rounds += 1


async def asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pdu: bytes, unit: int = 1) -> bytes:
    """The answer to one request."""
    writer.write(struct.pack(">HHHB", 7, 0, len(pdu) + 1, unit) + pdu)
    head = struct.unpack(">HHHB", await reader.readexactly(7))
    assert (head[0], head[1], head[3]) == (7, 0, unit), head
    return await reader.readexactly(head[2] - 1)
