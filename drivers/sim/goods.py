"""What runs through the plant: units, cases, and the supply that prints them."""

import random
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from drivers.sim.facts import Placed
from drivers.sim.ledger import Ledger
from drivers.sim.settings import PlantSettings
from drivers.sim.unit_codes import case_code, foreign_code, unit_code

UnitFault = Literal["unread", "duplicate", "foreign", "missing"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One bottle. ``code`` is what is printed on it, readable or not."""

    number: int
    code: str
    fault: UnitFault | None = None
    lane: int = 0
    """The lane it comes by; 0 = there is one only."""

    @property
    def read(self) -> str | None:
        """What an honest reader makes of it."""
        return None if self.fault == "unread" else self.code


@dataclass(slots=True, eq=False)
class Case:
    """One physical case. ``cells`` are view after view and row first where there is a grid, in picking order in the
    queue shape."""

    number: int
    cells: tuple[Unit | None, ...]
    label: str
    label_readable: bool = True
    at: float = 0.0
    """Where the belt's encoder stood when it left the packer."""
    passed: int = 0
    """How many of the marks along the belt it has passed."""
    lane: Literal["exit", "reject"] | None = None
    let_go: bool = False

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.cells if unit is not None)


class Supply:
    """Prints units and cases. Their running numbers go on for ever on one folder, whatever the seed."""

    def __init__(self, settings: PlantSettings, rates: Mapping[str, float], ledger: Ledger, hits: Counter[str]) -> None:
        self._settings = settings
        self._ledger = ledger
        self._unit_rates = [(kind, rates.get(kind, 0.0)) for kind in ("unread", "duplicate", "foreign", "missing")]
        self._label_rate = 0.0 if settings.case_code == "sscc" else rates.get("label_unread", 0.0)
        self._draw = random.Random()  # seeded by begin()
        self._recent: deque[str] = deque(maxlen=20 * settings.units_per_case)
        self.last_unit = 0
        self.last_case = 0
        self._hits = hits
        self.begin(0, 0)

    def begin(self, last_unit: int, last_case: int) -> None:
        """Go on behind what an earlier run has printed."""
        self.last_unit, self.last_case = last_unit, last_case
        self._draw.seed(f"goods/{self._settings.seed}/{last_unit}")

    def units(self, wanted: int, lane: int = 0) -> tuple[Unit | None, ...]:
        """The next places of goods; None where a unit is missing. Their truth is told before they are shown."""
        places = tuple(self._unit(lane) for _ in range(wanted))
        placed = tuple((unit.number, unit.code, unit.fault or "") for unit in places if unit is not None)
        if placed:
            self._ledger.tell(Placed(placed))
        return places

    def case(self, cells: tuple[Unit | None, ...]) -> Case:
        """A new case around these units. Its truth is told when it closes."""
        self.last_case += 1
        readable = not (self._label_rate and self._draw.random() < self._label_rate)
        if not readable:
            self._hits["label_unread"] += 1
        return Case(self.last_case, cells, case_code(self.last_case), readable)

    def _unit(self, lane: int) -> Unit | None:
        fault = self._fault()
        if fault == "missing":
            self._hits[fault] += 1
            return None
        self.last_unit += 1
        number, seed = self.last_unit, self._settings.seed
        if fault == "duplicate" and not self._recent:
            fault = None
        if fault is not None:
            self._hits[fault] += 1
        if fault == "duplicate":
            return Unit(number, self._draw.choice(self._recent), fault, lane)
        if fault == "foreign":
            return Unit(number, foreign_code(seed, number), fault, lane)
        code = unit_code(seed, number)
        self._recent.append(code)
        return Unit(number, code, fault, lane)

    def _fault(self) -> UnitFault | None:
        roll = self._draw.random()
        for kind, rate in self._unit_rates:
            if roll < rate:
                return kind  # type: ignore[return-value]
            roll -= rate
        return None
