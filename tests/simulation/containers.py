"""Pallets of the simulated line: what a person does with them, and what must be true of them at the end.

C1 a code is in at most one live container · C2 a container is in one of the level above · C4 what was taken apart and
restored, or undone, has what it had · C5 the fold of the wire is
what the tables say · C8 an assigned code never repeats · C10 a record is the same bytes for ever.
"""

import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

from station.core import commands as cmd
from station.core import rework as rw
from station.core.values import Code, Level
from station.journal.wire import WireRecord
from tests.journal.wire_fold import folded, recorded
from tests.simulation.station import VirtualStation

SERIALS = (
    "SELECT json_extract(body, '$.sscc_serial') FROM event WHERE kind IN "
    "('case.passed', 'container.closed', 'container.code_changed') AND json_extract(body, '$.sscc_serial') IS NOT NULL"
)
TWICE = "SELECT code FROM unit u WHERE state = 1 AND code IN (SELECT code FROM container WHERE state = 'live')"
WRONG_LEVEL = "SELECT c.id FROM container c JOIN container p ON p.id = c.parent WHERE p.level <> c.level + 1"
TOGETHER = (
    "SELECT p.id, count(c.id), p.members FROM container p LEFT JOIN container c ON c.parent = p.id "
    "WHERE p.level = 2 AND p.state IN ('open', 'live') GROUP BY p.id HAVING count(c.id) <> p.members"
)
EVERY_MS = 6_000


def above(seed: int) -> tuple[Level, ...]:
    """Every other seed has pallets, most of them with an SSCC."""
    draw = random.Random(f"pallets/{seed}")
    if draw.random() < 0.4:
        return ()
    return (Level("pallet", draw.choice((2, 3, 5)), draw.choice(("assigned", "assigned", "none"))),)


class Palletiser:
    """A person at the pallets: closes one early, takes cases off and puts them back, takes pallets apart, undoes."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(f"palletiser/{seed}")
        self._next_ms = EVERY_MS
        self.hits: Counter[str] = Counter()

    def act(self, station: VirtualStation, now_ms: int) -> None:
        if now_ms < self._next_ms:
            return
        self._next_ms = now_ms + self._draw.randint(EVERY_MS // 2, 2 * EVERY_MS)
        if self._draw.random() < 0.3:
            self._note("close", station.handle(cmd.CloseContainer("op", 2, "told")).refusal)
            return
        operation = self._operation(station)
        if operation is None:
            return
        facts = station.reader.facts(operation)
        refusal = station.handle(rw.Rework("op", "walk", operation, facts)).refusal
        self._note(operation.act, refusal)

    def _note(self, act: str, refusal: cmd.Refusal | None) -> None:
        self.hits[f"rework {act}" if refusal is None else f"rework {act} refused"] += 1

    def _operation(self, station: VirtualStation) -> rw.Operation | None:
        disk = station.disk.connection
        closed = _numbers(disk, "SELECT id FROM container WHERE level = 2 AND state = 'live'")
        loose = _numbers(disk, "SELECT id FROM container WHERE level = 1 AND state = 'live' AND parent IS NULL")
        inside = _numbers(
            disk, "SELECT c.id FROM container c JOIN container p ON p.id = c.parent WHERE p.state = 'live'"
        )
        gone = _numbers(disk, "SELECT id FROM container WHERE level = 2 AND state = 'dissolved'")
        done = _numbers(
            disk,
            "SELECT DISTINCT json_extract(body, '$.operation') FROM event WHERE kind LIKE 'container.%' "
            "AND kind <> 'container.closed' AND json_extract(body, '$.operation') > 0",
        )
        acts: list[list[rw.Operation]] = [
            [rw.RemoveMember(code) for code in self._codes(station, inside)],
            [rw.AddMembers(pallet, (code,)) for pallet in closed for code in self._codes(station, loose)],
            [rw.Dissolve(number) for number in closed],
            [rw.Restore(number) for number in gone],
            [rw.Relabel(number) for number in closed],
            [rw.Undo(number) for number in done],
        ]
        possible = [each for each in acts if each]
        return self._draw.choice(self._draw.choice(possible)) if possible else None

    def _codes(self, station: VirtualStation, containers: list[int]) -> list[Code]:
        found = (station.reader.container(number) for number in self._draw.sample(containers, min(2, len(containers))))
        return [each.code for each in found if each is not None and each.code is not None]


def _numbers(disk: sqlite3.Connection, sql: str) -> list[int]:
    return [number for (number,) in disk.execute(sql).fetchall()]


def broken(disk: sqlite3.Connection, sent: dict[int, WireRecord], again: list[WireRecord]) -> Iterator[tuple[str, str]]:
    """``sent``: what upstream has, by number; ``again``: what a program of now would send."""
    for (code,) in disk.execute(TWICE):
        yield "C1", f"{code} is unit and container"
    for pallet, found, told in disk.execute(TOGETHER):
        yield "C1", f"pallet {pallet} has {found} cases and counts {told}"
    for (number,) in disk.execute(WRONG_LEVEL):
        yield "C2", f"{number} is in a container that is not of the level above"
    found_parents = dict(disk.execute("SELECT id, parent FROM container WHERE level = 1 AND parent IS NOT NULL"))
    if found_parents != (expected := parents(disk)):
        yield "C4", f"cases are on pallets {found_parents}, and the log puts them on {expected}"
    serials = Counter(number for (number,) in disk.execute(SERIALS))
    for number, times in serials.items():
        if times > 1:
            yield "C8", f"serial {number} was given {times} times"
    records = [(sent[seq].kind, sent[seq].body) for seq in sorted(sent)]
    if folded(records) != recorded(disk):
        yield "C5", "the fold of the wire is not what the tables say"
    for record in again:
        if record.seq in sent and text(record) != text(sent[record.seq]):
            yield "C10", f"record {record.seq} is other bytes now"


def parents(disk: sqlite3.Connection) -> dict[int, int]:
    """Case → pallet, by a fold of the log that shares nothing with the program's."""
    cases = {
        (epoch, seq): number for epoch, seq, number in disk.execute("SELECT epoch, abs_seq, container FROM plc_case")
    }
    inside: dict[int, int] = {}
    before: dict[int, list[int]] = {}
    for kind, body in disk.execute("SELECT kind, body FROM event ORDER BY seq"):
        event = json.loads(body)
        pallet = event.get("container", 0)
        if kind == "case.released" and event.get("into"):
            inside[cases[(event["case"]["epoch"], event["case"]["seq"])]] = event["into"]
        elif kind == "container.members_changed":
            for member in _containers(event, "removed"):
                inside.pop(member, None)
            inside |= dict.fromkeys(_containers(event, "added"), pallet)
        elif kind == "container.dissolved":
            before[pallet] = [case for case, at in inside.items() if at == pallet]
            inside = {case: at for case, at in inside.items() if at != pallet}
        elif kind == "container.restored":
            inside |= dict.fromkeys(before[pallet], pallet)
    return inside


def _containers(event: dict[str, Any], which: str) -> list[int]:
    """The containers among the members that come or go; the others are units."""
    return [member["container"] for member in event.get(which, ()) if member.get("container")]


def text(record: WireRecord) -> str:
    return json.dumps([record.id, record.kind, record.version, record.at_us, record.body])
