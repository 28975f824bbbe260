"""A reader driver and the device at its other end, for every way between them."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drivers.catalog import READERS
from drivers.protocols import CodeReader, Reading
from drivers.reader.line_reader import LineReader
from tests.drivers.conformance.reader_peer import ReaderPeer, SerialPeer, TcpPeer
from tests.ports import free_port

WAYS = ["client", "server", "serial"]


def make(driver: str, **settings: Any) -> LineReader:
    entry = READERS[driver]
    device = entry.load()("it", entry.settings.model_validate({"name": "it", "driver": driver, **settings}))
    assert isinstance(device, LineReader)
    return device


@dataclass
class Rig:
    """A reader driver and the device at its other end, connected when it is opened."""

    way: str
    peer: ReaderPeer
    address: dict[str, Any]
    devices: list[LineReader] = field(default_factory=list)

    @property
    def driver(self) -> str:
        return "serial" if self.way == "serial" else "tcp"

    async def appear(self) -> None:
        await self.peer.appear()

    def make(self, **settings: Any) -> LineReader:
        table = {"trigger_text": "T<LF>", **self.address, **settings}
        self.devices.append(make(self.driver, **table))
        return self.devices[-1]

    async def opened(self, **settings: Any) -> LineReader:
        await self.appear()
        device = self.make(**settings)
        await device.open()
        while not self.peer.connections:
            await asyncio.sleep(0)
        return device

    async def end(self) -> None:
        await self.peer.leave()
        for device in self.devices:
            await device.close()


def make_rig(way: str, folder: Path) -> Rig:
    if way == "serial":
        port = folder / "port"
        return Rig(way, SerialPeer(port), {"port": str(port)})
    number = free_port()
    address = {"mode": way, "host": "127.0.0.1", "port": number, "connect_timeout_ms": 300}
    return Rig(way, TcpPeer(number, calls=way == "server"), address)


async def take(device: CodeReader, count: int) -> list[Reading]:
    readings: list[Reading] = []
    async with asyncio.timeout(10):
        async for reading in device.readings():
            readings.append(reading)
            if len(readings) == count:
                break
    return readings
