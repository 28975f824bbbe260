"""A small PLC over Modbus TCP, profile bits: one read of 4 words and one write of 2 words a poll."""

import asyncio
import time
from collections.abc import Callable, Mapping

from drivers.errors import DeviceLost, NoAnswer
from drivers.plc.profiles.bits import BitsProgram
from drivers.plc.profiles.settings import BITS_PLC_WORDS, BITS_STATION_WORDS, BitsSettings
from drivers.plc.profiles.silence import Silence
from drivers.plc.tcp_link import ModbusLink
from drivers.protocols import PlcBlock, PlcProbe, Register, Registers, StationWords

COUNTERS = (("heartbeat", 1), ("sig_exit_count", 2), ("sig_reject_count", 3))
"""What is a word of its own, and where."""


class BitsPlc:
    """A :class:`drivers.protocols.Plc`. Its program outlives a lost link, but no start of the station."""

    def __init__(self, name: str, settings: BitsSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._settings = settings
        self._clock = clock
        self._link = ModbusLink(settings.host, settings.port, settings.unit, settings.request_timeout_ms / 1000)
        self.tape = self._link.tape
        self._turn = asyncio.Lock()
        self._program = BitsProgram(settings)
        self._silence = Silence(settings.heartbeat_timeout_ms / 1000)
        self._beats = False
        """Its heartbeat has moved on this connection: what lies in a memory does not."""
        self._heartbeat: int | None = None
        self._beat_s = 0.0
        self._read: list[int] = []
        self._read_s: float | None = None
        self._sent: list[int] = []
        self._written: list[int] | None = None

    @property
    def name(self) -> str:
        return self._name

    async def open(self) -> None:
        """Connect. Raises DeviceLost ``plc_lost``."""
        self._beats, self._heartbeat, self._written = False, None, None
        self._program.written(None)
        await self._link.open()
        self._beat_s = self._silence.begin(self._clock())

    async def close(self) -> None:
        await self._link.close()

    async def poll(self) -> PlcBlock:
        """See :meth:`drivers.protocols.Plc.poll`."""
        async with self._turn:
            try:
                words = await self._read_words()
            except NoAnswer as silent:
                raise self._silence.error(silent, self._clock()) from silent
            self._silence.heard(self._clock())
            self._demand_heartbeat(words[1])
            return self._program.scan(round(self._clock() * 1_000), words)

    async def _read_words(self) -> list[int]:
        words = await self._link.read(3, self._settings.plc_base, BITS_PLC_WORDS)
        self._read, self._read_s = words, self._clock()
        return words

    def _demand_heartbeat(self, heartbeat: int) -> None:
        now_s = self._clock()
        if self._heartbeat not in (None, heartbeat):
            self._beats, self._beat_s = True, now_s
        self._heartbeat = heartbeat
        if (age_s := now_s - self._beat_s) >= self._settings.heartbeat_timeout_ms / 1000:
            raise DeviceLost("plc_heartbeat", age_ms=round(age_s * 1_000))
        if not self._beats:
            raise NoAnswer("plc_first_heartbeat")

    async def write(self, words: StationWords, heartbeat: int) -> None:
        """See :meth:`drivers.protocols.Plc.write`."""
        async with self._turn:
            if not self._beats:
                raise NoAnswer("plc_not_read")
            now_ms = round(self._clock() * 1_000)
            self._program.take(now_ms, words, heartbeat)
            self._sent = [self._program.answer(now_ms), heartbeat]
            self._program.written(None)
            self._written = None
            try:
                await self._link.write(self._settings.station_base, self._sent)
            except NoAnswer as silent:
                raise self._silence.error(silent, self._clock()) from silent
            self._written = self._sent
            self._program.written(self._sent[0])

    async def read_back(self) -> bool:
        """See :meth:`drivers.protocols.Plc.read_back`."""
        async with self._turn:
            if self._written is None:
                return True
            try:
                return await self._read_station() == self._written
            except NoAnswer as silent:
                raise self._silence.error(silent, self._clock()) from silent

    async def _read_station(self) -> list[int]:
        return await self._link.read(3, self._settings.station_base, BITS_STATION_WORDS)

    def registers(self) -> Registers:
        """See :meth:`drivers.protocols.HasRegisters.registers`: signal by signal, then the counters."""
        settings = self._settings
        inputs, outputs = (each.model_dump(exclude_none=True) for each in (settings.inputs, settings.outputs))
        counters = tuple(
            Register(settings.plc_base + at, name, self._read[at] if self._read else None) for name, at in COUNTERS
        )
        beat = Register(settings.station_base + 1, "heartbeat", self._sent[1] if self._sent else None)
        return Registers(
            (*_bits(inputs, settings.plc_base, self._read), *counters),
            (*_bits(outputs, settings.station_base, self._sent), beat),
            self._read_s,
        )

    async def probe(self) -> PlcProbe:
        """See :meth:`drivers.protocols.HasRegisters.probe`."""
        async with self._turn:
            began_s = self._clock()
            await self._read_words()
            read_s = self._clock()
            back = await self._read_station()
            ours = self._written in (None, back)
            return PlcProbe((read_s - began_s) * 1000, (self._clock() - read_s) * 1000, True, ours)


def _bits(places: Mapping[str, int], address: int, words: list[int]) -> tuple[Register, ...]:
    """The bits of the word at this address, by name."""
    ordered = sorted(places.items(), key=lambda item: item[1])
    return tuple(Register(address, f"sig_{name}", words[0] >> bit & 1 if words else None) for name, bit in ordered)
