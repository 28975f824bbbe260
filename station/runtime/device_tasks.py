"""The devices of a line: each served by its task, and watched by a supervisor that opens it again."""

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial

from drivers.errors import DriverError
from drivers.protocols import Camera, CodeReader, Pixels, Plc, Printer
from station.core.commands import Command, Refusal
from station.core.observations import DeviceBack, DeviceGone, PictureRead
from station.core.values import Recipe
from station.runtime.bench_scans import BenchScans, ScanReaderTask
from station.runtime.camera_task import CameraTask
from station.runtime.code_checker import CodeChecker
from station.runtime.evidence import EvidenceRing
from station.runtime.intake import Intake
from station.runtime.parts import Parts
from station.runtime.pictures import PictureReader
from station.runtime.plc_task import PlcTask
from station.runtime.printer_task import PrinterTask
from station.runtime.reader_pictures import ReaderPictures
from station.runtime.reader_task import CaseReaderTask, ReaderTask, UnitReaderTask, WholeCaseTask
from station.runtime.supervisor import CAMERA_BACK_OFF_S, READER_BACK_OFF_S, Supervisor, arguments_of

Spawn = Callable[[Coroutine[object, object, None]], object]


class DeviceTasks:
    """By the names of the devices; empty until ``build``."""

    def __init__(
        self,
        parts: Parts,
        intake: Intake,
        evidence: EvidenceRing,
        command: Callable[[Command], Awaitable[Refusal | None]],
        recipe: Callable[[], Recipe | None],
        ship: Callable[[str, str], Awaitable[None]],
        pictures: ReaderPictures | None,
    ) -> None:
        self._parts, self._intake, self._evidence = parts, intake, evidence
        self._command, self._recipe, self._ship = command, recipe, ship
        self._pictures = pictures
        self._patience_s = parts.settings.verdict_timeout_ms / 1_000
        self.supervisors: list[Supervisor] = []
        self.cameras: dict[str, CameraTask] = {}
        self.readers: dict[str, ReaderTask] = {}
        self.printers: dict[str, PrinterTask] = {}
        self.case_reader: CaseReaderTask | None = None
        self.whole_cases: WholeCaseTask | None = None

    def build(self, plc: PlcTask, scans: BenchScans, checker: CodeChecker, spawn: Spawn, boot: int) -> None:
        """Make them all. ``spawn``: starts a task beside the others."""
        self._checker = checker
        if self._parts.plc is not None:
            self._watch_plc(self._parts.plc, plc)
        for reader in self._parts.scan_readers:
            taken = self._ship if self._parts.settings.kind == "dock" else None
            self._watch_reader(ScanReaderTask(reader, self._checker, self._intake, scans, taken))
        for lane, reader in enumerate(self._parts.unit_readers, start=1):
            self._watch_reader(self._unit_reader(reader, lane))
        if self._parts.case_reader is not None:
            self.case_reader = CaseReaderTask(self._parts.case_reader, self._checker, self._intake, self._patience_s)
            self._watch_reader(self.case_reader)
        for part in self._parts.printers:
            name = part.printer.name
            self.printers[name] = printing = PrinterTask(part.printer, part.draw, self._command, self._intake)
            self._watch(part.printer, "printer", printing.serve, READER_BACK_OFF_S)
        for number, camera in enumerate(self._parts.cameras):
            serve = self._camera_task(camera, number, spawn, boot).serve
            self._watch(camera, "camera", serve, CAMERA_BACK_OFF_S, partial(_count_of, camera))

    def _watch_plc(self, plc: Plc, task: PlcTask) -> None:
        watched = Supervisor(
            plc,
            "plc",
            task.serve,
            clock=self._parts.clock,
            on_back=lambda: None,
            on_gone=task.gone,
            back_off_s=self._parts.plc_timing.back_off_s,
        )
        self.supervisors.append(watched)

    def _watch_reader(self, task: ReaderTask) -> None:
        self.readers[task.device.name] = task
        self._watch(task.device, "reader", task.serve, READER_BACK_OFF_S)

    def _unit_reader(self, reader: CodeReader, lane: int) -> UnitReaderTask | WholeCaseTask:
        if self._parts.settings.shape != "reader":
            return UnitReaderTask(reader, lane, self._checker, self._intake)
        self.whole_cases = WholeCaseTask(reader, self._checker, self._intake, self._patience_s, self._recipe)
        return self.whole_cases

    def _camera_task(self, camera: Camera, number: int, spawn: Spawn, boot: int) -> CameraTask:
        parts = self._parts
        assert parts.decoder is not None and parts.decode_settings is not None
        task = CameraTask(
            camera,
            PictureReader(
                parts.decoder,
                self._checker,
                self._recipe,
                parts.decode_settings,
                camera=camera.name,
                cameras=parts.settings.cameras,
            ),
            self._intake,
            self._evidence,
            spawn,
            boot=boot,
            take_timeout_s=self._patience_s,
            suffix=f"-{camera.name}" if number else "",
            sample=self._keep_sample,
        )
        self.cameras[camera.name] = task
        return task

    def _keep_sample(self, read: PictureRead, pixels: Pixels) -> None:
        unread = read.error is not None or any(cell.checked is None for view in read.views for cell in view.cells)
        if self._parts.samples is not None and read.picture is not None and (unread or self._parts.sample_all):
            self._parts.samples.keep(read.picture, pixels)

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
            self._intake.put(DeviceBack(device.name, count()))

        def gone(error: DriverError) -> None:
            self._intake.put(DeviceGone(device.name, error.key, arguments_of(error)))
            if self._pictures is not None:
                self._pictures.gone(device.name)

        clock = self._parts.clock
        self.supervisors.append(
            Supervisor(device, kind, serve, clock=clock, on_back=back, on_gone=gone, back_off_s=back_off_s)
        )


def _count_of(camera: Camera) -> int:
    return camera.counter
