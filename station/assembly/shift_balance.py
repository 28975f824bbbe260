"""sensor = packed + rejected + sampled + no-read + in flight, in units, and every unit for which that is not so.

Every unit that the sensor counted is in exactly one term, by what is known now; a case that a person must still find is
in none, and is a difference. What the sensor is in each shape stands in docs/decisions/0345.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Literal, get_args

from station.api import schema
from station.core.case_events import CasesUncounted, UncountedCause
from station.journal import shift_cases as rows
from station.journal.shift_cases import Gap, MovedUnit, OddCase, Stretch
from station.journal.shift_log import was_cleared

LISTED = 500
HELD_BOXES = ("live", "quarantined", "open", "passed")
"""States of a container in which a unit of it is packed."""
OWED_KEYS = frozenset({"balance_unsure", "balance_unconfirmed", "balance_escaped", "balance_missed"})
"""Differences that are cases a person must find."""
COUNTED_KEYS: dict[UncountedCause, str] = {
    "station_away": "balance_counted_station_away",
    "block_away": "balance_counted_block_away",
}
"""Cases without a number that the I/O block counted by itself."""
Terms = Counter[str]
Uncounted = tuple[int, CasesUncounted]
"""When it was recorded, and what."""
_MICRO = 1_000_000


@dataclass(slots=True)
class UnitCount:
    """The balance as it is added up."""

    sensor: int = 0
    terms: Terms = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    differences: list[schema.BalanceDifference] = field(default_factory=list)

    def differ(self, at_us: int, key: str, units: int | None, *, is_open: bool = False, **named: str | int) -> None:
        told = schema.BalanceDifference(at_us=at_us, key=key, arguments=dict(named), units=units, open=is_open)
        self.differences.append(told)


def line_count(
    db: sqlite3.Connection, stretch: Stretch, uncounted: Iterable[Uncounted] = (), *, running: bool
) -> UnitCount:
    """The cases of a line. ``uncounted``: what got no number meanwhile. ``running``: what waits between reader and
    packer is part of it."""
    queue = rows.is_queue(db)
    count = UnitCount()
    whole, units = rows.whole_cases(db, stretch, queue=queue)
    count.cases["released"] += whole
    count.sensor += units
    count.terms["packed"] += units
    wanted = cache(lambda order: rows.units_per_case(db, order))
    odd = list(rows.odd_cases(db, stretch, queue=queue))
    for case in odd:
        _add_case(count, case, wanted(case.order), queue=queue)
    if queue:
        _add_gaps(count, rows.gaps(db, stretch), odd, wanted, partial(was_cleared, db))
        waiting = rows.queued(db) if running else 0
        count.sensor += waiting
        count.terms["in_flight"] += waiting
    for at_us, told in uncounted:
        _add_uncounted(count, at_us, told, wanted(told.order))
    for moved in rows.moved_units(db, stretch, _first_seq(db, stretch)):
        _add_moved(count, moved)
    return count


def _first_seq(db: sqlite3.Connection, stretch: Stretch) -> int:
    """No unit of these cases was touched before this event."""
    row = db.execute(
        "SELECT seq FROM plc_case WHERE (epoch, abs_seq) >= (?, ?) ORDER BY epoch, abs_seq LIMIT 1",
        (stretch.begin.epoch, stretch.begin.seq),
    ).fetchone()
    return 0 if row is None else int(row[0])


def _add_case(count: UnitCount, case: OddCase, wanted: int, *, queue: bool) -> None:
    """One case that did not simply leave whole."""
    counted = case.counted or (0 if queue else wanted or case.read)
    number = str(case.case)
    state = "in_flight" if case.state == "passed" else case.state
    count.cases[state] += 1
    count.sensor += counted
    if case.reason:
        count.reasons[case.reason] += 1
    elif case.state == "void":
        count.reasons["void"] += 1
    size = counted or (wanted if case.state == "missed" else case.read)
    if case.owed or case.found == "gone":
        key = "balance_gone" if not case.owed else _owed_key(case)
        count.differ(case.at_us, key, size, is_open=case.owed, case=number)
        return
    match case.state:
        case "released" if case.box != "dissolved":
            count.terms["packed"] += case.read
        case "passed":
            count.terms["in_flight"] += case.read
        case "missed":
            count.terms["no_read"] += size
            return
        case _:
            count.terms["rejected"] += case.read
            count.terms["no_read"] += max(0, counted - case.read)
    if case.read > counted or (case.state in ("released", "passed") and case.read != counted):
        count.differ(case.at_us, "balance_read_differs", counted - case.read, case=number, n=case.read, of=counted)


def _owed_key(case: OddCase) -> str:
    match case.state:
        case "quarantined":
            return "balance_unsure"
        case "missed":
            return "balance_missed"
        case _:
            return "balance_escaped" if case.disposal in ("exit", "taken") else "balance_unconfirmed"


def _add_gaps(
    count: UnitCount,
    gaps: Iterable[Gap],
    odd: Iterable[OddCase],
    wanted: Callable[[str], int],
    cleared: Callable[[int, int], bool],
) -> None:
    """Triggers that are in no window: those of missed cases are counted with them, others were taken off the line."""
    missed = [(case.case, wanted(case.order)) for case in odd if case.state == "missed"]
    for gap in gaps:
        count.sensor += gap.units
        of_missed = 0
        while missed and missed[0][0] < gap.case and of_missed < gap.units:
            of_missed += missed.pop(0)[1]
        units, case = gap.units - of_missed, str(gap.case)
        if units > 0 and cleared(gap.before_us, gap.at_us):
            count.terms["rejected"] += units
            count.differ(gap.at_us, "balance_taken_off", None, n=units, case=case, lane=gap.lane)
        elif units:
            count.differ(gap.at_us, "balance_gap", units, case=case, lane=gap.lane)


def _add_uncounted(count: UnitCount, at_us: int, told: CasesUncounted, wanted: int) -> None:
    """Cases that nobody could number were counted, not read, and ejected. Where nobody counted them, how long is told:
    how many is not known, and none of them was let go."""
    seconds = max(1, round((told.until_us - told.since_us) / _MICRO))
    counted = told.seen + (told.unseen or 0)
    count.sensor += counted * wanted
    count.terms["no_read"] += counted * wanted
    if counted:
        count.reasons[f"uncounted_{told.cause}"] += counted
        key = COUNTED_KEYS[told.cause] if told.unseen else "balance_unnumbered"
        count.differ(at_us, key, None, n=counted * wanted, cases=counted, seconds=seconds)
    if told.unseen is None:
        count.differ(at_us, f"balance_{told.cause}", None, seconds=seconds)


def _add_moved(count: UnitCount, unit: MovedUnit) -> None:
    """What a person did with a unit since: out of one term, into another."""
    if unit.state not in ("released", "rejected", "void"):
        return
    before = "packed" if unit.state == "released" and unit.box != "dissolved" else "rejected"
    loose = "sampled" if unit.fate == "sampled" else "rejected"
    after = "packed" if unit.holder in HELD_BOXES else loose
    count.terms[before] -= 1
    count.terms[after] += 1


# a bench ----------------------------------------------------------------------------------------------------------

_HAND = "c.level = 1 AND c.epoch IS NULL AND c.id >= ? AND c.id < ?"
_PACKED_BY_HAND = (
    "SELECT c.order_id, c.state, c.members, "
    "coalesce(sum(json_array_length(coalesce(json_extract(e.body, '$.added'), '[]'))), 0), "
    "coalesce(sum(json_array_length(coalesce(json_extract(e.body, '$.removed'), '[]'))), 0) FROM container c "
    "LEFT JOIN container_event n ON n.container = c.id "
    "LEFT JOIN event e ON e.seq = n.seq AND e.kind = 'container.members_changed' "
    "AND json_extract(e.body, '$.container') = c.id "
    f"WHERE {_HAND} GROUP BY c.id"
)
_SAMPLED = (
    "SELECT c.order_id, count(DISTINCT f.code) FROM fate f JOIN sighting s ON s.code = f.code "
    f"JOIN container c ON c.id = s.seq WHERE f.fate = 'sampled' AND {_HAND} GROUP BY 1"
)
BENCH_TERM = {"live": "packed", "quarantined": "packed", "open": "in_flight"}
"""State of a case that was packed by hand → where its members are counted; any other one holds none."""


def bench_count(db: sqlite3.Connection, begin: int, end: int, orders: tuple[int, ...] | None) -> UnitCount:
    """Cases that were opened by hand by events with ``begin`` ≤ seq < ``end``: scans that were taken, and where their
    units are now. ``orders`` None: of every order. A case is put onto a pallet by an event of the pallet, which brings
    no unit."""
    count = UnitCount()
    for order, state, members, added, removed in db.execute(_PACKED_BY_HAND, (begin, end)):
        if orders is not None and order not in orders:
            continue
        count.sensor += added
        term = BENCH_TERM.get(state)
        count.cases["by_hand" if term == "packed" else term or "void"] += 1
        count.terms["rejected"] += removed if term is not None else added
        if term is not None:
            count.terms[term] += members
    found = db.execute(_SAMPLED, (begin, end)).fetchall()
    sampled = sum(n for order, n in found if orders is None or order in orders)
    count.terms["sampled"] += sampled
    count.terms["rejected"] -= sampled
    return count


# what is told -----------------------------------------------------------------------------------------------------


Source = Literal["case_count", "unit_counter", "scans"]


def told_balance(
    count: UnitCount, source: Source, *, silent: bool, moments: Sequence[schema.BalanceDifference] = ()
) -> schema.UnitBalance:
    """``silent``: the sensor cannot be asked now, so that what it counts is not known. ``moments``: when counting was
    not possible; they stand in the list beside what they explain."""
    keys = get_args(schema.BalanceTermName)
    difference = count.sensor - sum(count.terms[key] for key in keys)
    listed = sorted(count.differences, key=lambda each: each.at_us)
    unexplained = difference - sum(each.units or 0 for each in listed)
    if unexplained:
        at_us = max((each.at_us for each in listed), default=0)
        listed.append(schema.BalanceDifference(at_us=at_us, key="balance_unexplained", units=unexplained, open=True))
    room = max(0, LISTED - len(listed))
    shown = (*listed[-LISTED:], *moments[len(moments) - min(room, len(moments)) :])
    return schema.UnitBalance(
        source=source,
        sensor=None if silent else count.sensor,
        terms=tuple(schema.BalanceTerm(key=key, units=count.terms[key]) for key in keys),
        difference=None if silent else difference,
        closes=not silent and not difference and not any(each.open for each in listed),
        differences=tuple(sorted(shown, key=lambda each: each.at_us)),
        differences_count=len(listed) + len(moments),
    )


def bars(reasons: Counter[str]) -> Iterator[schema.ReasonBarCount]:
    """Most cases first."""
    for key, cases in sorted(reasons.items(), key=lambda each: (-each[1], each[0])):
        yield schema.ReasonBarCount(key=key, cases=cases)
