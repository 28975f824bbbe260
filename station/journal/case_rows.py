"""The rows of a line's cases: judged once, then moved from state to state by what was seen of them.

A passed case is a container of level 1; rejected and missed cases never touch containers and units.
"""

import sqlite3
from collections import Counter
from collections.abc import Sequence

from station.core.events import CaseMissed, CasePassed, CaseRejected, CaseReleased
from station.core.rework import position_of_unit
from station.core.values import CaseRef, CaseState, Code, ContainerState, Found, Reason, UnitEntry, Window
from station.journal.codec import column
from station.journal.container_rows import (
    free_members,
    give_code,
    insert_container,
    put_into,
    sight,
    take_units,
)
from station.journal.errors import BadEvent, Conflict, UnitTaken
from station.journal.members import EXITS, event_at, members_at
from station.journal.meta import count, count_reason, use_serial
from station.journal.order_rows import count_passed, count_rejected, note_member

Judged = CasePassed | CaseRejected | CaseMissed

CONTAINER_STATE: dict[CaseState, ContainerState] = {
    "released": "live",
    "void": "void",
    "quarantined": "quarantined",
}
"""State of a case → of its container."""
_TALLY: dict[str, str] = {
    "passed": "in_flight",
    "rejected": "rejected",
    "missed": "missed",
    "released": "released",
    "void": "void",
    "quarantined": "quarantined",
}
"""State of a case → the column of the balance it is counted in."""
_MAY_BECOME: dict[str, tuple[CaseState, ...]] = {
    "released": ("passed", "quarantined"),
    "void": ("passed", "quarantined"),
    "quarantined": ("passed", "released"),
}
"""New state → the states it may come from. A released case is quarantined when its order comes into doubt."""


def judge(db: sqlite3.Connection, seq: int, at_us: int, event: Judged) -> None:
    """A case number gets its one verdict (or is known to have been missed)."""
    match event:
        case CasePassed():
            _pass(db, seq, at_us, event)
        case CaseRejected():
            _reject(db, seq, at_us, event)
        case CaseMissed():
            _insert(db, seq, at_us, event.case, "missed", Window(), (), reasons=(Reason.MISSED_TRIGGER,))
            note_member(db, event.order, seq, event.case)
            count(db, missed=1)


def _pass(db: sqlite3.Connection, seq: int, at_us: int, event: CasePassed) -> None:
    told = (column(event.name), column(event.product), column(event.lot), event.link)
    insert_container(db, seq, at_us, 1, *told, order=event.order, state="passed")
    use_serial(db, event.sscc_serial)
    _take(db, seq, event)
    read = len(event.units)
    _insert(db, seq, at_us, event.case, "passed", event.window, event.units, event.case_code, container=seq)
    note_member(db, event.order, seq, event.case)
    count(db, in_flight=1, passed=1, units_read=read)
    count_passed(db, event.order, event.case)
    _unqueue(db, event.units)


def _take(db: sqlite3.Connection, container: int, event: CasePassed) -> None:
    """Every unit of a passing case must be read, good and free, and be no case code; nor the case code a unit."""
    case = str(event.case)
    if not event.units:
        raise Conflict("case_empty", case=case)
    units = []
    for unit in event.units:
        if unit.code is None or unit.reason is not None:
            raise Conflict("unit_unproven", case=case)
        units.append((column(unit.code.key), position_of_unit(unit)))
    try:
        take_units(db, container, units)
        give_code(db, container, event.case_code)
    except UnitTaken as taken:
        raise UnitTaken(taken.key, case=case, **taken.arguments) from None
    where = (len(units), event.case.epoch, event.case.seq, container)
    db.execute("UPDATE container SET members = ?, epoch = ?, abs_seq = ? WHERE id = ?", where)


def _reject(db: sqlite3.Connection, seq: int, at_us: int, event: CaseRejected) -> None:
    if not event.reasons:
        raise Conflict("reject_without_reason", case=str(event.case))
    _insert(db, seq, at_us, event.case, "rejected", event.window, event.units, event.case_code, event.reasons)
    note_member(db, event.order, seq, event.case)
    read = sum(unit.code is not None for unit in event.units)
    count(db, rejected=1, units_read=read, no_reads=len(event.units) - read)
    count_rejected(db, event.order, event.reasons[0])
    count_reason(db, event.reasons[0], cases=1)
    for reason, units in Counter(unit.reason for unit in event.units if unit.reason is not None).items():
        count_reason(db, reason, units=units)
    codes = [unit.code for unit in event.units] + [event.case_code]
    sight(db, seq, [code.key for code in codes if code is not None])
    _unqueue(db, event.units)


def _unqueue(db: sqlite3.Connection, units: Sequence[UnitEntry]) -> None:
    """The event now holds what the working table held."""
    held = [(unit.lane or 1, unit.trigger) for unit in units if unit.trigger]
    db.executemany("DELETE FROM queue WHERE lane = ? AND trigger = ?", held)


