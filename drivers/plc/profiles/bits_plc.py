"""A small PLC over Modbus TCP, profile bits: one read of 4 words and one write of 2 words a poll."""

import time
from collections.abc import Callable, Mapping

from drivers.errors import DeviceLost, NoAnswer
from drivers.plc.profiles.bits import BitsProgram
from drivers.plc.profiles.profile_plc import ProfilePlc
from drivers.plc.profiles.settings import BITS_PLC_WORDS, BITS_STATION_WORDS, BitsSettings
from drivers.protocols import PlcBlock, Register, Registers, StationWords

COUNTERS = (("heartbeat", 1), ("sig_exit_count", 2), ("sig_reject_count", 3))
"""What is a word of its own, and where."""


class BitsPlc(ProfilePlc[int]):
    """Nothing is believed before its heartbeat has moved on this connection: what lies in a memory does not."""

    def __init__(self, name: str, settings: BitsSettings, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(name, settings, clock)
        self._settings = settings
        self._program = BitsProgram(settings)
        self._heartbeat: int | None = None
        self._beat_s = 0.0

    async def open(self) -> None:
        """Connect. Raises DeviceLost ``plc_lost``."""
        self._heartbeat = None
        await super().open()
        self._beat_s = self._heard_s

    async def _read_signals(self) -> list[int]:
        return await self._link.read(3, self._settings.plc_base, BITS_PLC_WORDS)

    def _scan(self, words: list[int]) -> PlcBlock:
        self._demand_heartbeat(words[1])
        return self._program.scan(self._now_ms(), words)

    def _demand_heartbeat(self, heartbeat: int) -> None:
        now_s = self._clock()
        if self._heartbeat not in (None, heartbeat):
            self._proven, self._beat_s = True, now_s
        self._heartbeat = heartbeat
        if (age_s := now_s - self._beat_s) >= self._timeout_s:
            raise DeviceLost("plc_heartbeat", age_ms=round(age_s * 1_000))
        if not self._proven:
            raise NoAnswer("plc_first_heartbeat")

    def _answer(self, words: StationWords, heartbeat: int) -> list[int]:
        now_ms = self._now_ms()
        self._program.take(now_ms, words, heartbeat)
        return [self._program.answer(now_ms), heartbeat]

    async def _write_answer(self, words: list[int]) -> None:
        await self._link.write(self._settings.station_base, words)

    def _note_written(self, words: list[int] | None) -> None:
        super()._note_written(words)
        self._program.written(None if words is None else words[0])

    async def _read_answer(self) -> list[int]:
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


def _bits(places: Mapping[str, int], address: int, words: list[int]) -> tuple[Register, ...]:
    """The bits of the word at this address, by name."""
    ordered = sorted(places.items(), key=lambda item: item[1])
    return tuple(Register(address, f"sig_{name}", words[0] >> bit & 1 if words else None) for name, bit in ordered)
