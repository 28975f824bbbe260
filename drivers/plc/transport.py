"""How both blocks are reached, and nothing of what they mean: what a wire must do for :mod:`drivers.plc.block_plc`."""

from collections.abc import Sequence
from typing import Protocol

from drivers.wire_record import Tape


class Transport(Protocol):
    """Carries the words of both blocks, 0…65535 each. Every verb raises NoAnswer, DeviceLost or WireFault."""

    @property
    def tape(self) -> Tape:
        """Every request, as it was on the wire."""

    @property
    def plc_base(self) -> int:
        """Address of word 0 of the PLC block, as a person looks for it."""

    @property
    def station_base(self) -> int:
        """The same of the station block."""

    async def open(self) -> None:
        """Connect anew. Raises DeviceLost."""

    async def close(self) -> None:
        """Let go of everything. Never raises."""

    async def read_plc(self) -> list[int]:
        """The PLC block, read upwards: 24 words."""

    async def read_station(self) -> list[int]:
        """What stands where the station block is written: 18 words."""

    async def write_station(self, words: Sequence[int]) -> None:
        """Write the 18 words upwards, word 17 last, and have it confirmed."""

    def foreign_writes(self) -> int:
        """Writes of others that were turned away since it was made; 0 where nobody could tell."""

    async def find_plc(self) -> tuple[str, int] | None:
        """Where a PLC block of this map lies instead: kind of register and base. None = not found, or no registers."""
