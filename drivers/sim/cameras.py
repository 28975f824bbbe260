"""The plant's cameras: side by side over the case, each with its own count of triggers."""

import random
from collections import Counter
from dataclasses import dataclass, replace

from drivers.sim.faults import Incident
from drivers.sim.goods import Case, Unit
from drivers.sim.settings import PlantSettings

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
    view: int = 0
    """Which part of the case it shows: of the first layer one a camera, then those of the next."""
    on_rim: bool = True
    """The rim with the case code is in it: the first camera sees it."""
    units: tuple[Unit | None, ...] = ()
    """What lies in the view, row first; empty for an empty belt."""

    @property
    def cells(self) -> tuple[str | None, ...]:
        """What an honest decoder makes of each cell, row first; empty for an empty belt."""
        return tuple(unit.read if unit is not None else None for unit in self.units)

    @property
    def label(self) -> str | None:
        """The case code in the picture, if it can be read."""
        return self.case.label if self.case is not None and self.case.label_readable and self.on_rim else None


def view_of(settings: PlantSettings, case: Case, view: int) -> tuple[Unit | None, ...]:
    """The units that lie in one view, row first."""
    size = settings.rows * settings.columns
    return case.cells[view * size : (view + 1) * size]


class PlantCamera:
    """One camera, the ``number``-th from 0. Times are the plant's virtual milliseconds."""

    def __init__(self, settings: PlantSettings, number: int, draw: random.Random, hits: Counter[str]) -> None:
        self._settings = settings
        self._number = number
        self._draw = draw
        self._hits = hits
        self._frames: list[tuple[int, SimFrame]] = []
        self.fates: list[Incident] = []
        """What will happen to the next pictures."""
        self.count = 0
        """Its present count of triggers; 0 after its start."""

    def expose(self, case: Case, layer: int, now_ms: int) -> None:
        """The line has triggered the counted camera. ``layer`` from 0."""
        frame, fate = self._shot(case, layer, now_ms)
        if fate in (Incident.FRAME_LOST, Incident.CAMERA_MISSED):
            return
        if fate is Incident.CAMERA_DOUBLED:
            self.count += 1
            second = replace(frame, counter=self.count)
            self._frames.append((now_ms + self._draw.randint(*DOUBLED_AFTER_MS), second))
        late = self._draw.randint(*FRAME_LATE_MS) if fate is Incident.FRAME_LATE else 0
        self._frames.append((now_ms + late, frame))

    def frames(self, now_ms: int) -> list[SimFrame]:
        """Pictures due since the last call, oldest first."""
        due = [frame for at, frame in self._frames if at <= now_ms]
        self._frames = [(at, frame) for at, frame in self._frames if at > now_ms]
        return due

    def take(self, case: Case | None, now_ms: int) -> SimFrame | None:
        """Fire an asked camera at what lies under it. None: the picture is lost."""
        frame, fate = self._shot(case, 0, now_ms)
        return frame if fate is None else None

    def _shot(self, case: Case | None, layer: int, now_ms: int) -> tuple[SimFrame, Incident | None]:
        fate = self.fates.pop() if self.fates else None
        self.count += fate is not Incident.CAMERA_MISSED
        if fate is not None:
            self._hits[fate.value] += 1
        view = layer * self._settings.cameras + self._number
        units = () if case is None else view_of(self._settings, case, view)
        return SimFrame(self.count, now_ms * 1000, case, view, self._number == 0, units), fate
