"""``station verify``: is the file whole, is the log without a gap or an edit, do the tables say what the log says.

Reads only, in one transaction (one moment), streaming: memory does not grow with the history. On a running station
the write-ahead log grows until it is done.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from station.journal import schema
from station.journal.errors import fault_of
from station.journal.findings import Finding, Report
from station.journal.fold import fold, fresh_tables
from station.journal.invariants import judge_tables
from station.journal.lock import noted_seq
from station.journal.opening import Connect, connect, look

__all__ = ["DERIVED", "Finding", "Report", "verify", "verify_over"]

DERIVED: dict[str, tuple[str, ...]] = {
    "container": ("id",),
    "container_event": ("container", "seq"),
    "unit": ("code",),
    "fate": ("code",),
    "retired": ("code",),
    "undone": ("seq",),
    "sighting": ("code", "seq"),
    "plc_case": ("epoch", "abs_seq"),
    "event_case": ("epoch", "abs_seq", "seq"),
    "work_order": ("id",),
    "order_member": ("order_id", "seq"),
    "delivery": ("id",),
    "delivery_item": ("delivery", "code"),
    "shipment": ("code",),
    "alarm": ("alarm",),
    "label": ("id",),
    "parked": ("destination", "wire_seq"),
    "meta": ("key",),
    "tally": ("id",),
    "reason_tally": ("reason",),
}
"""Every table that is the fold of the log, with its primary key. The queue and the cursors are not."""

_Row = tuple[str | int | None, ...]


def verify(path: Path) -> Report:
    """Check a journal file. Damage is a finding; what is no journal of ours raises JournalRefused."""
    look(path)
    noted = noted_seq(path.parent / "lock")
    report = verify_over(lambda: connect(path, "ro"), str(path))
    found = report.counts.get("events", 0)
    if found < noted and not any(finding.key == "journal_damaged" for finding in report.findings):
        report.find("journal_behind", path=str(path), found=found, expected=noted)
    return report


def verify_over(connect_: Connect, path: str = ":memory:") -> Report:
    """The same on a connection from elsewhere (closed at the end)."""
    report = Report()
    try:
        with closing(connect_()) as db:
            db.execute("BEGIN")
            _integrity(db, report)
            with closing(fresh_tables()) as folded:
                fold(db, folded, report)
                found = db.execute("PRAGMA user_version").fetchone()[0]
                if found < schema.SCHEMA_VERSION:
                    report.note("tables_older", found=found, known=schema.SCHEMA_VERSION)
                    return report
                judge_tables(db, report)
                for table, key in DERIVED.items():
                    _compare(table, key, db, folded, report)
    except sqlite3.Error as error:
        report.find("journal_damaged", path=path, detail=str(fault_of(error).arguments["detail"]))
    return report


def _integrity(db: sqlite3.Connection, report: Report) -> None:
    for (said,) in db.execute("PRAGMA integrity_check(20)"):
        if said != "ok":
            report.find("sqlite_integrity", detail=said)
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
        report.find("foreign_key", table=table, row=str(rowid), parent=parent)


def _compare(
    table: str, key: tuple[str, ...], journal: sqlite3.Connection, folded: sqlite3.Connection, report: Report
) -> None:
    """Walk both tables side by side in key order."""
    sql = f"SELECT {', '.join(key)}, * FROM {table} ORDER BY {', '.join(key)}"
    ours, theirs = (_keyed(db.execute(sql), len(key)) for db in (journal, folded))
    left, right = next(ours, None), next(theirs, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left[0] < right[0]):
            assert left is not None
            report.find("row_too_many", table=table, row=_name(left[0]))
            left = next(ours, None)
        elif left is None or right[0] < left[0]:
            report.find("row_missing", table=table, row=_name(right[0]))
            right = next(theirs, None)
        else:
            if left[1] != right[1]:
                report.find("row_differs", table=table, row=_name(left[0]))
            left, right = next(ours, None), next(theirs, None)


def _keyed(rows: sqlite3.Cursor, width: int) -> Iterator[tuple[tuple[str | int, ...], _Row]]:
    for row in rows:
        yield row[:width], row[width:]


def _name(key: tuple[str | int, ...]) -> str:
    return "/".join(map(str, key))
