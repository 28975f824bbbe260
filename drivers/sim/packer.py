"""Packers: they turn units into cases while they are allowed to run, and stop only between two cases."""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from drivers.sim.goods import Case, Supply, Unit
from drivers.sim.plc_io import PICKS, READS, Close, Pulse
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


class LayerPacker:
    """Drops whole layers: a case's content is fixed one pitch before it leaves. Each layer is photographed before the
    next one lies on it, the last one as the case leaves; a case without cameras is read whole then."""

    zone_empty = True

    def __init__(self, settings: PlantSettings, supply: Supply) -> None:
        self._pitch = settings.pitch_ms
        self._places = settings.units_per_case
        self._layers = settings.layers
        self._supply = supply
        self._run_ms = 0.0
        self._laid = 0
        """Layers of the case being filled that were photographed."""
        self.filling: Case | None = None
        self.twin = False
        self.laid: list[tuple[Case, int]] = []
        """Case and layer (from 0) of every photograph since it was last emptied."""

    @property
    def empty(self) -> bool:
        return self._run_ms == 0

    def run(self, ms: float, stopping: bool, pulses: list[Pulse], out: CaseOut) -> bool:
        if stopping and self._run_ms == 0:
            return False
        self.filling = self.filling or self._next()
        self._run_ms += ms
        while self._laid < self._layers - 1 and self._run_ms >= self._pitch * (self._laid + 1) / self._layers:
            self._lay(self.filling, pulses)
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

    def _lay(self, case: Case, pulses: list[Pulse]) -> None:
        pulses.append("layer")
        self.laid.append((case, self._laid))
        self._laid += 1

    def _discharge(self, case: Case, behind: float, pulses: list[Pulse], out: CaseOut) -> None:
        while self._laid < self._layers - 1:
            self._lay(case, pulses)
        self.laid.append((case, self._laid))
        self._laid = 0
        pulses.append(Close(len(case.units), behind))
        out(case, behind)


class QueuePacker:
    """Picks unit by unit from one or two single files, in turn; each has passed its reader inside the guard."""

    def __init__(self, settings: PlantSettings, supply: Supply) -> None:
        self._unit_ms = settings.unit_ms
        self._wanted = settings.units_per_case
        self._between = settings.zone
        self._supply = supply
        self._due_ms = 0.0
        self._picked: list[Unit | None] = []
        self._turn = 0
        """The lane of the next step."""
        self.zones: tuple[deque[Unit | None], ...] = tuple(deque() for _ in range(settings.lanes))
        self.filling: Case | None = None
        self.twin = False
        self.starved = 0
        """So many more steps without a unit from the infeed."""
        self.read: list[Unit] = []
        """Units that passed a reader since it was last emptied, in step with the "read" pulses."""

    @property
    def zone_empty(self) -> bool:
        return not any(any(zone) for zone in self.zones)

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
        waiting = max(len(zone) for zone in self.zones) * len(self.zones)
        whole = (len(self._picked) + sum(map(len, self.zones))) % self._wanted == 0
        self.starved = waiting + steps if whole else self.starved
        return whole

    def first_of_next_case(self, lane: int = 0) -> Unit | None:
        """The unit of a lane (from 0) that will be the first of it in the next case, if it has passed the reader."""
        waiting = list(self.zones[lane])[self._still_to_pick()[lane] :]
        return next((unit for unit in waiting if unit is not None), None)

    def _still_to_pick(self) -> list[int]:
        """How many places of each lane go into the case being filled, as the packer will pick them."""
        picks, lengths, turn = [0] * len(self.zones), [len(zone) for zone in self.zones], self._turn
        left = 0 if self.empty else self._wanted - len(self._picked)
        while left:
            lengths[turn] += 1
            if lengths[turn] > self._between:
                lengths[turn] -= 1
                picks[turn] += 1
                left -= 1
            turn = (turn + 1) % len(picks)
        return picks

    def clear(self) -> list[Unit]:
        """Line clearance: everything between the readers and the packer's discharge is taken off by hand."""
        places = (*self._picked, *(unit for zone in self.zones for unit in zone))
        self._picked.clear()
        for zone in self.zones:
            zone.clear()
        return [unit for unit in places if unit is not None]

    def _step(self, pulses: list[Pulse], out: CaseOut) -> None:
        lane, zone = self._turn, self.zones[self._turn]
        self._turn = (self._turn + 1) % len(self.zones)
        starved, self.starved = self.starved > 0, max(0, self.starved - 1)
        if not starved:
            self._arrive(lane, pulses)
        if not zone or (not starved and len(zone) <= self._between):
            return
        picked = zone.popleft()
        if picked is not None:
            pulses.append(PICKS[lane])
        self._picked.append(picked)
        if len(self._picked) == self._wanted:
            case = self._supply.case(tuple(self._picked))
            self._picked.clear()
            pulses.append(Close(len(case.units)))
            out(case, 0.0)

    def _arrive(self, lane: int, pulses: list[Pulse]) -> None:
        (arriving,) = self._supply.units(1, lane + 1)
        if arriving is not None:
            pulses.append(READS[lane])
            self.read.append(arriving)
        self.zones[lane].append(arriving)
