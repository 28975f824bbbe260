"""A shift or an order as a report, from the journal alone: beside a running line or at rest."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from station.api import schema
from station.assembly import shift_balance as units
from station.assembly.shift_interruptions import interruptions
from station.assembly.shift_stops import Interval, audit_counts, audits, bypasses, state_times, stops
from station.assembly.shifts import Shift
from station.core import events as e
from station.journal import shift_cases, shift_log
from station.journal.shift_cases import Stretch

COUNTED = ("released", "rejected", "void", "missed", "quarantined", "in_flight", "by_hand")
_MICRO = 1_000_000
_NO_TIME = 2**62
HOUR_US = 3_600_000_000
BUCKETS = 12


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """Which report is wanted."""

    station: str
    now_us: int
    shift: Shift | None = None
    """None = an order over its whole life."""
    order: str = ""
    """Empty = every order of the shift."""
    bench: bool = False
    silent: bool = False
    """The sensor cannot be asked now."""
    alive: bool = True
    """The station runs now."""
    unit_noun: str = "unit"
    shape: schema.Shape | None = None
    time_zone: str = ""


class OrderUnknown(Exception):
    """No order of this name was ever started."""


def make_report(db: sqlite3.Connection, asked: ReportAsked) -> schema.ShiftReport:
    """One consistent look. Raises OrderUnknown."""
    within = _within(db, asked)
    begin_us, end_us = within[0][0], within[-1][1]
    begin, end = shift_log.seq_from(db, begin_us), shift_log.seq_from(db, end_us)
    running = asked.now_us < end_us or end_us == _NO_TIME
    through_us = min(asked.now_us, end_us)
    period = schema.ReportPeriod(
        shift=asked.shift.name if asked.shift is not None else "",
        order=asked.order,
        begin_us=begin_us,
        end_us=through_us if end_us == _NO_TIME else end_us,
        through_us=asked.now_us,
        running=running,
        time_zone=asked.time_zone,
    )
    stretch = shift_cases.stretch_of_time(db, begin_us, end_us, asked.order)
    count, source = _count(db, asked, stretch, (begin, end), running)
    seen = [(since, min(to, through_us)) for since, to in within if since < through_us]
    times = state_times(db, seen, begin, end, alive=asked.alive)
    stood = stops(times)
    return schema.ShiftReport(
        station=asked.station,
        shape=asked.shape,
        unit_noun=asked.unit_noun,
        period=period,
        balance=units.told_balance(
            count,
            source,
            silent=asked.silent and running and not asked.bench,
            moments=interruptions(db, begin, end, seen, running=running),
        ),
        over_time=tuple(_over_time(db, asked, begin_us, through_us if end_us == _NO_TIME else end_us, through_us)),
        cases=schema.CaseCounts(**{key: count.cases[key] for key in COUNTED}),
        reasons=tuple(units.bars(count.reasons))[:40],
        no_reads=_no_reads(db, stretch),
        stops=stood,
        running_s=times.running_us // _MICRO,
        lost_by_us_s=sum(stop.seconds for stop in stood if stop.group == "station"),
        bypasses=_bypasses(db, asked, stretch, (begin, end), (begin_us, through_us)),
        audit=audits(db, begin, end),
        audit_total=audit_counts(shift_log.answers(db)),
    )


def _count(
    db: sqlite3.Connection, asked: ReportAsked, stretch: Stretch, reach: Interval, running: bool
) -> tuple[units.UnitCount, units.Source]:
    if asked.bench:
        return units.bench_count(db, *reach, shift_cases.orders_of(db, asked.order) if asked.order else None), "scans"
    is_queue = shift_cases.is_queue(db)
    uncounted = shift_log.uncounted(db, *reach, asked.order or None)
    return units.line_count(db, stretch, uncounted, running=running), "unit_counter" if is_queue else "case_count"


def _over_time(
    db: sqlite3.Connection, asked: ReportAsked, begin_us: int, end_us: int, through_us: int
) -> Iterator[schema.BalanceBucket]:
    """So many whole hours each that there are at most ``BUCKETS``."""
    wide_us = max(1, ceil((end_us - begin_us) / (BUCKETS * HOUR_US))) * HOUR_US
    for at_us in range(begin_us, min(end_us, through_us), wide_us):
        until_us = min(at_us + wide_us, end_us)
        stretch = shift_cases.stretch_of_time(db, at_us, until_us, asked.order)
        reach = (shift_log.seq_from(db, at_us), shift_log.seq_from(db, until_us))
        count, _ = _count(db, asked, stretch, reach, until_us >= through_us and asked.now_us < end_us)
        packed = count.terms["packed"]
        other = sum(count.terms.values()) - packed
        yield schema.BalanceBucket(at_us=at_us, sensor=count.sensor, packed=packed, other=other)


def _bypasses(
    db: sqlite3.Connection, asked: ReportAsked, stretch: Stretch, reach: Interval, within: Interval
) -> tuple[schema.Bypass, ...]:
    found = bypasses(db, *reach, within, bench=asked.bench)
    if by_person := shift_cases.released_by_person(db, stretch):
        found.append(schema.Bypass(key="bypass_found_good", times=by_person))
    return tuple(found)


def _no_reads(db: sqlite3.Connection, stretch: Stretch) -> tuple[schema.CellNoReads, ...]:
    found = sorted(shift_cases.no_reads(db, stretch).items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        schema.CellNoReads(view=view, row=row, column=column, lane=lane, units=n)
        for (view, row, column, lane), n in found
    )[:400]


def _within(db: sqlite3.Connection, asked: ReportAsked) -> list[Interval]:
    """When the shift was, or when the order ran; an order that still runs has no end."""
    shift = None if asked.shift is None else (asked.shift.begin_us, asked.shift.end_us)
    if not asked.order:
        assert shift is not None
        return [shift]
    ran = _ran(db, asked.order)
    if not ran:
        raise OrderUnknown(asked.order)
    if shift is None:
        return ran
    cut = [(max(since, shift[0]), min(to, shift[1])) for since, to in ran]
    return [each for each in cut if each[0] < each[1]] or [(shift[0], shift[0])]


def _ran(db: sqlite3.Connection, order: str) -> list[Interval]:
    found: list[Interval] = []
    for told in shift_log.order_log(db, order):
        match told.event:
            case e.OrderStarted() | e.OrderResumed():
                found.append((told.at_us, _NO_TIME))
            case e.OrderSuspended() | e.OrderClosed() if found and found[-1][1] == _NO_TIME:
                found[-1] = (found[-1][0], told.at_us)
            case _:
                continue
    return found
