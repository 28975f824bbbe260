"""The rows of labels: one each, with the container it is for; what is known of it is its body."""

import json
import sqlite3
from dataclasses import replace

from station.core import events as e
from station.core.label_events import ContainerLabel, assigned_label, changed_label
from station.journal import codec
from station.journal.codec import column
from station.journal.errors import Conflict
from station.journal.meta import use_serial

LABEL = "SELECT body FROM label WHERE id = ?"
OPEN = "SELECT body FROM label WHERE state IN ('assigned', 'sent', 'printed', 'failed') ORDER BY id"
NEWEST = "SELECT body FROM label WHERE id < ? ORDER BY id DESC LIMIT ?"
FIRST = "SELECT body FROM label WHERE container = ? ORDER BY id LIMIT 1"


def apply_label(db: sqlite3.Connection, seq: int, at_us: int, event: e.LabelEvent) -> None:
    """Raises Conflict."""
    if isinstance(event, e.LabelAssigned):
        use_serial(db, event.sscc_serial)
        _put(db, assigned_label(seq, event, at_us))
        return
    row = db.execute(LABEL, (event.label,)).fetchone()
    label = _of(row[0]) if row is not None else None
    if label is None or not label.is_open:
        raise Conflict("label_conflict", label=event.label)
    _put(db, changed_label(label, event))


def void_labels(db: sqlite3.Connection, container: int) -> None:
    """It was given up, and with it the label it waited for."""
    for (body,) in db.execute(OPEN).fetchall():
        label = _of(body)
        if label.container == container:
            _put(db, replace(label, state="void"))


def open_labels(db: sqlite3.Connection) -> tuple[ContainerLabel, ...]:
    return tuple(_of(body) for (body,) in db.execute(OPEN).fetchall())


def newest_labels(db: sqlite3.Connection, before: int, limit: int) -> tuple[ContainerLabel, ...]:
    """Newest first."""
    return tuple(_of(body) for (body,) in db.execute(NEWEST, (before, limit)).fetchall())


def label_numbered(db: sqlite3.Connection, number: int) -> ContainerLabel | None:
    row = db.execute(LABEL, (number,)).fetchone()
    return None if row is None else _of(row[0])


def first_label(db: sqlite3.Connection, container: int) -> ContainerLabel | None:
    row = db.execute(FIRST, (container,)).fetchone()
    return None if row is None else _of(row[0])


def _put(db: sqlite3.Connection, label: ContainerLabel) -> None:
    body = codec.dump(codec.to_plain(label))
    told = (label.id, label.container, column(label.code.key), label.state, body)
    db.execute("INSERT OR REPLACE INTO label(id, container, code, state, body) VALUES (?,?,?,?,?)", told)


def _of(body: str) -> ContainerLabel:
    return codec.from_plain(ContainerLabel, json.loads(body))
