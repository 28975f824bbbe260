"""A remote I/O block over Modbus TCP, profile io: one read of its inputs and one write of its coils a poll."""

import asyncio
import time
from collections.abc import Callable

from drivers.errors import NoAnswer, WireFault
from drivers.plc.profiles.io_block import IoProgram, signals_of
from drivers.plc.profiles.settings import IoSettings
from drivers.plc.profiles.silence import Silence
from drivers.plc.tcp_link import ModbusLink
from drivers.protocols import PlcBlock, PlcProbe, Register, Registers, StationWords

WATCHDOG_EVERY_S = 10.0


class IoPlc:
    """A :class:`drivers.protocols.Plc`. Its program outlives a lost link, but no start of the station."""

    def __init__(self, name: str, settings: IoSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._settings = settings
        self._clock = clock
        self._link = ModbusLink(settings.host, settings.port, settings.unit, settings.request_timeout_ms / 1000)
        self.tape = self._link.tape
        self._turn = asyncio.Lock()
        self._program = IoProgram(settings)
        self._silence = Silence(settings.heartbeat_timeout_ms / 1000)
        self._inputs = settings.inputs.model_dump(exclude_none=True)
        self._outputs = settings.outputs.model_dump(exclude_none=True)
        self._first_in, self._first_out = min(self._inputs.values()), min(self._outputs.values())
        self._bits: list[bool] = []
        self._read_s: float | None = None
        self._sent: list[bool] = []
        self._written: list[bool] | None = None
        self._seen = False
        """The inputs have been read on this connection: what is written now rests on what stands there."""
        self._watchdog_s = 0.0

    @property
    def name(self) -> str:
        return self._name

    async def open(self) -> None:
        """Connect. Raises DeviceLost ``plc_lost``; WireFault ``plc_watchdog_off`` or ``plc_watchdog_unread`` where the
        block would leave its outputs on when nobody asks any more."""
        self._written, self._seen = None, False
        await self._link.open()
        await self._demand_watchdog()
        self._silence.begin(self._clock())

    async def close(self) -> None:
        await self._link.close()

    async def _demand_watchdog(self) -> None:
        """Where it cannot be read, the config names who has seen the outputs go off."""
        watchdog = self._settings.watchdog
        self._watchdog_s = self._clock()
        if watchdog.register_number is None:
            return
        try:
            value = await self._watchdog_value(watchdog.register_number)
        except (NoAnswer, WireFault) as refused:
            raise WireFault("plc_watchdog_unread", register=watchdog.register_number, kind=watchdog.kind) from refused
        if not watchdog.least <= value <= watchdog.most:
            raise WireFault("plc_watchdog_off", register=watchdog.register_number, value=value)

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

    async def poll(self) -> PlcBlock:
        """See :meth:`drivers.protocols.Plc.poll`."""
        async with self._turn:
            try:
                bits = await self._read_inputs()
            except NoAnswer as silent:
                raise self._silence.error(silent, self._clock()) from silent
            self._silence.heard(self._clock())
            self._seen = True
            return self._program.scan(round(self._clock() * 1_000), signals_of(self._settings, self._first_in, bits))

    async def _read_inputs(self) -> list[bool]:
        count = max(self._inputs.values()) - self._first_in + 1
        self._bits = await self._link.read_bits(2, self._first_in, count)
        self._read_s = self._clock()
        return self._bits

    async def write(self, words: StationWords, heartbeat: int) -> None:
        """See :meth:`drivers.protocols.Plc.write`."""
        async with self._turn:
            if not self._seen:
                raise NoAnswer("plc_not_read")
            now_ms = round(self._clock() * 1_000)
            self._program.take(now_ms, words, heartbeat)
            coils = self._program.coils(now_ms)
            places = range(self._first_out, max(coils) + 1)
            self._sent = [coils.get(place, False) for place in places]
            self._written = None
            try:
                await self._link.write_bits(self._first_out, self._sent)
            except NoAnswer as silent:
                raise self._silence.error(silent, self._clock()) from silent
            self._written = self._sent

    async def read_back(self) -> bool:
        """See :meth:`drivers.protocols.Plc.read_back`. Now and then the watchdog is looked at again."""
        async with self._turn:
            if self._clock() - self._watchdog_s >= WATCHDOG_EVERY_S:
                await self._demand_watchdog()
            if self._written is None:
                return True
            try:
                return await self._read_coils() == self._written
            except NoAnswer as silent:
                raise self._silence.error(silent, self._clock()) from silent

    async def _read_coils(self) -> list[bool]:
        count = max(self._outputs.values()) - self._first_out + 1
        return await self._link.read_bits(1, self._first_out, count)

    def registers(self) -> Registers:
        """See :meth:`drivers.protocols.HasRegisters.registers`."""
        return Registers(
            _named(self._inputs, self._first_in, self._bits),
            _named(self._outputs, self._first_out, self._sent),
            self._read_s,
        )

    async def probe(self) -> PlcProbe:
        """See :meth:`drivers.protocols.HasRegisters.probe`."""
        async with self._turn:
            began_s = self._clock()
            await self._read_inputs()
            read_s = self._clock()
            back = await self._read_coils()
            ours = self._written in (None, back)
            return PlcProbe((read_s - began_s) * 1000, (self._clock() - read_s) * 1000, True, ours)


def _named(places: dict[str, int], first: int, bits: list[bool]) -> tuple[Register, ...]:
    ordered = sorted(places.items(), key=lambda item: item[1])
    return tuple(Register(place, f"sig_{name}", int(bits[place - first]) if bits else None) for name, place in ordered)
