"""The rows of deliveries: what is being loaded, what left to whom, what came back.

``shipment`` has one row a code that was ever shipped here: how it left last, and whether it came back since.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from station.core import events as e
from station.core.deliveries import NoteLine, OpenDelivery, ShippedItem
from station.journal import codec
from station.journal.codec import column
from station.journal.errors import Conflict

OPEN = "SELECT id, receiver, document, lines, at FROM delivery WHERE state = 'open'"
ITEMS = "SELECT item FROM delivery_item WHERE delivery = ? ORDER BY place"
STATE = "SELECT state FROM delivery WHERE id = ?"
_PAST = (
    "SELECT d.id, d.receiver, d.document, d.state, d.at, d.done_at, d.items, "
    "(SELECT count(*) FROM shipment s WHERE s.delivery = d.id AND s.delivery > 0 AND s.state = 'shipped') "
    "FROM delivery d WHERE d.state <> 'open' AND "
)
NEWEST = f"{_PAST}d.id < ? ORDER BY d.id DESC LIMIT ?"
OF_NOTE = f"{_PAST}d.document = ? AND d.document <> '' ORDER BY d.id DESC LIMIT 20"
STILL_OUT = (
    "SELECT i.item FROM shipment s JOIN delivery_item i ON i.delivery = s.delivery AND i.code = s.code "
    "WHERE s.delivery = ? AND s.delivery > 0 AND s.state = 'shipped' ORDER BY i.place"
)
SHIPMENT = "SELECT state, receiver, document, at FROM shipment WHERE code = ?"


# projections ---------------------------------------------------------------------------------------------------------


def apply_delivery(db: sqlite3.Connection, seq: int, at_us: int, event: e.DeliveryEvent) -> None:
    """Raises Conflict."""
    match event:
        case e.DeliveryOpened():
            if db.execute(OPEN).fetchone() is not None:
                raise Conflict("delivery_conflict", delivery=seq, cause="another one is open")
            lines = json.dumps([codec.to_plain(line) for line in event.lines])
            db.execute(
                "INSERT INTO delivery(id, receiver, document, lines, state, at) VALUES (?,?,?,?,'open',?)",
                (seq, column(event.to), column(event.document), lines, at_us),
            )
        case e.DeliveryChanged():
            _change(db, event)
        case e.DeliveryConfirmed():
            _move(db, event.delivery, ("open",), "confirmed", at_us)
        case e.DeliveryCancelled():
            _move(db, event.delivery, ("open", "confirmed"), "cancelled", at_us)
        case _:
            assert_never(event)


def _change(db: sqlite3.Connection, event: e.DeliveryChanged) -> None:
    _demand(db, event.delivery, ("open",))
    gone = [(event.delivery, column(code.key)) for code in event.removed]
    removed = db.executemany("DELETE FROM delivery_item WHERE delivery = ? AND code = ?", gone).rowcount if gone else 0
    if removed != len(gone):
        raise Conflict("delivery_conflict", delivery=event.delivery, cause="not loaded")
    (place,) = db.execute(
        "SELECT coalesce(max(place), 0) FROM delivery_item WHERE delivery = ?", (event.delivery,)
    ).fetchone()
    rows = [
        (event.delivery, column(item.code.key), place + number, codec.dump(codec.to_plain(item)))
        for number, item in enumerate(event.added, start=1)
    ]
    try:
        db.executemany("INSERT INTO delivery_item(delivery, code, place, item) VALUES (?,?,?,?)", rows)
    except sqlite3.IntegrityError:
        raise Conflict("delivery_conflict", delivery=event.delivery, cause="loaded twice") from None
    db.execute("UPDATE delivery SET items = items + ? WHERE id = ?", (len(rows) - len(gone), event.delivery))


def _move(db: sqlite3.Connection, delivery: int, states: Sequence[str], state: str, at_us: int) -> None:
    _demand(db, delivery, states)
    db.execute("UPDATE delivery SET state = ?, done_at = ? WHERE id = ?", (state, at_us, delivery))


def _demand(db: sqlite3.Connection, delivery: int, states: Sequence[str]) -> None:
    found = db.execute(STATE, (delivery,)).fetchone()
    if found is None or found[0] not in states:
        told = "unknown" if found is None else found[0]
        raise Conflict("delivery_conflict", delivery=delivery, cause=f"{told}, not {' or '.join(states)}")


def note_shipment(
    db: sqlite3.Connection, seq: int, at_us: int, event: e.ShipmentConfirmed | e.ShipmentReturned, code: str | None
) -> None:
    """``code``: key of the container now, as a column; None = it has none. Raises Conflict: it left already, or it is
    not away (what was packed elsewhere may come back here without having left here)."""
    if code is None:
        return
    before = db.execute(SHIPMENT, (code,)).fetchone()
    if isinstance(event, e.ShipmentReturned):
        db.execute(
            "INSERT INTO shipment(code, state, receiver, document, at, delivery, seq) "
            "VALUES (?,'returned','','',?,0,?) "
            "ON CONFLICT(code) DO UPDATE SET state = 'returned', at = excluded.at, seq = excluded.seq",
            (code, at_us, seq),
        )
        return
    if before is not None and before[0] == "shipped":
        raise Conflict("container_shipped", container=event.container, cause="shipped")
    db.execute(
        "INSERT OR REPLACE INTO shipment(code, state, receiver, document, at, delivery, seq) "
        "VALUES (?,'shipped',?,?,?,?,?)",
        (code, column(event.to), column(event.document), at_us, event.delivery, seq),
    )


# what a start and a page read ----------------------------------------------------------------------------------------


def open_delivery(db: sqlite3.Connection) -> OpenDelivery | None:
    row = db.execute(OPEN).fetchone()
    if row is None:
        return None
    number, to, document, lines, at_us = row
    told = tuple(codec.from_plain(NoteLine, line) for line in json.loads(lines))
    return OpenDelivery(number, to, document, told, items_of(db, number), at_us)


def items_of(db: sqlite3.Connection, delivery: int) -> tuple[ShippedItem, ...]:
    return _items(db.execute(ITEMS, (delivery,)))


def still_out(db: sqlite3.Connection, delivery: int) -> tuple[ShippedItem, ...]:
    """What left with it and was not returned."""
    return _items(db.execute(STILL_OUT, (delivery,)))


def _items(rows: Iterable[tuple[str]]) -> tuple[ShippedItem, ...]:
    return tuple(codec.from_plain(ShippedItem, json.loads(item)) for (item,) in rows)


@dataclass(frozen=True, slots=True)
class PastDelivery:
    id: int
    to: str
    document: str
    state: Literal["confirmed", "cancelled"]
    opened_us: int
    done_us: int
    items: int
    out: int
    """Of them still away."""


def past_deliveries(db: sqlite3.Connection, before: int, limit: int) -> list[PastDelivery]:
    """Newest first."""
    return [PastDelivery(*row) for row in db.execute(NEWEST, (before, limit))]


def deliveries_of(db: sqlite3.Connection, document: str) -> list[PastDelivery]:
    """Those of this note, newest first."""
    return [PastDelivery(*row) for row in db.execute(OF_NOTE, (column(document),))]


def delivery_state(db: sqlite3.Connection, delivery: int) -> Literal["open", "confirmed", "cancelled", ""]:
    row = db.execute(STATE, (delivery,)).fetchone()
    return "" if row is None else row[0]
