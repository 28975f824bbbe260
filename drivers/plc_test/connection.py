"""The test on the wire: finds the PLC's block, then reads and writes once a poll until the scenarios are through."""

import asyncio
import time
from dataclasses import dataclass

from drivers.errors import DeviceLost, DriverError, NoAnswer, WireFault
from drivers.plc.checks import check_map, is_whole
from drivers.plc.codec import MAP_VERSION, PLC_WORDS, STATION_WORDS
from drivers.plc.registers import RegisterTransport
from drivers.plc.reply import Function
from drivers.plc.settings import ModbusSettings
from drivers.plc.tcp_link import ModbusLink
from drivers.plc_test.session import Session, Steps

REPLY_WITHIN_S = 0.3
_AGAIN_S = 0.2
WATCH_S = 1.2
"""A station that runs beats in this time."""
_HOLDING: Function = 3
_INPUT: Function = 4
_UNITS = (1, 255, 0, 2)
_ANYWHERE = {"station_base": 65_000}
"""Not looked at while the other block is searched."""
_NO_SUCH = (1, 2)
"""Modbus codes that say there is no such function, or no such register."""


@dataclass(frozen=True, slots=True)
class PlcAddress:
    """Where the PLC answers, and where its blocks lie."""

    host: str
    port: int
    unit: int = 1
    plc_base: int = 0
    station_base: int = 100
    register: str = "holding"

    @property
    def function(self) -> Function:
        return _HOLDING if self.register == "holding" else _INPUT

    @property
    def other(self) -> str:
        return "input" if self.register == "holding" else "holding"

    def link(self, unit: int | None = None) -> ModbusLink:
        return ModbusLink(self.host, self.port, self.unit if unit is None else unit, REPLY_WITHIN_S)


_END = object()


# where the blocks are


async def meet(place: PlcAddress, watch_s: float = WATCH_S) -> None:
    """Read both blocks before anything is written. Raises DriverError with what is wrong, and what would be right."""
    link = place.link()
    try:
        await link.open()
    except DeviceLost as lost:
        raise DriverError("plc_test_nobody", host=place.host, port=place.port) from lost
    try:
        await _find_block(link, place)
        await _demand_free_station_block(link, place, watch_s)
    finally:
        await link.close()


async def _find_block(link: ModbusLink, place: PlcAddress) -> None:
    last = place.plc_base + PLC_WORDS - 1
    try:
        words = await link.read(place.function, place.plc_base, PLC_WORDS)
        check_map(words)
        return
    except NoAnswer as silent:
        raise await _silent(place) from silent
    except WireFault as wrong:
        if wrong.key in ("plc_byte_order", "plc_map_version"):
            raise
        found = await _search(link, place)
        if found is not None:
            raise found from wrong
        if wrong.arguments.get("code") in _NO_SUCH:
            told = {"first": place.plc_base, "last": last, "code": int(wrong.arguments["code"])}
            raise WireFault("plc_no_block", kind=place.register, other=place.other, **told) from wrong
        raise
    except DeviceLost as lost:
        raise DriverError("plc_test_one_connection") from lost


async def _silent(place: PlcAddress) -> DriverError:
    """Nothing came back: another unit may answer; else another master may hold the only connection."""
    for unit in _UNITS:
        link = place.link(unit)
        try:
            await link.open()
            await link.read(place.function, place.plc_base, PLC_WORDS)
        except WireFault:
            pass  # it answers, and be it by an exception
        except DriverError:
            continue
        finally:
            await link.close()
        if unit != place.unit:
            return DriverError("plc_test_other_unit", unit=place.unit, found=unit)
    return DriverError("plc_test_one_connection")


async def _search(link: ModbusLink, place: PlcAddress) -> DriverError | None:
    """The block by its probe word, near the base and where tools of other habits put it."""
    told = {"host": place.host, "port": place.port, "unit": place.unit, "register": place.register}
    settings = ModbusSettings.model_validate({"driver": "modbus", "plc_base": place.plc_base, **told, **_ANYWHERE})
    found = await RegisterTransport(settings, link).find_plc()
    return None if found is None else DriverError("plc_test_elsewhere", kind=found[0], base=found[1])


async def _demand_free_station_block(link: ModbusLink, place: PlcAddress, watch_s: float) -> None:
    """Nothing of anybody else lies there, and no station writes it."""
    first, last = place.station_base, place.station_base + STATION_WORDS - 1
    try:
        before = await link.read(_HOLDING, first, STATION_WORDS)
        await asyncio.sleep(watch_s)
        after = await link.read(_HOLDING, first, STATION_WORDS)
    except WireFault as wrong:
        if wrong.arguments.get("code") in _NO_SUCH:
            code = int(wrong.arguments["code"])
            raise WireFault("plc_no_station_block", first=first, last=last, code=code) from wrong
        raise
    if before != after and is_whole(after):
        raise DriverError("plc_test_station_runs")
    if any(after) and after[1] != MAP_VERSION:
        raise WireFault("plc_station_block_foreign", first=first, last=last)


# the run


async def run(place: PlcAddress, session: Session, script: Steps, poll_ms: int) -> None:
    """Step the session once a poll until the script has ended. A lost connection is opened again."""
    wire = _Wire(place, session)
    try:
        while True:
            began_s = time.monotonic()
            session.step(round(began_s * 1000), await wire.read())
            if next(script, _END) is _END:
                return
            await wire.write()
            await asyncio.sleep(max(0.0, poll_ms / 1000 - (time.monotonic() - began_s)))
    finally:
        await wire.close()


class _Wire:
    """One connection, opened again when it is lost; what its replies are worth goes into the results."""

    def __init__(self, place: PlcAddress, session: Session) -> None:
        self._place = place
        self._session = session
        self._link = place.link()
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
            words = await self._link.read(self._place.function, self._place.plc_base, PLC_WORDS)
        except DriverError as fault:
            await self._note(fault)
            return None
        self._read_ok, self._unanswered = True, 0
        self._session.results.passed("replies")
        return words

    async def write(self) -> None:
        """After a read, never before the first."""
        if self._session.silent or not self._read_ok:
            return
        try:
            await self._link.write(self._place.station_base, self._session.station.words())
        except DriverError as fault:
            await self._note(fault)

    async def close(self) -> None:
        await self._link.close()

    async def _connect(self) -> bool:
        try:
            await self._link.open()
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
            self._session.results.failed("replies", what=fault.key)
        if isinstance(fault, DeviceLost):
            await self._end()

    async def _end(self) -> None:
        await self._link.close()
        self._open = False
