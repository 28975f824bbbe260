"""Wire records: the events upstream knows, each with the body of the version it was numbered with.

A body is made of the event and of what its container was at that event, never of what it is now; which version was sent
is written beside the number (``event.wire_version``). So a record reads the same for ever: a changed body is a new row
of ``ENCODERS`` beside the old one. What the bodies are is in ``sync.wire_schema``, which tests hold against these.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from station.core import events as e
from station.core.order_balance import OrderBalance
from station.core.values import CaseRef, Code, Exit, Member
from station.journal import codec
from station.journal.errors import BadEvent
from station.journal.members import EXITS, POSITION, ContainerAt, container_at, unit_position

WIRE = (
    "SELECT wire_seq, wire_version, id, at, seq, kind, version, body FROM event "
    "WHERE wire_seq > ? AND wire_seq <= ? ORDER BY wire_seq LIMIT ?"
)
WIRE_HEAD = "SELECT wire_seq, hash FROM event WHERE wire_seq IS NOT NULL ORDER BY wire_seq DESC LIMIT 1"
PASSED = (
    "SELECT e.seq, e.at, e.version, e.body FROM plc_case p JOIN event e ON e.seq = p.container "
    "WHERE p.epoch = ? AND p.abs_seq = ?"
)
LIMIT = 5_000
Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class WireRecord:
    """One record for upstream. The same record reads the same for ever."""

    seq: int
    """wire_seq: contiguous from 1."""
    id: str
    kind: str
    """The name upstream knows."""
    version: int
    """Of the body."""
    at_us: int
    body: Body


@dataclass(frozen=True, slots=True)
class WireHead:
    """The newest wire record, and the chain's hash at it (hex); seq 0 = none yet."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Logged:
    """An event with its place in the log."""

    db: sqlite3.Connection
    seq: int
    event: e.Event

    def container(self, container: int) -> ContainerAt:
        return container_at(self.db, self.db, container, self.seq)


def wire_records(db: sqlite3.Connection, after: int, through: int, limit: int) -> list[WireRecord]:
    rows = db.execute(WIRE, (after, through, max(0, min(limit, LIMIT)))).fetchall()
    return [_record(db, row) for row in rows]


def _record(db: sqlite3.Connection, row: tuple[int, int, str, int, int, str, int, str]) -> WireRecord:
    wire_seq, wire_version, id_, at_us, seq, kind, version, text = row
    name = e.WIRE_KINDS[kind]
    encoder = ENCODERS.get((name, wire_version))
    if encoder is None:
        raise BadEvent("wire_version_unknown", seq=seq, kind=name, version=wire_version)
    logged = Logged(db, seq, codec.decode(kind, version, text))
    return WireRecord(wire_seq, id_, name, wire_version, at_us, encoder(logged))


# bodies of version 1 ------------------------------------------------------------------------------------------------


def _order(logged: Logged) -> Body:
    match logged.event:
        case e.OrderStarted(recipe=recipe):
            told: Body = {"recipe": codec.to_plain(recipe)}
        case e.OrderSuspended() | e.OrderResumed():
            told = {}
        case e.OrderClosed(passed=passed, rejected=rejected, balance=balance):
            told = {"passed": passed, "rejected": rejected, "balance": None if balance is None else _balance(balance)}
        case _:
            raise _unexpected(logged)
    return {"order": logged.event.order, **told, "by": logged.event.by, "reason": logged.event.reason}


def _balance(balance: OrderBalance) -> Body:
    """As it was counted for the event: nothing is added up again."""
    terms = ("sensor", "packed", "rejected", "sampled", "no_read", "in_flight", "difference", "closes")
    audits = {"asked": balance.audits_asked, "right": balance.audits_right, "wrong": balance.audits_wrong}
    told = {name: getattr(balance, name) for name in ("source", *terms)}
    return told | {"reasons": [{"key": key, "cases": cases} for key, cases in balance.reasons], "audits": audits}


