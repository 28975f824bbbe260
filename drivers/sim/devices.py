"""The plant's cameras and readers, and the cables that can be pulled."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drivers.sim.belt import Belt
from drivers.sim.cameras import PlantCamera, SimFrame
from drivers.sim.faults import Incident
from drivers.sim.goods import Case, Unit
from drivers.sim.plc_io import following
from drivers.sim.settings import PlantSettings

Link = str
"""``plc``, ``camera``, ``reader``; the second camera's is ``camera_2`` and so on. The case-code reader has the first
reader's."""


def numbered(name: str, number: int) -> str:
    """The name of the ``number``-th of a kind, from 0: ``camera``, ``camera_2`` …"""
    return name if number == 0 else f"{name}_{number + 1}"


def links_of(settings: PlantSettings) -> tuple[Link, ...]:
    """Every cable of this plant."""
    cameras = (numbered("camera", number) for number in range(settings.cameras))
    return ("plc", *cameras, *(numbered("reader", number) for number in range(settings.lanes)))


@dataclass(frozen=True, slots=True)
class Telegram:
    """What a smart reader sends for the PLC's trigger of that number. ``text`` None = no-read."""

    trigger: int
    text: str | None


@dataclass(frozen=True, slots=True)
class CaseTelegram:
    """What the reader of whole cases sends: every place of the case, from 1, with its code or None = not read."""

    trigger: int
    places: tuple[tuple[int, str | None], ...]


class UnitReader:
    """The smart reader of one lane (or of whole cases)."""

    def __init__(self, settings: PlantSettings, link: Link) -> None:
        self._settings = settings
        self.link = link
        self.count = 0
        """Its present count of triggers; 0 after its start."""
        self.back_ms = 0
        """It starts again until then, and sees nothing."""
        self.reads: list[Telegram] = []
        self.cases: list[CaseTelegram] = []

    def numbers(self, numbers: Sequence[int], times: int) -> list[int]:
        """What stands in its telegrams: the PLC's numbers, each ``times`` over, or its own count."""
        if self._settings.unit_numbers == "plc":
            return [number for number in numbers for _ in range(times)]
        return [self._next() for _ in range(times)]

    def _next(self) -> int:
        self.count = following(self.count, self._settings.trigger_top)
        return self.count


class Devices:
    """The cameras, the unit readers, one case-code reader. Times are the plant's virtual milliseconds."""

    def __init__(self, settings: PlantSettings, draw: random.Random, hits: Counter[str]) -> None:
        self._settings = settings
        self._draw = draw
        self._hits = hits
        self.links = links_of(settings)
        self._link_back_ms: dict[Link, int] = dict.fromkeys(self.links, 0)
        self.cameras = [PlantCamera(settings, number, draw, hits) for number in range(settings.cameras)]
        self.readers = [UnitReader(settings, numbered("reader", number)) for number in range(settings.lanes)]
        self.label_fates: list[Incident] = []
        """What will happen to the next pulses of the case-code reader."""
        self._label_count = 0
        """The case-code reader's own count."""
        self._label_reads: list[Telegram] = []

    def link_up(self, link: Link, now_ms: int) -> bool:
        return now_ms >= self._link_back_ms[link]

    def cut_link(self, link: Link, until_ms: int) -> None:
        self._link_back_ms[link] = until_ms

    # the cameras

    def expose(self, case: Case, layer: int, now_ms: int) -> None:
        """The line has triggered the counted cameras for one layer of a case, from 0."""
        for camera in self.cameras:
            camera.expose(case, layer, now_ms)

    def frames(self, camera: int, now_ms: int) -> list[SimFrame]:
        """Pictures due since the last call, oldest first; what falls due while the cable is out is lost."""
        due = self.cameras[camera].frames(now_ms)
        return due if self.link_up(numbered("camera", camera), now_ms) else []

    def take_frame(self, camera: int, belt: Belt, now_ms: int) -> SimFrame | None:
        """Fire an asked camera: what lies under it now. None: the picture is lost, or the camera away."""
        newest = belt.newest
        under = newest is not None and belt.position - newest.at < self._settings.pitch_ms / 2
        frame = self.cameras[camera].take(newest if under else None, now_ms)
        return frame if self.link_up(numbered("camera", camera), now_ms) else None

    # the readers

    def read_unit(self, unit: Unit, numbers: Sequence[int], times: int, now_ms: int) -> None:
        """A unit passes its lane's reader: the PLC counted it under these numbers, the reader sees it so often."""
        reader = self.readers[max(unit.lane, 1) - 1]
        if now_ms < reader.back_ms:
            return
        sent = reader.numbers(numbers, times)
        if self.link_up(reader.link, now_ms):
            reader.reads += [Telegram(number, unit.read) for number in sent]

    def read_case(self, case: Case, numbers: Sequence[int], times: int, now_ms: int) -> None:
        """A case passes the reader of whole cases, which tells every code of it in one telegram."""
        reader = self.readers[0]
        if now_ms < reader.back_ms:
            return
        places = tuple((place, None if unit is None else unit.read) for place, unit in enumerate(case.cells, 1))
        sent = reader.numbers(numbers, times)
        if self.link_up(reader.link, now_ms):
            reader.cases += [CaseTelegram(number, places) for number in sent]

    def restart_reader(self, lane: int, now_ms: int, down_ms: int, seen: bool) -> None:
        """It counts from 1 again; its connection breaks, or (behind a gateway) does not. ``lane`` from 0."""
        reader = self.readers[lane]
        reader.count, reader.back_ms = 0, now_ms + down_ms
        if seen:
            self.cut_link(reader.link, now_ms + down_ms)

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

    def unit_reads(self, lane: int) -> list[Telegram]:
        """Telegrams of a lane's unit reader since the last call. ``lane`` from 0."""
        reader = self.readers[lane]
        reads, reader.reads = reader.reads, []
        return reads

    def case_reads(self) -> list[CaseTelegram]:
        """Telegrams of the reader of whole cases since the last call."""
        reader = self.readers[0]
        reads, reader.cases = reader.cases, []
        return reads

    def label_reads(self) -> list[Telegram]:
        """Telegrams of the case-code reader since the last call."""
        reads, self._label_reads = self._label_reads, []
        return reads
