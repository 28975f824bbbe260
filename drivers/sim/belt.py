"""The physical world behind the packer: cases on a belt, photocells, a flap, and people with hands.

It knows no number of the PLC. It moves when it is told how long, and tells the truth before anything shows it.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from drivers.sim.facts import Closed, Ended, LetGo, Stacked
from drivers.sim.goods import Case, Supply, Unit
from drivers.sim.ledger import Ledger
from drivers.sim.packer import LayerPacker, Packer, QueuePacker
from drivers.sim.plc_io import Sensors
from drivers.sim.settings import Distances, PlantSettings

LABEL, GATE, DIVERT, LANE, GONE = range(5)
"""The marks along the belt, in the order in which a case passes them."""
CLEARANCE = 0.45
"""Nearest two cases can stand, in pitches."""
GUARD_MS = 1_500


@dataclass(slots=True)
class Drives:
    """What the PLC's outputs make move."""

    powered: bool = False
    """The belt runs whenever the PLC does: cases already packed go on to the gate."""
    permit: bool = False
    """The packer may run."""
    let_go: bool = False
    hold_table: bool = False
    """The newest case stands still under its camera."""


class Belt:
    """One packer, one belt, one gate."""

    def __init__(self, settings: PlantSettings, supply: Supply, ledger: Ledger) -> None:
        self._settings = settings
        self._ledger = ledger
        far = Distances.of(settings)
        self._marks = (far.label, far.gate, far.divert)
        self._lanes = {"exit": far.exit, "reject": far.eject}
        self._supply = supply
        self.packer: Packer = (QueuePacker if settings.shape == "queue" else LayerPacker)(settings, supply)
        self.position = 0.0
        self.cases: list[Case] = []
        self.in_hand: list[Case] = []
        self._stood: dict[int, float] = {}
        """Number of a case that was lifted off → where it stood."""
        self.closed: list[Case] = []
        """Cases that left the packer in this step."""
        self.at_label: Case | None = None
        """The case that came to the case-code reader in this step."""
        self.newest: Case | None = None
        self.applicator: Callable[[], str | None] | None = None
        """Puts a label on each case and tells what can be read on it; None: they come with one."""
        self.stopping = False
        self.standing = False
        """The packer has stopped between two cases."""
        self.ejector_misses = 0
        """So many rejected cases will still slip past the flap."""
        self.ejector_missed = 0
        self.bypassed_ms = 0.0
        self.guard_open_ms = 0.0

    def step(self, ms: float, drives: Drives, sensors: Sensors) -> None:
        """Let so much time pass and set what the sensors see of it."""
        self._clear(sensors)
        self.bypassed_ms = max(0.0, self.bypassed_ms - ms)
        if self.guard_open_ms > 0:
            sensors.guard_open = True
            self.guard_open_ms -= ms
        if drives.powered:
            self.position += ms
            self._carry(drives, sensors)
            self._pack(ms, drives, sensors)
        sensors.encoder = self.position
        sensors.zone_empty, sensors.packer_empty = self.packer.zone_empty, self.packer.empty

    def _clear(self, sensors: Sensors) -> None:
        sensors.pulses.clear()
        sensors.at_label = sensors.at_gate = sensors.at_exit = sensors.at_ejector = False
        sensors.guard_open = sensors.running = False
        sensors.bypassed = self.bypassed_ms > 0
        self.closed.clear()
        self.at_label = None

    def _pack(self, ms: float, drives: Drives, sensors: Sensors) -> None:
        if not drives.permit or sensors.guard_open or drives.hold_table:
            return
        self.standing = not self.packer.run(ms, self.stopping, sensors.pulses, self._take)
        sensors.running = not self.standing

    def _take(self, case: Case, behind: float) -> None:
        case.at = self.position + behind
        if self.applicator is not None:
            label = self.applicator()
            case.label, case.label_readable = label or "", case.label_readable and label is not None
        self._tell_closed(case)
        self.cases.append(case)
        self.closed.append(case)
        self.newest = case

    def _tell_closed(self, case: Case) -> None:
        units = tuple(0 if unit is None else unit.number for unit in case.cells)
        lanes = tuple(0 if unit is None else unit.lane for unit in case.cells)
        grid = (self._settings.rows, self._settings.columns) if self._settings.shape != "queue" else (0, 0)
        self._ledger.tell(Closed(case.number, units, case.label, grid, lanes if any(lanes) else ()))

    def _carry(self, drives: Drives, sensors: Sensors) -> None:
        if drives.hold_table and self.newest is not None:
            self.newest.at = self.position
        for case in tuple(self.cases):
            while case.passed < GONE and self.position - case.at >= self._next_mark(case):
                case.passed += 1
                self._cross(case, drives, sensors)

    def _next_mark(self, case: Case) -> float:
        return self._lanes[case.lane] if case.lane is not None else self._marks[case.passed]

    def _cross(self, case: Case, drives: Drives, sensors: Sensors) -> None:
        """``case.passed`` has just become the number of marks behind it."""
        if case.passed == LABEL + 1:
            sensors.at_label, self.at_label = self._settings.case_code == "reader", case
        elif case.passed == GATE + 1:
            sensors.at_gate = True
        elif case.passed == DIVERT + 1:
            self._divert(case, drives, sensors)
        else:
            self._leave(case, sensors)

    def _divert(self, case: Case, drives: Drives, sensors: Sensors) -> None:
        open_gate = drives.let_go or sensors.bypassed
        if drives.let_go:
            case.let_go = True
            self._ledger.tell(LetGo(case.number))
        elif not open_gate and self.ejector_misses:
            self.ejector_misses -= 1
            self.ejector_missed += 1
            open_gate = True
        case.lane = "exit" if open_gate else "reject"

    def _leave(self, case: Case, sensors: Sensors) -> None:
        self.cases.remove(case)
        if case.lane == "exit":
            sensors.at_exit = True
            self._ledger.tell(Ended(case.number, "exit"))
            if self._settings.palletiser and case.let_go:
                self._ledger.tell(Stacked(case.number))
        else:
            sensors.at_ejector = True
            self._ledger.tell(Ended(case.number, "bin"))

    def units_read(self) -> list[Unit]:
        """Units that passed a reader since the last call, in step with the "read" pulses of this step."""
        if not isinstance(self.packer, QueuePacker):
            return []
        units, self.packer.read = self.packer.read, []
        return units

    def layers_laid(self) -> list[tuple[Case, int]]:
        """Cases and their layers (from 0) that came under the cameras since the last call."""
        if not isinstance(self.packer, LayerPacker):
            return []
        laid, self.packer.laid = self.packer.laid, []
        return laid

    # people

    def lift_off(self, draw: random.Random) -> bool:
        """Somebody takes a case off between the packer and the gate. False when there was none."""
        pitch = self._settings.pitch_ms
        near = [c for c in self.cases if c.passed <= GATE and self.position - c.at > CLEARANCE * pitch]
        if not near:
            return False
        self.take_off(draw.choice(near))
        return True

    def take_off(self, case: Case) -> None:
        self.cases.remove(case)
        self.in_hand.append(case)
        self._stood[case.number] = case.at
        self._ledger.tell(Ended(case.number, "hand", "lifted off"))

    def put_on(self, draw: random.Random) -> bool:
        """Somebody puts a case into a gap: a lifted one, or one packed by hand. False when there was no gap.

        Never just where another lifted one stood: a gate that follows places cannot tell such a pair apart (P3)."""
        pitch = self._settings.pitch_ms
        ats = sorted(c.at for c in self.cases if c.passed <= GATE)
        wide = [(a + b) / 2 for a, b in pairwise(ats) if b - a >= 2 * CLEARANCE * pitch]
        room = [at for at in wide if self.position - at < self._marks[GATE] - CLEARANCE * pitch]
        own = self.in_hand[-1].number if self.in_hand else None
        others = [at for number, at in self._stood.items() if number != own]
        room = [at for at in room if not any(abs(stood - at) < CLEARANCE * pitch for stood in others)]
        if not room:
            return False
        stranger = self.in_hand.pop() if self.in_hand else self._packed_by_hand()
        stranger.at, stranger.let_go, stranger.lane = draw.choice(room), False, None
        stranger.passed = sum(1 for mark in self._marks if self.position - stranger.at >= mark)
        self.cases.append(stranger)
        return True

    def _packed_by_hand(self) -> Case:
        case = self._supply.case(self._supply.units(self._settings.units_per_case))
        self._tell_closed(case)
        return case

    def lift_unit(self, draw: random.Random, openly: bool = True) -> bool:
        """Somebody opens the guard and takes one unit out of the file, or (not openly) it falls off by itself."""
        if not isinstance(self.packer, QueuePacker):
            return False
        zones = self.packer.zones
        places = [(zone, place) for zone in zones for place, unit in enumerate(zone) if unit is not None]
        if not places:
            return False
        zone, place = draw.choice(places)
        del zone[place]
        if openly:
            self.guard_open_ms = GUARD_MS
        return True

    def clear_zone(self) -> list[Unit]:
        """Line clearance through the open guard."""
        if not isinstance(self.packer, QueuePacker):
            return []
        self.guard_open_ms = GUARD_MS
        return self.packer.clear()

    def first_unit(self, lane: int = 0) -> Unit | None:
        """The first unit of the next case in a lane, as a person with a hand scanner finds it."""
        return self.packer.first_of_next_case(lane) if isinstance(self.packer, QueuePacker) else None
