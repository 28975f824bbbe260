"""What happened beside the cases in a stretch of time: why the line stood, audits, orders, trust, bypasses.

One index holds the events a shift report looks through (``SHIFT_KINDS``), so that its cost is that of what happened,
not of what was packed.
"""

import sqlite3
from collections.abc import Iterator

from station.core import events as e
from station.journal.stories import Told, told

SHIFT_KINDS = (
    e.JournalOpened.kind,
    e.LineStateChanged.kind,
    e.AuditAsked.kind,
    e.AuditAnswered.kind,
    e.EpochGranted.kind,
    e.OrderStarted.kind,
    e.OrderSuspended.kind,
    e.OrderResumed.kind,
    e.OrderClosed.kind,
    e.TrustLost.kind,
    e.TrustRestored.kind,
    e.ContainerOpened.kind,
    e.ContainerClosed.kind,
    e.SettingsChanged.kind,
    e.LabelWaived.kind,
    e.HandPackingBegan.kind,
    e.HandPackingEnded.kind,
    e.CasesUncounted.kind,
)
IN_KINDS = f"kind IN ({', '.join(repr(kind) for kind in SHIFT_KINDS)})"
"""As the index ``event_shift`` writes it: SQLite takes the index only for the very same words."""
IN_ALARMS = "kind IN ('alarm.raised', 'alarm.acknowledged', 'alarm.cleared')"
"""As the index ``event_alarm`` writes it."""
INTERRUPTING = "kind IN ('trust.lost', 'trust.restored', 'plc.epoch_granted')"
LOOKED_BACK = 500
"""Alarms before the stretch in which those are looked for that stood when it began."""
CLEARED = ("clearance", "first_unit", "empty")
_TOLD = "SELECT seq, at, wire_seq, kind, version, body FROM event"
QUERIES: dict[str, str] = {
    "log": f"{_TOLD} WHERE {IN_KINDS} AND seq >= ? AND seq < ? ORDER BY seq",
    "uncounted": (
        f"{_TOLD} WHERE {IN_KINDS} AND kind = 'cases.uncounted' AND seq >= ? AND seq < ? AND (? IS NULL OR "
        "json_extract(body, '$.order') = ?) ORDER BY seq"
    ),
    "state_before": (
        f"{_TOLD} WHERE {IN_KINDS} AND kind IN ('line.state_changed', 'journal.opened') AND seq < ? "
        "ORDER BY seq DESC LIMIT 1"
    ),
    "by_hand_before": (
        f"{_TOLD} WHERE {IN_KINDS} AND kind IN ('hand_packing.began', 'hand_packing.ended') AND seq < ? "
        "ORDER BY seq DESC LIMIT 1"
    ),
    "orders": f"{_TOLD} WHERE {IN_KINDS} AND kind LIKE 'order.%' AND json_extract(body, '$.order') = ? ORDER BY seq",
    "alarms": f"{_TOLD} WHERE {IN_ALARMS} AND kind <> 'alarm.acknowledged' AND seq >= ? AND seq < ?",
    "alarms_before": (
        f"{_TOLD} WHERE {IN_ALARMS} AND kind <> 'alarm.acknowledged' AND seq < ? ORDER BY seq DESC LIMIT {LOOKED_BACK}"
    ),
    "interruptions": f"{_TOLD} WHERE {IN_KINDS} AND {INTERRUPTING} AND seq >= ? AND seq < ?",
    "trust_before": (
        f"{_TOLD} WHERE {IN_KINDS} AND kind IN ('trust.lost', 'trust.restored') AND seq < ? ORDER BY seq DESC LIMIT 1"
    ),
    "at": "SELECT at FROM event WHERE seq = ?",
    "head": "SELECT coalesce(max(seq), 0) FROM event",
    "answers": (
        "SELECT json_extract(body, '$.result'), count(*) FROM event "
        f"WHERE {IN_KINDS} AND kind = 'audit.answered' GROUP BY 1"
    ),
    "bypassed": (
        "SELECT kind, at FROM event WHERE kind IN ('alarm.raised', 'alarm.acknowledged', 'alarm.cleared') "
        "AND kind <> 'alarm.acknowledged' AND json_extract(body, '$.alarm') = ? AND seq >= ? AND seq < ? ORDER BY seq"
    ),
}


