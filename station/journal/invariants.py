"""I1, I5, I6 and I7 of docs/promises.md, asked of the log and of the tables.

I1 a unit is in at most one live case · I5 nothing is good that was not read · I6 one record for each case number, of
an epoch this journal granted · I7 the answer for a case number never changes. The fold itself refuses a second live
unit (I1), an unread unit in a passed case (I5) and a second verdict (I6, I7); here is what it does not see.
"""

import sqlite3

from station.core.events import CaseMissed, CasePassed, CaseRejected, Event
from station.core.values import UnitEntry
from station.journal.findings import Report
from station.journal.meta import get_meta
from station.journal.witness import differences

SHARED = (
    "SELECT c.code FROM container c WHERE c.state NOT IN ('void', 'dissolved') "
    "AND EXISTS (SELECT 1 FROM unit u WHERE u.code = c.code AND u.state = 1)"
)
ORPHANS = (
    "SELECT u.code FROM unit u LEFT JOIN container c ON c.id = u.container "
    "WHERE u.state = 1 AND (c.id IS NULL OR c.state IN ('void', 'dissolved'))"
)
MISPLACED = (
    "SELECT c.id, c.parent FROM container c JOIN container p ON p.id = c.parent "
    "WHERE c.parent IS NOT NULL AND (p.level <> c.level + 1 OR p.state IN ('void', 'dissolved'))"
)
MISCOUNTED = (
    "SELECT p.id, p.members, count(c.id) FROM container p LEFT JOIN container c ON c.parent = p.id "
    "WHERE p.level > 1 GROUP BY p.id HAVING count(c.id) <> p.members"
)
REFUSED = (
    "SELECT u.code FROM unit u WHERE u.state = 1 AND EXISTS (SELECT 1 FROM fate f WHERE f.code = u.code) "
    "UNION ALL SELECT r.code FROM retired r JOIN container c ON c.code = r.code "
    "WHERE c.state NOT IN ('void', 'dissolved')"
)
BALANCE = (
    "SELECT state, count(*) FROM plc_case GROUP BY state",
    "SELECT in_flight, rejected, missed, released, void, quarantined FROM tally",
)
OWED = "SELECT (SELECT count(*) FROM plc_case WHERE owed = 1), (SELECT owed FROM tally)"
STATES = ("passed", "rejected", "missed", "released", "void", "quarantined")


def judge_event(folded: sqlite3.Connection, seq: int, event: Event, report: Report) -> None:
    """What one verdict must be, given everything before it."""
    if not isinstance(event, CasePassed | CaseRejected | CaseMissed):
        return
    report.count("cases")
    granted = get_meta(folded, "epoch", 0)
    if not 1 <= event.case.epoch <= granted or event.case.seq < 1:
        report.find("case_not_granted", invariant="I6", seq=seq, case=str(event.case), granted=granted)
    if isinstance(event, CasePassed):
        report.count("units", len(event.units))
        if not all(_names_its_read(unit) for unit in event.units):
            report.find("unit_without_read", invariant="I5", seq=seq, case=str(event.case))


def _names_its_read(unit: UnitEntry) -> bool:
    """A code as read, and where: a cell of a picture, a frame, a trigger number, or the answer of a reader that the
    station asked for the whole case (a view without a cell)."""
    where = unit.cell or unit.trigger or unit.frame or unit.view
    return unit.code is not None and unit.code.text != "" and bool(where)


def _judge_containers(db: sqlite3.Connection, report: Report) -> None:
    """C1 and C2: what is in a container is of the level below, as many as are told, and no code that is void."""
    for child, parent in db.execute(MISPLACED):
        report.find("container_misplaced", invariant="C2", container=child, parent=parent)
    for container, told, found in db.execute(MISCOUNTED):
        report.find("members_miscounted", invariant="C1", container=container, told=told, found=found)
    for (code,) in db.execute(REFUSED):
        report.find("code_void", invariant="C1", code=code)


def judge_tables(db: sqlite3.Connection, report: Report) -> None:
    """What must hold between tables, asked of the journal's own."""
    for (code,) in db.execute(SHARED):
        report.find("code_twice", invariant="I1", code=code)
    for (code,) in db.execute(ORPHANS):
        report.find("unit_without_case", invariant="I1", code=code)
    _judge_containers(db, report)
    counted = dict(db.execute(BALANCE[0]).fetchall())
    tally = dict(zip(STATES, db.execute(BALANCE[1]).fetchone(), strict=True))
    for state in STATES:
        if counted.get(state, 0) != tally[state]:
            report.find("balance_wrong", invariant="I6", state=state, counted=counted.get(state, 0), tally=tally[state])
    owed, told = db.execute(OWED).fetchone()
    if owed != told:
        report.find("balance_wrong", invariant="I6", state="owed", counted=owed, tally=told)
    for what, logged, kept in differences(db):
        report.find("balance_wrong", invariant="I6", state=what, counted=logged, tally=kept)
