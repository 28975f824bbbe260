"""The log folded into fresh tables: proof that every other table is a function of the events, and how to rebuild them.

The fresh tables live in a temporary database of SQLite's own (on disk, deleted by itself), so memory stays flat
however long the log is.
"""

import sqlite3
import uuid
from dataclasses import dataclass
from typing import Any

from station.core.events import Event, JournalOpened, wire_kind
from station.journal import codec, schema
from station.journal.chain import GENESIS, Link, event_id, link_hash
from station.journal.errors import BadEvent, Conflict
from station.journal.findings import Report
from station.journal.invariants import judge_event
from station.journal.projections import apply

COMMIT_EVERY = 2_000
NO_EPOCH = uuid.UUID(int=0)
LOG = "SELECT seq, id, at, kind, version, wire_seq, wire_version, body, hash FROM event ORDER BY seq"
_INVARIANT = {
    "unit_taken": "I1",
    "code_taken": "I1",
    "unit_unproven": "I5",
    "case_known": "I7",
    "code_retired": "C1",
    "code_decommissioned": "C1",
    "container_conflict": "C2",
    "container_shipped": "C7",
    "delivery_conflict": "C3",
    "serial_used": "C8",
}
"""What the fold refuses → the invariant of docs/promises.md that it would break."""


def fresh_tables() -> sqlite3.Connection:
    """An empty journal that disappears when it is closed."""
    db = sqlite3.connect("", isolation_level=None)
    db.execute("PRAGMA journal_mode = MEMORY")
    db.execute("PRAGMA synchronous = OFF")
    schema.migrate(db)
    return db


@dataclass(slots=True)
class Walk:
    """Where the walk along the log is."""

    seq: int = 0
    wire_seq: int = 0
    hash: bytes = GENESIS
    epoch: uuid.UUID = NO_EPOCH


def fold(log: sqlite3.Connection, into: sqlite3.Connection, report: Report) -> None:
    """Apply every event of ``log`` to the tables of ``into``; what is wrong with the log goes into ``report``.

    Raises sqlite3.Error when the file cannot be read."""
    walk = Walk()
    into.execute("BEGIN")
    for row in log.execute(LOG):
        check_link(walk, row, report)
        event = decode_row(row, report)
        if event is not None:
            check_own(walk, row, event, report)
            _apply(log, into, row, event, report)
        report.count("events")
        if walk.seq % COMMIT_EVERY == 0:
            into.execute("COMMIT")
            into.execute("BEGIN")
    into.execute("COMMIT")
    report.counts["wire"] = walk.wire_seq


def check_link(walk: Walk, row: tuple[Any, ...], report: Report) -> None:
    """seq and wire_seq without a gap, and the hash that follows from the one before."""
    seq, wire_seq, digest = row[0], row[5], row[8]
    if seq != walk.seq + 1:
        report.find("seq_gap", seq=seq, expected=walk.seq + 1)
    if wire_seq is not None:
        if wire_seq != walk.wire_seq + 1:
            report.find("wire_seq_gap", seq=seq, wire_seq=wire_seq, expected=walk.wire_seq + 1)
        walk.wire_seq = wire_seq
    if link_hash(walk.hash, Link(*row[:8])) != digest:
        report.find("chain_broken", seq=seq)
    walk.seq, walk.hash = seq, digest


def decode_row(row: tuple[Any, ...], report: Report) -> Event | None:
    try:
        return codec.decode(row[3], row[4], row[7])
    except BadEvent as bad:
        report.find("event_unreadable", seq=row[0], cause=bad.key, detail=str(bad.arguments.get("detail", "")))
        return None


def check_own(walk: Walk, row: tuple[Any, ...], event: Event, report: Report) -> None:
    if isinstance(event, JournalOpened):
        try:
            walk.epoch = uuid.UUID(event.station_epoch)
        except ValueError:
            report.find("event_unreadable", seq=row[0], cause="event_malformed", detail="station_epoch")
    if row[1] != event_id(walk.epoch, row[0]):
        report.find("event_id_wrong", seq=row[0])
    if (row[5] is not None) != (wire_kind(event) is not None) or (row[5] is None) != (row[6] is None):
        report.find("wire_seq_wrong", seq=row[0], kind=event.kind)


def _apply(
    log: sqlite3.Connection, into: sqlite3.Connection, row: tuple[Any, ...], event: Event, report: Report
) -> None:
    into.execute("SAVEPOINT one")
    try:
        apply(into, log, row[0], row[2], event)
        judge_event(into, row[0], event, report)
    except (Conflict, BadEvent, sqlite3.IntegrityError) as wrong:
        into.execute("ROLLBACK TO one")
        key = getattr(wrong, "key", "event_unreadable")
        report.find("event_impossible", invariant=_INVARIANT.get(key, ""), seq=row[0], cause=str(wrong))
    finally:
        into.execute("RELEASE one")
