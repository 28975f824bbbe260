"""Flagged cases: rejected, missed, void, quarantined; and where their no-reads were, hour by hour.

Every look is bounded by the time asked for, not by the length of the history: the index of unreleased cases is walked
from the newest back, and where a time begins is found by halving.
"""

import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import Final

from station.core.loaded import StoredCase
from station.core.values import CaseRef, CaseState
from station.journal.load import CASE_COLUMNS, stored_case

FLAGGED: Final[tuple[CaseState, ...]] = ("rejected", "missed", "void", "quarantined")
OWED: Final = "owed"
NEWEST = CaseRef(2**62, 2**62)
HOUR_US = 3_600_000_000
BODY_VERSION = 1
"""Of ``case.rejected``, whose units the heat map reads without making events of them."""

_UNRELEASED = "state = ? AND state <> 'released' AND (epoch, abs_seq) >= (?, ?)"
QUERIES: dict[str, str] = {
    "page": (
        f"{CASE_COLUMNS} WHERE {_UNRELEASED} AND (epoch, abs_seq) < (?, ?) ORDER BY epoch DESC, abs_seq DESC LIMIT ?"
    ),
    "page_of_reason": (
        f"{CASE_COLUMNS} WHERE {_UNRELEASED} AND (epoch, abs_seq) < (?, ?) "
        "AND instr(' ' || reason || ' ', ' ' || ? || ' ') > 0 ORDER BY epoch DESC, abs_seq DESC LIMIT ?"
    ),
    "reasons": f"SELECT reason, count(*) FROM plc_case WHERE {_UNRELEASED} GROUP BY reason",
    "page_of_owed": (
        f"{CASE_COLUMNS} WHERE owed = 1 AND (epoch, abs_seq) < (?, ?) ORDER BY epoch DESC, abs_seq DESC LIMIT ?"
    ),
    "owed": "SELECT owed FROM tally",
    "epoch_before": "SELECT max(epoch) FROM plc_case WHERE epoch < ?",
    "first_from": "SELECT abs_seq, at FROM plc_case WHERE epoch = ? AND abs_seq >= ? ORDER BY abs_seq LIMIT 1",
    "last_in": "SELECT abs_seq FROM plc_case WHERE epoch = ? ORDER BY abs_seq DESC LIMIT 1",
    "seen": (
        f"SELECT max(0, ? - at) / {HOUR_US}, count(*) FROM plc_case "
        "WHERE (epoch, abs_seq) >= (?, ?) AND state <> 'missed' GROUP BY 1"
    ),
    "no_reads": (
        f"SELECT max(0, ? - p.at) / {HOUR_US}, ifnull(json_extract(u.value, '$.view'), 0), "
        "json_extract(u.value, '$.cell[0]'), json_extract(u.value, '$.cell[1]'), count(*) "
        "FROM plc_case p CROSS JOIN event e ON e.seq = p.seq CROSS JOIN json_each(e.body, '$.units') u "
        "WHERE p.state = 'rejected' AND p.state <> 'released' AND (p.epoch, p.abs_seq) >= (?, ?) "
        f"AND e.version = {BODY_VERSION} AND json_extract(u.value, '$.code') IS NULL "
        "AND json_extract(u.value, '$.cell[0]') IS NOT NULL GROUP BY 1, 2, 3, 4"
    ),
}


@dataclass(frozen=True, slots=True)
class FlaggedPage:
    """Newest first."""

    cases: tuple[StoredCase, ...]
    more: bool
    """Older ones follow."""
    counts: dict[str, int]
    """Reason → cases that have it, over all of the time asked for; void and quarantined cases by their state.
    ``owed``: those that a person must still find, whatever their time."""
    total: int


@dataclass(frozen=True, slots=True)
class HeatHours:
    """Hours are counted back from the moment asked: 0 is the newest."""

    seen: tuple[int, ...]
    """Cases judged, by hour."""
    no_reads: dict[tuple[int, int, int], tuple[int, ...]]
    """(view, row, column) → no-reads by hour; only cells with any."""


