"""The cases of a shift or an order as units: what the sensor counted, and what became of each.

A case that left whole, with as many units as were counted into it, is only added up, by SQLite itself; every other one
is a row (``OddCase``). What a person did with single units afterwards is told by the units it touched (``Moved``).
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from station.core.numbers import MODULUS
from station.core.values import CaseRef
from station.journal.codec import column
from station.journal.flagged import BODY_VERSION, NEWEST, begin_of

REWORK_KINDS = (
    "kind IN ('container.members_changed', 'container.dissolved', 'container.restored', "
    "'container.code_changed', 'container.opened', 'unit.decommissioned', 'unit.recommissioned')"
)
"""As the index ``event_rework`` writes it."""
LOOKED_BACK = 64
"""Cases before the stretch in which the last window before it is looked for."""
_WORD = "json_extract('[' || replace(p.trigger_words, ' ', ',') || ']', '$[{place}]')"
_LANES = ((1, 2), (3, 4))
"""Where the first and the last trigger of each lane stand in ``trigger_words``."""


def _word(place: int) -> str:
    return _WORD.format(place=place)


_BY_WINDOW = " + ".join(
    f"(CASE WHEN {_word(first)} > 0 THEN ({_word(last)} - {_word(first)} + {MODULUS}) % {MODULUS} + 1 ELSE 0 END)"
    for first, last in _LANES
)
_IN_RANGE = "(p.epoch, p.abs_seq) >= (?, ?) AND (p.epoch, p.abs_seq) < (?, ?)"
_OF_ORDERS = "order_member m CROSS JOIN plc_case p ON p.epoch = m.epoch AND p.abs_seq = m.abs_seq"
_WHOLE = "p.state = 'released' AND c.state <> 'dissolved' AND p.owed = 0"
QUERIES: dict[str, str] = {
    "whole": (
        "SELECT count(*), coalesce(sum(p.units_read), 0) FROM {cases} JOIN container c ON c.id = p.container "
        f"WHERE {{where}} AND {_WHOLE} AND {{counted}} IN (0, p.units_read)"
    ),
    "odd": (
        "SELECT p.epoch, p.abs_seq, p.at, p.seq, p.state, coalesce(p.disposal, ''), p.owed, coalesce(p.found, ''), "
        "p.units_read, {counted}, p.reason, coalesce(c.state, ''), json_extract(e.body, '$.order') "
        "FROM {cases} LEFT JOIN container c ON c.id = p.container JOIN event e ON e.seq = p.seq "
        f"WHERE {{where}} AND NOT ({_WHOLE} AND {{counted}} IN (0, p.units_read)) ORDER BY p.epoch, p.abs_seq"
    ),
    "by_person": "SELECT count(*) FROM {cases} WHERE {where} AND p.state = 'released' AND p.disposal = 'person'",
    "numbers": "SELECT p.epoch, p.abs_seq FROM {cases} WHERE {where}",
    "windows": (
        f"SELECT p.epoch, p.abs_seq, p.at, {', '.join(_word(place) for lane in _LANES for place in lane)} "
        f"FROM plc_case p WHERE {_IN_RANGE} ORDER BY p.epoch, p.abs_seq"
    ),
    "no_reads": (
        "SELECT coalesce(json_extract(u.value, '$.view'), 0), coalesce(json_extract(u.value, '$.cell[0]'), 0), "
        "coalesce(json_extract(u.value, '$.cell[1]'), 0), coalesce(json_extract(u.value, '$.lane'), 0), count(*) "
        "FROM {cases} CROSS JOIN event e ON e.seq = p.seq CROSS JOIN json_each(e.body, '$.units') u "
        f"WHERE {{where}} AND p.state = 'rejected' AND e.version = {BODY_VERSION} "
        "AND json_extract(u.value, '$.code') IS NULL GROUP BY 1, 2, 3, 4"
    ),
    "orders": "SELECT id FROM work_order WHERE name = ?",
    "reach": "SELECT min(seq), max(seq) FROM order_member WHERE order_id = ?",
    "units_per_case": (
        "SELECT json_extract(recipe, '$.units_per_case') FROM work_order WHERE name = ? ORDER BY id DESC LIMIT 1"
    ),
    "link": "SELECT link FROM container WHERE level = 1 AND epoch IS NOT NULL ORDER BY id DESC LIMIT 1",
    "queued": "SELECT count(*) FROM queue",
    "touched": (
        "SELECT json_extract(m.value, '$.code.key') FROM event e CROSS JOIN json_each(e.body, '$.added') m "
        f"WHERE e.{REWORK_KINDS} AND e.kind = 'container.members_changed' AND e.seq >= ?1 UNION "
        "SELECT json_extract(m.value, '$.code.key') FROM event e CROSS JOIN json_each(e.body, '$.removed') m "
        f"WHERE e.{REWORK_KINDS} AND e.kind = 'container.members_changed' AND e.seq >= ?1 UNION "
        f"SELECT json_extract(e.body, '$.code.key') FROM event e WHERE e.{REWORK_KINDS} "
        "AND e.kind = 'unit.decommissioned' AND e.seq >= ?1"
    ),
    "homes": (
        "SELECT container AS seq FROM unit WHERE code = ?1 UNION SELECT seq FROM sighting WHERE code = ?1 "
        "ORDER BY seq DESC"
    ),
    "home": (
        "SELECT p.epoch, p.abs_seq, p.state, coalesce(c.state, '') FROM event e "
        "JOIN plc_case p ON p.epoch = json_extract(e.body, '$.case.epoch') "
        "AND p.abs_seq = json_extract(e.body, '$.case.seq') AND p.seq = e.seq "
        "LEFT JOIN container c ON c.id = p.container WHERE e.seq = ?1 AND e.kind IN ('case.passed', 'case.rejected') "
        "AND EXISTS (SELECT 1 FROM json_each(e.body, '$.units') u WHERE json_extract(u.value, '$.code.key') = ?2)"
    ),
    "now": (
        "SELECT (SELECT c.state FROM unit u JOIN container c ON c.id = u.container WHERE u.code = ?1 AND u.state = 1), "
        "(SELECT fate FROM fate WHERE code = ?1)"
    ),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which cases are meant: a range of numbers, all of them or those of these orders."""

    begin: CaseRef
    end: CaseRef = NEWEST
    """The first one that is not in it any more."""
    orders: tuple[int, ...] | None = None

    def sql(self, query: str, *, queue: bool = False) -> tuple[str, tuple[int, ...]]:
        """A query of ``QUERIES`` over these cases, with its parameters."""
        given: tuple[int, ...] = (self.begin.epoch, self.begin.seq, self.end.epoch, self.end.seq)
        where = _IN_RANGE
        cases = "plc_case p"
        if self.orders is not None:
            cases, marks = _OF_ORDERS, ", ".join("?" * len(self.orders))
            where, given = f"m.order_id IN ({marks}) AND {where}", (*self.orders, *given)
        counted = f"({_BY_WINDOW})" if queue else _word(0)
        return QUERIES[query].format(cases=cases, where=where, counted=counted), given


