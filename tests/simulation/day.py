"""A day of virtual production: three shifts, four orders, changeovers, two hundred reworks, every fault, crashes.

The line is the simulated one, so every invariant of a seed is asked here too; on top of it people rework what is packed
(units, cases, pallets, samples, shipments) all day, and the wall clock moves on by the hours between the shifts.
"""

import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from station.core import rework as rw
from station.core.values import Code, Level
from tests.simulation.orders import Planner
from tests.simulation.run import Run, scenario
from tests.simulation.station import Killed, VirtualStation

CASES = 420
SHIFTS = 3
PAUSE_US = 7 * 3_600_000_000 + 45 * 60_000_000
"""Between two shifts the wall clock moves on by this much."""
DAY_MS = 2_000_000
"""A run that has not ended by then hangs; the belt runs for a fifth of it."""
REWORK_EVERY_MS = 700
ORDERS = ("O1", "O2", "O3", "O4")
UNITS = "SELECT u.code FROM unit u JOIN container c ON c.id = u.container WHERE u.state = 1 AND c.state = 'live'"
FREE = "SELECT code FROM unit WHERE state = 0"
FATES = "SELECT code FROM fate"
CONTAINERS = "SELECT id FROM container WHERE level = {level} AND state = '{state}' AND {where}"
OPERATIONS = (
    "SELECT DISTINCT json_extract(body, '$.operation') FROM event WHERE json_extract(body, '$.operation') > 0 "
    "ORDER BY seq DESC LIMIT 12"
)


@dataclass(slots=True)
class Reworker:
    """Somebody who reworks all day: draws an operation of those that are possible now."""

    draw: random.Random
    next_ms: int = 8_000
    hits: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        return sum(times for what, times in self.hits.items() if not what.endswith("refused"))

    def act(self, station: VirtualStation, now_ms: int) -> None:
        if now_ms < self.next_ms:
            return
        self.next_ms = now_ms + self.draw.randint(REWORK_EVERY_MS // 2, REWORK_EVERY_MS)
        operation = self._operation(station)
        if operation is None:
            return
        facts = station.reader.facts(operation)
        refusal = station.handle(rw.Rework("ann", "day", operation, facts)).refusal
        self.hits[f"day {operation.act}" if refusal is None else f"day {operation.act} refused"] += 1

    def _operation(self, station: VirtualStation) -> rw.Operation | None:
        unit, free, lost = (self._code(station, sql) for sql in (UNITS, FREE, FATES))
        case = self._container(station, 1, "live", "shipped = 0")
        pallet = self._container(station, 2, "live", "shipped = 0")
        shipped = self._container(station, 2, "live", "shipped = 1")
        gone = self._container(station, 1, "dissolved", "1 = 1")
        done = self._one(station, OPERATIONS)
        options: list[rw.Operation | None] = [
            rw.RemoveMember(unit) if unit else None,
            rw.ReplaceMember(unit, free) if unit and free else None,
            rw.AddMembers(case, (free,)) if case and free else None,
            rw.Decommission(unit, self.draw.choice(("sampled", "destroyed", "damaged"))) if unit else None,
            rw.Recommission(lost) if lost else None,
            rw.Dissolve(case) if case and self.draw.random() < 0.3 else None,
            rw.Restore(gone) if gone else None,
            rw.Relabel(pallet) if pallet else None,
            rw.Ship(pallet, "DC-4", "LS-1") if pallet and self.draw.random() < 0.5 else None,
            rw.Return(shipped) if shipped else None,
            rw.Undo(done) if done else None,
        ]
        possible = [each for each in options if each is not None]
        return self.draw.choice(possible) if possible else None

    def _code(self, station: VirtualStation, sql: str) -> Code | None:
        found = self._one(station, f"{sql} ORDER BY 1")
        return Code(found, found) if found else None

    def _container(self, station: VirtualStation, level: int, state: str, where: str) -> int | None:
        sql = CONTAINERS.format(level=level, state=state, where=where)
        found: int | None = self._one(station, f"{sql} ORDER BY id DESC LIMIT 40")
        return found

    def _one(self, station: VirtualStation, sql: str) -> Any:
        rows = station.disk.connection.execute(sql).fetchall()
        return self.draw.choice(rows)[0] if rows else None


@dataclass(slots=True)
class Day(Run):
    """A run as long as a day, with a person who reworks beside it."""

    reworker: Reworker = field(init=False)
    shift: int = 1

    def __post_init__(self) -> None:
        Run.__post_init__(self)
        self.planner = Planner(self.scenario.seed, self.scenario.changes, self.scenario.shape, self.recipe(), ORDERS)
        self.limit_ms = DAY_MS
        self.reworker = Reworker(random.Random(f"day/{self.scenario.seed}"))

    def _tick(self) -> None:
        Run._tick(self)
        if self.station is not None and not self.operator.busy and not self.plant.run_out:
            self._rework()
        if self.shift < SHIFTS and self.plant.triggers >= self.shift * self.scenario.cases // SHIFTS:
            self.shift += 1
            self.disk.later_us += PAUSE_US

    def _rework(self) -> None:
        assert self.station is not None
        try:
            self.reworker.act(self.station, self.plant.now_ms)
        except Killed as killed:
            self._die(str(killed))

    def _judge(self) -> None:
        Run._judge(self)
        self.outcome.hits.update(self.reworker.hits)
        self.outcome.hits["reworks"] += self.reworker.done
        self.outcome.hits["orders"] += self._orders()

    def _orders(self) -> int:
        rows = self.disk.connection.execute("SELECT body FROM event WHERE kind = 'order.started'")
        return len({json.loads(body)["order"] for (body,) in rows})


def day(seed: int, **more: object) -> Day:
    """A day of the queue line: all that can go wrong there does."""
    given = {"shape": "queue", "cases": CASES, "crashes": 12, "changes": 9, "above": (Level("pallet", 5),)} | more
    return Day(scenario(seed, **given))
