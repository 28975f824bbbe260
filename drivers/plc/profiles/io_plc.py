"""A remote I/O block over Modbus TCP, profile io: one read of its inputs and one write of its coils a poll."""

import math
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from drivers.errors import DriverError, NoAnswer, WireFault
from drivers.plc.profiles.case_counter import TOP
from drivers.plc.profiles.io_block import IoProgram, signals_of
from drivers.plc.profiles.profile_plc import ProfilePlc
from drivers.plc.profiles.settings import IoSettings
from drivers.protocols import PlcBlock, Register, Registers, StationWords
from drivers.uncounted import BlockCount, UncountedCases

WATCHDOG_EVERY_S = 10.0
COUNT_EVERY_S = 0.5
"""The counter is read at every poll only while it is waited for."""


class IoPlc(ProfilePlc[bool]):
    """Refused (WireFault ``plc_watchdog_off`` or ``plc_watchdog_unread``) where it would leave its outputs on when
    nobody asks any more."""

    def __init__(self, name: str, settings: IoSettings, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(name, settings, clock)
        self._settings = settings
        self._program = IoProgram(settings)
        self._inputs = settings.inputs.model_dump(exclude_none=True)
        self._outputs = settings.outputs.model_dump(exclude_none=True)
        self._first_in, self._first_out = min(self._inputs.values()), min(self._outputs.values())
        self._input_count = max(self._inputs.values()) - self._first_in + 1
        self._output_count = max(self._outputs.values()) - self._first_out + 1
        self._watchdog_s = self._counted_s = -math.inf
        self._mark = 0
        """The word of ours that must stand in the block; 0 = none was written yet."""
        self._marked = False
        """It was written on this connection: a block that loses its power loses the connection, too."""
        self._drives = False
        """Outputs may be on that were put on here; who only looks at the block of a running line puts none off."""

    async def open(self) -> None:
        """Connect, and look at its watchdog and its counter. Raises DeviceLost ``plc_lost``, or WireFault."""
        self._watchdog_s = self._counted_s = -math.inf
        self._marked = False
        await super().open()

    async def close(self) -> None:
        """Put every output off, where the block still listens: whoever else asks it keeps its watchdog fed."""
        if self._proven and self._drives:
            self._proven = False
            with suppress(DriverError):
                async with self._turn:
                    await self._write_answer([False] * self._output_count)
        await super().close()

    async def poll(self) -> PlcBlock:
        """See :meth:`drivers.protocols.Plc.poll`; behind it the block's own count, which is nobody's hurry."""
        block = await super().poll()
        if self._settings.counter is not None and self._count_is_due():
            async with self._turn:
                with suppress(NoAnswer):
                    self._program.uncounted.note_count(await self._read_count(), await self._standing_mark())
        return block

    def _count_is_due(self) -> bool:
        if not self._program.uncounted.waits and self._clock() - self._counted_s < COUNT_EVERY_S:
            return False
        self._counted_s = self._clock()
        return True

    async def _read_count(self) -> int:
        counter = self._settings.counter
        assert counter is not None
        return (await self._link.read(3 if counter.kind == "holding" else 4, counter.register_number, 1))[0]

    async def _standing_mark(self) -> int:
        """The mark behind the count that was read just now. Where another one stands, the block is another one or has
        lost its power, and gets a new one. Raises WireFault ``plc_mark_refused`` where it keeps none, NoAnswer."""
        register = None if self._settings.counter is None else self._settings.counter.mark
        if register is None:
            return 0
        (stands,) = await self._link.read(3, register, 1)
        if not stands or stands != self._mark:
            if self._marked:
                raise WireFault("plc_mark_refused", register=register)
            self._mark = secrets.randbelow(TOP - 1) + 1
            try:
                await self._link.write(register, [self._mark])
            except WireFault as refused:
                raise WireFault("plc_mark_refused", register=register) from refused
            self._marked = True
        return self._mark

    def take_uncounted(self) -> UncountedCases | None:
        """See :class:`drivers.uncounted.TellsUncounted`."""
        return self._program.uncounted.take()

    def take_count(self) -> BlockCount | None:
        """See :class:`drivers.uncounted.TellsUncounted`."""
        return self._program.uncounted.take_count()

    def resume_count(self, kept: BlockCount, silent_ms: int) -> None:
        """See :class:`drivers.uncounted.TellsUncounted`."""
        self._mark = self._mark or kept.mark
        self._program.uncounted.resume(kept, silent_ms)

    async def _demand_safe(self) -> None:
        """Where the watchdog cannot be read, the config names who has seen the outputs go off."""
        if self._clock() - self._watchdog_s < WATCHDOG_EVERY_S:
            return
        watchdog = self._settings.watchdog
        self._watchdog_s = self._clock()
        await self._demand_count()
        if watchdog.register_number is None:
            return
        try:
            value = await self._watchdog_value(watchdog.register_number)
        except (NoAnswer, WireFault) as refused:
            raise WireFault("plc_watchdog_unread", register=watchdog.register_number, kind=watchdog.kind) from refused
        if not watchdog.least <= value <= watchdog.most:
            raise WireFault("plc_watchdog_off", register=watchdog.register_number, value=value)

    async def _demand_count(self) -> None:
        """A counter that is in the config and not in the block is a mistake that somebody must hear of."""
        if self._settings.counter is None:
            return
        try:
            await self._read_count()
        except (NoAnswer, WireFault) as refused:
            told = self._settings.counter
            raise WireFault("plc_counter_unread", register=told.register_number, kind=told.kind) from refused
        if (mark := self._settings.counter.mark) is None:
            return
        try:
            await self._link.read(3, mark, 1)
        except (NoAnswer, WireFault) as refused:
            raise WireFault("plc_counter_unread", register=mark, kind="holding") from refused

    async def _watchdog_value(self, register: int) -> int:
        match self._settings.watchdog.kind:
            case "holding":
                return (await self._link.read(3, register, 1))[0]
            case "input":
                return (await self._link.read(4, register, 1))[0]
            case "coil":
                return int((await self._link.read_bits(1, register, 1))[0])
            case "discrete":
                return int((await self._link.read_bits(2, register, 1))[0])

    async def _read_signals(self) -> list[bool]:
        with _placed("plc_no_inputs", self._first_in, self._input_count):
            return await self._link.read_bits(2, self._first_in, self._input_count)

    def _scan(self, words: list[bool]) -> PlcBlock:
        self._proven = True
        return self._program.scan(self._now_ms(), signals_of(self._inputs, self._first_in, words))

    def _answer(self, words: StationWords, heartbeat: int) -> list[bool]:
        self._drives = True
        now_ms = self._now_ms()
        self._program.take(now_ms, words, heartbeat)
        coils = self._program.coils(now_ms)
        return [coils.get(self._first_out + at, False) for at in range(self._output_count)]

    async def _write_answer(self, words: list[bool]) -> None:
        with _placed("plc_no_coils", self._first_out, self._output_count):
            await self._link.write_bits(self._first_out, words)

    async def _read_answer(self) -> list[bool]:
        with _placed("plc_no_coils", self._first_out, self._output_count):
            return await self._link.read_bits(1, self._first_out, self._output_count)

    def registers(self) -> Registers:
        """See :meth:`drivers.protocols.HasRegisters.registers`."""
        return Registers(
            _named(self._inputs, self._first_in, self._read),
            _named(self._outputs, self._first_out, self._sent),
            self._read_s,
        )


@contextmanager
def _placed(key: str, first: int, count: int) -> Iterator[None]:
    """A refusal is told by what was asked for: an I/O block has other addresses than the config says."""
    try:
        yield
    except WireFault as refused:
        if refused.key != "plc_exception":
            raise
        raise WireFault(key, first=first, last=first + count - 1, code=refused.arguments["code"]) from refused


def _named(places: dict[str, int], first: int, bits: list[bool]) -> tuple[Register, ...]:
    ordered = sorted(places.items(), key=lambda item: item[1])
    return tuple(Register(place, f"sig_{name}", int(bits[place - first]) if bits else None) for name, place in ordered)
