"""The plant's PLC on Modbus TCP: holding registers that are the simulated program's own words.

A read shows the block as it is (or as it is torn) at that moment; a write lands in the program's memory. A PLC that is
off, or whose cable is out, has no server at all.
"""

import asyncio
from typing import cast

from pymodbus.constants import ExcCodes
from pymodbus.server import ModbusTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice

from drivers.sim.signals import ServedWords

PLC_WORDS = 24
STATION_WORDS = 18
_WRITES = (6, 16)
_READS = (3, 4)


class PlcServer:
    """One PLC's server, that can be taken away and comes back on its port."""

    def __init__(
        self,
        registers: ServedWords,
        host: str,
        port: int,
        *,
        unit: int = 1,
        plc_base: int = 0,
        station_base: int = 100,
        words: tuple[int, int] = (PLC_WORDS, STATION_WORDS),
    ) -> None:
        self._registers = registers
        self._host = host
        self._unit = unit
        self._plc_base = plc_base
        self._station_base = station_base
        self._plc_words, self._station_words = words
        self._server: ModbusTcpServer | None = None
        self.port = port

    async def up(self) -> None:
        """Listen. Raises OSError when the port is taken. Does nothing when it listens already."""
        if self._server is not None:
            return
        server = ModbusTcpServer(self._device(), address=(self._host, self.port))
        if not await server.listen():
            raise OSError(f"port {self.port} on {self._host} cannot be opened")
        self._server = server
        self.port = cast(asyncio.Server, server.transport).sockets[0].getsockname()[1]

    async def down(self) -> None:
        """Cut every connection and stop listening."""
        server, self._server = self._server, None
        if server is not None:
            await server.shutdown()  # type: ignore[no-untyped-call]

    def _device(self) -> SimDevice:
        data = [
            SimData(self._plc_base, values=[0] * self._plc_words, datatype=DataType.REGISTERS),
            SimData(self._station_base, values=[0] * self._station_words, datatype=DataType.REGISTERS),
        ]
        return SimDevice(self._unit, simdata=sorted(data, key=lambda part: part.address), action=self._access)

    async def _access(
        self,
        function: int,
        start: int,
        address: int,
        count: int,
        memory: list[int],
        values: list[int] | list[bool] | None,
    ) -> ExcCodes | None:
        """Called by the server before it reads or writes ``memory``, whose first register is ``start``."""
        if function not in _READS + _WRITES:
            return ExcCodes.ILLEGAL_FUNCTION
        if values is None:  # a read, also the one with which FC06 makes its echo
            return self._refresh(memory, start)
        return self._land(address, [int(value) for value in values])

    def _refresh(self, memory: list[int], start: int) -> ExcCodes | None:
        block = self._registers.block()
        if block is None:
            return ExcCodes.GATEWAY_NO_RESPONSE
        memory[self._plc_base - start : self._plc_base - start + self._plc_words] = block
        mine = self._station_base - start
        memory[mine : mine + self._station_words] = list(self._registers.station_words())
        return None

    def _land(self, address: int, values: list[int]) -> ExcCodes | None:
        place = address - self._station_base
        if not 0 <= place <= self._station_words - len(values):
            return ExcCodes.ILLEGAL_ADDRESS
        words = list(self._registers.station_words())
        words[place : place + len(values)] = values
        return None if self._registers.write(words) else ExcCodes.GATEWAY_NO_RESPONSE
