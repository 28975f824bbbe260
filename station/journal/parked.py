"""Records a destination refused: how they stand aside, come back, and what is told of them."""

import sqlite3
from dataclasses import dataclass

from station.core.events import (
    CaseRecalled,
    CaseReleased,
    CaseRestored,
    Event,
    OrderClosed,
    OrderResumed,
    OrderStarted,
    OrderSuspended,
    RecordParked,
    RecordUnparked,
)
from station.core.values import CaseRef
from station.journal import codec
from station.journal.codec import column

_COLUMNS = "p.destination, p.wire_seq, p.at, p.status, p.words, p.said_at, p.said_status, p.said_words"
AFTER = f"SELECT {_COLUMNS} FROM parked p WHERE destination = ? AND wire_seq > ? ORDER BY wire_seq LIMIT ?"
NEWEST = (
    f"SELECT {_COLUMNS}, e.id, e.at, e.kind, e.version, e.body FROM parked p JOIN event e ON e.wire_seq = p.wire_seq "
    "WHERE p.destination = ? ORDER BY p.wire_seq DESC LIMIT ?"
)
ORDER_OF = (
    "SELECT json_extract(e.body, '$.order') FROM plc_case c JOIN event e ON e.seq = c.container "
    "WHERE c.epoch = ? AND c.abs_seq = ?"
)

ORDER_OF_CONTAINER = "SELECT json_extract(body, '$.order') FROM event WHERE seq = ?"
CASE_OF = "SELECT epoch, abs_seq FROM container WHERE id = ? AND epoch IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Parked:
    """A record one destination refused: the words its tombstone is made of, and those it said last."""

    destination: str
    seq: int
    at_us: int
    status: str
    words: str
    said_at_us: int = 0
    """When it was sent again and refused again; 0 = never."""
    said_status: str = ""
    said_words: str = ""


@dataclass(frozen=True, slots=True)
class ParkedRecord:
    """A parked record with what it is."""

    parked: Parked
    id: str
    kind: str
    """The journal's name (``case.released``)."""
    written_us: int
    order: str
    case: CaseRef | None
    container: int = 0
    """The container it is about, where that is no case that a line numbers."""


OfACase = CaseReleased | CaseRecalled | CaseRestored


def park(db: sqlite3.Connection, at_us: int, event: RecordParked) -> None:
    """Parked anew only what was said last changes: its tombstone must stay the same to the byte."""
    db.execute(
        "INSERT INTO parked(destination, wire_seq, at, status, words) VALUES (?1,?2,?3,?4,?5) "
        "ON CONFLICT(destination, wire_seq) DO UPDATE SET said_at = ?3, said_status = ?4, said_words = ?5",
        (column(event.destination), event.wire_seq, at_us, column(event.status), column(event.words)),
    )


def unpark(db: sqlite3.Connection, event: RecordUnparked) -> None:
    where = (column(event.destination), event.wire_seq)
    db.execute("DELETE FROM parked WHERE destination = ? AND wire_seq = ?", where)


def parked_after(db: sqlite3.Connection, destination: str, after: int, limit: int) -> list[Parked]:
    return [Parked(*row) for row in db.execute(AFTER, (column(destination), after, limit))]


def parked_count(db: sqlite3.Connection, destination: str, after: int) -> int:
    where = (column(destination), after)
    found = db.execute("SELECT count(*) FROM parked WHERE destination = ? AND wire_seq > ?", where).fetchone()
    return int(found[0])


def parked_newest(db: sqlite3.Connection, destination: str, limit: int) -> list[ParkedRecord]:
    rows = db.execute(NEWEST, (column(destination), limit)).fetchall()
    return [_record(db, row) for row in rows]


def _record(db: sqlite3.Connection, row: tuple[int | str, ...]) -> ParkedRecord:
    parked = Parked(*row[:8])  # type: ignore[arg-type]  # the columns of the query, in order
    id_, written_us, kind, version, body = row[8:]
    event = codec.decode(str(kind), int(version), str(body))
    case = event.case if isinstance(event, OfACase) else None
    container = int(getattr(event, "container", 0))
    if container:
        found = db.execute(CASE_OF, (container,)).fetchone()
        case = None if found is None else CaseRef(*found)
    return ParkedRecord(parked, str(id_), str(kind), int(written_us), _order(db, event), case, container)


def _order(db: sqlite3.Connection, event: Event) -> str:
    match event:
        case OrderStarted() | OrderSuspended() | OrderResumed() | OrderClosed():
            return event.order
        case _ if isinstance(event, OfACase):
            found = db.execute(ORDER_OF, (event.case.epoch, event.case.seq)).fetchone()
            return str(found[0]) if found is not None else ""
        case _ if (container := int(getattr(event, "container", 0))) > 0:
            found = db.execute(ORDER_OF_CONTAINER, (container,)).fetchone()
            return str(found[0]) if found is not None else ""
        case _:
            return ""
