"""What assembly hands to a station."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from drivers.protocols import Camera, CodeReader, Plc, Printer
from station.core.loaded import Loaded
from station.core.settings import LineSettings
from station.core.values import Recipe, View
from station.journal.journal import Journal
from station.journal.reader import Reader
from station.runtime.clock import Clock
from station.runtime.evidence import EvidenceRing
from station.runtime.health import DiskLimits
from station.runtime.loop import Recording
from station.runtime.pictures import Decoder
from station.runtime.plc_task import PlcTiming
from station.runtime.printer_task import Draw
from station.runtime.reader_pictures import PictureParts
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


@dataclass(frozen=True, slots=True)
class PrinterPart:
    """A label printer, the levels whose labels it prints (empty = all), and what draws them."""

    printer: Printer
    levels: tuple[str, ...]
    draw: Draw


@dataclass(frozen=True, slots=True)
class Parts:
    """Devices are made, not opened; the journal is not started."""

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
    printers: tuple[PrinterPart, ...] = ()
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