def flagged_page(
    db: sqlite3.Connection, since_us: int, limit: int, *, before: CaseRef | None = None, reason: str = ""
) -> FlaggedPage:
    """``reason``: one of the keys of ``counts``; empty = all."""
    edge = begin_of(db, since_us)
    counts = _counts(db, edge)
    if reason == OWED:
        rows = db.execute(QUERIES["page_of_owed"], (*_edge(before), limit + 1))
        owed = [stored_case(row) for row in rows]
        return FlaggedPage(tuple(owed[:limit]), len(owed) > limit, *counts)
    states, words = _asked(reason)
    found: list[StoredCase] = []
    for state in states:
        bounds = (state, edge.epoch, edge.seq, *_edge(before))
        rows = (
            db.execute(QUERIES["page_of_reason"], (*bounds, words, limit + 1))
            if words
            else db.execute(QUERIES["page"], (*bounds, limit + 1))
        )
        found += [stored_case(row) for row in rows]
    found.sort(key=lambda case: case.case, reverse=True)
    return FlaggedPage(tuple(found[:limit]), len(found) > limit, counts[0], counts[1])


def heat_hours(db: sqlite3.Connection, now_us: int, hours: int) -> HeatHours:
    """No-reads by cell and hour over the last ``hours``. Passed cases have none by their nature."""
    edge = begin_of(db, now_us - hours * HOUR_US)
    seen = [0] * hours
    for hour, n in db.execute(QUERIES["seen"], (now_us, edge.epoch, edge.seq)):
        if hour < hours:
            seen[hour] = n
    cells: dict[tuple[int, int, int], list[int]] = {}
    for hour, view, row, column, n in db.execute(QUERIES["no_reads"], (now_us, edge.epoch, edge.seq)):
        if hour < hours:
            cells.setdefault((view, row, column), [0] * hours)[hour] = n
    return HeatHours(tuple(seen), {place: tuple(counts) for place, counts in sorted(cells.items())})


def begin_of(db: sqlite3.Connection, since_us: int) -> CaseRef:
    """The first case judged at ``since_us`` or later: case numbers and times rise together (a clock that was set back
    makes it a few cases more or less)."""
    begin, epoch = NEWEST, NEWEST.epoch
    while (epoch := db.execute(QUERIES["epoch_before"], (epoch,)).fetchone()[0]) is not None:
        last = db.execute(QUERIES["last_in"], (epoch,)).fetchone()[0]
        low, high = 0, last + 1
        while low < high:
            middle = (low + high) // 2
            _, at_us = db.execute(QUERIES["first_from"], (epoch, middle)).fetchone()
            low, high = (middle + 1, high) if at_us < since_us else (low, middle)
        if low <= last:
            begin = CaseRef(epoch, low)
        if low > 0:
            break
    return begin


def _edge(before: CaseRef | None) -> tuple[int, int]:
    edge = before or NEWEST
    return edge.epoch, edge.seq


def _asked(reason: str) -> tuple[tuple[CaseState, ...], str]:
    """The states to look through, and the reason to look for in them."""
    match reason:
        case "":
            return FLAGGED, ""
        case "void" | "quarantined":
            return (reason,), ""
        case _:
            return ("rejected", "missed"), reason


def _counts(db: sqlite3.Connection, edge: CaseRef) -> tuple[dict[str, int], int]:
    counts: Counter[str] = Counter()
    total = 0
    for state in FLAGGED:
        for reasons, n in db.execute(QUERIES["reasons"], (state, edge.epoch, edge.seq)):
            total += n
            for reason in reasons.split() or (state,):
                counts[reason] += n
    counts[OWED] = db.execute(QUERIES["owed"]).fetchone()[0]
    return dict(+counts), total
