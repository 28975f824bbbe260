"""Several orders in one run: a person changes over between them; and what must be true of them at the end (I18)."""

import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from drivers.sim.belt import GUARD_MS
from station.core import commands as cmd
from station.core.state import LineState
from station.core.values import Recipe, Shape
from tests.simulation.station import Killed, VirtualStation

OPENED_MS, PATIENCE_MS, AGAIN_MS = 2_000, 30_000, 400
NAMES = ("O1", "O2", "O3")
LOG = (
    "SELECT seq, kind, body FROM event WHERE kind LIKE 'order.%' OR kind LIKE 'case.%' OR kind = 'container.opened' "
    "ORDER BY seq"
)
INDEX = (
    "SELECT w.name, m.epoch, m.abs_seq FROM order_member m JOIN work_order w ON w.id = m.order_id "
    "WHERE m.epoch IS NOT NULL"
)
OPEN = "SELECT name, passed, rejected FROM work_order WHERE state <> 'closed'"


def changes(seed: int) -> int:
    """How often the order is changed over: in every fourth seed."""
    draw = random.Random(f"orders/{seed}")
    return draw.choice((0, 0, 0, 3))


class Planner:
    """A person who holds the line, waits for the belt, suspends or closes the order, begins or resumes another, and
    goes on; sometimes the station dies after one of these."""

    def __init__(self, seed: int, times: int, shape: Shape, recipe: Recipe, names: Sequence[str] = NAMES) -> None:
        self._names = names
        self._draw = random.Random(f"planner/{seed}")
        self._shape, self._recipe, self._left = shape, recipe, times
        self._next_ms = self._draw.randint(3_000, 8_000)
        self._since_ms: int | None = None
        self.hits: Counter[str] = Counter()

    def reset(self) -> None:
        """The station died: what was in hand is begun again."""
        self._since_ms = None

    def act(self, station: VirtualStation, now_ms: int) -> None:
        if now_ms < self._next_ms or not self._left:
            return
        self._next_ms = now_ms + AGAIN_MS
        if station.line.state.order is None:
            self._begin(station, now_ms)
        elif self._since_ms is None or not station.line.state.held:
            self._since_ms = now_ms
            station.handle(cmd.Hold("planner"))
        else:
            self._end(station, now_ms - self._since_ms, now_ms)

    def _end(self, station: VirtualStation, waited_ms: int, now_ms: int) -> None:
        """Suspend or close what runs, once nothing of it is on the belt."""
        if self._shape == "queue" and OPENED_MS <= waited_ms < OPENED_MS + AGAIN_MS:
            station.plant.belt.guard_open_ms = GUARD_MS  # units stand there: whoever clears the line goes on from here
        suspends = self._draw.random() < 0.7
        command = cmd.SuspendOrder("planner") if suspends else cmd.CloseOrder("planner")
        refusal = station.handle(command).refusal
        if refusal is not None and refusal.key == "container_open":
            station.handle(cmd.CloseContainer("planner", 2, "order done"))
        if refusal is None:
            self.hits["order suspended" if suspends else "order closed"] += 1
            self._die(station)
        elif waited_ms > PATIENCE_MS:
            self._go_on(station, now_ms)

    def _begin(self, station: VirtualStation, now_ms: int) -> None:
        """Resume one that waits, or start one, also under a name that is free again. One that waits may be closed."""
        waiting = list(station.line.state.suspended)
        if waiting and self._draw.random() < 0.2:
            refusal = station.handle(cmd.CloseOrder("planner", self._draw.choice(waiting))).refusal
            self.hits["order closed" if refusal is None else f"close refused {refusal.key}"] += 1
            return
        resumes = bool(waiting) and (self._draw.random() < 0.5 or len(waiting) == len(self._names))
        if resumes:
            command: cmd.Command = cmd.ResumeOrder("planner", self._draw.choice(waiting))
        else:
            free = [name for name in self._names if name not in waiting]
            command = cmd.StartOrder("planner", self._draw.choice(free), self._recipe)
        refusal = station.handle(command).refusal
        assert refusal is None, refusal
        self.hits["order resumed" if resumes else "order started"] += 1
        self._die(station)
        self._go_on(station, now_ms)

    def _go_on(self, station: VirtualStation, now_ms: int) -> None:
        self._since_ms, self._left = None, self._left - 1
        self._next_ms = now_ms + self._draw.randint(2_000, 6_000)
        station.handle(cmd.Resume("planner"))

    def _die(self, station: VirtualStation) -> None:
        if self._draw.random() < 0.3:
            station.disk.points["killed between orders"] += 1
            raise Killed("between orders")


