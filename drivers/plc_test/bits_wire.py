"""The words of a small PLC (profile ``bits``) as the test reads and writes them."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from drivers.plc.profiles.settings import BITS_PLC_WORDS, BITS_STATION_WORDS, BitsSettings
from drivers.plc.registers import HOLDING, missing
from drivers.plc.tcp_link import ModbusLink


class BitsTransport:
    """A :class:`drivers.plc.transport.Transport` of four words and two."""

    def __init__(self, settings: BitsSettings) -> None:
        self._link = ModbusLink(settings.host, settings.port, settings.unit, settings.request_timeout_ms / 1000)
        self.tape = self._link.tape
        self.plc_base, self.station_base = settings.plc_base, settings.station_base

    async def open(self) -> None:
        await self._link.open()

    async def close(self) -> None:
        await self._link.close()

    async def read_plc(self) -> list[int]:
        last = self.plc_base + BITS_PLC_WORDS - 1
        with missing("plc_no_block", kind="holding", other="input", first=self.plc_base, last=last):
            return await self._link.read(HOLDING, self.plc_base, BITS_PLC_WORDS)

    async def read_station(self) -> list[int]:
        with self._missing_station():
            return await self._link.read(HOLDING, self.station_base, BITS_STATION_WORDS)

    async def write_station(self, words: Sequence[int]) -> None:
        with self._missing_station():
            await self._link.write(self.station_base, words)

    def foreign_writes(self) -> int:
        return 0

    async def find_plc(self) -> None:
        """Four words without a probe look like any others."""

    def _missing_station(self) -> AbstractContextManager[None]:
        return missing("plc_no_station_block", first=self.station_base, last=self.station_base + BITS_STATION_WORDS - 1)
