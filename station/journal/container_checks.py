"""What speaks against a change of containers: their states, what was shipped, codes that are not free.

A code is *held* while it is in ``unit`` with state 1 or is the code of a container that is neither void nor dissolved;
it is *retired* once it was the code of a container that is dissolved or has another label; it has a *fate* while it is
decommissioned. Nothing is packed that is any of these.
"""

import sqlite3
from collections.abc import Sequence

from station.core.rework import MEMBERS_MAX
from station.journal.errors import Conflict, UnitTaken

ASKED_AT_ONCE = 200
GONE = "('void', 'dissolved')"
"""States in which a container holds nothing, not even its code."""
NOT_FREE = (
    f"SELECT code, 0 FROM container WHERE state NOT IN {GONE} AND code IN ({{marks}}) "
    "UNION ALL SELECT code, 1 FROM retired WHERE code IN ({marks}) "
    "UNION ALL SELECT code, 2 FROM fate WHERE code IN ({marks})"
)
_WHY = ("code_taken", "code_retired", "code_decommissioned")
ANCESTORS = (
    "WITH RECURSIVE up(id, parent, shipped) AS (SELECT id, parent, shipped FROM container WHERE id = ? "
    "UNION ALL SELECT c.id, c.parent, c.shipped FROM container c JOIN up ON c.id = up.parent) "
)
SHIPPED = f"{ANCESTORS} SELECT 1 FROM up WHERE shipped = 1"


def in_state(db: sqlite3.Connection, container: int, wanted: str) -> tuple[int, int]:
    """Level and number of members of a container that must be in this state."""
    row = db.execute("SELECT level, members, state FROM container WHERE id = ?", (container,)).fetchone()
    if row is None or row[2] != wanted:
        found = "unknown" if row is None else row[2]
        raise Conflict("container_conflict", container=container, cause=f"{found}, not {wanted}")
    return row[0], row[1]


def is_shipped(db: sqlite3.Connection, container: int) -> bool:
    """It, or what it is in, has left for somebody."""
    return db.execute(SHIPPED, (container,)).fetchone() is not None


def refuse_shipped(db: sqlite3.Connection, container: int) -> None:
    if is_shipped(db, container):
        raise Conflict("container_shipped", container=container)


def refuse_inside(db: sqlite3.Connection, container: int) -> None:
    (parent,) = db.execute("SELECT parent FROM container WHERE id = ?", (container,)).fetchone()
    if parent is not None:
        raise Conflict("container_conflict", container=container, cause="container_inside")


def refuse_too_many(db: sqlite3.Connection, container: int) -> None:
    (members,) = db.execute("SELECT members FROM container WHERE id = ?", (container,)).fetchone()
    if members > MEMBERS_MAX:
        raise Conflict("container_conflict", container=container, cause=f"{members} members")


def refuse_held(db: sqlite3.Connection, keys: Sequence[str]) -> None:
    """None of these keys may be the code of a container, retired, or decommissioned."""
    for start in range(0, len(keys), ASKED_AT_ONCE):
        part = keys[start : start + ASKED_AT_ONCE]
        row = db.execute(NOT_FREE.format(marks=",".join("?" * len(part))), (*part, *part, *part)).fetchone()
        if row is not None:
            raise UnitTaken(_WHY[row[1]], code=str(row[0]))


def refuse_unit(db: sqlite3.Connection, key: str) -> None:
    """The key may not be that of a unit in a container."""
    if db.execute("SELECT 1 FROM unit WHERE code = ? AND state = 1", (key,)).fetchone() is not None:
        raise UnitTaken("unit_taken", code=key)
