"""The plant's camera and readers, and the cables that can be pulled."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from drivers.sim.belt import Belt
from drivers.sim.faults import Incident
from drivers.sim.goods import Case, Unit
from drivers.sim.plc_io import following
from drivers.sim.settings import PlantSettings

Link = Literal["plc", "camera", "reader"]
LINKS: tuple[Link, ...] = ("plc", "camera", "reader")
FRAME_LATE_MS = (300, 3_000)
DOUBLED_AFTER_MS = (0, 60)


@dataclass(frozen=True, slots=True)
class SimFrame:
    """One picture before it is rendered."""

    counter: int
    """The camera's own count of triggers, from 1; it counts a trigger whose picture is lost."""
    time_us: int
    case: Case | None
    """None: the belt under the camera is empty."""

    @property
    def cells(self) -> tuple[str | None, ...]:
        """What an honest decoder makes of each cell, row first; empty for an empty belt."""
        return () if self.case is None else tuple(u.read if u is not None else None for u in self.case.cells)

    @property
    def label(self) -> str | None:
        """The case code in the picture, if it can be read."""
        return self.case.label if self.case is not None and self.case.label_readable else None


@dataclass(frozen=True, slots=True)
class Telegram:
    """What a smart reader sends for the PLC's trigger of that number. ``text`` None = no-read."""

    trigger: int
    text: str | None


class Devices:
    """One camera, one unit reader, one case-code reader. Times are the plant's virtual milliseconds."""

    def __init__(self, settings: PlantSettings, draw: random.Random, hits: Counter[str]) -> None:
        self._settings = settings
        self._draw = draw
        self._hits = hits
        self._link_back_ms: dict[Link, int] = dict.fromkeys(LINKS, 0)
        self._frames: list[tuple[int, SimFrame]] = []
        self._unit_reads: list[Telegram] = []
        self._label_reads: list[Telegram] = []
        self.frame_fates: list[Incident] = []
        """What will happen to the next pictures."""
        self.reader_count = 0
        """The unit reader's present count of triggers; 0 after its start."""
        self._reader_back_ms = 0
        self.camera_count = 0
        """The camera's present count of triggers; 0 after its start."""
        self.label_fates: list[Incident] = []
        """What will happen to the next pulses of the case-code reader."""
        self._label_count = 0
        """The case-code reader's own count."""

    def link_up(self, link: Link, now_ms: int) -> bool:
        return now_ms >= self._link_back_ms[link]

    def cut_link(self, link: Link, until_ms: int) -> None:
        self._link_back_ms[link] = until_ms

    # the camera

    def expose(self, case: Case, now_ms: int) -> None:
        """The line has triggered the counted camera."""
        frame, fate = self._shot(case, now_ms)
        if fate in (Incident.FRAME_LOST, Incident.CAMERA_MISSED):
            return
        if fate is Incident.CAMERA_DOUBLED:
            self.camera_count += 1
            second = SimFrame(self.camera_count, frame.time_us, case)
            self._frames.append((now_ms + self._draw.randint(*DOUBLED_AFTER_MS), second))
        late = self._draw.randint(*FRAME_LATE_MS) if fate is Incident.FRAME_LATE else 0
        self._frames.append((now_ms + late, frame))

    def frames(self, now_ms: int) -> list[SimFrame]:
        """Pictures due since the last call, oldest first; what falls due while the cable is out is lost."""
        due = [frame for at, frame in self._frames if at <= now_ms]
        self._frames = [(at, frame) for at, frame in self._frames if at > now_ms]
        return due if self.link_up("camera", now_ms) else []

    def take_frame(self, belt: Belt, now_ms: int) -> SimFrame | None:
        """Fire an asked camera: what lies under it now. None: the picture is lost, or the camera away."""
        newest = belt.newest
        under = newest is not None and belt.position - newest.at < self._settings.pitch_ms / 2
        frame, fate = self._shot(newest if under else None, now_ms)
        return frame if fate is None and self.link_up("camera", now_ms) else None

    def _shot(self, case: Case | None, now_ms: int) -> tuple[SimFrame, Incident | None]:
        fate = self.frame_fates.pop() if self.frame_fates else None
        self.camera_count += fate is not Incident.CAMERA_MISSED
        if fate is not None:
            self._hits[fate.value] += 1
        return SimFrame(self.camera_count, now_ms * 1000, case), fate

    # the readers

    def read_unit(self, unit: Unit, numbers: Sequence[int], times: int, now_ms: int) -> None:
        """A unit passes the reader: the PLC counted it under these numbers, the reader sees it so many times."""
        up = self.link_up("reader", now_ms)
        if now_ms < self._reader_back_ms:
            return
        if self._settings.unit_numbers == "reader":
            numbers = [self._count() for _ in range(times)]
            times = 1
        if up:
            self._unit_reads += [Telegram(number, unit.read) for number in numbers for _ in range(times)]

    def _count(self) -> int:
        self.reader_count = following(self.reader_count, self._settings.trigger_top)
        return self.reader_count

    def restart_unit_reader(self, now_ms: int, down_ms: int, seen: bool) -> None:
        """It counts from 1 again; its connection breaks, or (behind a gateway) does not."""
        self.reader_count, self._reader_back_ms = 0, now_ms + down_ms
        if seen:
            self.cut_link("reader", now_ms + down_ms)

    def read_label(self, case: Case | None, trigger: int, now_ms: int) -> None:
        """The PLC has fired the case-code reader."""
        fate = self.label_fates.pop() if self.label_fates else None
        if fate is not None:
            self._hits[fate.value] += 1
        if fate is Incident.LABEL_RESTART:
            self._label_count = self._draw.choice((-1, 0))
        text = case.label if case is not None and case.label_readable else None
        for _ in range({Incident.LABEL_MISSED: 0, Incident.LABEL_DOUBLED: 2}.get(fate, 1) if fate else 1):
            self._label_count += 1
            number = trigger if self._settings.label_numbers == "plc" else self._label_count
            if self.link_up("reader", now_ms):
                self._label_reads.append(Telegram(number, text))

    def unit_reads(self) -> list[Telegram]:
        """Telegrams of the unit reader since the last call."""
        reads, self._unit_reads = self._unit_reads, []
        return reads

    def label_reads(self) -> list[Telegram]:
        """Telegrams of the case-code reader since the last call."""
        reads, self._label_reads = self._label_reads, []
        return reads