@dataclass(frozen=True, slots=True)
class OddCase:
    """A case that did not simply leave whole."""

    case: CaseRef
    at_us: int
    seq: int
    state: str
    disposal: str
    owed: bool
    found: str
    read: int
    """Units of which a code was read."""
    counted: int
    """Units that the PLC counted into it; 0 = it does not count."""
    reason: str
    """The most serious one; empty = there is none."""
    box: str
    """State of its container; empty = it is none."""
    order: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Triggers between two windows of a lane that no case claims (queue shape)."""

    case: CaseRef
    """The case behind them."""
    before_us: int
    """When the case in front of them was judged."""
    at_us: int
    lane: int
    units: int


@dataclass(frozen=True, slots=True)
class MovedUnit:
    """A unit that a person took in hand after its case was judged."""

    state: str
    """Of the case it was read in."""
    box: str
    """State of that case's container."""
    holder: str
    """State of the container it is in now; empty = in none."""
    fate: str


def stretch_of_time(db: sqlite3.Connection, since_us: int, until_us: int, order: str = "") -> Stretch:
    """The cases judged in this time, of one order or of all."""
    return Stretch(begin_of(db, since_us), begin_of(db, until_us), orders_of(db, order) if order else None)


def orders_of(db: sqlite3.Connection, name: str) -> tuple[int, ...]:
    """Every order that had this name."""
    return tuple(row[0] for row in db.execute(QUERIES["orders"], (column(name),)))


