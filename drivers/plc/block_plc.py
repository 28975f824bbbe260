"""The station's end of register map v1 over any wire: what is believed, what is written, and no memory of cases."""

import asyncio
import time
from collections.abc import Callable, Sequence

from drivers.errors import NoAnswer, WireFault
from drivers.plc.checks import Liveness, check_map, is_whole
from drivers.plc.codec import MAP_VERSION, PLC_NAMES, STATION_NAMES, STATION_WORDS, after, encode_station
from drivers.plc.settings import BlockSettings
from drivers.plc.transport import Transport
from drivers.protocols import Note, PlcBlock, PlcProbe, Register, Registers, StationWords

_STATION_VERSION_WORD = 1
TORN_MAX = 2
"""Read-backs in a row that may find our own block half-written; one more is no accident."""


class BlockPlc:
    """A :class:`drivers.protocols.Plc` over a :class:`drivers.plc.transport.Transport`.

    Nothing is written on a connection before a whole block of the right map was read on it: a wrong address must not
    overwrite somebody's registers."""

    def __init__(
        self,
        name: str,
        settings: BlockSettings,
        transport: Transport,
        clock: Callable[[], float] = time.monotonic,
        opening_note: Note | None = None,
    ) -> None:
        self._name = name
        self.opening_note = opening_note
        """See :class:`drivers.protocols.NotesOpening`."""
        self._timeout_s = settings.heartbeat_timeout_ms / 1000
        self._transport = transport
        self.tape = transport.tape
        self._clock = clock
        self._turn = asyncio.Lock()
        self._liveness: Liveness | None = None
        self._number = 0
        self._written: list[int] | None = None
        self._before: list[int] | None = None
        """What stood there before: a PLC may take a write over at its next scan."""
        self._torn_back = 0
        self._foreign = 0
        self._sent: list[int] = []
        self._read: list[int] = []
        self._read_s: float | None = None
        self.torn_reads = 0
        """Blocks that were torn at the first read, since the object was made."""

    @property
    def name(self) -> str:
        return self._name

    async def open(self) -> None:
        """Connect. Raises DeviceLost ``plc_lost``."""
        self._liveness = None
        self._written = self._before = None
        self._torn_back = 0
        self._foreign = self._transport.foreign_writes()
        await self._transport.open()

    async def close(self) -> None:
        await self._transport.close()

    async def poll(self) -> PlcBlock:
        """See :meth:`drivers.protocols.Plc.poll`."""
        async with self._turn:
            liveness = self._watched()
            try:
                words = await self._read_whole()
            except NoAnswer as silent:
                raise liveness.unanswered(silent, self._clock()) from silent
            return liveness.believe(words, self._clock())

    async def write(self, words: StationWords, heartbeat: int) -> None:
        """See :meth:`drivers.protocols.Plc.write`.

        Raises NoAnswer while an unconfirmed write may still be repeated (and before the first whole block was read),
        DeviceLost once nothing new has come from the PLC for the heartbeat time-out."""
        async with self._turn:
            liveness = self._watched()
            if not liveness.map_proven:
                raise NoAnswer("plc_not_read")
            registers = encode_station(words, heartbeat, after(self._number))
            self._number = registers[0]
            self._before, self._written = self._written, None
            self._sent = registers
            try:
                await self._transport.write_station(registers)
            except NoAnswer as silent:
                raise liveness.unanswered(silent, self._clock()) from silent
            self._written = registers

    async def read_back(self) -> bool:
        """Return False when the station block is not what was last confirmed as written; True if nothing was.

        A block that is half-written is nobody's: it is looked at again, and told as foreign only if it stays so."""
        async with self._turn:
            known, self._foreign = self._foreign, self._transport.foreign_writes()
            if known != self._foreign:
                return False
            if self._written is None:
                return True
            try:
                found = await self._read_station_block()
            except NoAnswer as silent:
                raise self._watched().unanswered(silent, self._clock()) from silent
            self._torn_back = 0 if is_whole(found) else self._torn_back + 1
            return self._is_ours(found)

    def _is_ours(self, found: list[int]) -> bool:
        if not is_whole(found):
            return self._torn_back <= TORN_MAX
        return self._written is None or found in (self._written, self._before)

    async def _read_station_block(self) -> list[int]:
        """Read our own block; once more if it is torn."""
        found = await self._transport.read_station()
        return found if is_whole(found) else await self._transport.read_station()

    async def check_station_block(self) -> None:
        """See :meth:`drivers.protocols.ChecksStationBlock.check_station_block`. Zeros are a block nobody wrote yet."""
        async with self._turn:
            found = await self._read_station_block()
        base = self._transport.station_base
        if any(found) and (not is_whole(found) or found[_STATION_VERSION_WORD] != MAP_VERSION):
            raise WireFault("plc_station_block_foreign", first=base, last=base + STATION_WORDS - 1)

    async def find_block(self) -> tuple[str, int] | None:
        """See :meth:`drivers.protocols.FindsBlock.find_block`."""
        async with self._turn:
            return await self._transport.find_plc()

    def registers(self) -> Registers:
        """See :meth:`drivers.protocols.HasRegisters.registers`."""
        return Registers(
            _named(PLC_NAMES, self._transport.plc_base, self._read),
            _named(STATION_NAMES, self._transport.station_base, self._sent),
            self._read_s,
        )

    async def probe(self) -> PlcProbe:
        """See :meth:`drivers.protocols.HasRegisters.probe`."""
        async with self._turn:
            began_s = self._clock()
            words = await self._read_block()
            read_s = self._clock()
            ours = self._is_ours(await self._read_station_block())
            return PlcProbe((read_s - began_s) * 1000, (self._clock() - read_s) * 1000, is_whole(words), ours)

    async def _read_whole(self) -> list[int]:
        """Read the block; once more if it is torn."""
        words = await self._read_block()
        self._check_map(words)
        if is_whole(words):
            return words
        self.torn_reads += 1
        return await self._read_block()

    def _check_map(self, words: list[int]) -> None:
        """A PLC that shows another map than before is written to no more."""
        try:
            check_map(words)
        except WireFault:
            self._watched().forget_map()
            raise

    async def _read_block(self) -> list[int]:
        words = await self._transport.read_plc()
        self._read, self._read_s = words, self._clock()
        return words

    def _watched(self) -> Liveness:
        """Return the judge of this connection, made at its first use: time before the first poll is not silence."""
        if self._liveness is None:
            self._liveness = Liveness(self._timeout_s, self._clock())
        return self._liveness


def _named(names: Sequence[str], base: int, words: Sequence[int]) -> tuple[Register, ...]:
    return tuple(Register(base + at, name, words[at] if words else None) for at, name in enumerate(names))
