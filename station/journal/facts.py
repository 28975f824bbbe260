"""What a rework operation must know, as one reading of the journal: where its codes are, what its containers hold."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from station.core import events as e
from station.core.rework import (
    MEMBERS_MAX,
    CodeFacts,
    ContainerFacts,
    Dissolve,
    DoneEvent,
    Facts,
    FlaggedCase,
    Operation,
    Repack,
    Restore,
    Undo,
    named_codes,
    named_containers,
)
from station.core.rework_undo import UNDOABLE
from station.core.values import CaseRef, Code, Member, Position, Recipe
from station.journal import codec
from station.journal.codec import column
from station.journal.container_checks import ANCESTORS
from station.journal.members import members_at
from station.journal.stories import case_story

CONTAINER = (
    "SELECT level, name, state, code, text, parent, shipped, product, lot, epoch, abs_seq, exit, "
    "(SELECT w.name FROM work_order w WHERE w.id = order_id) "
    "FROM container WHERE id = ?"
)
OF_CODE = (
    "SELECT (SELECT container FROM unit WHERE code = ?1 AND state = 1), "
    "(SELECT id FROM container WHERE code = ?1 AND state NOT IN ('void', 'dissolved')), "
    "(SELECT container FROM retired WHERE code = ?1), (SELECT fate FROM fate WHERE code = ?1), "
    "EXISTS (SELECT 1 FROM unit WHERE code = ?1) OR EXISTS (SELECT 1 FROM sighting WHERE code = ?1)"
)
INSIDE = (
    "WITH RECURSIVE down(id, members) AS (SELECT id, members FROM container WHERE id = ? "
    "UNION ALL SELECT c.id, c.members FROM container c JOIN down ON c.parent = down.id) SELECT id, members FROM down"
)
MEMBERS = "SELECT id, code, text, place FROM container WHERE parent = ? ORDER BY place, id"
UP = f"{ANCESTORS} SELECT id FROM up"
RECIPE = "SELECT recipe FROM work_order WHERE name = ? ORDER BY id DESC LIMIT 1"
ADJOINING = "SELECT seq, kind, version, body FROM event WHERE seq >= ? ORDER BY seq LIMIT ?"
NEWEST = (
    "SELECT seq, kind, version, body FROM event WHERE kind IN ('container.members_changed', 'container.dissolved', "
    "'container.restored', 'container.code_changed', 'container.opened', 'unit.decommissioned', "
    "'unit.recommissioned') "
    "ORDER BY seq DESC LIMIT 1000"
)
"""The index ``event_rework`` has these kinds alone."""
HEAD = "SELECT coalesce(max(seq), 0) FROM event"


def facts_of(db: sqlite3.Connection, operation: Operation) -> Facts:
    """All that ``station.core.rework_decision`` needs of this operation. Raises BadEvent, sqlite3.Error."""
    seq = int(db.execute(HEAD).fetchone()[0])
    search = _Search(db, seq)
    if len(named_codes(operation)) > MEMBERS_MAX:
        return Facts(seq, too_many=True)
    done = tuple(_done(db, operation.operation)) if isinstance(operation, Undo) else ()
    search.name(named_codes(operation), named_containers(operation))
    for each in done:
        search.name(_codes_in(each.event), filter(None, [getattr(each.event, "container", 0)]))
    case = _flagged(db, operation.case) if isinstance(operation, Repack) else None
    if case is not None:
        search.name((unit.code for unit in case.units if unit.code is not None), ())
        search.name(() if case.code is None else (case.code,), ())
    search.widen(operation)
    if search.too_many:
        return Facts(seq, too_many=True)
    containers = search.facts()
    return Facts(
        seq,
        tuple(search.codes.values()),
        containers,
        tuple(_recipes(db, {each.order for each in containers} | ({case.order} if case is not None else set()))),
        done,
        bool(done and db.execute("SELECT 1 FROM undone WHERE seq = ?", (done[0].seq,)).fetchone()),
        case,
    )


@dataclass(slots=True)
class _Search:
    """The codes and containers an operation is about, growing until all that must be known is found."""

    db: sqlite3.Connection
    seq: int
    codes: dict[str, CodeFacts] = field(default_factory=dict)
    containers: dict[int, ContainerFacts] = field(default_factory=dict)
    numbers: set[int] = field(default_factory=set)
    too_many: bool = False

    def name(self, codes: Iterable[Code], containers: Iterable[int]) -> None:
        for code in codes:
            if code.key not in self.codes:
                found = _code_facts(self.db, code)
                self.codes[code.key] = found
                self.numbers |= {found.unit_of, found.container}
        self.numbers |= set(containers)
        self.numbers.discard(0)

    def widen(self, operation: Operation) -> None:
        """What is in, and around, what is named."""
        if isinstance(operation, Dissolve) and operation.all_levels:
            inside = [row for number in self.numbers for row in self.db.execute(INSIDE, (number,))]
            self.numbers |= {number for number, _ in inside}
            self.too_many = sum(members for _, members in inside) > MEMBERS_MAX
        for number in [*self.numbers]:
            self.numbers |= {up for (up,) in self.db.execute(UP, (number,))}
        if self.too_many:
            return
        for found in self.facts():
            self.too_many = self.too_many or len(found.members) > MEMBERS_MAX
            if found.state == "dissolved" and found.code is not None:
                self.name((found.code,), ())
            if found.state == "dissolved" or isinstance(operation, Restore):
                self.name((each.code for each in found.members if not each.container), ())
                self.numbers |= {each.container for each in found.members if each.container}
        for number in [*self.numbers]:
            self.numbers |= {up for (up,) in self.db.execute(UP, (number,))}

    def facts(self) -> tuple[ContainerFacts, ...]:
        for number in sorted(self.numbers - self.containers.keys()):
            found = container_facts(self.db, number, self.seq)
            if found is not None:
                self.containers[number] = found
        return tuple(self.containers.values())


def container_facts(db: sqlite3.Connection, container: int, seq: int) -> ContainerFacts | None:
    """A container as it is after event ``seq``, the newest; None: there is none of this number."""
    row = db.execute(CONTAINER, (container,)).fetchone()
    if row is None:
        return None
    level, name, state, key, text, parent, shipped, product, lot, epoch, abs_seq, exit_, order = row
    if level > 1 and state != "dissolved":  # the fold would read every case that is in it
        rows = db.execute(MEMBERS, (container,)).fetchall()
        members = tuple(Member(Code(own, told), child, Position(place=place)) for child, own, told, place in rows)
    else:
        members = members_at(db, db, container, seq)
    return ContainerFacts(
        id=container,
        level=level,
        name=name,
        state=state,
        code=None if key is None else Code(key, text),
        order=order or "",
        product=product,
        lot=lot,
        parent=parent or 0,
        shipped=bool(shipped),
        where="" if epoch is None else f"{epoch}/{abs_seq}",
        was_closed=epoch is not None or exit_ != "",
        members=members,
    )


def number_of(db: sqlite3.Connection, key: str) -> int:
    """The container that has, or last had, this code; 0 = none."""
    row = db.execute(OF_CODE, (column(key),)).fetchone()
    return int(row[1] or row[2] or 0)


def seen_codes(db: sqlite3.Connection, keys: Iterable[str]) -> frozenset[str]:
    """Those of these keys that this journal has anywhere."""
    return frozenset(key for key in keys if _code_facts(db, Code(key, key)).seen)


def newest_operation(db: sqlite3.Connection) -> int | None:
    """The newest operation that may be undone and is not; None = there is none among the newest thousand events."""
    for seq, kind, version, body in db.execute(NEWEST).fetchall():
        event = codec.decode(kind, version, body)
        mine = getattr(event, "operation", 0) == seq and getattr(event, "act", "") in UNDOABLE
        if mine and db.execute("SELECT 1 FROM undone WHERE seq = ?", (seq,)).fetchone() is None:
            return int(seq)
    return None


def _code_facts(db: sqlite3.Connection, code: Code) -> CodeFacts:
    unit_of, container, retired, fate, seen = db.execute(OF_CODE, (column(code.key),)).fetchone()
    return CodeFacts(
        code=code,
        seen=bool(seen or container or retired or fate),
        unit_of=unit_of or 0,
        container=container or retired or 0,
        retired=retired is not None,
        fate=fate,
    )


def _done(db: sqlite3.Connection, operation: int) -> Iterator[DoneEvent]:
    """The events of one operation: they follow each other."""
    rows = db.execute(ADJOINING, (max(1, operation), MEMBERS_MAX + 1)) if operation > 0 else ()
    for seq, kind, version, body in rows:
        event = codec.decode(kind, version, body)
        if not isinstance(event, e.ContainerEvent) or getattr(event, "operation", 0) != operation:
            return
        freed = isinstance(event, e.ContainerDissolved | e.ContainerRestored)
        members = members_at(db, db, event.container, seq) if freed else ()  # type: ignore[union-attr]
        yield DoneEvent(seq, event, members)


def _flagged(db: sqlite3.Connection, case: CaseRef) -> FlaggedCase | None:
    """As its verdict has it; None = there is no such case, or the station never saw it."""
    story = case_story(db, case)
    verdict = None if story is None else story.verdict
    if story is None or not isinstance(verdict, e.CasePassed | e.CaseRejected):
        return None
    goods = (verdict.order, verdict.product, verdict.lot)
    return FlaggedCase(case, story.case.state, *goods, verdict.case_code, verdict.units)


def _codes_in(event: e.ContainerEvent) -> list[Code]:
    match event:
        case e.MembersChanged(removed=removed, added=added):
            return [member.code for member in (*removed, *added)]
        case e.CodeChanged(old=old, new=new):
            return [code for code in (old, new) if code is not None]
        case e.ContainerClosed(code=Code() as code):
            return [code]
        case e.UnitDecommissioned(code=code) | e.UnitRecommissioned(code=code):
            return [code]
        case _:
            return []


def _recipes(db: sqlite3.Connection, orders: set[str]) -> Iterator[tuple[str, Recipe]]:
    for order in sorted(orders):
        row = db.execute(RECIPE, (column(order),)).fetchone()
        if row is not None:
            yield order, codec.from_plain(Recipe, json.loads(row[0]))
