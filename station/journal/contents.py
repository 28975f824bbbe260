"""What a container is in and what is in it, level by level, as it is now."""

import sqlite3
from dataclasses import dataclass

from station.core.values import Code, Member, Position
from station.journal.codec import column
from station.journal.members import members_at, position_of

HIGHEST = 8
"""More levels than any recipe has: what would go on longer is a circle."""
CODES_TOLD = 1_000
"""Most codes one page of members names, at all levels together (one member at least)."""
NEWEST = 2**62
WHERE = (
    "SELECT (SELECT container FROM unit WHERE code = ?1 AND state = 1), "
    "(SELECT id FROM container WHERE code = ?1 AND state NOT IN ('void', 'dissolved')), "
    "(SELECT container FROM retired WHERE code = ?1), (SELECT fate FROM fate WHERE code = ?1), "
    "EXISTS (SELECT 1 FROM unit WHERE code = ?1)"
)
POSITION = "SELECT position FROM unit WHERE code = ? AND state = 1"
ABOVE = (
    "WITH RECURSIVE up(id, depth) AS (SELECT ?1, 0 UNION ALL SELECT c.parent, depth + 1 FROM up "
    f"JOIN container c ON c.id = up.id WHERE c.parent IS NOT NULL AND depth < {HIGHEST}) "
    "SELECT c.id, c.level, c.name, coalesce(c.text, ''), c.state, c.shipped, c.members, "
    "coalesce((SELECT w.name FROM work_order w WHERE w.id = c.order_id), ''), c.product, c.lot, c.link, c.exit, "
    "c.epoch, c.abs_seq FROM up CROSS JOIN container c ON c.id = up.id"
)
"""Lowest first: a recursion gives its rows in the order of its steps."""
CHILDREN = (
    "SELECT id, name, code, text, place, members FROM container WHERE parent = ? ORDER BY place, id LIMIT ? OFFSET ?"
)


@dataclass(frozen=True, slots=True)
class CodePlace:
    """What the tables say of a code; 0 = none."""

    unit_of: int
    """The container that has it as a unit."""
    container: int
    """The container whose code it is."""
    retired: int
    """The container whose code it was: dissolved, or it has another label."""
    fate: str
    was_unit: bool
    """It is, or was, a unit in a container."""


@dataclass(frozen=True, slots=True)
class HeldIn:
    """A container as it is now."""

    container: int
    level: int
    name: str
    text: str
    """Its code as it is printed; empty = it has none (yet)."""
    state: str
    shipped: bool
    members: int = 0
    order: str = ""
    product: str = ""
    lot: str = ""
    link: str = ""
    exit: str = ""
    epoch: int = 0
    seq: int = 0
    """The number the PLC gave; both 0 = it gave none."""


@dataclass(frozen=True, slots=True)
class Content:
    """A member of a container, and what is in that."""

    member: Member
    name: str
    count: int = 0
    """How many members it has itself."""
    contents: tuple["Content", ...] = ()
    """Fewer than ``count`` where a page would be too long: trace it by its own code."""


@dataclass(frozen=True, slots=True)
class MemberPage:
    """Members in order of packing."""

    members: tuple[Content, ...] = ()
    next: int | None = None
    """How many to pass over for the next page; None = these were the last."""


NO_MEMBERS = MemberPage()


def place_of(db: sqlite3.Connection, key: str) -> CodePlace:
    unit_of, container, retired, fate, was_unit = db.execute(WHERE, (column(key),)).fetchone()
    return CodePlace(unit_of or 0, container or 0, retired or 0, fate or "", bool(was_unit))


def containers_from(db: sqlite3.Connection, container: int) -> tuple[HeldIn, ...]:
    """This container and those above it, lowest first; empty = there is none of this number."""
    rows = db.execute(ABOVE, (container,)).fetchall()
    return tuple(_held(*row) for row in rows)


def _held(
    container: int,
    level: int,
    name: str,
    text: str,
    state: str,
    shipped: int,
    members: int,
    order: str,
    product: str,
    lot: str,
    link: str,
    left: str,
    epoch: int | None,
    seq: int | None,
) -> HeldIn:
    """A row of ``ABOVE``."""
    told = (members, order, product, lot, link, left, epoch or 0, seq or 0)
    return HeldIn(container, level, name, text, state, bool(shipped), *told)


def position_now(db: sqlite3.Connection, key: str) -> Position | None:
    """Where in its container a unit is; None = it is in none. The table has it: no container is folded for it."""
    row = db.execute(POSITION, (column(key),)).fetchone()
    return None if row is None else position_of(row[0])


def member_page(db: sqlite3.Connection, held: HeldIn, after: int = 0) -> MemberPage:
    """The members of a container past the first ``after``. Of a void or dissolved one: as they were."""
    if held.level == 1 or held.state in ("void", "dissolved"):
        found = members_at(db, db, held.container, NEWEST)
        told = [Content(each, *_named(db, each.container)) for each in found[after : after + CODES_TOLD]]
        return MemberPage(tuple(told), _next(after, len(told), len(found)))
    budget, told = CODES_TOLD, []
    for child in _children(db, held.container, CODES_TOLD, after):
        if told and budget < child.count + 1:
            break
        inside, used = _inside(db, child, budget - 1)
        told.append(Content(child.member, child.name, child.count, inside))
        budget -= 1 + used
    return MemberPage(tuple(told), _next(after, len(told), held.members))


def _next(after: int, told: int, of: int) -> int | None:
    return after + told if told and after + told < of else None


def _children(db: sqlite3.Connection, parent: int, limit: int, after: int = 0) -> list[Content]:
    """The containers in a container, without what is in them."""
    return [
        Content(Member(Code(key or "", text or ""), child, Position(place=place)), name, count)
        for child, name, key, text, place, count in db.execute(CHILDREN, (parent, limit, after)).fetchall()
    ]


def _inside(db: sqlite3.Connection, content: Content, budget: int) -> tuple[tuple[Content, ...], int]:
    """What is in a member, and how many codes that is; no more than ``budget``."""
    if budget <= 0:
        return (), 0
    children = _children(db, content.member.container, budget)
    if not children:
        units = members_at(db, db, content.member.container, NEWEST)[:budget]
        return tuple(Content(each, "unit") for each in units), len(units)
    told, used = [], 0
    for child in children[:budget]:
        if used >= budget:
            break
        inside, more = _inside(db, child, budget - used - 1)
        told.append(Content(child.member, child.name, child.count, inside))
        used += 1 + more
    return tuple(told), used


def _named(db: sqlite3.Connection, container: int) -> tuple[str, int]:
    """Name of the level, and how many members it has."""
    row = db.execute("SELECT name, members FROM container WHERE id = ?", (container,)).fetchone() if container else None
    return ("unit", 0) if row is None else (str(row[0]), int(row[1]))