class Life:
    """What the log says of one order, from its start to its end."""

    def __init__(self) -> None:
        self.passed = self.rejected = 0

    @property
    def counts(self) -> tuple[int, int]:
        return self.passed, self.rejected


def broken_orders(disk: sqlite3.Connection, state: LineState | None) -> Iterator[str]:
    """By a fold of the log that shares nothing with the program's."""
    lives: dict[str, Life] = {}
    running = ""
    pallets: dict[int, str] = {}
    cases: dict[tuple[int, int], str] = {}
    for seq, kind, text in disk.execute(LOG).fetchall():
        body = json.loads(text)
        if kind.startswith("order."):
            yield from _followed(kind, body, running, lives)
            running = _running(kind, body, running, lives)
        elif kind in ("case.passed", "case.rejected", "case.missed"):
            if body["order"] != running:
                yield f"{body['case']} is of order {body['order']!r} while {running!r} ran"
            cases[_case(body)] = body["order"]
            life = lives.get(body["order"], Life())
            life.passed += kind == "case.passed"
            life.rejected += kind == "case.rejected"
        elif kind == "container.opened":
            pallets[seq] = body["order"]
            if body["order"] != running:
                yield f"container {seq} is of order {body['order']!r} while {running!r} ran"
        elif kind == "case.released" and body.get("into") and pallets[body["into"]] != cases[_case(body)]:
            yield f"{body['case']} of {cases[_case(body)]!r} went on a pallet of {pallets[body['into']]!r}"
    indexed = {(epoch, number): name for name, epoch, number in disk.execute(INDEX)}
    if indexed != {number: order for number, order in cases.items() if order}:
        yield f"the index has {indexed}, the log {cases}"
    yield from _counted(disk, state, {name: life.counts for name, life in lives.items()})


def _followed(kind: str, body: dict[str, Any], running: str, lives: dict[str, Life]) -> Iterator[str]:
    """Whether this event of an order can follow those before it, and counts what they do."""
    order = body["order"]
    free = kind in ("order.started", "order.resumed")
    if free == bool(running) and not (kind == "order.closed" and order in lives and order != running):
        yield f"{kind} of {order} while {running!r} ran"
    if (order in lives) == (kind == "order.started"):
        yield f"{kind} of {order}, of which there are {sorted(lives)}"
    if kind == "order.closed" and order in lives and (body["passed"], body["rejected"]) != lives[order].counts:
        yield f"{order} was closed with {body['passed']} and {body['rejected']}, counted {lives[order].counts}"


def _running(kind: str, body: dict[str, Any], running: str, lives: dict[str, Life]) -> str:
    order = str(body["order"])
    match kind:
        case "order.started":
            lives[order] = Life()
            return order
        case "order.resumed":
            return order
        case "order.suspended":
            return ""
        case _:
            lives.pop(order, None)
            return "" if order == running else running


def _counted(disk: sqlite3.Connection, state: LineState | None, counts: dict[str, tuple[int, int]]) -> Iterator[str]:
    """What the tables and the core have of the open orders."""
    tables = {name: (passed, rejected) for name, passed, rejected in disk.execute(OPEN)}
    if tables != counts:
        yield f"the tables have {tables}, the log {counts}"
    if state is not None:
        open_orders = [*state.suspended.values(), *([] if state.order is None else [state.order])]
        known = {each.order: (each.passed, each.rejected) for each in open_orders}
        if known != counts:
            yield f"the line has {known}, the log {counts}"


def _case(body: dict[str, Any]) -> tuple[int, int]:
    return body["case"]["epoch"], body["case"]["seq"]
