"""The balance of an order that is to be closed, as its event will have it: counted from the journal in one look."""

import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from station.assembly import shift_balance as units
from station.assembly.journal_queries import look
from station.assembly.shift_stops import audits
from station.core import commands as core
from station.core import events as e
from station.core.order_balance import OrderBalance
from station.core.values import CaseRef
from station.journal import Reader, shift_cases, shift_log
from station.journal.codec import column
from station.journal.flagged import NEWEST
from station.journal.shift_cases import Stretch

Do = Callable[[core.Command], Awaitable[core.Refusal | None]]
"""``Station.command``."""
NAMED = (
    "SELECT id FROM work_order WHERE state <> 'closed' AND name = ?1 "
    "UNION ALL SELECT id FROM work_order WHERE state = 'open' AND ?1 = ''"
)
FIRST_CASE = (
    "SELECT epoch, abs_seq FROM order_member WHERE order_id = ? AND epoch IS NOT NULL ORDER BY epoch, abs_seq LIMIT 1"
)
NAME = "SELECT name FROM work_order WHERE id = ?"
ATTEMPTS = 5
STALE = "order_balance_stale"


async def close_counted(reader: Reader, do: Do, command: core.CloseOrder, *, bench: bool) -> core.Refusal | None:
    """Close the order with its balance. What happened since it was counted is counted again, a few times."""
    refusal: core.Refusal | None = core.Refusal(STALE)
    for _ in range(ATTEMPTS):
        counted = await look(partial(reader.ask, partial(order_balance, name=command.order, bench=bench)))
        refusal = await do(replace(command, balance=counted))
        if refusal is None or refusal.key != STALE:
            break
    return refusal


def order_balance(db: sqlite3.Connection, name: str, *, bench: bool) -> OrderBalance | None:
    """Of the open order of this name (empty = the running one); None = there is none. Its life only: another order that
    had the name is not in it."""
    found = db.execute(NAMED, (column(name),)).fetchone()
    if found is None:
        return None
    order, through = int(found[0]), shift_log.head(db)
    count = _count(db, order, through, bench=bench)
    source: units.Source = "scans" if bench else "unit_counter" if shift_cases.is_queue(db) else "case_count"
    told = units.told_balance(count, source, silent=False)
    assert told.difference is not None
    terms = {term.key: term.units for term in told.terms}
    asked, right, wrong = _audits(db, order, through)
    return OrderBalance(
        through=through,
        source=told.source,
        sensor=count.sensor,
        **terms,
        difference=told.difference,
        closes=told.closes,
        reasons=tuple((bar.key, bar.cases) for bar in units.bars(count.reasons)),
        audits_asked=asked,
        audits_right=right,
        audits_wrong=wrong,
    )


def _count(db: sqlite3.Connection, order: int, through: int, *, bench: bool) -> units.UnitCount:
    if bench:
        return units.bench_count(db, order, through + 1, (order,))
    first = db.execute(FIRST_CASE, (order,)).fetchone()
    (name,) = db.execute(NAME, (order,)).fetchone()
    uncounted = shift_log.uncounted(db, order, through + 1, name)
    stretch = Stretch(CaseRef(*first) if first is not None else NEWEST, orders=(order,))
    return units.line_count(db, stretch, uncounted, running=False)


def _audits(db: sqlite3.Connection, order: int, through: int) -> tuple[int, int, int]:
    """Asked, right and wrong, while it ran."""
    begun, counts = 0, Counter[str]()
    (name,) = db.execute(NAME, (order,)).fetchone()
    for told in (*(each for each in shift_log.order_log(db, name) if each.seq >= order), None):
        if told is not None and isinstance(told.event, e.OrderStarted | e.OrderResumed):
            begun = told.seq
        elif begun:
            found = audits(db, begun, through + 1 if told is None else told.seq)
            counts.update({"asked": found.asked, "right": found.right, "wrong": found.wrong})
            begun = 0
    return counts["asked"], counts["right"], counts["wrong"]
