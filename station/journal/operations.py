"""The newest operations of rework, each by its first event."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from station.core import events as e
from station.core.container_events import Act, ContainerEvent
from station.core.rework_undo import UNDOABLE, act_of
from station.journal import codec

SHOWN = frozenset({*UNDOABLE, "undo"})
NEWEST = (
    "SELECT seq, at, kind, version, body FROM event WHERE kind IN ('container.members_changed', 'container.dissolved', "
    "'container.restored', 'container.code_changed', 'container.opened', 'unit.decommissioned', "
    "'unit.recommissioned') ORDER BY seq DESC LIMIT 1000"
)
"""The index ``event_rework`` has these kinds alone."""


@dataclass(frozen=True, slots=True)
class DoneOperation:
    operation: int
    at_us: int
    act: Act
    by: str
    reason: str
    code: str
    """The first that it names, as text; of a container its code now, or ``#17``."""
    container: int
    undone: bool


def newest_operations(db: sqlite3.Connection, limit: int) -> Iterator[DoneOperation]:
    """Newest first, among the newest thousand events. Raises BadEvent."""
    left = limit
    for seq, at_us, kind, version, body in db.execute(NEWEST):
        event = codec.decode(kind, version, body)
        if left and isinstance(event, ContainerEvent) and event.operation == seq and act_of(event) in SHOWN:
            left -= 1
            yield _operation(db, seq, at_us, event)


def _operation(db: sqlite3.Connection, seq: int, at_us: int, event: ContainerEvent) -> DoneOperation:
    undone = db.execute("SELECT 1 FROM undone WHERE seq = ?", (seq,)).fetchone() is not None
    container = int(getattr(event, "container", seq if isinstance(event, e.ContainerOpened) else 0))
    code = _code(event) or _label(db, container)
    return DoneOperation(seq, at_us, act_of(event), event.by, event.reason, code, container, undone)


def _code(event: ContainerEvent) -> str:
    match event:
        case e.MembersChanged(removed=removed, added=added) if removed or added:
            return (added or removed)[0].code.text
        case e.CodeChanged(new=new) if new is not None:
            return new.text
        case e.UnitDecommissioned(code=code) | e.UnitRecommissioned(code=code):
            return code.text
        case _:
            return ""


def _label(db: sqlite3.Connection, container: int) -> str:
    row = db.execute("SELECT text FROM container WHERE id = ?", (container,)).fetchone()
    return str(row[0]) if row is not None and row[0] else f"#{container}"
