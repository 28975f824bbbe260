"""The running line: devices, intake, core, journal, in one task group, and the order in which they begin and end.

async with Station(parts) as station:      # journal open, threads started
    await station.run()                    # until stop(); the line winds down inside
    ...                                    # upstream may drain here: the journal is still open
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, assert_never

import structlog

from drivers.errors import DriverError
from drivers.protocols import Camera, CodeReader, Pixels, Plc, Printer
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
from station.core.observations import DeviceBack, DeviceGone, Now, PictureRead
from station.core.settings import LineSettings
from station.core.values import Arguments, CaseRef, Recipe, StationWords, View
from station.core.view import BenchView, LastScan, LineView
from station.journal.errors import StoreFault
from station.journal.journal import Journal
from station.journal.reader import Reader
from station.messages.sentences import sentence
from station.pools.reader import PoolReader
from station.runtime.bench_scans import BenchScans, ScanReaderTask
from station.runtime.camera_task import CameraTask
from station.runtime.clock import Clock
from station.runtime.code_checker import CodeChecker, History
from station.runtime.evidence import EvidenceRing
from station.runtime.health import DiskLimits, HealthWatch
from station.runtime.intake import Intake
from station.runtime.loop import CoreLoop, Recording
from station.runtime.no_plc import NoPlc
from station.runtime.patrol import JournalPatrol
from station.runtime.pictures import Decoder, PictureReader
from station.runtime.plc_task import PlcTask, PlcTiming, withheld
from station.runtime.pool_checks import PoolChecks
from station.runtime.pool_draw import PoolDraw
from station.runtime.printer_task import Draw, PrinterTask
from station.runtime.reader_pictures import PictureParts, ReaderPictures
from station.runtime.reader_task import CaseReaderTask, CaseTelegrams, ReaderTask, UnitReaderTask, WholeCaseTask
from station.runtime.recall import ReleasedSearch
from station.runtime.recent import Recent
from station.runtime.supervisor import CAMERA_BACK_OFF_S, READER_BACK_OFF_S, Supervisor, arguments_of
from station.vision.types import DecodeSettings


class LineRecording(Recording, Protocol):
    """The recording of a line (``station.recording.Recorder`` is one)."""

    def start(self, loaded: Loaded) -> None: ...
    def close(self) -> None: ...
    def allow(self, room_bytes: int) -> None: ...
    def try_again(self) -> None: ...
    @property
    def bytes(self) -> int: ...
    @property
    def failed(self) -> str: ...


WIND_DOWN_S = 1.5
"""How long a stopping line waits for the last disposal."""


@dataclass(frozen=True, slots=True)
class PrinterPart:
    """A label printer, the levels whose labels it prints (empty = all), and what draws them."""

    printer: Printer
    levels: tuple[str, ...]
    draw: Draw


@dataclass(frozen=True, slots=True)
class Parts:
    """What assembly hands to a station. Devices are made, not opened; the journal is not started."""

    settings: LineSettings
    data: Path
    clock: Clock
    journal: Journal
    reader: Callable[[], Reader]
    """Opens the journal's read side; called once the journal is open."""
    plc: Plc | None
    """None at a bench."""
    plc_timing: PlcTiming
    cameras: tuple[Camera, ...] = ()
    unit_readers: tuple[CodeReader, ...] = ()
    case_reader: CodeReader | None = None
    scan_readers: tuple[CodeReader, ...] = ()
    """Bench: what a person scans with."""
    printers: "tuple[PrinterPart, ...]" = ()
    decoder: Decoder | None = None
    decode_settings: Callable[[Recipe, View], DecodeSettings] | None = None
    pictures: PictureParts | None = None
    """Of smart readers."""
    limits: DiskLimits = field(default_factory=DiskLimits)
    recording: LineRecording | None = None
    samples: EvidenceRing | None = None
    """Of whole pictures, for the recording."""
    sample_all: bool = False
    """Every picture is a sample; else those in which something was not read."""
    on_commit: Callable[[], None] = lambda: None
    """New events are durable (the uploader's wake-up, the feed's)."""


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


