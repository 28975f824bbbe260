"""The rows of a case: judged once, then moved from state to state by what was seen of it.

Unit and case keys share one name space. A key is *taken* while it is in ``unit`` with state 1, or is the code of a
container that is not void. Rejected and missed cases never touch those rows.
"""

import sqlite3
from collections import Counter
from collections.abc import Sequence

from station.core.events import CaseMissed, CasePassed, CaseRejected
from station.core.values import CaseRef, CaseState, Code, Found, Reason, UnitEntry, Window
from station.journal import codec
from station.journal.errors import BadEvent, Conflict, UnitTaken
from station.journal.meta import count, count_reason, get_meta, set_meta

ASKED_AT_ONCE = 200
Judged = CasePassed | CaseRejected | CaseMissed

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


def column(text: str) -> str:
    """Text as a TEXT column can hold it: a lone surrogate becomes its escape, everything else stays."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def cell_column(cell: tuple[int, int] | None) -> int | None:
    return None if cell is None else cell[0] * 1000 + cell[1]


def judge(db: sqlite3.Connection, seq: int, at_us: int, event: Judged) -> None:
    """A case number gets its one verdict (or is known to have been missed)."""
    match event:
        case CasePassed():
            _pass(db, seq, at_us, event)
        case CaseRejected():
            _reject(db, seq, at_us, event)
        case CaseMissed():
            _insert(db, seq, at_us, event.case, "missed", Window(), (), reasons=(Reason.MISSED_TRIGGER,))
            count(db, missed=1)


def _pass(db: sqlite3.Connection, seq: int, at_us: int, event: CasePassed) -> None:
    db.execute(
        "INSERT INTO container(id, level, code, parent, state, epoch, abs_seq) VALUES (?,1,?,NULL,'passed',?,?) "
        "ON CONFLICT(code) WHERE state <> 'void' DO NOTHING",
        (seq, column(event.case_code.key), event.case.epoch, event.case.seq),
    )
    if db.execute("SELECT 1 FROM container WHERE id = ?", (seq,)).fetchone() is None:
        raise UnitTaken("code_taken", code=event.case_code.text, case=str(event.case))
    _take(db, seq, event)
    read = len(event.units)
    _insert(db, seq, at_us, event.case, "passed", event.window, event.units, event.case_code, container=seq)
    count(db, in_flight=1, passed=1, units_read=read)
    db.execute("UPDATE work_order SET passed = passed + 1 WHERE state = 'open' AND name = ?", (column(event.order),))
    _unqueue(db, event.units)
    if event.sscc_serial is not None and event.sscc_serial > get_meta(db, "sscc_serial", 0):
        set_meta(db, sscc_serial=event.sscc_serial)


def _take(db: sqlite3.Connection, container: int, event: CasePassed) -> None:
    """Every unit of a passing case must be read, good and free, and be no case code; nor the case code a unit."""
    if not event.units:
        raise Conflict("case_empty", case=str(event.case))
    keys = []
    for unit in event.units:
        if unit.code is None or unit.reason is not None:
            raise Conflict("unit_unproven", case=str(event.case))
        keys.append(column(unit.code.key))
    taken = db.executemany(
        "INSERT INTO unit(code, container, cell, trigger, state) VALUES (?,?,?,?,1) ON CONFLICT(code) DO UPDATE SET "
        "container = excluded.container, cell = excluded.cell, trigger = excluded.trigger, state = 1 WHERE state = 0",
        [(key, container, cell_column(unit.cell), unit.trigger) for key, unit in zip(keys, event.units, strict=True)],
    )
    if taken.rowcount != len(keys):
        raise UnitTaken("unit_taken", case=str(event.case), code=_first_taken(db, container, keys))
    clash = _case_code_among(db, keys)
    if clash is not None or _is_unit(db, column(event.case_code.key)):
        raise UnitTaken("code_taken", case=str(event.case), code=clash or event.case_code.text)


def _first_taken(db: sqlite3.Connection, container: int, keys: Sequence[str]) -> str:
    for key in keys:
        row = db.execute("SELECT container FROM unit WHERE code = ?", (key,)).fetchone()
        if row is not None and row[0] != container:
            return key
    return Counter(keys).most_common(1)[0][0]  # none is elsewhere, so one is twice in this case


def _case_code_among(db: sqlite3.Connection, keys: Sequence[str]) -> str | None:
    """The first of these keys that is the code of a live case."""
    for start in range(0, len(keys), ASKED_AT_ONCE):
        part = keys[start : start + ASKED_AT_ONCE]
        marks = ",".join("?" * len(part))
        row = db.execute(f"SELECT code FROM container WHERE state <> 'void' AND code IN ({marks})", part).fetchone()
        if row is not None:
            return str(row[0])
    return None


def _is_unit(db: sqlite3.Connection, key: str) -> bool:
    return db.execute("SELECT 1 FROM unit WHERE code = ? AND state = 1", (key,)).fetchone() is not None


def _reject(db: sqlite3.Connection, seq: int, at_us: int, event: CaseRejected) -> None:
    if not event.reasons:
        raise Conflict("reject_without_reason", case=str(event.case))
    _insert(db, seq, at_us, event.case, "rejected", event.window, event.units, event.case_code, event.reasons)
    read = sum(unit.code is not None for unit in event.units)
    count(db, rejected=1, units_read=read, no_reads=len(event.units) - read)
    done = db.execute(
        "UPDATE work_order SET rejected = rejected + 1 WHERE state = 'open' AND name = ?", (column(event.order),)
    )
    if done.rowcount:
        counted: dict[str, int] = get_meta(db, "order_reasons", {})
        reason = event.reasons[0].value
        set_meta(db, order_reasons=counted | {reason: counted.get(reason, 0) + 1})
    count_reason(db, event.reasons[0], cases=1)
    for reason, units in Counter(unit.reason for unit in event.units if unit.reason is not None).items():
        count_reason(db, reason, units=units)
    codes = [unit.code for unit in event.units] + [event.case_code]
    _sight(db, seq, [code.key for code in codes if code is not None])
    _unqueue(db, event.units)


def _sight(db: sqlite3.Connection, seq: int, keys: Sequence[str]) -> None:
    db.executemany("INSERT OR IGNORE INTO sighting(code, seq) VALUES (?, ?)", [(column(key), seq) for key in keys])


def _unqueue(db: sqlite3.Connection, units: Sequence[UnitEntry]) -> None:
    """The event now holds what the working table held."""
    db.executemany("DELETE FROM queue WHERE lane = 1 AND trigger = ?", [(u.trigger,) for u in units if u.trigger])


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
) -> None:
    """A case that was passed leaves, is voided, or comes into doubt; ``disposal`` None: how it left stays as it is.
    Raises Conflict from any other state."""
    row = db.execute(
        "SELECT state, container FROM plc_case WHERE epoch = ? AND abs_seq = ?", (case.epoch, case.seq)
    ).fetchone()
    if row is None or row[0] not in _MAY_BECOME[state]:
        raise Conflict("case_state", case=str(case), state="unknown" if row is None else row[0], wanted=state)
    db.execute(
        "UPDATE plc_case SET state = ?, found = NULL, disposal = coalesce(?, disposal) WHERE epoch = ? AND abs_seq = ?",
        (state, disposal, case.epoch, case.seq),
    )
    _owe(db, case, state == "quarantined")
    db.execute("UPDATE container SET state = ? WHERE id = ?", (state, row[1]))
    if state == "void":
        _free(db, log, row[1])
    count(db, **{_TALLY[row[0]]: -1, _TALLY[state]: 1})
    _note(db, case, seq)


def _free(db: sqlite3.Connection, log: sqlite3.Connection, container: int) -> None:
    """Units and case code of a void case may be used again; where they have been seen stays known."""
    passed = passed_event(log, container)
    keys = case_keys(passed)
    freed = db.executemany(
        "UPDATE unit SET state = 0 WHERE code = ? AND container = ?", [(column(key), container) for key in keys[:-1]]
    )
    if freed.rowcount != len(keys) - 1:
        raise Conflict("units_differ", case=str(passed.case))
    _sight(db, container, keys)


def case_keys(passed: CasePassed) -> tuple[str, ...]:
    """The keys of its units, then its case code."""
    return (*(unit.code.key for unit in passed.units if unit.code is not None), passed.case_code.key)


def passed_event(log: sqlite3.Connection, container: int) -> CasePassed:
    """The event a container was made by (its id is that event's seq)."""
    row = log.execute("SELECT kind, version, body FROM event WHERE seq = ?", (container,)).fetchone()
    event = None if row is None else codec.decode(*row)
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
