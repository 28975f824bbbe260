"""Both blocks as Modbus registers of a PLC that serves them; the station is the client, whatever carries the bytes."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Literal, Protocol

from drivers.errors import DriverError, WireFault
from drivers.plc.codec import MAP_VERSION, PLC_WORDS, PROBE, STATION_WORDS
from drivers.plc.reply import Function
from drivers.plc.settings import RegisterSettings
from drivers.wire_record import Tape

HOLDING: Function = 3
FUNCTIONS: dict[str, Function] = {"holding": 3, "input": 4}
_OTHER_KIND = {"holding": "input", "input": "holding"}
_NO_SUCH_REGISTERS = frozenset({1, 2})
"""Exception codes by which a PLC says that it has no such function or no such registers."""

_HEAD = 3
"""Words by which a block is known: its number, the version, the probe."""
LAST_BASE = 65536 - PLC_WORDS
_USUAL_BASES = (0, 1, 100, 101, 1000, 1001, 4096, 12_288, 32_768, 40_000, 40_001)
"""Where blocks begin when it was meant otherwise: counted from 1, D0 of a Delta DVP, TwinCAT, written as 40001."""


class RegisterLink(Protocol):
    """One connection to one Modbus unit, one request at a time; a reply that is not the answer is never returned."""

    @property
    def tape(self) -> Tape: ...
    async def open(self) -> None: ...
    async def close(self) -> None: ...
    async def read(self, function: Function, address: int, count: int) -> list[int]: ...
    async def write(self, address: int, registers: Sequence[int]) -> None: ...


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where both blocks lie, and how many registers of them the PLC gives or takes in one request."""

    register_type: Literal["holding", "input"]
    """Of the PLC's block; the station's is always holding."""
    plc_base: int
    plc_words: int
    station_base: int
    station_words: int
    read_registers: int
    write_registers: int

    @classmethod
    def of(cls, told: RegisterSettings) -> "Blocks":
        """Register map v1."""
        return cls(
            told.register_type,
            told.plc_base,
            PLC_WORDS,
            told.station_base,
            STATION_WORDS,
            told.read_registers,
            told.write_registers,
        )

    @classmethod
    def small(cls, plc_base: int, plc_words: int, station_base: int, station_words: int) -> "Blocks":
        """Holding registers, so few that one request carries a block."""
        return cls("holding", plc_base, plc_words, station_base, station_words, plc_words, station_words)


class RegisterTransport:
    """A :class:`drivers.plc.transport.Transport` by FC03 or FC04 and FC16.

    A PLC that takes few registers a request gets several, upwards: its first and last word still tell a mixture."""

    def __init__(self, blocks: Blocks, link: RegisterLink) -> None:
        self._blocks = blocks
        self._link = link
        self.tape = link.tape

    @property
    def plc_base(self) -> int:
        return self._blocks.plc_base

    @property
    def station_base(self) -> int:
        return self._blocks.station_base

    async def open(self) -> None:
        await self._link.open()

    async def close(self) -> None:
        await self._link.close()

    async def read_plc(self) -> list[int]:
        kind, base, count = self._blocks.register_type, self._blocks.plc_base, self._blocks.plc_words
        with missing("plc_no_block", kind=kind, other=_OTHER_KIND[kind], first=base, last=base + count - 1):
            return await self._read(FUNCTIONS[kind], base, count)

    async def read_station(self) -> list[int]:
        with self._station_block():
            return await self._read(HOLDING, self._blocks.station_base, self._blocks.station_words)

    async def write_station(self, words: Sequence[int]) -> None:
        base, most = self._blocks.station_base, self._blocks.write_registers
        with self._station_block():
            for at in range(0, self._blocks.station_words, most):
                await self._link.write(base + at, words[at : at + most])

    def foreign_writes(self) -> int:
        return 0

    async def find_plc(self) -> tuple[str, int] | None:
        """A block of another map has no probe: it looks like any other registers."""
        if self._blocks.plc_words != PLC_WORDS:
            return None
        base = self._blocks.plc_base
        for place in dict.fromkeys((base - 1, base + 1, *_USUAL_BASES)):
            for kind, function in FUNCTIONS.items():
                if 0 <= place <= LAST_BASE and await self._begins_at(function, place):
                    return kind, place
        return None

    async def _begins_at(self, function: Function, base: int) -> bool:
        """A refusal ends the connection: each question has one of its own."""
        try:
            await self._link.open()
            words = await self._link.read(function, base, _HEAD)
        except DriverError:
            return False
        return words[1:] == [MAP_VERSION, PROBE]

    async def _read(self, function: Function, base: int, count: int) -> list[int]:
        words: list[int] = []
        while len(words) < count:
            some = min(self._blocks.read_registers, count - len(words))
            words += await self._link.read(function, base + len(words), some)
        return words

    def _station_block(self) -> AbstractContextManager[None]:
        base = self._blocks.station_base
        return missing("plc_no_station_block", first=base, last=base + self._blocks.station_words - 1)


@contextmanager
def missing(key: str, /, **told: str | int) -> Iterator[None]:
    """A refusal that says "no such registers" is told by the registers that were asked for."""
    try:
        yield
    except WireFault as refused:
        code = refused.arguments.get("code")
        if code not in _NO_SUCH_REGISTERS:
            raise
        raise WireFault(key, code=code, **told) from refused
