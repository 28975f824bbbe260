"""Wire records: the events upstream knows. Those of a case have the body of its case.passed, and what became of it."""

import sqlite3
from dataclasses import dataclass
from typing import Any, assert_never, get_args

from station.core.events import WIRE_KINDS, CasePassed, CaseRecalled, CaseReleased, CaseRestored, Event
from station.journal import codec
from station.journal.errors import BadEvent

WIRE = (
    "SELECT wire_seq, id, at, kind, version, body FROM event "
    "WHERE wire_seq > ? AND wire_seq <= ? ORDER BY wire_seq LIMIT ?"
)
WIRE_HEAD = "SELECT wire_seq, hash FROM event WHERE wire_seq IS NOT NULL ORDER BY wire_seq DESC LIMIT 1"
PACKED_AT = (
    "SELECT e.at, e.kind, e.version, e.body FROM plc_case p JOIN event e ON e.seq = p.container "
    "WHERE p.epoch = ? AND p.abs_seq = ?"
)
LIMIT = 5_000
OfACase = CaseReleased | CaseRecalled | CaseRestored
OF_A_CASE = frozenset(kind.kind for kind in get_args(OfACase))
"""Events of a case that upstream knows."""


@dataclass(frozen=True, slots=True)
class WireRecord:
    """One record for upstream. The same record reads the same for ever."""

    seq: int
    """wire_seq: contiguous from 1."""
    id: str
    kind: str
    """The name upstream knows."""
    version: int
    at_us: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class WireHead:
    """The newest wire record, and the chain's hash at it (hex); seq 0 = none yet."""

    seq: int
    hash: str


def wire_records(db: sqlite3.Connection, after: int, through: int, limit: int) -> list[WireRecord]:
    rows = db.execute(WIRE, (after, through, max(0, min(limit, LIMIT)))).fetchall()
    return [_record(db, row) for row in rows]


def _record(db: sqlite3.Connection, row: tuple[int, str, int, str, int, str]) -> WireRecord:
    seq, id_, at_us, kind, version, text = row
    if kind in OF_A_CASE:
        body, told_version = _packed(db, codec.decode(kind, version, text))
    else:
        body, told_version = codec.body_of(kind, version, text), codec.KINDS[kind].version
    return WireRecord(seq, id_, WIRE_KINDS[kind], told_version, at_us, body)


def _packed(db: sqlite3.Connection, event: Event) -> tuple[dict[str, Any], int]:
    assert isinstance(event, OfACase)
    row = db.execute(PACKED_AT, (event.case.epoch, event.case.seq)).fetchone()
    if row is None or row[1] != CasePassed.kind:
        raise BadEvent("event_missing", case=str(event.case))
    return codec.body_of(*row[1:]) | {"packed_at_us": row[0]} | _became(event), CasePassed.version


def _became(event: OfACase) -> dict[str, str]:
    match event:
        case CaseReleased(disposal=disposal, by=by):
            return {"disposal": disposal, "by": by}
        case CaseRecalled(cause=cause):
            return {"cause": cause}
        case CaseRestored(by=by):
            return {"disposal": "person", "by": by}
        case _:
            assert_never(event)


def wire_head(db: sqlite3.Connection) -> WireHead:
    row = db.execute(WIRE_HEAD).fetchone()
    return WireHead(0, "") if row is None else WireHead(row[0], row[1].hex())


def wire_written(db: sqlite3.Connection, since_us: int) -> int:
    """Wire records written at ``since_us`` or later, by halving: their times grow with their numbers."""
    low, head = 0, wire_head(db).seq
    high = head
    while low < high:
        middle = (low + high) // 2
        at_us = db.execute("SELECT at FROM event WHERE wire_seq = ?", (middle + 1,)).fetchone()[0]
        low, high = (low, middle) if at_us >= since_us else (middle + 1, high)
    return head - low