def _count_of(camera: Camera) -> int:
    return camera.counter


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
        self.supervisors: list[Supervisor] = []
        self.cameras: dict[str, CameraTask] = {}
        self.readers: dict[str, ReaderTask] = {}
        self.printers: dict[str, PrinterTask] = {}
        self.restarting_by = ""
        """Who ordered that it ends only to start again; empty = nobody."""
        self.settings_wait = False
        """The config was changed: a restart would take it into force."""
        self._case_reader: CaseReaderTask | None = None
        self._whole_cases: WholeCaseTask | None = None
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
        self._sighter = CodeChecker(self.history, self._recipe, self.pools)
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
            self._build(group.create_task)
            looping = group.create_task(self.loop.run(), name="core")
            working = [group.create_task(each.run(), name=each.health.name) for each in self.supervisors]
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
                        self.cameras[role.name].take(case)
            case AskUnits(case=case):
                if self._whole_cases is not None:
                    self._asked(self._whole_cases, case)
            case AskCaseCode(case=case):
                if self._case_reader is not None:
                    self._asked(self._case_reader, case)
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
        return next((self.printers[each.printer.name] for each in found if each.printer.name in self.printers), None)

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
        for supervisor in self.supervisors:
            supervisor.announce()
        for printer in self.printers.values():
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

    # devices -----------------------------------------------------------------------------------------------------

    def _build(self, spawn: Callable[[Coroutine[object, object, None]], object]) -> None:
        parts, clock = self.parts, self.parts.clock
        if parts.plc is not None:
            plc = Supervisor(
                parts.plc,
                "plc",
                self.plc.serve,
                clock=clock,
                on_back=lambda: None,
                on_gone=self.plc.gone,
                back_off_s=parts.plc_timing.back_off_s,
            )
            self.supervisors.append(plc)
        for reader in parts.scan_readers:
            dock = self.parts.settings.kind == "dock"
            taken = self._ship if dock else None
            self.readers[reader.name] = scanner = ScanReaderTask(reader, self._sighter, self.intake, self.scans, taken)
            self._watch(reader, "reader", scanner.serve, READER_BACK_OFF_S)
        for lane, reader in enumerate(parts.unit_readers, start=1):
            self.readers[reader.name] = task = self._unit_reader(reader, lane)
            self._watch(reader, "reader", task.serve, READER_BACK_OFF_S)
        if parts.case_reader is not None:
            timeout_s = parts.settings.verdict_timeout_ms / 1_000
            self._case_reader = CaseReaderTask(parts.case_reader, self._sighter, self.intake, timeout_s)
            self.readers[parts.case_reader.name] = self._case_reader
            self._watch(parts.case_reader, "reader", self._case_reader.serve, READER_BACK_OFF_S)
        for part in parts.printers:
            name = part.printer.name
            self.printers[name] = printing = PrinterTask(part.printer, part.draw, self.command, self.intake)
            self._watch(part.printer, "printer", printing.serve, READER_BACK_OFF_S)
        for number, camera in enumerate(parts.cameras):
            serve = self._camera_task(camera, number, spawn).serve
            self._watch(camera, "camera", serve, CAMERA_BACK_OFF_S, partial(_count_of, camera))

    def _unit_reader(self, reader: CodeReader, lane: int) -> UnitReaderTask | WholeCaseTask:
        if self.parts.settings.shape != "reader":
            return UnitReaderTask(reader, lane, self._sighter, self.intake)
        timeout_s = self.parts.settings.verdict_timeout_ms / 1_000
        self._whole_cases = WholeCaseTask(reader, self._sighter, self.intake, timeout_s, self._recipe)
        return self._whole_cases

    def _camera_task(
        self, camera: Camera, number: int, spawn: Callable[[Coroutine[object, object, None]], object]
    ) -> CameraTask:
        parts = self.parts
        assert parts.decoder is not None and parts.decode_settings is not None
        task = CameraTask(
            camera,
            PictureReader(
                parts.decoder,
                self._sighter,
                self._recipe,
                parts.decode_settings,
                camera=camera.name,
                cameras=parts.settings.cameras,
            ),
            self.intake,
            self.evidence,
            spawn,
            boot=self.line.state.boot,
            take_timeout_s=parts.settings.verdict_timeout_ms / 1_000,
            suffix=f"-{camera.name}" if number else "",
            sample=self._keep_sample,
        )
        self.cameras[camera.name] = task
        return task

    def _keep_sample(self, read: PictureRead, pixels: Pixels) -> None:
        unread = read.error is not None or any(cell.checked is None for view in read.views for cell in view.cells)
        if self.parts.samples is not None and read.picture is not None and (unread or self.parts.sample_all):
            self.parts.samples.keep(read.picture, pixels)

    def _watch(
        self,
        device: Camera | CodeReader | Printer,
        kind: str,
        serve: Callable[[], Coroutine[object, object, None]],
        back_off_s: tuple[float, ...],
        count: Callable[[], int] = int,
    ) -> None:
        """``count``: of its triggers, as it is when the device is there; 0 = it has none."""

        def back() -> None:
            self.intake.put(DeviceBack(device.name, count()))

        def gone(error: DriverError) -> None:
            self.intake.put(DeviceGone(device.name, error.key, arguments_of(error)))
            if self.pictures is not None:
                self.pictures.gone(device.name)

        clock = self.parts.clock
        self.supervisors.append(
            Supervisor(device, kind, serve, clock=clock, on_back=back, on_gone=gone, back_off_s=back_off_s)
        )
