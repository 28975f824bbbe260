"""What a container was at a moment: the fold of its own events up to a number of the log.

The wire, a trace and every projection that frees members use it, never the closing event alone: members come and go
after it. ``db`` has the tables that index the log, ``log`` the events (the same connection but in a fold).
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from station.core import events as e
from station.core.values import CaseRef, Code, Exit, Leaving, Link, Member, Position
from station.journal import codec
from station.journal.errors import BadEvent

POSITION = ("view", "row", "column", "lane", "trigger", "frame", "place")
ONE_EVENT = "SELECT at, kind, version, body FROM event WHERE seq = ?"
EVENTS_OF = "SELECT seq FROM container_event WHERE container = ? AND seq <= ? ORDER BY seq"
LEAVING_OF = "SELECT seq FROM event_case WHERE epoch = ? AND abs_seq = ? AND seq > ? AND seq <= ? ORDER BY seq"
CASE_CONTAINER = "SELECT container FROM plc_case WHERE epoch = ? AND abs_seq = ?"
EXITS: dict[Leaving, Exit] = {"exit": "confirmed", "taken": "assumed", "person": "by_hand"}
"""How a case was seen leaving → how its container is known to have left."""


def position_column(position: Position) -> str:
    """A position as the column ``unit.position``: its seven numbers."""
    return " ".join(str(getattr(position, name)) for name in POSITION)


def position_of(column: str) -> Position:
    return Position(*map(int, column.split()))


@dataclass(slots=True)
class ContainerAt:
    """A container at a moment of the log."""

    id: int
    level: int
    name: str
    order: str
    product: str
    lot: str
    link: Link
    made_us: int
    code: Code | None = None
    members: dict[str, Member] = field(default_factory=dict)
    """By key, in order of packing."""
    closed: bool = False
    packed_us: int = 0
    """When it was closed (a line's case: passed)."""
    exit: Exit = ""
    case: CaseRef | None = None
    window: dict[str, Any] = field(default_factory=dict)
    by_scan: bool = False
    """A person fills it scan by scan."""

    def add(self, members: Iterable[Member]) -> None:
        for member in members:
            self.members[member.code.key] = member

    def put(self, code: Code, container: int) -> None:
        """By order of packing, behind all others."""
        place = max((member.position.place for member in self.members.values()), default=0) + 1
        self.add([Member(code, container, Position(place=place))])


def container_at(db: sqlite3.Connection, log: sqlite3.Connection, container: int, seq: int) -> ContainerAt:
    """Raises BadEvent when the log does not have what the tables say."""
    found = _made(log, container)
    for number in _numbers(db, found, seq):
        at_us, event = event_at(log, number)
        _fold(db, log, found, at_us, event)
    for key, member in found.members.items():
        if member.container:
            code = code_at(db, log, member.container, seq)
            if code is not None and code != member.code:
                found.members[key] = Member(code, member.container, member.position)
    found.members = {member.code.key: member for member in found.members.values()}
    return found


def members_at(db: sqlite3.Connection, log: sqlite3.Connection, container: int, seq: int) -> tuple[Member, ...]:
    """The members a container had after event ``seq``, in order of packing."""
    return tuple(container_at(db, log, container, seq).members.values())


def code_at(db: sqlite3.Connection, log: sqlite3.Connection, container: int, seq: int) -> Code | None:
    """The code a container had after event ``seq``: the one it was made or closed with, or its newest label."""
    _, kind, version, text = _row(log, container)
    code = _code(codec.body_of(kind, version, text)["case_code"]) if kind == e.CasePassed.kind else None
    for (number,) in db.execute(EVENTS_OF, (container, seq)).fetchall():
        _, event = event_at(log, number)
        match event:
            case e.ContainerClosed(container=closed, code=given) if closed == container:
                code = given
            case e.CodeChanged(container=changed, new=new) if changed == container:
                code = new
            case _:
                pass
    return code


def event_at(log: sqlite3.Connection, seq: int) -> tuple[int, e.Event]:
    """When it was written, and the event. Raises BadEvent."""
    at_us, kind, version, text = _row(log, seq)
    return at_us, codec.decode(kind, version, text)


def _row(log: sqlite3.Connection, seq: int) -> tuple[int, str, int, str]:
    row: tuple[int, str, int, str] | None = log.execute(ONE_EVENT, (seq,)).fetchone()
    if row is None:
        raise BadEvent("event_missing", seq=seq)
    return row


def _numbers(db: sqlite3.Connection, found: ContainerAt, seq: int) -> list[int]:
    """The events after the one that made it, up to ``seq``, oldest first."""
    numbers = {number for (number,) in db.execute(EVENTS_OF, (found.id, seq))}
    if found.case is not None:
        numbers |= {n for (n,) in db.execute(LEAVING_OF, (found.case.epoch, found.case.seq, found.id, seq))}
    return sorted(numbers - {found.id})


def _made(log: sqlite3.Connection, container: int) -> ContainerAt:
    at_us, kind, version, text = _row(log, container)
    if kind == e.CasePassed.kind:
        return _of_case(container, at_us, codec.body_of(kind, version, text))
    event = codec.decode(kind, version, text)
    if not isinstance(event, e.ContainerOpened):
        raise BadEvent("event_missing", seq=container)
    told = (event.level, event.name, event.order, event.product, event.lot, event.link)
    return ContainerAt(container, *told, at_us, event.code, by_scan=event.act == "palletise")


def _of_case(container: int, at_us: int, body: codec.Body) -> ContainerAt:
    """From the body of its ``case.passed``, which is read far faster so than as an event."""
    told = (body.get("name", "case"), body["order"], body["product"], body["lot"], body.get("link", "picture"))
    case = CaseRef(body["case"]["epoch"], body["case"]["seq"])
    found = ContainerAt(container, 1, *told, at_us, _code(body["case_code"]), packed_us=at_us, case=case)
    found.window = body["window"]
    found.add(Member(_code(unit["code"]), 0, Position(**unit_position(unit))) for unit in body["units"])
    return found


def unit_position(unit: codec.Body) -> dict[str, int]:
    """Where a unit of a ``case.passed`` is: only the fields that mean something."""
    row, column = unit["cell"] or (0, 0)
    told = {
        "view": unit.get("view", 0),
        "row": row,
        "column": column,
        "lane": unit.get("lane", 0),
        "trigger": unit["trigger"],
        "frame": unit["frame"],
    }
    return {name: number for name, number in told.items() if number}


def _code(body: codec.Body) -> Code:
    return Code(body["key"], body["text"], body.get("raw"))


def _fold(db: sqlite3.Connection, log: sqlite3.Connection, found: ContainerAt, at_us: int, event: e.Event) -> None:
    match event:
        case e.MembersChanged(container=container) if container == found.id:
            for member in event.removed:
                _forget(found, member)
            found.add(event.added)
        case e.CaseReleased(case=case, into=into) if into == found.id:
            (container,) = db.execute(CASE_CONTAINER, (case.epoch, case.seq)).fetchone()
            code = code_at(db, log, container, container)
            assert code is not None
            found.put(code, container)
        case e.ContainerClosed(container=container, into=into, code=code) if into == found.id and code is not None:
            found.put(code, container)
        case e.ContainerClosed(container=container) if container == found.id:
            found.code, found.exit, found.packed_us, found.closed = event.code, event.exit, at_us, True
        case e.CodeChanged(container=container) if container == found.id:
            found.code = event.new
        case e.CaseReleased(case=case, disposal=disposal) if case == found.case:
            found.exit, found.closed = EXITS[disposal], True
        case e.CaseRestored(case=case) if case == found.case:
            found.exit = "by_hand"
        case _:
            pass  # an event of something that is in it, or that moved it


def _forget(found: ContainerAt, member: Member) -> None:
    """A container is known by its number: its code may have changed since it came."""
    if member.container:
        found.members = {k: each for k, each in found.members.items() if each.container != member.container}
    else:
        found.members.pop(member.code.key, None)
