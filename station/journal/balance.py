"""The balance of a bench: what became of every case that was opened by hand. A line's are counted as they come."""

import sqlite3
from dataclasses import dataclass

BY_HAND = "level = 1 AND epoch IS NULL"
"""A case that no PLC has numbered."""
STATES = f"SELECT state, count(*), coalesce(sum(members), 0) FROM container WHERE {BY_HAND} GROUP BY state"
PASSED = "SELECT coalesce(sum(passed), 0) FROM work_order"
_MORE = (
    "coalesce(sum(CASE e.kind WHEN 'container.closed' THEN 1 WHEN 'container.restored' THEN 1 "
    "WHEN 'container.dissolved' THEN -1 ELSE 0 END), 0)"
)
"""By how many cases upstream's count grows when it gets these records."""
_OF_CASES = "JOIN container c ON c.id = json_extract(e.body, '$.container') AND c.level = 1 AND c.epoch IS NULL"
UNDELIVERED = f"SELECT {_MORE} FROM event e {_OF_CASES} WHERE e.wire_seq > ?"
PARKED = (
    f"SELECT {_MORE} FROM parked p JOIN event e ON e.wire_seq = p.wire_seq {_OF_CASES} "
    "WHERE p.destination = ? AND p.wire_seq <= ?"
)


@dataclass(frozen=True, slots=True)
class HandPacked:
    """Cases that were packed by hand: opened = closed + taken_apart + open."""

    closed: int
    """Closed, and whole now."""
    taken_apart: int
    """Dissolved, or given up before they were closed."""
    open: int
    passed: int
    """Ever closed."""
    units: int
    """In those that are closed or open."""


def hand_packed(db: sqlite3.Connection) -> HandPacked:
    """It looks at every container: for a question that is asked now and then."""
    found = {state: (cases, units) for state, cases, units in db.execute(STATES)}
    count = {state: cases for state, (cases, _) in found.items()}
    return HandPacked(
        closed=count.get("live", 0),
        taken_apart=count.get("dissolved", 0),
        open=count.get("open", 0),
        passed=db.execute(PASSED).fetchone()[0],
        units=sum(units for _, units in found.values()),
    )


def undelivered(db: sqlite3.Connection, destination: str, through: int) -> int:
    """Closed cases less those that this destination holds: what is behind its cursor, or parked."""
    behind = db.execute(UNDELIVERED, (through,)).fetchone()[0]
    return int(behind + db.execute(PARKED, (destination, through)).fetchone()[0])
