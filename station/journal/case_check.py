"""A stretch of the log: is it chained and readable, and do the tables say of its cases what their events say?

It needs no fold: only rows are asked for that never change after a verdict, on the journal's own tables.
"""

import sqlite3
from collections.abc import Iterator

from station.core.events import CaseMissed, CasePassed, CaseRejected, Event
from station.core.rework import position_of_unit
from station.core.values import Window
from station.journal.codec import column
from station.journal.findings import Report
from station.journal.fold import Walk, check_link, check_own, decode_row
from station.journal.members import position_column

PAGE = 200
WIRE_BEFORE = "SELECT wire_seq FROM event WHERE wire_seq IS NOT NULL AND seq <= ? ORDER BY wire_seq DESC LIMIT 1"
LOG = (
    "SELECT seq, id, at, kind, version, wire_seq, wire_version, body, hash FROM event "
    "WHERE seq > ? ORDER BY seq LIMIT ?"
)
PLC_CASE = (
    "SELECT seq, at, container, trigger_words, case_text, units_read FROM plc_case WHERE epoch = ? AND abs_seq = ?"
)
NOTED = "SELECT 1 FROM event_case WHERE epoch = ? AND abs_seq = ? AND seq = ?"
CONTAINER = (
    "SELECT code, state, EXISTS (SELECT 1 FROM container_event WHERE container = id) FROM container WHERE id = ?"
)
UNIT = "SELECT container, position, state FROM unit WHERE code = ?"
SIGHTING = "SELECT 1 FROM sighting WHERE code = ? AND seq = ?"


def walk_from(db: sqlite3.Connection, seq: int) -> Walk:
    """The walk as if it had come as far as event ``seq``; whose the next events are it does not know."""
    if seq == 0:
        return Walk()
    (digest,) = db.execute("SELECT hash FROM event WHERE seq = ?", (seq,)).fetchone()
    wire = db.execute(WIRE_BEFORE, (seq,)).fetchone()
    return Walk(seq, 0 if wire is None else wire[0], digest)


def check_page(db: sqlite3.Connection, walk: Walk, report: Report, size: int = PAGE, *, own: bool = True) -> int:
    """Look at the next ``size`` events after ``walk``; how many there were. ``own``: are their identities known?

    Raises sqlite3.Error."""
    db.execute("BEGIN")
    try:
        rows = db.execute(LOG, (walk.seq, size)).fetchall()
        for row in rows:
            check_link(walk, row, report)
            event = decode_row(row, report)
            if event is not None:
                if own:
                    check_own(walk, row, event, report)
                check_case(db, row[0], row[2], event, report)
    finally:
        db.rollback()
    return len(rows)


def check_case(db: sqlite3.Connection, seq: int, at_us: int, event: Event, report: Report) -> None:
    """``event`` has journal number ``seq``. Raises sqlite3.Error when the file cannot be read."""
    if not isinstance(event, CasePassed | CaseRejected | CaseMissed):
        return
    report.count("cases")
    for key, table, row in _wrong(db, seq, at_us, event):
        report.find(key, table=table, row=row)


def _wrong(
    db: sqlite3.Connection, seq: int, at_us: int, event: CasePassed | CaseRejected | CaseMissed
) -> Iterator[tuple[str, str, str]]:
    case = event.case
    found = db.execute(PLC_CASE, (case.epoch, case.seq)).fetchone()
    if found is None:
        yield "row_missing", "plc_case", str(case)
    elif found != (seq, at_us, *_told(seq, event)):
        yield "row_differs", "plc_case", str(case)
    if db.execute(NOTED, (case.epoch, case.seq, seq)).fetchone() is None:
        yield "row_missing", "event_case", f"{case}/{seq}"
    if isinstance(event, CasePassed):
        yield from _passed(db, seq, event)
    elif isinstance(event, CaseRejected):
        codes = [unit.code for unit in event.units] + [event.case_code]
        for key in (column(code.key) for code in codes if code is not None):
            if db.execute(SIGHTING, (key, seq)).fetchone() is None:
                yield "row_missing", "sighting", f"{key}/{seq}"


def _told(seq: int, event: CasePassed | CaseRejected | CaseMissed) -> tuple[int | str | None, ...]:
    """Container, trigger words, case text, units read."""
    if isinstance(event, CaseMissed):
        return None, _words(Window()), None, 0
    text = None if event.case_code is None else column(event.case_code.text)
    read = sum(unit.code is not None for unit in event.units)
    return seq if isinstance(event, CasePassed) else None, _words(event.window), text, read


def _words(window: Window) -> str:
    words = (window.units, window.first, window.last, window.first_2, window.last_2, window.label)
    return " ".join(map(str, words))


def _passed(db: sqlite3.Connection, seq: int, event: CasePassed) -> Iterator[tuple[str, str, str]]:
    """Its container and its units: those of a case that is not void are its own, and taken."""
    container = db.execute(CONTAINER, (seq,)).fetchone()
    if container is None:
        yield "row_missing", "container", str(seq)
        return
    if container[2]:
        return  # its members or its code may have changed since: the fold knows them
    if container[0] != column(event.case_code.key):
        yield "row_differs", "container", str(seq)
    live = container[1] not in ("void", "dissolved")
    for unit in event.units:
        if unit.code is None:
            continue
        key = column(unit.code.key)
        found = db.execute(UNIT, (key,)).fetchone()
        if found is None:
            yield "row_missing", "unit", key
        elif found != (seq, position_column(position_of_unit(unit)), int(live)) and (live or found[0] == seq):
            yield "row_differs", "unit", key
