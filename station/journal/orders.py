"""The cases of an order, a stretch of the log at a time: the log holds an order's cases between its start and its end.

Other orders may run between the two: a case is the order's that its own event names.

There is no index of cases by order (it would be written with every case, for a question asked once a month), so each
look is bounded by how much of the log it reads, not by what it finds.
"""

import sqlite3
from dataclasses import dataclass

from station.core.loaded import StoredCase
from station.journal.container_rows import column
from station.journal.load import stored_case

STRETCH = 1_000
"""Events of one look: some 60 ms with 24 units a case."""
ORDERS_TOLD = 100

RANGES = (
    "SELECT w.id, coalesce(w.ended, (SELECT max(seq) FROM event)) + 1, "
    "w.passed, w.rejected, w.state FROM work_order w WHERE w.name = ? "
    f"ORDER BY w.id LIMIT {ORDERS_TOLD}"
)
CASES = (
    "SELECT c.epoch, c.abs_seq, c.state, c.trigger_words, c.reason, c.disposal, c.case_text, c.units_read, c.at, "
    "c.owed, c.found, c.container, "
    "(SELECT json_array(state, code, text, parent) FROM container WHERE id = c.container) "
    "FROM event e JOIN plc_case c ON c.epoch = json_extract(e.body, '$.case.epoch') "
    "AND c.abs_seq = json_extract(e.body, '$.case.seq') WHERE e.seq > ? AND e.seq <= ? "
    "AND e.kind IN ('case.passed', 'case.rejected', 'case.missed') AND json_extract(e.body, '$.order') = ? "
    "ORDER BY e.seq"
)
AT = "SELECT at FROM event WHERE seq = ?"


@dataclass(frozen=True, slots=True)
class OrderPage:
    """One stretch of an order, oldest cases first."""

    started_us: int
    passed: int
    rejected: int
    open: bool
    cases: tuple[StoredCase, ...]
    looked: int
    """Events of the order that were looked through, with this stretch."""
    of: int
    """Events of the order."""
    after: int | None
    """To go on with; None = this was the last stretch."""


def order_page(db: sqlite3.Connection, name: str, after: int) -> OrderPage | None:
    """None: no order of this name was ever started. ``after``: 0, or the ``after`` of the page before."""
    wanted = column(name)
    ranges = db.execute(RANGES, (wanted,)).fetchall()
    if not ranges:
        return None
    begin, end = next(((low, high) for low, high, *_ in ranges if high - 1 > after), (0, 0))
    low = max(begin, after)
    high = min(end - 1, low + STRETCH)
    rows = db.execute(CASES, (low, high, wanted)).fetchall() if high > low else []
    last = ranges[-1][1] - 1
    return OrderPage(
        started_us=int(db.execute(AT, (ranges[0][0],)).fetchone()[0]),
        passed=sum(each[2] for each in ranges),
        rejected=sum(each[3] for each in ranges),
        open=any(each[4] != "closed" for each in ranges),
        cases=tuple(stored_case(row) for row in rows),
        looked=sum(max(0, min(high, to - 1) - from_) for from_, to, *_ in ranges),
        of=sum(to - 1 - from_ for from_, to, *_ in ranges),
        after=high if 0 < high < last else None,
    )
