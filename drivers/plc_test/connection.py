"""The test on the wire: finds the PLC's block, then reads and writes once a poll until the scenarios are through."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Protocol

from drivers.errors import DeviceLost, DriverError, NoAnswer, WireFault
from drivers.plc.checks import check_map, is_whole
from drivers.plc.codec import MAP_VERSION, PROBE, STATION_WORDS
from drivers.plc.profiles.settings import BITS_PLC_WORDS, BITS_STATION_WORDS, BitsSettings
from drivers.plc.registers import Blocks, RegisterTransport
from drivers.plc.settings import BlockSettings, ModbusRtuTcpSettings, ModbusServerSettings, ModbusSettings
from drivers.plc.tcp_link import ModbusLink
from drivers.plc.transport import Transport
from drivers.plc.transports import transport_of
from drivers.plc_test.results import Results

_AGAIN_S = 0.2
WATCH_S = 1.2
"""A station that runs beats in this time."""
_UNITS = (1, 255, 0, 2)
_END = object()
Tested = BlockSettings | BitsSettings
"""What can be tested by words."""


def modbus_at(host: str, port: int, **where: int | str) -> ModbusSettings:
    """A PLC that serves both blocks by Modbus TCP. Raises ValidationError."""
    return ModbusSettings.model_validate({"driver": "modbus", "host": host, "port": port, **where})


_DIALLED = (ModbusSettings, ModbusRtuTcpSettings, BitsSettings)
"""What has a HOST:PORT that the test connects to."""


def _place(settings: ModbusSettings | ModbusRtuTcpSettings | BitsSettings) -> dict[str, str | int]:
    """As a person types it: an IPv6 address in brackets."""
    return {"host": f"[{settings.host}]" if ":" in settings.host else settings.host, "port": settings.port}


def way_to(settings: Tested) -> Transport:
    if not isinstance(settings, BitsSettings):
        return transport_of(settings)
    link = ModbusLink(settings.host, settings.port, settings.unit, settings.request_timeout_ms / 1000)
    blocks = Blocks.small(settings.plc_base, BITS_PLC_WORDS, settings.station_base, BITS_STATION_WORDS)
    return RegisterTransport(blocks, link)


# where the blocks are


async def meet(settings: Tested, watch_s: float = WATCH_S) -> None:
    """Read both blocks before anything is written. Raises DriverError with what is wrong, and what would be right."""
    transport = way_to(settings)
    try:
        await transport.open()
    except DeviceLost as lost:
        if isinstance(settings, _DIALLED):
            raise DriverError("plc_test_nobody", **_place(settings)) from lost
        raise
    try:
        await _find_block(transport, settings)
        await _demand_free_station_block(transport, watch_s)
    finally:
        await transport.close()


async def _find_block(transport: Transport, settings: Tested) -> None:
    try:
        words = await _first_words(transport, settings)
        if not isinstance(settings, BitsSettings):
            check_map(words)
        elif words[1:3] == [MAP_VERSION, PROBE]:
            raise DriverError("plc_test_is_map1")
    except NoAnswer as silent:
        raise await _silent(settings, silent) from silent
    except WireFault as wrong:
        if wrong.key in ("plc_byte_order", "plc_word_order", "plc_map_version"):
            raise
        if wrong.arguments.get("what") == "protocol" and isinstance(settings, _DIALLED):
            raise DriverError("plc_test_no_modbus", **_place(settings)) from wrong
        if (found := await transport.find_plc()) is not None:
            raise DriverError("plc_test_elsewhere", kind=found[0], base=found[1]) from wrong
        if wrong.key == "plc_exception" and (other := await _other_unit(settings, refusals=False)) is not None:
            raise other from wrong
        raise
    except DeviceLost as lost:
        if isinstance(settings, _DIALLED):
            raise DriverError("plc_test_one_connection") from lost
        raise


async def _first_words(transport: Transport, settings: Tested) -> list[int]:
    """A PLC that comes to the station has so long to write its block; of one that is asked the first answer counts."""
    patience_ms = settings.connect_timeout_ms if isinstance(settings, ModbusServerSettings) else 0
    until_s = time.monotonic() + patience_ms / 1000
    while True:
        try:
            return await transport.read_plc()
        except NoAnswer:
            if time.monotonic() >= until_s:
                raise


async def _silent(settings: Tested, silent: NoAnswer) -> DriverError:
    """Nothing came back. Over TCP another unit may answer, or another master may hold the only connection."""
    if not isinstance(settings, ModbusSettings | BitsSettings):
        return silent
    if (other := await _other_unit(settings, refusals=True)) is not None:
        return other
    if silent.key == "plc_busy":
        return DriverError("plc_test_busy", **silent.arguments)
    return DriverError("plc_test_one_connection")


async def _other_unit(settings: Tested, *, refusals: bool) -> DriverError | None:
    """That one of the usual units answers instead; ``refusals``: also by an exception."""
    if isinstance(settings, ModbusSettings | BitsSettings):
        for unit in _UNITS:
            if unit != settings.unit and await _answers(settings.model_copy(update={"unit": unit}), refusals):
                return DriverError("plc_test_other_unit", unit=settings.unit, found=unit)
    return None


async def _answers(settings: ModbusSettings | BitsSettings, refusals: bool) -> bool:
    transport = way_to(settings)
    try:
        await transport.open()
        await transport.read_plc()
    except WireFault:
        return refusals
    except DriverError:
        return False
    finally:
        await transport.close()
    return True


async def _demand_free_station_block(transport: Transport, watch_s: float) -> None:
    """Nothing of anybody else lies there, and no station writes it."""
    before = await transport.read_station()
    await asyncio.sleep(watch_s)
    after = await transport.read_station()
    is_map = len(after) == STATION_WORDS
    if before != after and (is_whole(after) or not is_map):
        raise DriverError("plc_test_station_runs")
    if is_map and any(after) and after[1] != MAP_VERSION:
        first = transport.station_base
        raise WireFault("plc_station_block_foreign", first=first, last=first + STATION_WORDS - 1)


# the run


class Played(Protocol):
    """A session that is stepped once a poll: what was read goes in, what is to be written comes out."""

    results: Results
    replies: str
    """The check to which it belongs that requests are answered."""
    silent: bool
    reconnect: bool
    restarting: bool
    farewell: Sequence[int]
    """What is written last; empty = nothing."""

    def step(self, now_ms: int, words: list[int] | None) -> None: ...
    def words(self) -> list[int]: ...


async def run(settings: Tested, session: Played, script: Iterator[None], poll_ms: int) -> None:
    """Step the session once a poll until the script has ended. A lost connection is opened again."""
    wire = _Wire(way_to(settings), session)
    try:
        while True:
            began_s = time.monotonic()
            session.step(round(began_s * 1000), await wire.read())
            if next(script, _END) is _END:
                return
            await wire.write()
            await asyncio.sleep(max(0.0, poll_ms / 1000 - (time.monotonic() - began_s)))
    finally:
        await wire.leave()


class _Wire:
    """One connection, opened again when it is lost; what its replies are worth goes into the results."""

    def __init__(self, transport: Transport, session: Played) -> None:
        self._transport = transport
        self._session = session
        self._open = False
        self._read_ok = False
        self._unanswered = 0
        """Requests in a row; one lost reply is no fault (docs/plc.md, R7)."""

    async def read(self) -> list[int] | None:
        if self._session.reconnect:
            self._session.reconnect = False
            await self._end()
        if not self._open and not await self._connect():
            return None
        self._read_ok = False
        try:
            words = await self._transport.read_plc()
        except DriverError as fault:
            await self._note(fault)
            return None
        self._read_ok, self._unanswered = True, 0
        self._session.results.passed(self._session.replies)
        return words

    async def write(self) -> None:
        """After a read, never before the first."""
        if self._session.silent or not self._read_ok:
            return
        try:
            await self._transport.write_station(self._session.words())
        except DriverError as fault:
            await self._note(fault)

    async def leave(self) -> None:
        with suppress(DriverError):
            if self._read_ok and self._session.farewell:
                await self._transport.write_station(self._session.farewell)
        await self._transport.close()

    async def _connect(self) -> bool:
        try:
            await self._transport.open()
        except DeviceLost:
            await asyncio.sleep(_AGAIN_S)
            return False
        self._open = True
        return True

    async def _note(self, fault: DriverError) -> None:
        if fault.key == "plc_busy":
            return
        self._unanswered += 1
        if not self._session.restarting and (self._unanswered > 1 or isinstance(fault, DeviceLost)):
            self._session.results.refused(self._session.replies, fault)
        if isinstance(fault, DeviceLost):
            await self._end()

    async def _end(self) -> None:
        await self._transport.close()
        self._open = False
