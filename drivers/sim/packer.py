"""Packers: they turn units into cases while they are allowed to run, and stop only between two cases."""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from drivers.sim.goods import Case, Supply, Unit
from drivers.sim.plc_io import Close, Pulse
from drivers.sim.settings import PlantSettings

CaseOut = Callable[[Case, float], None]
"""Take this case onto the belt, so far upstream of the packer's mark."""


class Packer(Protocol):
    """What the belt asks of either packer."""

    twin: bool
    """The next discharge is of two heads at once."""

    @property
    def filling(self) -> Case | None:
        """The case whose content is fixed, and that has not left yet."""

    @property
    def zone_empty(self) -> bool:
        """No unit between the reader and the pick point."""

    @property
    def empty(self) -> bool:
        """No unit in the case being filled."""

    def run(self, ms: float, stopping: bool, pulses: list[Pulse], out: CaseOut) -> bool:
        """Run so long. False when it stands, because it is to stop and stands between two cases."""


class PicturePacker:
    """Drops whole layers: a case's content is fixed one pitch before it leaves, and photographed as it leaves."""

    zone_empty = True

    def __init__(self, settings: PlantSettings, supply: Supply) -> None:
        self._pitch = settings.pitch_ms
        self._places = settings.units_per_case
        self._supply = supply
        self._run_ms = 0.0
        self.filling: Case | None = None
        self.twin = False

    @property
    def empty(self) -> bool:
        return self._run_ms == 0

    def run(self, ms: float, stopping: bool, pulses: list[Pulse], out: CaseOut) -> bool:
        if stopping and self._run_ms == 0:
            return False
        self.filling = self.filling or self._next()
        self._run_ms += ms
        if self._run_ms >= self._pitch:
            self._run_ms = 0.0
            self._discharge(self.filling, 0.0, pulses, out)
            if self.twin:
                self._discharge(self._next(), self._pitch / 2, pulses, out)
                self.twin = False
            self.filling = self._next()
        return True

    def _next(self) -> Case:
        return self._supply.case(self._supply.units(self._places))

    def _discharge(self, case: Case, behind: float, pulses: list[Pulse], out: CaseOut) -> None:
        pulses.append(Close(len(case.units), behind))
        out(case, behind)


class QueuePacker:
    """Picks unit by unit from a single file that has passed the reader inside the guard."""

    def __init__(self, settings: PlantSettings, supply: Supply) -> None:
        self._unit_ms = settings.unit_ms
        self._wanted = settings.units_per_case
        self._between = settings.zone
        self._supply = supply
        self._due_ms = 0.0
        self._picked: list[Unit | None] = []
        self.zone: deque[Unit | None] = deque()
        self.filling: Case | None = None
        self.twin = False
        self.starved = 0
        """So many more steps without a unit from the infeed."""
        self.read: list[Unit] = []
        """Units that passed the reader since it was last emptied, in step with the "read" pulses."""

    @property
    def zone_empty(self) -> bool:
        return not any(self.zone)

    @property
    def empty(self) -> bool:
        return not self._picked

    def run(self, ms: float, stopping: bool, pulses: list[Pulse], out: CaseOut) -> bool:
        if stopping and self.empty:
            self._due_ms = 0.0
            return False
        self._due_ms += ms
        while self._due_ms >= self._unit_ms:
            self._due_ms -= self._unit_ms
            self._step(pulses, out)
            if self.empty:
                break  # a case has left: the next scan may want to stop here
        return True

    def starve(self, steps: int) -> bool:
        """The infeed ends for so many steps. False: what is there would leave a case unfinished; try again."""
        whole = (len(self._picked) + len(self.zone)) % self._wanted == 0
        self.starved = len(self.zone) + steps if whole else self.starved
        return whole

    def first_of_next_case(self) -> Unit | None:
        """The unit that will be the first of the next case, if it has passed the reader already."""
        place = 0 if self.empty else self._wanted - len(self._picked)
        waiting = list(self.zone)[place:]
        return next((unit for unit in waiting if unit is not None), None)

    def clear(self) -> list[Unit]:
        """Line clearance: everything between the reader and the packer's discharge is taken off by hand."""
        taken = [unit for unit in (*self._picked, *self.zone) if unit is not None]
        self._picked.clear()
        self.zone.clear()
        return taken

    def _step(self, pulses: list[Pulse], out: CaseOut) -> None:
        starved, self.starved = self.starved > 0, max(0, self.starved - 1)
        if not starved:
            (arriving,) = self._supply.units(1)
            if arriving is not None:
                pulses.append("read")
                self.read.append(arriving)
            self.zone.append(arriving)
        if not self.zone or (not starved and len(self.zone) <= self._between):
            return
        picked = self.zone.popleft()
        if picked is not None:
            pulses.append("pick")
        self._picked.append(picked)
        if len(self._picked) == self._wanted:
            case = self._supply.case(tuple(self._picked))
            self._picked.clear()
            pulses.append(Close(len(case.units)))
            out(case, 0.0)
