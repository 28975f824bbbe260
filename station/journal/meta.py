"""Single values and counters: the rows that make a start independent of history."""

import json
import sqlite3
from typing import Any

from station.core.values import Reason
from station.journal.errors import Conflict


def get_meta(db: sqlite3.Connection, key: str, default: Any) -> Any:
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return default if row is None else json.loads(row[0])


def set_meta(db: sqlite3.Connection, **values: Any) -> None:
    db.executemany(
        "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        [(key, json.dumps(value, separators=(",", ":"))) for key, value in values.items()],
    )


def count(db: sqlite3.Connection, **deltas: int) -> None:
    """Add to counters of the balance; the names are columns of ``tally``, written in this package only."""
    sums = ", ".join(f"{name} = {name} + {int(delta)}" for name, delta in deltas.items())
    db.execute(f"UPDATE tally SET {sums}")


def count_reason(db: sqlite3.Connection, reason: Reason, *, cases: int = 0, units: int = 0) -> None:
    db.execute(
        "INSERT INTO reason_tally(reason, cases, units) VALUES (?, ?, ?) ON CONFLICT(reason) "
        "DO UPDATE SET cases = cases + excluded.cases, units = units + excluded.units",
        (reason.value, cases, units),
    )


def use_serial(db: sqlite3.Connection, serial: int | None) -> None:
    """A serial of the SSCC range is given once: every next one is higher, whatever the level."""
    if serial is None:
        return
    if serial <= get_meta(db, "sscc_serial", -1):
        raise Conflict("serial_used", serial=serial)
    set_meta(db, sscc_serial=serial)
