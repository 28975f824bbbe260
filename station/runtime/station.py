"""The running line: devices, intake, core, journal, in one task group, and the order in which they begin and end.

async with Station(parts) as station:      # journal open, threads started
    await station.run()                    # until stop(); the line winds down inside
    ...                                    # upstream may drain here: the journal is still open
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from types import TracebackType
from typing import Self, assert_never

import structlog

from drivers.uncounted import BlockCount
from station.core.alarms import ALARMS
from station.core.bench import Bench
from station.core.block_count import must_show
from station.core.commands import Command, Refusal, Stop
from station.core.dock import KINDS
from station.core.effects import AskCaseCode, AskUnits, Effect, EndProgram, FindReleased, PrintLabel, Step, TakePicture
from station.core.events import AlarmCleared, AlarmRaised, CasePassed, CaseRejected, EpochGranted, Event, TrustRestored
from station.core.line import Line
from station.core.loaded import Loaded, StandingAlarm
from station.core.observations import Now
from station.core.values import Arguments, CaseRef, Recipe, StationWords
from station.core.view import BenchView, LastScan, LineView
from station.journal.errors import StoreFault
from station.journal.reader import Reader
from station.messages.sentences import sentence
from station.pools.reader import PoolReader
from station.runtime.bench_scans import BenchScans
from station.runtime.code_checker import CodeChecker, History
from station.runtime.device_tasks import DeviceTasks
from station.runtime.evidence import EvidenceRing
from station.runtime.health import HealthWatch
from station.runtime.intake import Intake
from station.runtime.loop import CoreLoop
from station.runtime.no_plc import NoPlc
from station.runtime.parts import Parts
from station.runtime.patrol import JournalPatrol
from station.runtime.plc_task import PlcTask, withheld
from station.runtime.pool_checks import PoolChecks
from station.runtime.pool_draw import PoolDraw
from station.runtime.printer_task import PrinterTask
from station.runtime.reader_pictures import ReaderPictures
from station.runtime.reader_task import CaseTelegrams
from station.runtime.recall import ReleasedSearch
from station.runtime.recent import Recent

WIND_DOWN_S = 1.5
"""How long a stopping line waits for the last disposal."""


_log = structlog.get_logger("line")


def _say(event: Event) -> None:
    """What a person who reads the log must know; cases are in the journal."""
    match event:
        case AlarmRaised(alarm=alarm, key=key, arguments=arguments):
            _log.warning(sentence(key, dict(arguments)), alarm=alarm)
        case AlarmCleared(alarm=alarm):
            _log.info("over", alarm=alarm)
        case EpochGranted(epoch=epoch, cause=cause):
            _log.info("epoch_granted", epoch=epoch, cause=cause)
        case TrustRestored(by=by, how=how):
            _log.info("trust_restored", by=by, how=how)
        case _:
            return


def _against(fault: StoreFault) -> tuple[str, Arguments]:
    """What stands against running while the journal cannot be written, and its arguments."""
    if fault.key in ALARMS:
        return fault.key, tuple(sorted(fault.arguments.items()))
    return "store_failed", (("cause", fault.key),)


class Station:
    """One line. Everything but construction belongs to the event loop that runs it."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.intake = Intake(parts.clock)
        self.evidence = EvidenceRing(parts.data / "evidence", parts.limits.evidence_bytes)
        spared = [each for each in (parts.recording, parts.samples) if each is not None]
        self.health = HealthWatch(
            parts.data, self.intake, parts.clock, parts.limits, self.evidence, parts.journal, spared, parts.recording
        )
        self.patrol = JournalPatrol(parts.data / "journal.db", self.intake, parts.clock)
        self.recent = Recent()
        self.pictures = (
            ReaderPictures(parts.pictures, self.evidence, parts.clock, self.recent.tied) if parts.pictures else None
        )
        self.devices = DeviceTasks(
            parts, self.intake, self.evidence, self.command, self._recipe, self._ship, self.pictures
        )
        self.restarting_by = ""
        """Who ordered that it ends only to start again; empty = nobody."""
        self.settings_wait = False
        """The config was changed: a restart would take it into force."""
        self._lost_us = 0
        """When the journal was lost."""
        self._bench: BenchView | None = None
        """What is packed by hand, as far as it is durable."""
        self.ship_scan: Callable[[str, str], Awaitable[None]] | None = None
        """Dock: who takes what a reader scanned (reader, text); assembly sets it."""
        self._stopping = asyncio.Event()
        self._published = asyncio.Event()

    # beginning and end -------------------------------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        """Open the journal and make the core. Raises JournalRefused, OSError."""
        loaded = await self.parts.journal.start()
        try:
            self.evidence.start()
            if self.parts.recording is not None:
                self.parts.recording.start(loaded)
            if self.parts.samples is not None:
                self.parts.samples.start()
            reader = self.parts.reader()
            self.history = History(reader.taken, self.intake.put)
            self.pools = PoolChecks(PoolReader(self.parts.data), self.intake.put)
            self._search = ReleasedSearch(reader.released, self.intake)
            self.draw = self._make_draw(reader)
        except BaseException:
            await asyncio.to_thread(self._end_writers)
            await self.parts.journal.close()
            raise
        self.loop = CoreLoop(
            self._make_line, loaded, self.parts.journal, self.intake, self.parts.clock, self, self.parts.recording
        )
        plc = self.parts.plc or NoPlc()
        self.plc = PlcTask(plc, self.loop, self.intake, self.parts.plc_timing, self._kept_count)
        self._checker = CodeChecker(self.history, self._recipe, self.pools)
        told = (self.command, self._last_scan, self.pools, lambda key: self.line.state.label_with(key))
        self.scans = BenchScans(self.history, self._recipe, *told)
        return self

    def _kept_count(self) -> tuple[BlockCount, int] | None:
        told = must_show(self.line.state, self.parts.clock.now().wall_us)
        if told is None:
            return None
        kept, silent_ms = told
        return BlockCount(kept.count, kept.mark, kept.source, 0, 0), silent_ms

    def _make_draw(self, reader: Reader) -> PoolDraw | None:
        """None where no label gets a code of a pool."""
        pool = self.parts.settings.case_pool
        if not pool:
            return None
        told = (reader.taken, self._recipe, lambda: self.line.packing.proof.taken, self.intake.put)
        return PoolDraw(pool, PoolReader(self.parts.data), *told)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.history.close)
        await asyncio.to_thread(self.pools.close)
        if self.draw is not None:
            self.draw.close()
        await asyncio.to_thread(self._end_writers)
        self.health.end()
        await self.parts.journal.close()

    def _end_writers(self) -> None:
        """Those that began; a thread that waits for pictures would hold the end of the program."""
        for each in (self.evidence, self.parts.recording, self.parts.samples):
            if each is not None:
                each.close()

    async def run(self) -> None:
        """Run the line until ``stop``; then wait for the last disposals, let the devices go, and finish the log."""
        async with asyncio.TaskGroup() as group:
            self.devices.build(self.plc, self.scans, self._checker, group.create_task, self.line.state.boot)
            looping = group.create_task(self.loop.run(), name="core")
            working = [group.create_task(each.run(), name=each.health.name) for each in self.devices.supervisors]
            working.append(group.create_task(self.health.run(), name="health"))
            working.append(group.create_task(self.patrol.run(), name="patrol"))
            if self.draw is not None:
                working.append(group.create_task(self.draw.run(), name="pool"))
            if self.pictures is not None:
                working.append(group.create_task(self.pictures.run(), name="pictures"))
            await self._stopping.wait()
            await self._wind_down()
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)
            self.loop.end()
            await looping
            self._search.end()

    def stop(self) -> None:
        """End in order."""
        self._stopping.set()

    async def command(self, command: Command, on_durable: Callable[[Step], None] | None = None) -> Refusal | None:
        """Do it; None when it is done and durable, else why not. ``on_durable``: called with what it led to."""
        return await self.intake.ask(command, on_durable)

    async def _wind_down(self) -> None:
        """The line is asked to stop; what it has packed may still leave and be recorded."""
        try:
            async with asyncio.timeout(WIND_DOWN_S):
                await self.intake.ask(Stop("station"))
                while self.line.state.tally.in_flight and self.plc.block is not None:
                    self._published.clear()
                    await self._published.wait()
        except TimeoutError:
            return

    # the core's shell --------------------------------------------------------------------------------------------

    def publish(self, words: StationWords) -> None:
        self.plc.publish(words)
        if not self.loop.unpublished:
            self._bench = self.line.bench_view()
        self._published.set()

    def perform(self, effect: Effect) -> None:
        match effect:
            case TakePicture(case=case):
                for role in self.parts.settings.cameras:
                    if role.trigger == "asked":
                        self.devices.cameras[role.name].take(case)
            case AskUnits(case=case):
                if self.devices.whole_cases is not None:
                    self._asked(self.devices.whole_cases, case)
            case AskCaseCode(case=case):
                if self.devices.case_reader is not None:
                    self._asked(self.devices.case_reader, case)
            case FindReleased():
                self._search.look(effect)
            case PrintLabel(label=label):
                if (printer := self.printer_of(label.name)) is not None:
                    printer.ask(label)
            case EndProgram():
                self.stop()
            case _:
                assert_never(effect)

    def printer_of(self, level: str) -> PrinterTask | None:
        """The printer of a level's labels."""
        found = (each for each in self.parts.printers if not each.levels or level in each.levels)
        printers = self.devices.printers
        return next((printers[each.printer.name] for each in found if each.printer.name in printers), None)

    def _asked(self, task: CaseTelegrams, case: CaseRef) -> None:
        if self.pictures is not None and task.device.trigger == "asked":
            self.pictures.ties.asked(task.device.name, case, self.parts.clock.mono_ms())
        task.ask(case)

    def committed(self, now: Now, step: Step) -> None:
        for event in step.events:
            self.recent.take(event, now.wall_us)
            if self.pictures is not None and isinstance(event, CasePassed | CaseRejected):
                self.pictures.ties.judged(event, now.mono_ms)
            _say(event)
        if step.events:
            self.parts.on_commit()

    def store_lost(self, fault: StoreFault) -> None:
        """Holding the line needs no record: the permissive goes at once, and with it what a screen shows."""
        _log.error(sentence(*_against(fault)))
        self._lost_us = self.parts.clock.now().wall_us
        self.publish(withheld(self.plc.words))

    def view(self) -> LineView:
        """The line as it may be shown: not ready while nothing can be stored, whatever the core thought last; and at a
        bench nothing that is not durable, for what is shown of a scan is the answer to the person."""
        view, fault = replace(self.line.view(), bench=self._bench), self.loop.store_fault
        if fault is None:
            return view
        key, arguments = _against(fault)
        alarms = view.alarms if key not in ALARMS else (StandingAlarm(key, key, arguments, self._lost_us), *view.alarms)
        against = ((key, arguments), *view.not_ready)
        return replace(view, words=self.plc.words, permissive=False, not_ready=against, alarms=alarms)

    def reloaded(self) -> None:
        for supervisor in self.devices.supervisors:
            supervisor.announce()
        for printer in self.devices.printers.values():
            printer.announce()
        self.health.announce()
        self.patrol.announce()
        self.history.announce()
        self.pools.announce()
        if self.draw is not None:
            self.draw.announce()
        self.intake.announce()

    def _make_line(self, loaded: Loaded) -> Line:
        self.line = KINDS[self.parts.settings.kind](self.parts.settings, loaded)
        self._bench = self.line.bench_view()
        return self.line

    async def _ship(self, by: str, text: str) -> None:
        """A reader of a dock: what it scans while the service is not there yet is scanned again by the person."""
        if self.ship_scan is not None:
            await self.ship_scan(by, text)

    def _last_scan(self) -> LastScan | None:
        return self.line.last_scan if isinstance(self.line, Bench) else None

    def _recipe(self) -> Recipe | None:
        order = self.line.state.order
        return order.recipe if order is not None else None