def _insert(
    db: sqlite3.Connection,
    seq: int,
    at_us: int,
    case: CaseRef,
    state: CaseState,
    window: Window,
    units: Sequence[UnitEntry],
    code: Code | None = None,
    reasons: Sequence[Reason] = (),
    container: int | None = None,
) -> None:
    verdict = {"passed": "pass", "rejected": "reject"}.get(state)
    words = (window.units, window.first, window.last, window.first_2, window.last_2, window.label)
    done = db.execute(
        "INSERT INTO plc_case(epoch, abs_seq, container, verdict, reason, disposal, state, trigger_words, case_text, "
        "units_read, at, seq) VALUES (?,?,?,?,?,NULL,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
        (
            *(case.epoch, case.seq, container, verdict, " ".join(reasons), state, " ".join(map(str, words))),
            None if code is None else column(code.text),
            *(sum(unit.code is not None for unit in units), at_us, seq),
        ),
    )
    if done.rowcount != 1:
        raise Conflict("case_known", case=str(case))
    _note(db, case, seq)


def _note(db: sqlite3.Connection, case: CaseRef, seq: int) -> None:
    db.execute("INSERT INTO event_case(epoch, abs_seq, seq) VALUES (?,?,?)", (case.epoch, case.seq, seq))


def move(
    db: sqlite3.Connection, log: sqlite3.Connection, seq: int, case: CaseRef, state: CaseState, disposal: str | None
) -> int:
    """A case that was passed leaves, is voided, or comes into doubt; ``disposal`` None: how it left stays as it is.
    Returns its container. Raises Conflict from any other state."""
    row = db.execute(
        "SELECT state, container FROM plc_case WHERE epoch = ? AND abs_seq = ?", (case.epoch, case.seq)
    ).fetchone()
    if row is None or row[0] not in _MAY_BECOME[state]:
        raise Conflict("case_state", case=str(case), state="unknown" if row is None else row[0], wanted=state)
    container = int(row[1])
    db.execute(
        "UPDATE plc_case SET state = ?, found = NULL, disposal = coalesce(?, disposal) WHERE epoch = ? AND abs_seq = ?",
        (state, disposal, case.epoch, case.seq),
    )
    _owe(db, case, state == "quarantined")
    done = db.execute(
        "UPDATE container SET state = ? WHERE id = ? AND state <> 'dissolved' AND NOT (? AND parent IS NOT NULL)",
        (CONTAINER_STATE[state], container, state == "void"),
    )
    if done.rowcount != 1:
        raise Conflict("container_conflict", container=container, cause=f"not to be {state}")
    if state == "void":
        _free(db, log, seq, container)
    count(db, **{_TALLY[row[0]]: -1, _TALLY[state]: 1})
    _note(db, case, seq)
    return container


def release(db: sqlite3.Connection, log: sqlite3.Connection, seq: int, event: CaseReleased) -> None:
    """It left as product; ``into``: it is in the open container of the level above from now on."""
    container = move(db, log, seq, event.case, "released", event.disposal)
    db.execute("UPDATE container SET exit = ? WHERE id = ?", (EXITS[event.disposal], container))
    if event.into:
        put_into(db, seq, event.into, container)


def _free(db: sqlite3.Connection, log: sqlite3.Connection, seq: int, container: int) -> None:
    """Units and case code of a void case may be used again; where they have been seen stays known."""
    free_members(db, container, members_at(db, log, container, seq))
    (code,) = db.execute("SELECT code FROM container WHERE id = ?", (container,)).fetchone()
    sight(db, container, [code])


def case_keys(passed: CasePassed) -> tuple[str, ...]:
    """The keys of its units, then its case code."""
    return (*(unit.code.key for unit in passed.units if unit.code is not None), passed.case_code.key)


def passed_event(log: sqlite3.Connection, container: int) -> CasePassed:
    """The event a case's container was made by (its id is that event's seq)."""
    _, event = event_at(log, container)
    if not isinstance(event, CasePassed):
        raise BadEvent("event_missing", seq=container)
    return event


def _owe(db: sqlite3.Connection, case: CaseRef, owed: bool) -> None:
    """A person must (or need no more) find this case."""
    changed = db.execute(
        "UPDATE plc_case SET owed = ? WHERE epoch = ? AND abs_seq = ? AND owed <> ?",
        (int(owed), case.epoch, case.seq, int(owed)),
    )
    if changed.rowcount:
        count(db, owed=1 if owed else -1)


def found(db: sqlite3.Connection, seq: int, case: CaseRef, where: Found) -> None:
    """A person said where the case was; nothing is freed by it, and nothing becomes product."""
    done = db.execute(
        "UPDATE plc_case SET found = ? WHERE epoch = ? AND abs_seq = ? "
        "AND (state IN ('rejected', 'missed') OR (state = 'quarantined' AND ? = 'gone'))",
        (where, case.epoch, case.seq, where),
    )
    if done.rowcount != 1:
        raise Conflict("case_state", case=str(case), wanted="rejected, missed or quarantined")
    _owe(db, case, False)
    _note(db, case, seq)


def set_disposal(db: sqlite3.Connection, seq: int, case: CaseRef, disposal: str) -> None:
    """How a case that was never good left; one that was found before that is not sought again."""
    done = db.execute(
        "UPDATE plc_case SET disposal = ? WHERE epoch = ? AND abs_seq = ? AND state IN ('rejected', 'missed')",
        (disposal, case.epoch, case.seq),
    )
    if done.rowcount != 1:
        raise Conflict("case_state", case=str(case), wanted="rejected or missed")
    row = db.execute("SELECT found FROM plc_case WHERE epoch = ? AND abs_seq = ?", (case.epoch, case.seq)).fetchone()
    _owe(db, case, disposal != "ejector" and row[0] is None)
    _note(db, case, seq)
