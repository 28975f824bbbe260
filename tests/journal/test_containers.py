"""Containers in the journal: what is in one now, what upstream is told of it, and what can never be recorded."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest

from station.core import events as ev
from station.core import rework as rw
from station.core.commands import Refusal
from station.core.evolve import evolve
from station.core.rework_decision import decide
from station.core.state import from_loaded
from station.core.values import CaseRef, Code, Level, Member, Position
from station.journal import Batch, Conflict, Reader, StoreFault, UnitTaken, wire
from station.journal.members import members_at
from station.journal.verify import verify_over
from sync.wire_schema import parse_body
from tests.journal.make import NOW_US, RECIPE, code, in_memory, memory, passed
from tests.journal.wire_fold import Known, folded, recorded

PALLETS = replace(RECIPE, above=(Level("pallet", 3, "assigned"),))


class Journal:
    """A journal in memory with four released cases of three units; the first two are on a closed pallet."""

    def __init__(self) -> None:
        self.disk = memory()
        self.store = in_memory(self.disk)
        self.reader = Reader(lambda: self.disk)
        self.put(ev.EpochGranted(1, 0, "first"), ev.OrderStarted("o1", PALLETS))
        self.cases = [self.case(number) for number in (1, 2)]
        (self.pallet,) = self.put(ev.ContainerOpened(2, "pallet", "o1", "Water 0.5 l", "L7", "queue"))
        self.put(*(ev.CaseReleased(CaseRef(1, number), "exit", into=self.pallet) for number in (1, 2)))
        self.put(ev.ContainerClosed(self.pallet, code("p1"), "confirmed", sscc_serial=7))
        self.cases += [self.case(number) for number in (3, 4)]
        self.put(*(ev.CaseReleased(CaseRef(1, number), "exit") for number in (3, 4)))

    def put(self, *events: ev.Event) -> list[int]:
        """The numbers of the events that were written."""
        first = self.store.head.seq + 1
        self.store.append(NOW_US, [Batch(events=events)])
        return list(range(first, self.store.head.seq + 1))

    def case(self, number: int) -> int:
        (made,) = self.put(passed(number, [f"u{number}{place}" for place in "abc"], f"c{number}"))
        return made

    def do(self, operation: rw.Operation) -> list[int]:
        command = rw.Rework("Li", "why", operation, self.reader.facts(operation))
        decided = decide(command, self.store.head.seq + 1, lambda: (code("new"), 99), lambda _: False)
        assert not isinstance(decided, Refusal), decided
        return self.put(*decided)

    def members(self, container: int, seq: int | None = None) -> list[str]:
        found = members_at(self.disk, self.disk, container, seq or self.store.head.seq)
        return [member.code.key for member in found]

    def is_whole(self) -> bool:
        return verify_over(lambda: _copied(self.disk)).clean

    def sent(self) -> list[wire.WireRecord]:
        return self.reader.wire(0, 1000)


def _copied(disk: Any) -> Any:
    copy = memory()
    disk.backup(copy)
    return copy


@pytest.fixture
def journal() -> Journal:
    return Journal()


def test_a_case_goes_into_the_open_pallet_as_it_leaves_and_the_pallet_is_told_when_it_is_closed(
    journal: Journal,
) -> None:
    assert journal.members(journal.pallet) == ["c1", "c2"]
    kinds = [(record.kind, record.body.get("container")) for record in journal.sent()]
    assert kinds[1:4] == [("container.packed", c) for c in (*journal.cases[:2], journal.pallet)]
    told = journal.sent()[3].body
    assert [(m["code"]["key"], m["container"], m["position"]) for m in told["members"]] == [
        ("c1", journal.cases[0], {"place": 1}),
        ("c2", journal.cases[1], {"place": 2}),
    ]
    assert (told["level"], told["name"], told["code"]) == (2, "pallet", {"key": "p1", "text": "p1"})
    found = journal.reader.container("c1")
    assert found is not None and (found.parent, found.state, found.where) == (journal.pallet, "live", "1/1")
    assert journal.is_whole()


OPERATIONS: Mapping[str, rw.Operation] = {
    "add": rw.AddMembers(code("p1"), (code("c3"),)),
    "remove a case": rw.RemoveMember(code("c2")),
    "remove a unit": rw.RemoveMember(code("u1a")),
    "replace": rw.ReplaceMember(code("u1a"), code("fresh")),
    "dissolve": rw.Dissolve(code("p1")),
    "dissolve all levels": rw.Dissolve(code("p1"), all_levels=True),
    "relabel": rw.Relabel(code("p1")),
    "merge": rw.Merge(code("c3"), code("c4")),
    "decommission": rw.Decommission(code("u1a"), "sampled"),
}
CURRENT = {
    "container": "SELECT * FROM container ORDER BY id",
    "unit": "SELECT * FROM unit WHERE state = 1 ORDER BY code",
    "fate": "SELECT code, fate FROM fate ORDER BY code",
}
"""What is true now; where a code was seen, and by which event, is history that only grows."""


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_is_recorded_told_and_undone_as_if_it_had_never_been(journal: Journal, name: str) -> None:
    if name == "merge":  # of two partial ones
        for key in ("u4a", "u4b", "u3a"):
            journal.do(rw.RemoveMember(code(key)))
    before = {table: journal.disk.execute(sql).fetchall() for table, sql in CURRENT.items()}
    first, *_ = journal.do(OPERATIONS[name])
    assert {table: journal.disk.execute(sql).fetchall() for table, sql in CURRENT.items()} != before
    assert journal.is_whole()
    journal.do(rw.Undo(first))
    assert {table: journal.disk.execute(sql).fetchall() for table, sql in CURRENT.items()} == before
    assert journal.is_whole()
    for record in journal.sent():
        assert parse_body(record.kind, record.version, json.loads(json.dumps(record.body))) is not None


def test_a_shipment_is_told_and_returned(journal: Journal) -> None:
    journal.do(rw.Ship(code("p1"), "customer", "D1"))
    with pytest.raises(Conflict, match="container_shipped"):
        journal.put(ev.MembersChanged(journal.cases[0], removed=(Member(code("u1a")),), act="remove"))
    with pytest.raises(Conflict):
        journal.put(ev.ShipmentConfirmed(journal.cases[0], "customer"))
    journal.do(rw.Return(code("p1")))
    assert [record.kind for record in journal.sent()[-2:]] == ["shipment.confirmed", "shipment.returned"]
    for record in journal.sent():
        assert parse_body(record.kind, record.version, record.body) is not None


REFUSED: Mapping[str, Any] = {
    "a code in two containers": lambda j: ev.MembersChanged(j.cases[2], added=(Member(code("u1a")),)),
    "a case on two pallets": lambda j: ev.MembersChanged(j.pallet, added=(Member(code("c1"), j.cases[0]),)),
    "a unit on a pallet": lambda j: ev.MembersChanged(j.pallet, added=(Member(code("x")),)),
    "a pallet inside a case": lambda j: ev.MembersChanged(j.cases[2], added=(Member(code("p1"), j.pallet),)),
    "a container on itself": lambda j: ev.MembersChanged(j.pallet, added=(Member(code("p1"), j.pallet),)),
    "another container's code": lambda j: ev.MembersChanged(j.pallet, added=(Member(code("c4"), j.cases[2]),)),
    "a member twice": lambda j: ev.MembersChanged(j.cases[2], added=(Member(code("x")), Member(code("x")))),
    "what is not in it is taken out": lambda j: ev.MembersChanged(j.cases[2], removed=(Member(code("u1a")),)),
    "a case code as a unit": lambda j: ev.MembersChanged(j.cases[2], added=(Member(code("c4")),)),
    "a unit's code as a label": lambda j: ev.CodeChanged(j.pallet, code("p1"), code("u1a")),
    "a label that is not the one it has": lambda j: ev.CodeChanged(j.pallet, code("p9"), code("p2")),
    "a case that is in a pallet is taken apart": lambda j: ev.ContainerDissolved(j.cases[0]),
    "a case that is in a pallet is void": lambda j: ev.CaseVoided(CaseRef(1, 1), "person", "Li"),
    "what is not dissolved is restored": lambda j: ev.ContainerRestored(j.pallet),
    "a closed one is closed": lambda j: ev.ContainerClosed(j.pallet, code("p2"), "confirmed"),
    "a case leaves into a closed pallet": lambda j: ev.CaseRestored(CaseRef(1, 1), "Li"),
    "an open one is told as closed": lambda j: ev.MembersChanged(
        j.pallet, added=(Member(code("c3"), j.cases[2]),), open=True
    ),
    "a unit in a container is decommissioned": lambda j: ev.UnitDecommissioned(code("u1a"), "lost"),
    "what is not decommissioned is taken back": lambda j: ev.UnitRecommissioned(code("u1a"), "lost"),
    "what is not shipped is returned": lambda j: ev.ShipmentReturned(j.pallet),
    "10,001 members": lambda j: ev.MembersChanged(
        j.cases[2], added=tuple(Member(code(f"m{n}")) for n in range(10_001))
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_follow_is_refused_whole(journal: Journal, name: str) -> None:
    before = journal.store.head
    tables = {table: journal.disk.execute(sql).fetchall() for table, sql in CURRENT.items()}
    with pytest.raises(Conflict):
        journal.put(passed(9, ["u9"]), REFUSED[name](journal))
    assert journal.store.head == before
    assert {table: journal.disk.execute(sql).fetchall() for table, sql in CURRENT.items()} == tables
    assert journal.is_whole()


def test_an_assigned_serial_is_never_given_again(journal: Journal) -> None:
    (opened,) = journal.put(ev.ContainerOpened(2, "pallet", "o1", "p", "l", "queue"))
    journal.put(ev.MembersChanged(opened, added=(Member(code("c3"), journal.cases[2], Position(place=1)),), open=True))
    with pytest.raises(Conflict, match="serial_used"):
        journal.put(ev.ContainerClosed(opened, code("p2"), "confirmed", sscc_serial=7))
    journal.put(ev.ContainerClosed(opened, code("p2"), "confirmed", sscc_serial=8))
    assert journal.store.load().sscc_serial == 8


def test_the_code_of_a_dissolved_or_relabelled_container_is_given_to_nothing_else(journal: Journal) -> None:
    journal.do(rw.Dissolve(code("p1")))
    journal.do(rw.Relabel(code("c3"), code("c3-new")))
    for key in ("p1", "c3"):
        with pytest.raises(UnitTaken, match="code_retired"):
            journal.put(passed(9, ["u9"], key))
        assert key in journal.reader.taken([key])


def test_a_decommissioned_unit_is_not_packed_again_before_it_is_taken_back(journal: Journal) -> None:
    journal.do(rw.Decommission(code("u1a"), "sampled"))
    assert journal.reader.taken(["u1a"]) == {"u1a": "sampled"}
    with pytest.raises(UnitTaken, match="code_decommissioned"):
        journal.put(passed(9, ["u1a"]))
    journal.do(rw.Recommission(code("u1a")))
    journal.put(passed(9, ["u1a"]))


def test_a_dissolved_pallet_does_not_free_the_units_of_its_cases(journal: Journal) -> None:
    journal.do(rw.Dissolve(code("p1")))
    assert set(journal.reader.taken(["u1a", "c1"])) == {"u1a", "c1"}
    journal.do(rw.Dissolve(code("c1")))
    assert journal.reader.taken(["u1a"]) == {}


def test_the_core_and_the_journal_count_alike_and_a_batch_that_begins_elsewhere_is_refused(journal: Journal) -> None:
    event = passed(9, ["u9"])
    with pytest.raises(StoreFault, match="seq_differs"):
        journal.store.append(NOW_US, [Batch(events=(event,), first_seq=journal.store.head.seq + 2)])


def test_a_state_folded_on_is_the_state_a_start_reads(journal: Journal) -> None:
    state = from_loaded(journal.store.load())
    events: list[ev.Event] = [ev.ContainerOpened(2, "pallet", "o1", "p", "l", "queue")]
    opened = state.seq + 1
    events += [passed(5, ["u5"], "c5"), ev.CaseReleased(CaseRef(1, 5), "exit", into=opened)]
    events += [ev.MembersChanged(opened, added=(Member(code("c3"), journal.cases[2], Position(place=2)),), open=True)]
    for event in events:
        evolve(state, event, NOW_US)
    journal.put(*events)
    again = from_loaded(journal.store.load())
    assert (state.containers, state.cases, state.seq) == (again.containers, again.cases, again.seq)


def test_a_void_case_frees_what_is_in_it_now_not_what_was_packed(journal: Journal) -> None:
    journal.do(rw.ReplaceMember(code("u3a"), code("fresh")))
    journal.put(
        ev.OffsetFound("Li", 1, 0, CaseRef(0, 0), CaseRef(1, 4)), ev.CaseRecalled(CaseRef(1, 3), "offset_found")
    )
    journal.put(ev.CaseVoided(CaseRef(1, 3), "person", "Li"))
    assert journal.reader.taken(["u3a", "u3b", "fresh", "c3"]) == {}
    assert journal.is_whole()


# the wire -----------------------------------------------------------------------------------------------------------


def _bytes(records: list[wire.WireRecord]) -> list[bytes]:
    return [json.dumps([r.seq, r.id, r.kind, r.version, r.at_us, r.body]).encode() for r in records]


def test_a_log_of_this_version_is_sent_by_the_next_program_byte_for_byte(journal: Journal) -> None:
    journal.do(rw.Relabel(code("c3"), code("c3-new")))
    golden = _bytes(journal.sent())
    newer = {**wire.ENCODERS, ("container.packed", 2): lambda logged: {"everything": "is otherwise"}}
    with patch.object(wire, "ENCODERS", newer):
        assert _bytes(journal.sent()) == golden
        made = journal.case(5)
        journal.put(ev.CaseReleased(CaseRef(1, 5), "exit"))
        assert _bytes(journal.sent())[: len(golden)] == golden
        last = journal.sent()[-1]
        assert (last.version, last.body) == (2, {"everything": "is otherwise"}) and made


def test_a_version_this_program_does_not_know_is_not_guessed(journal: Journal) -> None:
    journal.disk.execute("UPDATE event SET wire_version = 9 WHERE wire_seq = 2")
    with pytest.raises(Exception, match="wire_version_unknown"):
        journal.sent()


def test_a_record_is_what_it_was_then_whatever_became_of_its_container(journal: Journal) -> None:
    before = _bytes(journal.sent())
    journal.do(rw.RemoveMember(code("c2")))
    journal.do(rw.RemoveMember(code("u1a")))
    journal.do(rw.Relabel(code("c1"), code("c1-new")))
    journal.do(rw.Dissolve(code("p1"), all_levels=True))
    assert _bytes(journal.sent())[: len(before)] == before


def told(journal: Journal) -> Known:
    return folded((record.kind, record.body) for record in journal.sent())


def test_the_fold_of_the_wire_is_what_the_tables_say_after_every_operation(journal: Journal) -> None:
    for name, operation in OPERATIONS.items():
        if name == "merge":
            continue
        first, *_ = journal.do(operation)
        assert told(journal) == recorded(journal.disk), name
        journal.do(rw.Undo(first))
        assert told(journal) == recorded(journal.disk), f"undo of {name}"


def test_codes_are_found_by_what_they_are(journal: Journal) -> None:
    assert journal.reader.container("nothing") is None
    assert journal.reader.facts(rw.RemoveMember(Code("nothing", "nothing"))).codes[0].seen is False