def _packed(logged: Logged) -> Body:
    match logged.event:
        case e.CaseReleased():
            return _packed_case(logged, logged.event)
        case e.ContainerClosed(container=container, by=by, reason=reason):
            return _whole(logged.container(container), by, reason)
        case _:
            raise _unexpected(logged)


def _packed_case(logged: Logged, event: e.CaseReleased) -> Body:
    """By far the most frequent record, and nothing changes a case before it is released: made of the body of its
    ``case.passed`` as it is stored, without reading every unit into a value first."""
    row = logged.db.execute(PASSED, (event.case.epoch, event.case.seq)).fetchone()
    if row is None:
        raise BadEvent("event_missing", case=str(event.case))
    container, at_us, version, text = row
    body = codec.body_of(e.CasePassed.kind, version, text)
    return {
        "container": container,
        "level": 1,
        "name": body.get("name", "case"),
        "code": _plain_code(body["case_code"]),
        "order": body["order"],
        "product": body["product"],
        "lot": body["lot"],
        "by": event.by,
        "reason": event.reason,
        "members": [
            {"code": _plain_code(unit["code"]), "container": 0, "position": unit_position(unit)}
            for unit in body["units"]
        ],
        "packed_at_us": at_us,
        "link": body.get("link", "picture"),
        "exit": EXITS[event.disposal],
        "case": {"epoch": event.case.epoch, "seq": event.case.seq},
        "window": body["window"],
    }


def _restored(logged: Logged) -> Body:
    match logged.event:
        case e.CaseRestored(case=case, by=by, reason=reason):
            return _whole(logged.container(container_of(logged.db, case)), by, reason, "by_hand")
        case e.ContainerRestored(container=container, by=by, reason=reason):
            return _whole(logged.container(container), by, reason)
        case _:
            raise _unexpected(logged)


def _dissolved(logged: Logged) -> Body:
    match logged.event:
        case e.CaseRecalled(case=case, cause=cause):
            found = logged.container(container_of(logged.db, case))
            return _about(found, "", "") | {"cause": cause, "members": _members(found.members.values())}
        case e.ContainerDissolved(container=container, cause=why, by=by, reason=reason):
            found = logged.container(container)
            return _about(found, by, reason) | {"cause": why, "members": _members(found.members.values())}
        case _:
            raise _unexpected(logged)


def _changed(logged: Logged) -> Body:
    event = logged.event
    if not isinstance(event, e.MembersChanged):
        raise _unexpected(logged)
    about = _about(logged.container(event.container), event.by, event.reason)
    return about | {"removed": _members(event.removed), "added": _members(event.added)}


def _recoded(logged: Logged) -> Body:
    event = logged.event
    if not isinstance(event, e.CodeChanged):
        raise _unexpected(logged)
    found = logged.container(event.container)
    about = _about(found, event.by, event.reason)
    parent = logged.container(event.parent) if event.parent else None
    if parent is not None and not parent.closed:
        parent = None  # it is still being filled: upstream has not heard of it
    about |= {"old_code": _code(event.old), "members": _members(found.members.values())}
    return about | {"parent": None if parent is None else _parent(parent)}


def _fate(logged: Logged) -> Body:
    match logged.event:
        case e.UnitDecommissioned(code=code, fate=fate, by=by, reason=reason):
            return {"code": _code(code), "fate": fate, "by": by, "reason": reason}
        case e.UnitRecommissioned(code=code, by=by, reason=reason):
            return {"code": _code(code), "by": by, "reason": reason}
        case _:
            raise _unexpected(logged)


def _shipment(logged: Logged) -> Body:
    match logged.event:
        case e.ShipmentConfirmed(to=to, document=document, delivery=delivery):
            return _moved(logged, logged.event) | {"to": to, "document": document, "delivery": delivery}
        case e.ShipmentReturned(delivery=delivery):
            return _moved(logged, logged.event) | {"delivery": delivery}
        case _:
            raise _unexpected(logged)


