"""The cases of an order, a page at a time, by the index of what is of which order (``order_member``).

A name is free again when its order is closed: a look at it goes through every order that had it, oldest first.
"""

import sqlite3
from dataclasses import dataclass

from station.core.loaded import StoredCase
from station.journal.codec import column
from station.journal.load import stored_case

PAGE = 1_000
"""Cases of one look."""
ORDERS_TOLD = 100

ORDERS = f"SELECT id, passed, rejected, state FROM work_order WHERE name = ? ORDER BY id LIMIT {ORDERS_TOLD}"
NEWEST = "SELECT coalesce(max(seq), ?1) FROM order_member WHERE order_id = ?1"
CASES = (
    "SELECT c.epoch, c.abs_seq, c.state, c.trigger_words, c.reason, c.disposal, c.case_text, c.units_read, c.at, "
    "c.owed, c.found, c.container, "
    "(SELECT json_array(state, code, text, parent) FROM container WHERE id = c.container), m.seq "
    "FROM order_member m JOIN plc_case c ON c.epoch = m.epoch AND c.abs_seq = m.abs_seq "
    "WHERE m.order_id = ? AND m.seq > ? ORDER BY m.seq LIMIT ?"
)
AT = "SELECT at FROM event WHERE seq = ?"


@dataclass(frozen=True, slots=True)
class OrderPage:
    """One page of an order, oldest cases first."""

    started_us: int
    passed: int
    rejected: int
    open: bool
    cases: tuple[StoredCase, ...]
    looked: int
    """How far this page reaches into the order, in events of the log (to count its cases would look at all of them)."""
    of: int
    """How far the order reaches, in the same measure."""
    after: int | None
    """To go on with; None = this was the last page."""


def order_page(db: sqlite3.Connection, name: str, after: int) -> OrderPage | None:
    """None: no order of this name was ever started. ``after``: 0, or the ``after`` of the page before."""
    orders = db.execute(ORDERS, (column(name),)).fetchall()
    if not orders:
        return None
    rows: list[tuple[object, ...]] = []
    for order, *_ in orders:
        rows += db.execute(CASES, (order, after, PAGE + 1 - len(rows))).fetchall()
    told, more = rows[:PAGE], len(rows) > PAGE
    through = int(str(told[-1][-1])) if told else after
    reach = [(order, db.execute(NEWEST, (order,)).fetchone()[0]) for order, *_ in orders]
    of = sum(end - begin for begin, end in reach)
    return OrderPage(
        started_us=int(db.execute(AT, (orders[0][0],)).fetchone()[0]),
        passed=sum(each[1] for each in orders),
        rejected=sum(each[2] for each in orders),
        open=any(each[3] != "closed" for each in orders),
        cases=tuple(stored_case(row[:-1]) for row in told),
        looked=sum(max(0, min(through, end) - begin) for begin, end in reach) if more else of,
        of=of,
        after=through if more else None,
    )
