"""The rows of orders: which are open, their counts, and what is of which order (``order_member``)."""

import json
import sqlite3
from typing import assert_never

from station.core import events as e
from station.core.loaded import Clearance
from station.core.values import CaseRef, Reason, Recipe
from station.journal import codec
from station.journal.codec import column
from station.journal.errors import Conflict
from station.journal.meta import get_meta, set_meta

OrderEvent = e.OrderStarted | e.OrderSuspended | e.OrderResumed | e.OrderClosed
RUNNING = "SELECT 1 FROM work_order WHERE state = 'open' OR (state = 'suspended' AND name = ?)"
MEMBER = (
    "INSERT INTO order_member(order_id, seq, epoch, abs_seq) "
    "SELECT id, ?, ?, ? FROM work_order WHERE state <> 'closed' AND name = ?"
)
COUNT = "UPDATE work_order SET passed = passed + 1, first_case = iif(first_case = '', :case, first_case) "
PASSED = f"{COUNT} WHERE state <> 'closed' AND name = :name"
PACKED = f"{COUNT} WHERE id = (SELECT order_id FROM container WHERE id = :container)"
REJECTED = (
    "UPDATE work_order SET rejected = rejected + 1, "
    "reasons = json_set(reasons, :reason, coalesce(json_extract(reasons, :reason), 0) + 1) "
    "WHERE state <> 'closed' AND name = :name"
)


def apply_order(db: sqlite3.Connection, seq: int, event: OrderEvent) -> None:
    """``work_order.state``: ``open`` = it runs (one at most), ``suspended``, ``closed``. Raises Conflict."""
    match event:
        case e.OrderStarted():
            if db.execute(RUNNING, (column(event.order),)).fetchone():
                raise Conflict("order_open", order=event.order)
            db.execute(
                "INSERT INTO work_order(id, name, recipe, passed, rejected, state) VALUES (?,?,?,0,0,'open')",
                (seq, column(event.order), codec.dump(codec.to_plain(event.recipe))),
            )
            _note_product(db, event.recipe)
        case e.OrderSuspended():
            _set_state(db, event.order, "state = 'open'", "suspended")
        case e.OrderResumed():
            if db.execute(RUNNING, ("",)).fetchone():
                raise Conflict("order_open", order=event.order)
            _set_state(db, event.order, "state = 'suspended'", "open")
            (recipe,) = db.execute("SELECT recipe FROM work_order WHERE state = 'open'").fetchone()
            _note_product(db, codec.from_plain(Recipe, json.loads(recipe)))
        case e.OrderClosed():
            _set_state(db, event.order, "state <> 'closed'", "closed")
        case _:
            assert_never(event)


def apply_changeover(db: sqlite3.Connection, event: e.ChangeoverEvent) -> None:
    """``meta.clearance``: what was packed last, and who cleared the line since."""
    match event:
        case e.LineCleared(by=by):
            before = codec.from_plain(Clearance, get_meta(db, "clearance", {}))
            set_meta(db, clearance=codec.to_plain(Clearance(before.product, by)))
        case e.FirstCaseChecked(order=order, good=good, by=by):
            told = "first_by = :by" if good else "first_case = ''"
            found = {"name": column(order), "by": column(by)}
            db.execute(f"UPDATE work_order SET {told} WHERE state <> 'closed' AND name = :name", found)
        case e.ShiftHandedOver():
            pass
        case _:
            assert_never(event)


def _note_product(db: sqlite3.Connection, recipe: Recipe) -> None:
    """This is packed now: what was cleared before is over."""
    set_meta(db, clearance=codec.to_plain(Clearance(recipe.product)))


def _set_state(db: sqlite3.Connection, name: str, which: str, state: str) -> None:
    done = db.execute(f"UPDATE work_order SET state = ? WHERE {which} AND name = ?", (state, column(name)))
    if done.rowcount != 1:
        raise Conflict("order_not_open", order=name)


def note_member(db: sqlite3.Connection, order: str, seq: int, case: CaseRef | None = None) -> None:
    """What event ``seq`` makes, a case or container, is of this order; of none where none ran."""
    number = (None, None) if case is None else (case.epoch, case.seq)
    db.execute(MEMBER, (seq, *number, column(order)))


def count_passed(db: sqlite3.Connection, order: str, case: CaseRef) -> None:
    db.execute(PASSED, {"name": column(order), "case": str(case)})


def count_packed(db: sqlite3.Connection, container: int) -> None:
    """A case that was packed by hand counts for the order it was opened under."""
    db.execute(PACKED, {"container": container, "case": f"#{container}"})


def count_rejected(db: sqlite3.Connection, order: str, reason: Reason) -> None:
    db.execute(REJECTED, {"reason": f"$.{reason.value}", "name": column(order)})