def _moved(logged: Logged, event: e.ShipmentConfirmed | e.ShipmentReturned) -> Body:
    """What left or came back: of this journal, or packed elsewhere."""
    item = event.elsewhere
    if item is None:
        return _about(logged.container(event.container), event.by, event.reason) | {"origin": None}
    origin = None if item.origin is None else codec.to_plain(item.origin)
    about: Body = {
        "container": 0,
        "level": item.level,
        "name": item.name or "case",
        "code": _code(item.code),
        "order": "",
    }
    goods = {"product": item.product, "lot": item.lot, "by": event.by, "reason": event.reason}
    return about | goods | {"origin": origin}


Encoder = Callable[[Logged], Body]
ENCODERS: Mapping[tuple[str, int], Encoder] = {
    ("order.started", 1): _order,
    ("order.suspended", 1): _order,
    ("order.resumed", 1): _order,
    ("order.closed", 1): _order,
    ("container.packed", 1): _packed,
    ("container.restored", 1): _restored,
    ("container.dissolved", 1): _dissolved,
    ("container.changed", 1): _changed,
    ("container.recoded", 1): _recoded,
    ("unit.decommissioned", 1): _fate,
    ("unit.recommissioned", 1): _fate,
    ("shipment.confirmed", 1): _shipment,
    ("shipment.returned", 1): _shipment,
}
"""Every body that was ever sent: (name upstream knows, version) → how it is made."""


def newest_version(kind: str) -> int:
    """The version that a record of this kind is numbered with today."""
    return max(version for name, version in ENCODERS if name == kind)


def _unexpected(logged: Logged) -> BadEvent:
    return BadEvent("event_unknown_kind", kind=logged.event.kind, seq=logged.seq)


# parts --------------------------------------------------------------------------------------------------------------


def container_of(db: sqlite3.Connection, case: CaseRef) -> int:
    """The container a passed case is. Raises BadEvent."""
    row = db.execute(PASSED, (case.epoch, case.seq)).fetchone()
    if row is None:
        raise BadEvent("event_missing", case=str(case))
    return int(row[0])


def _about(found: ContainerAt, by: str, reason: str) -> Body:
    return {
        "container": found.id,
        "level": found.level,
        "name": found.name,
        "code": _code(found.code),
        "order": found.order,
        "product": found.product,
        "lot": found.lot,
        "by": by,
        "reason": reason,
    }


def _parent(found: ContainerAt) -> Body:
    return {"container": found.id, "level": found.level, "name": found.name, "code": _code(found.code)}


def _whole(found: ContainerAt, by: str, reason: str, left: Exit | None = None) -> Body:
    body = _about(found, by, reason) | {
        "members": _members(found.members.values()),
        "packed_at_us": found.packed_us,
        "link": found.link,
        "exit": found.exit if left is None else left,
    }
    if found.case is not None:
        body |= {"case": {"epoch": found.case.epoch, "seq": found.case.seq}, "window": found.window}
    return body


def _members(members: Iterable[Member]) -> list[Body]:
    return [
        {"code": _code(member.code), "container": member.container, "position": _position(member)} for member in members
    ]


def _position(member: Member) -> dict[str, int]:
    return {name: number for name in POSITION if (number := getattr(member.position, name))}


def _code(code: Code | None) -> Body | None:
    return None if code is None else {"key": code.key, "text": code.text}


def _plain_code(body: codec.Body) -> Body:
    return {"key": body["key"], "text": body["text"]}


def wire_head(db: sqlite3.Connection) -> WireHead:
    row = db.execute(WIRE_HEAD).fetchone()
    return WireHead(0, "") if row is None else WireHead(row[0], row[1].hex())


def wire_written(db: sqlite3.Connection, since_us: int) -> int:
    """Wire records written at ``since_us`` or later, by halving: their times grow with their numbers."""
    low, head = 0, wire_head(db).seq
    high = head
    while low < high:
        middle = (low + high) // 2
        at_us = db.execute("SELECT at FROM event WHERE wire_seq = ?", (middle + 1,)).fetchone()[0]
        low, high = (low, middle) if at_us >= since_us else (middle + 1, high)
    return head - low
