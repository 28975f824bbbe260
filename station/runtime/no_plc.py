"""The PLC of a station that has none: never opened, and nobody asks it."""

from drivers.errors import DeviceLost
from drivers.protocols import Plc, PlcBlock, StationWords


class NoPlc(Plc):
    @property
    def name(self) -> str:
        return "plc"

    async def open(self) -> None:
        raise DeviceLost("no_plc")

    async def close(self) -> None:
        """Nothing is open."""

    async def poll(self) -> PlcBlock:
        raise DeviceLost("no_plc")

    async def write(self, words: StationWords, heartbeat: int) -> None:
        raise DeviceLost("no_plc")

    async def read_back(self) -> bool:
        raise DeviceLost("no_plc")
