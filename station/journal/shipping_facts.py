"""What the journal knows of a code that is scanned to be shipped: what it is, where, and whether it left."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from station.core.deliveries import ShippedItem
from station.core.shipping import ScannedContainer, Shipped, ShippingFacts, WhereNow
from station.core.values import Code
from station.journal.codec import column
from station.journal.delivery_rows import SHIPMENT
from station.journal.facts import HEAD, INSIDE, OF_CODE

CONTAINER = (
    "SELECT c.id, c.level, c.name, c.code, c.text, c.state, c.shipped, c.product, c.lot, c.members, p.id, p.name, "
    "p.text, p.shipped, p.code FROM container c LEFT JOIN container p ON p.id = c.parent WHERE c.id = ?"
)
UNITS_IN = "SELECT count(*), coalesce(sum(members), 0) FROM container WHERE parent = ?"


def shipping_facts(db: sqlite3.Connection, codes: Sequence[Code]) -> ShippingFacts:
    """What this journal knows of each; *unknown* where it packed nothing of this code, however it was shipped."""
    (seq,) = db.execute(HEAD).fetchone()
    return ShippingFacts(seq, tuple(_scanned(db, code) for code in codes))


def _scanned(db: sqlite3.Connection, code: Code) -> ScannedContainer:
    unit_of, container, retired, fate, _ = db.execute(OF_CODE, (column(code.key),)).fetchone()
    shipped, moved_us = _shipped(db, column(code.key))
    if unit_of:
        return _unit(db, code, unit_of)
    if container or retired:
        return replace(_container(db, container or retired, shipped), moved_us=moved_us)
    if fate:
        return ScannedContainer(ShippedItem(code, name="unit"), "decommissioned")
    return ScannedContainer(ShippedItem(code), shipped=shipped, moved_us=moved_us)


def _unit(db: sqlite3.Connection, code: Code, holder: int) -> ScannedContainer:
    name, text = db.execute("SELECT name, coalesce(text, '#' || id) FROM container WHERE id = ?", (holder,)).fetchone()
    return ScannedContainer(ShippedItem(code, name="unit"), "unit", text, name, holder)


def _container(db: sqlite3.Connection, number: int, shipped: Shipped | None) -> ScannedContainer:
    row = db.execute(CONTAINER, (number,)).fetchone()
    _, level, name, key, text, state, left, product, lot, members, parent, parent_name, parent_text, away, held_by = row
    cases, units = (1, members) if level == 1 else _contents(db, number, level)
    item = ShippedItem(Code(key, text), number, None, level, name, product, lot, cases, units)
    if away and shipped is None and held_by is not None:
        shipped, _ = _shipped(db, held_by)
    where: WhereNow = state
    inside = "" if parent is None else parent_text or f"#{parent}"
    return ScannedContainer(item, where, inside, parent_name or "", parent or 0, shipped if left or away else None)


def _contents(db: sqlite3.Connection, number: int, level: int) -> tuple[int, int]:
    """Containers of the lowest level in it, and units."""
    if level == 2:
        cases, units = db.execute(UNITS_IN, (number,)).fetchone()
        return cases, units
    inside = [each for (each, _) in db.execute(INSIDE, (number,))]
    rows = [db.execute("SELECT level, members FROM container WHERE id = ?", (each,)).fetchone() for each in inside]
    lowest = [members for own, members in rows if own == 1]
    return len(lowest), sum(lowest)


def _shipped(db: sqlite3.Connection, key: str) -> tuple[Shipped | None, int]:
    """How it left, if it is away; and when it left or came back last (0 = never)."""
    row = db.execute(SHIPMENT, (key,)).fetchone()
    if row is None:
        return None, 0
    return (Shipped(row[1], row[2], row[3]) if row[0] == "shipped" else None), int(row[3])
