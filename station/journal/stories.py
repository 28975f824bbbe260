"""What is known about one case or one code, put together from the tables that index the log.

Every query here is bounded: a case has a handful of events; a code is told with the newest ``SEEN_TOLD`` containers and
rejected cases it was in, and with the newest ``EVENTS_TOLD`` events of each.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from station.core import events as e
from station.core.events import CaseMissed, CasePassed, CaseRejected, Event
from station.core.loaded import StoredCase
from station.core.values import CaseRef, Position, QueueRow, UnitEntry
from station.journal import codec
from station.journal.codec import column
from station.journal.contents import (
    NO_MEMBERS,
    CodePlace,
    HeldIn,
    MemberPage,
    containers_from,
    member_page,
    place_of,
    position_now,
)
from station.journal.load import QUERIES, queue_row, stored_case

SEEN_TOLD = 100
EVENTS_TOLD = 100

SEEN = (
    "SELECT container FROM unit WHERE code = ?1 "
    "UNION SELECT id FROM container WHERE code = ?1 AND state NOT IN ('void', 'dissolved') "
    "UNION SELECT container FROM retired WHERE code = ?1 "
    f"UNION SELECT seq FROM (SELECT seq FROM sighting WHERE code = ?1 ORDER BY seq DESC LIMIT {SEEN_TOLD}) "
    f"ORDER BY 1 DESC LIMIT {SEEN_TOLD}"
)
_EVENT = "SELECT e.seq, e.at, e.wire_seq, e.kind, e.version, e.body FROM "
CASE_EVENTS = (
    f"{_EVENT}event_case c JOIN event e ON e.seq = c.seq "
    f"WHERE c.epoch = ? AND c.abs_seq = ? ORDER BY c.seq LIMIT {EVENTS_TOLD}"
)
CONTAINER_EVENTS = (
    f"{_EVENT}container_event c CROSS JOIN event e ON e.seq = c.seq WHERE c.container = ?1 "
    "AND (?2 IS NULL OR e.kind <> 'container.members_changed' OR instr(e.body, ?2) OR "
    "json_extract(e.body, '$.container') <> ?1) "
    f"ORDER BY c.seq DESC LIMIT {EVENTS_TOLD}"
)
"""The newest; ``?2``: a unit's key as it is in a body, to pass over what happened to other members."""
ENTERED = (
    "SELECT max(x.seq) FROM container_event x CROSS JOIN container_event y ON y.container = ?2 AND y.seq = x.seq "
    "WHERE x.container = ?1"
)
"""An event in the history of both is one by which the first went into the second (or out of it)."""
WHILE_INSIDE = (
    f"{_EVENT}container_event c CROSS JOIN event e ON e.seq = c.seq WHERE c.container = ? AND c.seq > ? AND e.kind IN "
    "('container.closed', 'container.code_changed', 'shipment.confirmed', 'shipment.returned') "
    f"ORDER BY c.seq DESC LIMIT {EVENTS_TOLD}"
)
ONE_EVENT = "SELECT seq, at, wire_seq, kind, version, body FROM event WHERE seq = ?"
IN_QUEUE = "SELECT trigger, at, code, text, raw, reason, frame, lane, twin FROM queue WHERE code = ? LIMIT 1"
NUMBERED = re.compile(r"#([0-9]{1,18})")
"""How a container without a code is named."""

Status = Literal["container", "contained", "free", "decommissioned", "retired", "waiting"]
"""The code of a container · in one · in none · out of use · was a container's code · between reader and packer."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event as it was recorded."""

    seq: int
    at_us: int
    wire_seq: int | None
    event: Event


@dataclass(frozen=True, slots=True)
class CaseStory:
    """A case as it stands, and every event that names it, oldest first."""

    case: StoredCase
    events: tuple[Told, ...]

    @property
    def verdict(self) -> CasePassed | CaseRejected | CaseMissed | None:
        """The event that judged it."""
        found = (told.event for told in self.events)
        return next((event for event in found if isinstance(event, CasePassed | CaseRejected | CaseMissed)), None)


@dataclass(frozen=True, slots=True)
class Appearance:
    """One case a code was seen in."""

    story: CaseStory
    role: Literal["unit", "case"]
    entry: UnitEntry | None
    """Its place, for a unit, when the case was judged; None = it came into the case later."""
    live: bool
    """The case holds the code: nobody else may have it."""


@dataclass(frozen=True, slots=True)
class CodeStory:
    """Where a code is and was."""

    key: str
    status: Status
    role: Literal["unit", "container"]
    appearances: tuple[Appearance, ...] = ()
    """The cases of a line it was seen in, oldest first."""
    queued: QueueRow | None = None
    """It is between reader and packer."""
    containers: tuple[HeldIn, ...] = ()
    """The container it is in (or is, or was the code of), and those above it, lowest first."""
    position: Position | None = None
    """Of a unit that is in a container."""
    fate: str = ""
    members: MemberPage = NO_MEMBERS
    events: tuple[Told, ...] = ()
    """All that happened to it, oldest first."""


def told(row: tuple[int, int, int | None, str, int, str]) -> Told:
    seq, at_us, wire_seq, kind, version, body = row
    return Told(seq, at_us, wire_seq, codec.decode(kind, version, body))


def case_story(db: sqlite3.Connection, case: CaseRef) -> CaseStory | None:
    row = db.execute(QUERIES["one"], (case.epoch, case.seq)).fetchone()
    if row is None:
        return None
    events = db.execute(CASE_EVENTS, (case.epoch, case.seq)).fetchall()
    return CaseStory(stored_case(row), tuple(told(event) for event in events))


