"""What a container is in and what is in it, level by level, as it is now."""

import sqlite3
from dataclasses import dataclass

from station.core.values import Member
from station.journal.container_rows import column
from station.journal.members import members_at
from station.journal.stories import EVENTS_TOLD, Told, told

HIGHEST = 8
"""More levels than any recipe has: what would go on longer is a circle."""
NEWEST = 2**62
CONTAINER_OF = (
    "SELECT container FROM unit WHERE code = ?1 AND state = 1 "
    "UNION ALL SELECT id FROM container WHERE code = ?1 AND state NOT IN ('void', 'dissolved') "
    "UNION ALL SELECT container FROM retired WHERE code = ?1 LIMIT 1"
)
ABOVE = (
    "WITH RECURSIVE up(id, depth) AS (SELECT ?1, 0 UNION ALL SELECT c.parent, depth + 1 FROM up "
    f"JOIN container c ON c.id = up.id WHERE c.parent IS NOT NULL AND depth < {HIGHEST}) "
    "SELECT c.id, c.level, c.name, coalesce(c.text, ''), c.state, c.shipped FROM up "
    "JOIN container c ON c.id = up.id ORDER BY depth"
)
EVENTS = (
    "SELECT e.seq, e.at, e.wire_seq, e.kind, e.version, e.body FROM event e WHERE e.seq = ?1 OR e.seq IN "
    f"(SELECT seq FROM container_event WHERE container = ?1) ORDER BY e.seq LIMIT {EVENTS_TOLD}"
)


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


@dataclass(frozen=True, slots=True)
class Content:
    """A member of a container, and what is in that."""

    member: Member
    name: str
    contents: tuple["Content", ...] = ()


@dataclass(frozen=True, slots=True)
class ContainerStory:
    """A container, what it is in, all that is in it, and what happened to it (oldest first)."""

    held: HeldIn
    above: tuple[HeldIn, ...]
    contents: tuple[Content, ...]
    events: tuple[Told, ...]


def containers_of(db: sqlite3.Connection, key: str) -> tuple[HeldIn, ...]:
    """The container that a code is of or in, and those above it, lowest first; empty = it is in none."""
    row = db.execute(CONTAINER_OF, (column(key),)).fetchone()
    if row is None:
        return ()
    rows = db.execute(ABOVE, row).fetchall()
    return tuple(
        HeldIn(number, level, name, text, state, bool(shipped)) for number, level, name, text, state, shipped in rows
    )


def container_story(db: sqlite3.Connection, key: str) -> ContainerStory | None:
    """None: no container has this code."""
    chain = containers_of(db, key)
    in_one = db.execute("SELECT 1 FROM unit WHERE code = ?", (column(key),)).fetchone() is not None
    if not chain or in_one:
        return None
    held, *above = chain
    events = tuple(told(row) for row in db.execute(EVENTS, (held.container,)))
    return ContainerStory(held, tuple(above), _contents(db, held.container), events)


def _contents(db: sqlite3.Connection, container: int) -> tuple[Content, ...]:
    return tuple(
        Content(member, _name(db, member.container), _contents(db, member.container) if member.container else ())
        for member in members_at(db, db, container, NEWEST)
    )


def _name(db: sqlite3.Connection, container: int) -> str:
    row = db.execute("SELECT name FROM container WHERE id = ?", (container,)).fetchone() if container else None
    return "unit" if row is None else str(row[0])


__all__ = ["ContainerStory", "Content", "HeldIn", "container_story", "containers_of"]
