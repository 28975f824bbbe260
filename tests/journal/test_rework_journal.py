"""Any rework at all against a real journal: its projections are those of the second fold, its facts lead to the same
decisions, all of it can be undone, and the journal verifies."""

import sqlite3
from dataclasses import replace

from hypothesis import settings

from station.core import container_events as ev
from station.core import events as e
from station.core import rework as rw
from station.core.commands import Refusal
from station.core.rework_decision import decide
from station.core.values import CaseRef, Code, Member, Position, Reason, UnitEntry, Window
from station.journal import Batch, Reader
from station.journal.members import members_at, position_of
from tests.core.container_model import Box, Identity, Model
from tests.core.test_rework_stateful import RECIPE, UNITS, AnyRework
from tests.journal.make import NOW_US, in_memory, memory


def code(key: str) -> Code:
    return Code(key, key.upper())


def case(seq: int, label: str, units: list[str], product: str = "water") -> e.CasePassed:
    entries = tuple(UnitEntry(0, 0, (1, place), code(key)) for place, key in enumerate(units, start=1))
    return e.CasePassed(CaseRef(1, seq), "A1", product, "", Window(), code(label), entries)


def rejected() -> e.CaseRejected:
    """Where the free units have been seen."""
    entries = tuple(UnitEntry(0, 0, (1, place), code(key)) for place, key in enumerate(UNITS, start=1))
    return e.CaseRejected(CaseRef(1, 9), "A1", "water", "", Window(), (Reason.SHORT,), None, entries)


class Plant:
    """The plant of the stateful test in a journal, and as the second fold has it."""

    def __init__(self) -> None:
        self.db = memory()
        self.store = in_memory(self.db)
        self.model = Model(RECIPE)
        self.reader = Reader(lambda: self.db)
        self.append(e.OrderStarted("A1", RECIPE))
        self.case(1, "c1", UNITS[:3])
        self.case(2, "c2", UNITS[3:5])
        self.case(3, "c3", UNITS[5:7])
        self.case(4, "c4", UNITS[7:8], "oil")
        self.pallet("p1", ["c1", "c2"])
        self.pallet("p2", ["c3"])
        self.append(rejected())
        self.model.see(*UNITS)
        self.model.seq = self.store.head.seq

    def append(self, *events: e.Event) -> int:
        return self.store.append(NOW_US, [Batch(events=events)])

    def case(self, seq: int, label: str, units: list[str], product: str = "water") -> None:
        number = self.append(case(seq, label, units, product))
        self.append(e.CaseReleased(CaseRef(1, seq), "exit"))
        placed: dict[Identity, Position] = {key: Position(row=1, column=n) for n, key in enumerate(units, start=1)}
        self.model.boxes[number] = Box(1, "case", code(label), "A1", product, "", members=placed)
        self.model.see(label, *units)

    def pallet(self, label: str, cases: list[str]) -> None:
        number = self.append(ev.ContainerOpened(2, "pallet", "A1", "water", "", "queue"))
        mine = {box.code.key: at for at, box in self.model.boxes.items() if box.code}
        members = [Member(code(key), mine[key], Position(place=n)) for n, key in enumerate(cases, start=1)]
        self.append(ev.MembersChanged(number, (), tuple(members), open=True))
        self.append(ev.ContainerClosed(number, code(label), "confirmed"))
        placed: dict[Identity, Position] = {each.container: each.position for each in members}
        self.model.boxes[number] = Box(2, "pallet", code(label), "A1", "water", "", members=placed)
        self.model.see(label)


def snapshot(db: sqlite3.Connection) -> tuple[object, ...]:
    """The journal's tables as the second fold says it."""
    boxes = {}
    rows = db.execute("SELECT id, level, code, state, shipped FROM container ORDER BY id").fetchall()
    for number, level, key, state, shipped in rows:
        boxes[number] = (level, key, state, bool(shipped), frozenset(_members(db, number, level, state)))
    fates = dict(db.execute("SELECT code, fate FROM fate"))
    return (boxes, fates, dict(db.execute("SELECT code, container FROM retired")))


def _members(db: sqlite3.Connection, number: int, level: int, state: str) -> list[tuple[Identity, Position]]:
    folded = [(each.container or each.code.key, each.position) for each in members_at(db, db, number, 2**62)]
    if state == "live":
        held: list[tuple[Identity, Position]] = [
            (key, position_of(position))
            for key, position in db.execute(
                "SELECT code, position FROM unit WHERE state = 1 AND container = ?", (number,)
            )
        ]
        held += [
            (child, Position(place=place))
            for child, place in db.execute("SELECT id, place FROM container WHERE parent = ?", (number,))
        ]
        assert sorted(map(str, held)) == sorted(map(str, folded)), "tables and log differ"
    return folded


NOW_SO = (
    "SELECT * FROM container ORDER BY id",
    "SELECT * FROM unit WHERE state = 1 ORDER BY code",
    "SELECT code, fate FROM fate ORDER BY code",
    "SELECT * FROM retired ORDER BY code",
    "SELECT * FROM work_order ORDER BY id",
    "SELECT * FROM plc_case ORDER BY epoch, abs_seq",
    "SELECT * FROM tally",
)
"""Everything that is so now; the other tables are history."""


def bytes_of(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    return [row for query in NOW_SO for row in db.execute(query)]


class AnyReworkInJournal(AnyRework):
    def __init__(self) -> None:
        self.plant = Plant()
        super().__init__()
        self.model = self.plant.model
        self.rows: dict[int, list[tuple[object, ...]]] = {}
        """Operation → the tables before it."""

    def do(self, operation: rw.Operation) -> Refusal | tuple[ev.ContainerEvent, ...]:
        first, before = self.model.seq + 1, bytes_of(self.plant.db)
        facts = self.plant.reader.facts(operation)
        told = self.model.facts(operation)
        judged = {each.code.key: each.objection for each in told.codes}
        facts = replace(
            facts, codes=tuple(replace(each, objection=judged.get(each.code.key, "")) for each in facts.codes)
        )
        by_journal = decide(rw.Rework("anna", "why", operation, facts), first, self.assign, lambda _: False)
        done = super().do(operation)
        if isinstance(done, Refusal):
            assert by_journal == done
            return done
        assert not isinstance(by_journal, Refusal), by_journal
        assert [_sorted(each) for each in by_journal] == [_sorted(each) for each in done]
        self.plant.store.append(NOW_US, [Batch(events=done, first_seq=first)])
        self.rows[first] = before
        assert snapshot(self.plant.db) == self.model.snapshot()
        return done

    def undo_newest(self) -> None:
        number = self.before[-1][1] if self.before else 0
        super().undo_newest()
        if number:
            assert bytes_of(self.plant.db) == self.rows[number], "C4: the projections are not as they were"


def _sorted(event: ev.ContainerEvent) -> ev.ContainerEvent:
    """Members of one event are a set; the two folds list them in different orders."""
    if not isinstance(event, ev.MembersChanged):
        return event
    removed, added = (tuple(sorted(each, key=str)) for each in (event.removed, event.added))
    return replace(event, removed=removed, added=added)


AnyReworkInJournal.TestCase.settings = settings(AnyRework.TestCase.settings, max_examples=40, stateful_step_count=25)
TestAnyReworkInJournal = AnyReworkInJournal.TestCase
