"""Both blocks as Modbus registers of a PLC that serves them; the station is the client, whatever carries the bytes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

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


class RegisterTransport:
    """A :class:`drivers.plc.transport.Transport` by FC03 or FC04 and FC16.

    A PLC that takes few registers a request gets several, upwards: its first and last word still tell a mixture."""

    def __init__(self, settings: RegisterSettings, link: RegisterLink) -> None:
        self._settings = settings
        self._link = link
        self.tape = link.tape
        self._function = FUNCTIONS[settings.register_type]

    @property
    def plc_base(self) -> int:
        return self._settings.plc_base

    @property
    def station_base(self) -> int:
        return self._settings.station_base

    async def open(self) -> None:
        await self._link.open()

    async def close(self) -> None:
        await self._link.close()

    async def read_plc(self) -> list[int]:
        kind, base = self._settings.register_type, self._settings.plc_base
        told: dict[str, str | int] = {
            "kind": kind,
            "other": _OTHER_KIND[kind],
            "first": base,
            "last": base + PLC_WORDS - 1,
        }
        with missing("plc_no_block", **told):
            return await self._read(self._function, base, PLC_WORDS)

    async def read_station(self) -> list[int]:
        base = self._settings.station_base
        with missing("plc_no_station_block", first=base, last=base + STATION_WORDS - 1):
            return await self._read(HOLDING, base, STATION_WORDS)

    async def write_station(self, words: Sequence[int]) -> None:
        base, most = self._settings.station_base, self._settings.write_registers
        with missing("plc_no_station_block", first=base, last=base + STATION_WORDS - 1):
            for at in range(0, STATION_WORDS, most):
                await self._link.write(base + at, words[at : at + most])

    def foreign_writes(self) -> int:
        return 0

    async def find_plc(self) -> tuple[str, int] | None:
        base = self._settings.plc_base
        for place in dict.fromkeys((base - 1, base + 1, *_USUAL_BASES)):
            for kind, function in FUNCTIONS.items():
                if 0 <= place < LAST_BASE and await self._begins_at(function, place):
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
        most = self._settings.read_registers
        words: list[int] = []
        while len(words) < count:
            words += await self._link.read(function, base + len(words), min(most, count - len(words)))
        return words


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