def code_story(db: sqlite3.Connection, key: str, after: int = 0) -> CodeStory | None:
    """None: this code was never seen. ``#17`` is the container of this number. ``after``: members to pass over."""
    place, numbers = place_of(db, key), [row[0] for row in db.execute(SEEN, (column(key),))]
    waiting = db.execute(IN_QUEUE, (column(key),)).fetchone()
    numbered = NUMBERED.fullmatch(key)
    if not numbers and not place.fate and waiting is None and numbered is not None:
        return _numbered(db, key, int(numbered[1]), after)
    made = [told(db.execute(ONE_EVENT, (number,)).fetchone()) for number in sorted(numbers)]
    role = _role(place, made, key)
    seen = tuple(each for event in made if (each := _appearance(db, event, key, place, role)) is not None)
    if not made and waiting is None:
        return None
    held = containers_from(db, place.unit_of or place.container or place.retired)
    return CodeStory(
        key,
        _status(place, waiting is not None),
        role,
        seen,
        None if waiting is None else queue_row(waiting),
        held,
        position_now(db, key),
        place.fate,
        member_page(db, held[0], after) if held and role == "container" else NO_MEMBERS,
        _history(db, key, made, held, role),
    )


def _numbered(db: sqlite3.Connection, key: str, number: int, after: int) -> CodeStory | None:
    held = containers_from(db, number)
    if not held:
        return None
    made = [told(db.execute(ONE_EVENT, (number,)).fetchone())]
    events = _history(db, key, made, held, "container")
    return CodeStory(
        key, "container", "container", containers=held, members=member_page(db, held[0], after), events=events
    )


def _status(place: CodePlace, waiting: bool) -> Status:
    if place.fate:
        return "decommissioned"
    if place.unit_of:
        return "contained"
    if place.container:
        return "container"
    if waiting:
        return "waiting"
    return "retired" if place.retired else "free"


def _role(place: CodePlace, made: Iterable[Told], key: str) -> Literal["unit", "container"]:
    if place.container or place.retired:
        return "container"
    if place.was_unit:
        return "unit"
    is_case = any(_case_code(each.event) == key for each in made)
    return "container" if is_case else "unit"


def _case_code(event: Event) -> str | None:
    match event:
        case CasePassed() | CaseRejected():
            return None if event.case_code is None else event.case_code.key
        case e.ShipmentConfirmed(elsewhere=item) | e.ShipmentReturned(elsewhere=item) if item is not None:
            return item.code.key
        case _:
            return None


def _appearance(
    db: sqlite3.Connection, made: Told, key: str, place: CodePlace, role: Literal["unit", "container"]
) -> Appearance | None:
    event = made.event
    story = case_story(db, event.case) if isinstance(event, CasePassed | CaseRejected) else None
    if story is None or not isinstance(event, CasePassed | CaseRejected):
        return None
    entry = next((unit for unit in event.units if unit.code is not None and unit.code.key == key), None)
    is_case = entry is None and (role == "container" or _case_code(event) == key)
    return Appearance(story, "case" if is_case else "unit", entry, made.seq in (place.unit_of, place.container))


# what happened to it -------------------------------------------------------------------------------------------------


def _history(
    db: sqlite3.Connection, key: str, made: Iterable[Told], held: tuple[HeldIn, ...], role: Literal["unit", "container"]
) -> tuple[Told, ...]:
    """Of a unit: what named it, and what happened to its containers while it was in them. Of a container: all."""
    found: dict[int, Told] = {}
    for each in made:
        events = _events_of(db, each, key if role == "unit" else None)
        if role == "unit" and not isinstance(each.event, CaseRejected):
            events = tuple(_concerning(events, each, key))
        found |= {event.seq: event for event in events}
    for inner, outer in pairwise(held):
        (since,) = db.execute(ENTERED, (inner.container, outer.container)).fetchone()
        rows = db.execute(WHILE_INSIDE, (outer.container, since or 0)).fetchall()
        found |= {row[0]: told(row) for row in rows}
    return tuple(found[seq] for seq in sorted(found))


def _events_of(db: sqlite3.Connection, made: Told, key: str | None) -> tuple[Told, ...]:
    """The events of what ``made`` made, oldest first; ``key``: without those about other members."""
    needle = None if key is None else codec.dump({"key": key})[1:-1]
    rows = {row[0]: row for row in db.execute(CONTAINER_EVENTS, (made.seq, needle)).fetchall()}
    if isinstance(made.event, CasePassed | CaseRejected):
        case = made.event.case
        rows |= {row[0]: row for row in db.execute(CASE_EVENTS, (case.epoch, case.seq)).fetchall()}
    rows.pop(made.seq, None)
    return (made, *(told(rows[seq]) for seq in sorted(rows)))


def _concerning(events: tuple[Told, ...], made: Told, key: str) -> Iterator[Told]:
    """Those of a container's events that concern one of its units, by the fold of its membership."""
    inside = False
    for each in events:
        event = each.event
        match event:
            case e.UnitDecommissioned() | e.UnitRecommissioned():
                yield each
            case CasePassed(units=units):
                inside = any(unit.code is not None and unit.code.key == key for unit in units)
            case e.MembersChanged(container=container, removed=removed, added=added) if container == made.seq:
                if any(member.code.key == key for member in (*removed, *added)):
                    yield each
                inside = (inside and all(member.code.key != key for member in removed)) or any(
                    member.code.key == key for member in added
                )
                continue
            case _:
                pass
        if inside:
            yield each
