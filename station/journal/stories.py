"""What is known about one case or one code, put together from the tables that index the log.

Every look here is bounded: a case has a handful of events, a code is told with its newest ``CASES_TOLD`` cases.
"""

import sqlite3
from dataclasses import dataclass
from typing import Literal

from station.core.events import CaseMissed, CasePassed, CaseRejected, Event
from station.core.loaded import StoredCase
from station.core.values import CaseRef, QueueRow, UnitEntry
from station.journal import codec
from station.journal.container_rows import column
from station.journal.load import QUERIES, queue_row, stored_case

CASES_TOLD = 100
EVENTS_TOLD = 100

SEEN = (
    "SELECT container FROM unit WHERE code = ?1 "
    "UNION SELECT id FROM container WHERE code = ?1 AND state NOT IN ('void', 'dissolved') "
    f"UNION SELECT seq FROM (SELECT seq FROM sighting WHERE code = ?1 ORDER BY seq DESC LIMIT {CASES_TOLD}) "
    f"ORDER BY 1 DESC LIMIT {CASES_TOLD}"
)
CASE_EVENTS = (
    "SELECT e.seq, e.at, e.wire_seq, e.kind, e.version, e.body FROM event_case c JOIN event e ON e.seq = c.seq "
    f"WHERE c.epoch = ? AND c.abs_seq = ? ORDER BY c.seq LIMIT {EVENTS_TOLD}"
)
ONE_EVENT = "SELECT kind, version, body FROM event WHERE seq = ?"
IN_QUEUE = "SELECT trigger, at, code, text, raw, reason, frame, lane, twin FROM queue WHERE code = ? LIMIT 1"


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
    """Its place, for a unit."""

    @property
    def live(self) -> bool:
        """The case holds the code: nobody else may have it."""
        return self.story.case.container_state in ("passed", "live", "quarantined")


@dataclass(frozen=True, slots=True)
class CodeStory:
    """Where a code is and was: the cases it was seen in, oldest first."""

    key: str
    appearances: tuple[Appearance, ...]
    queued: QueueRow | None = None
    """It stands between reader and packer."""


def told(row: tuple[int, int, int | None, str, int, str]) -> Told:
    seq, at_us, wire_seq, kind, version, body = row
    return Told(seq, at_us, wire_seq, codec.decode(kind, version, body))


def case_story(db: sqlite3.Connection, case: CaseRef) -> CaseStory | None:
    row = db.execute(QUERIES["one"], (case.epoch, case.seq)).fetchone()
    if row is None:
        return None
    events = db.execute(CASE_EVENTS, (case.epoch, case.seq)).fetchall()
    return CaseStory(stored_case(row), tuple(told(event) for event in events))


def code_story(db: sqlite3.Connection, key: str) -> CodeStory | None:
    """None: this code was never seen."""
    wanted = column(key)
    seqs = [row[0] for row in db.execute(SEEN, (wanted,))]
    found = [each for seq in reversed(seqs) if (each := _appearance(db, seq, key)) is not None]
    waiting = db.execute(IN_QUEUE, (wanted,)).fetchone()
    if not found and waiting is None:
        return None
    return CodeStory(key, tuple(found), None if waiting is None else queue_row(waiting))


def _appearance(db: sqlite3.Connection, seq: int, key: str) -> Appearance | None:
    event = codec.decode(*db.execute(ONE_EVENT, (seq,)).fetchone())
    if not isinstance(event, CasePassed | CaseRejected):
        return None
    story = case_story(db, event.case)
    if story is None:
        return None
    entry = next((unit for unit in event.units if unit.code is not None and unit.code.key == key), None)
    return Appearance(story, "case" if entry is None else "unit", entry)