def head(db: sqlite3.Connection) -> int:
    """Number of the newest event."""
    return int(db.execute(QUERIES["head"]).fetchone()[0])


def at_of(db: sqlite3.Connection, seq: int) -> int:
    """When this event was written, µs since 1970."""
    row = db.execute(QUERIES["at"], (seq,)).fetchone()
    return 0 if row is None else int(row[0])


def seq_from(db: sqlite3.Connection, since_us: int) -> int:
    """The first event at ``since_us`` or later, by halving: times rise with numbers (a clock that was set back makes it
    a few events more or less)."""
    low, high = 1, head(db) + 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if at_of(db, middle) >= since_us else (middle + 1, high)
    return low


def log(db: sqlite3.Connection, begin: int, end: int) -> Iterator[Told]:
    """Events of ``SHIFT_KINDS`` with ``begin`` ≤ seq < ``end``, oldest first."""
    return (told(row) for row in db.execute(QUERIES["log"], (begin, end)))


def uncounted(
    db: sqlite3.Connection, begin: int, end: int, order: str | None
) -> Iterator[tuple[int, e.CasesUncounted]]:
    """When it was recorded, and cases that got no number; of one order or (None) of all."""
    for row in db.execute(QUERIES["uncounted"], (begin, end, order, order)):
        found = told(row)
        if isinstance(found.event, e.CasesUncounted):
            yield found.at_us, found.event


def state_before(db: sqlite3.Connection, seq: int) -> Told | None:
    """The newest word on what the line did before this event."""
    row = db.execute(QUERIES["state_before"], (seq,)).fetchone()
    return None if row is None else told(row)


def by_hand_before(db: sqlite3.Connection, seq: int) -> Told | None:
    """The line was packed by hand already when this event came: how that began."""
    row = db.execute(QUERIES["by_hand_before"], (seq,)).fetchone()
    newest = None if row is None else told(row)
    return newest if newest is not None and isinstance(newest.event, e.HandPackingBegan) else None


def interruptions(db: sqlite3.Connection, begin: int, end: int) -> list[Told]:
    """Alarms that came and went, the order of units lost and found again, numbers that began again; oldest first."""
    rows = (*db.execute(QUERIES["alarms"], (begin, end)), *db.execute(QUERIES["interruptions"], (begin, end)))
    return sorted(map(told, rows), key=lambda each: each.seq)


def interruptions_before(db: sqlite3.Connection, seq: int) -> list[Told]:
    """What may have stood when this event came: the newest alarms, and the newest word on the order of units."""
    rows = (*db.execute(QUERIES["alarms_before"], (seq,)), *db.execute(QUERIES["trust_before"], (seq,)))
    return sorted(map(told, rows), key=lambda each: each.seq)


def order_log(db: sqlite3.Connection, order: str) -> list[Told]:
    """Started, suspended, resumed, closed; a name may have been several orders."""
    return [told(row) for row in db.execute(QUERIES["orders"], (order,))]


def answers(db: sqlite3.Connection) -> dict[str, int]:
    """Result of an audit → how many, over all of the journal."""
    return dict(db.execute(QUERIES["answers"]).fetchall())


def was_cleared(db: sqlite3.Connection, since_us: int, until_us: int) -> bool:
    """A person (or an empty belt) said in this time that the line between reader and packer is known again."""
    within = log(db, seq_from(db, since_us), seq_from(db, until_us + 1))
    return any(isinstance(each.event, e.TrustRestored) and each.event.how in CLEARED for each in within)


def alarm_spans(db: sqlite3.Connection, alarm: str, begin: int, end: int) -> list[tuple[int, int]]:
    """When this alarm stood (from, to; to 0 = it still does), of what was raised or cleared in the stretch."""
    spans: list[tuple[int, int]] = []
    for kind, at_us in db.execute(QUERIES["bypassed"], (alarm, begin, end)):
        if kind == "alarm.raised":
            spans.append((at_us, 0))
        elif spans and not spans[-1][1]:
            spans[-1] = (spans[-1][0], at_us)
    return spans