def whole_cases(db: sqlite3.Connection, stretch: Stretch, *, queue: bool) -> tuple[int, int]:
    """Cases that left whole, and the units in them."""
    cases, units = db.execute(*stretch.sql("whole", queue=queue)).fetchone()
    return int(cases), int(units)


def odd_cases(db: sqlite3.Connection, stretch: Stretch, *, queue: bool) -> Iterator[OddCase]:
    for row in db.execute(*stretch.sql("odd", queue=queue)):
        epoch, number, at_us, seq, state, disposal, owed, found, read, counted, reasons, box, order = row
        reason = reasons.split()[0] if reasons else ""
        yield OddCase(
            CaseRef(epoch, number), at_us, seq, state, disposal, bool(owed), found, read, counted, reason, box, order
        )


def released_by_person(db: sqlite3.Connection, stretch: Stretch) -> int:
    return int(db.execute(*stretch.sql("by_person")).fetchone()[0])


def gaps(db: sqlite3.Connection, stretch: Stretch) -> Iterator[Gap]:
    """Of the queue shape: window after window of each lane, through every order; a new epoch begins anew."""
    mine = None
    if stretch.orders is not None:
        mine = {CaseRef(*row) for row in db.execute(*stretch.sql("numbers"))}
    first = CaseRef(stretch.begin.epoch, max(0, stretch.begin.seq - LOOKED_BACK))
    bounds = (first.epoch, first.seq, stretch.end.epoch, stretch.end.seq)
    last: dict[int, tuple[int, int, int]] = {}
    for epoch, number, at_us, *words in db.execute(QUERIES["windows"], bounds):
        case = CaseRef(epoch, number)
        for lane, (begin, end) in enumerate(zip(words[::2], words[1::2], strict=True), start=1):
            if not begin:
                continue
            before = last.get(lane)
            units = (begin - before[1] - 1) % MODULUS if before is not None and before[0] == epoch else 0
            before_us = before[2] if before is not None else at_us
            last[lane] = (epoch, end, at_us)
            if units and case >= stretch.begin and (mine is None or case in mine):
                yield Gap(case, before_us, at_us, lane, units)


def no_reads(db: sqlite3.Connection, stretch: Stretch) -> dict[tuple[int, int, int, int], int]:
    """(view, row, column, lane) → units that were looked for there and not read; zeros where it has none."""
    return {(view, row, column_, lane): n for view, row, column_, lane, n in db.execute(*stretch.sql("no_reads"))}


def units_per_case(db: sqlite3.Connection, order: str) -> int:
    """By the recipe of this order; 0 = no order is known by this name."""
    row = db.execute(QUERIES["units_per_case"], (column(order),)).fetchone()
    return 0 if row is None else int(row[0])


def is_queue(db: sqlite3.Connection) -> bool:
    """The newest case was claimed from a queue."""
    row = db.execute(QUERIES["link"]).fetchone()
    return row is not None and row[0] == "queue"


def queued(db: sqlite3.Connection) -> int:
    """Units between reader and packer, as far as the journal knows."""
    return int(db.execute(QUERIES["queued"]).fetchone()[0])


def moved_units(db: sqlite3.Connection, stretch: Stretch, since_seq: int) -> Iterator[MovedUnit]:
    """Units that were read in these cases and that rework has touched since the first of them was judged. A unit that
    was read in several cases is one of the newest."""
    numbers = None
    if stretch.orders is not None:
        numbers = {CaseRef(*row) for row in db.execute(*stretch.sql("numbers"))}
    for (key,) in db.execute(QUERIES["touched"], (since_seq,)).fetchall():
        for (seq,) in db.execute(QUERIES["homes"], (column(key),)).fetchall():
            home = db.execute(QUERIES["home"], (seq, key)).fetchone()
            if home is None:
                continue
            case = CaseRef(home[0], home[1])
            if not stretch.begin <= case < stretch.end or (numbers is not None and case not in numbers):
                break
            holder, fate = db.execute(QUERIES["now"], (column(key),)).fetchone()
            yield MovedUnit(home[2], home[3], holder or "", fate or "")
            break
