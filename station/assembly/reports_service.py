"""Reports for the API: of a shift or an order, live or as a file; and the alarm when a count does not close."""

import asyncio
import sys
import tempfile
from asyncio.subprocess import DEVNULL
from functools import partial
from pathlib import Path

import structlog

from config.result import Config
from station.api import schema
from station.api.errors import ApiRefused
from station.api.reports import ReportFormat, ReportLanguage
from station.assembly.journal_queries import look
from station.assembly.shift_balance import OWED_KEYS
from station.assembly.shift_report import OrderUnknown, ReportAsked, make_report
from station.assembly.shifts import calendar_of, find_shift
from station.core.codes import identify
from station.core.observations import Noticed
from station.core.values import CheckedCode, Recipe
from station.journal import Reader
from station.runtime.station import Station

LOOKED_EVERY_S = 60.0
FILE_WITHIN_S = 60.0
OPEN = "balance_open"
_log = structlog.get_logger("station")


def audited_code(reader: Reader, text: str, recipe: Recipe) -> tuple[CheckedCode, str]:
    """What a person scanned for an audit: where the journal has it, and what is wrong with it as a unit's code."""
    found = identify(b"", text, recipe, "unit", typed=True)
    return CheckedCode(found.code, found.refusal, reader.taken([found.code.key]).get(found.code.key)), found.why


class ReportsService:
    """Implements ``station.api.reports.Reports`` over the running station."""

    def __init__(self, config: Config, station: Station, reader: Reader) -> None:
        self._config = config
        self._station = station
        self._reader = reader
        self._shifts = calendar_of(config)
        self._standing = False
        self._suspected = ""
        """A shift whose count did not close at the look before."""

    async def report(self, shift: str, order: str) -> schema.ShiftReport | None:
        try:
            asked = self._asked(shift, order)
            return await look(partial(self._reader.ask, lambda db: make_report(db, asked)))
        except (ValueError, OrderUnknown):
            return None

    def _asked(self, shift: str, order: str) -> ReportAsked:
        config, view = self._config, self._station.line.view()
        bench, now_us = config.station.kind == "bench", self._station.parts.clock.now().wall_us
        if not shift and not order:
            raise ValueError("neither shift nor order")
        return ReportAsked(
            station=config.station.id,
            now_us=now_us,
            shift=find_shift(self._shifts, shift, now_us) if shift else None,
            order=order,
            bench=bench,
            silent=not bench and view.block is None,
            unit_noun=view.order.recipe.unit_noun if view.order is not None else config.recipe.unit_noun,
            shape=None if bench else view.shape,
            time_zone=config.shifts.time_zone,
        )

    async def file(self, form: ReportFormat, shift: str, order: str, language: ReportLanguage) -> bytes | None:
        """The very command a person would type, in a process of its own: no verdict waits for it."""
        if await self.report(shift, order) is None:
            return None
        with tempfile.TemporaryDirectory(prefix="station-report-") as folder:
            path = Path(folder) / f"report.{form}"
            names = ("--config", str(self._config.path), "--lang", language, "--shift", shift, f"--order={order}")
            command = (sys.executable, "-P", "-m", "station", "report", "shift", *names, "-o", str(path))
            process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=DEVNULL)
            try:
                await asyncio.wait_for(process.wait(), FILE_WITHIN_S)
            except TimeoutError:
                process.kill()
                await process.wait()
            if process.returncode != 0 or not path.is_file():
                raise ApiRefused("report_failed")
            return await asyncio.to_thread(path.read_bytes)

    # the alarm ---------------------------------------------------------------------------------------------------

    async def watch(self) -> None:
        """Until cancelled: look at this shift and the one before."""
        while True:
            await asyncio.sleep(LOOKED_EVERY_S)
            try:
                await self.look_once()
            except ApiRefused as refused:
                _log.warning("balance_not_counted", key=refused.key)

    async def look_once(self) -> None:
        """A count that does not close at two looks running is an alarm. Cases to be found have their own."""
        found: schema.ShiftReport | None = None
        for shift in ("previous", "current"):
            report = await self.report(shift, "")
            if report is not None and report.balance.sensor is not None and unexplained(report.balance):
                found = report
        name = found.period.shift if found is not None else ""
        if found is not None and name == self._suspected:
            told = (("n", abs(unexplained(found.balance))), ("shift", name))
            self._notice(True, told)
        elif found is None:
            self._notice(False, ())
        self._suspected = name

    def _notice(self, standing: bool, told: tuple[tuple[str, str | int], ...]) -> None:
        if standing != self._standing:
            self._standing = standing
            self._station.intake.put(Noticed(OPEN, standing, told))


def unexplained(balance: schema.UnitBalance) -> int:
    """The difference less the cases that a person must find, which are alarms of their own."""
    owed = sum(each.units or 0 for each in balance.differences if each.key in OWED_KEYS)
    return (balance.difference or 0) - owed
