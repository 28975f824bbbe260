"""What the API says of a code, made from the journal's story of it."""

import pytest

from station.api import schema
from station.assembly.stories import code_answer, last_case, newest_wire_seq
from station.core import events as ev
from station.core import rework as rw
from station.core.values import CaseRef, Member, Position
from station.journal import contents
from tests.journal.make import code, passed, rejected
from tests.journal.test_containers import Journal


@pytest.fixture
def journal() -> Journal:
    return Journal()


def answered(journal: Journal, key: str, after: int = 0) -> schema.CodeStory:
    story = journal.reader.trace(key, after)
    assert story is not None
    return code_answer(key, story, None)


def test_a_unit_says_its_case_its_pallet_and_its_place(journal: Journal) -> None:
    told = answered(journal, "u1b")
    assert (told.role, told.status, told.live, told.epoch, told.seq) == ("unit", "contained", True, 1, 1)
    assert (told.case_state, told.cell, told.parent, told.order) == ("released", (1, 2), "c1", "o1")
    assert [(held.name, held.code, held.where, held.count) for held in told.containers] == [
        ("case", "c1", "1/1", 3),
        ("pallet", "p1", f"#{journal.pallet}", 2),
    ]
    assert [(step.kind, step.seq, step.container) for step in told.steps] == [
        ("case.passed", 1, journal.cases[0]),
        ("case.released", 1, 0),
        ("container.closed", 0, journal.pallet),
    ]


def test_a_bench_case_has_no_number_and_its_units_no_case_of_a_line(journal: Journal) -> None:
    (bench,) = journal.put(ev.ContainerOpened(1, "case", "o1", "Water 0.5 l", "L7", "scanned", "Li"))
    journal.put(ev.MembersChanged(bench, added=(Member(code("b1"), 0, Position(place=1)),), open=True, by="Li"))
    waiting = answered(journal, "b1")
    assert (waiting.status, waiting.seq, waiting.parent, waiting.containers[0].state) == ("contained", 0, "", "open")
    journal.put(ev.ContainerClosed(bench, code("cb"), "by_hand", by="Li", reason="short"))
    unit, case = answered(journal, "b1"), answered(journal, "cb")
    assert (unit.role, unit.epoch, unit.seq, unit.parent, unit.cell) == ("unit", 0, 0, "cb", None)
    assert (case.role, case.status, case.containers[0].where, case.containers[0].link) == (
        *("container", "container", f"#{bench}"),
        "scanned",
    )
    assert [(member.code, member.place) for member in case.members] == [("b1", 1)]
    assert case.steps[-1].arguments == {"act": "act_pack", "code": "cb", "by": "Li", "reason": "short"}
    story = journal.reader.trace("cb")
    assert story is not None and last_case(story) is None
    assert newest_wire_seq(story) == journal.sent()[-1].seq


def test_a_unit_moved_to_a_bench_case_is_not_in_its_old_case_any_more(journal: Journal) -> None:
    journal.do(rw.RemoveMember(code("u3a")))
    free = answered(journal, "u3a")
    assert (free.status, free.live, free.seq, free.parent) == ("free", False, 3, "c3")
    (bench,) = journal.put(ev.ContainerOpened(1, "case", "o1", "Water 0.5 l", "L7", "scanned", "Li"))
    journal.put(ev.MembersChanged(bench, added=(Member(code("u3a")),), open=True, by="Li"))
    moved = answered(journal, "u3a")
    assert (moved.live, moved.seq, moved.containers[0].container) == (True, 0, bench)


def test_members_by_pages(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "CODES_TOLD", 4)
    first = answered(journal, "p1")
    assert [(case.code, [unit.code for unit in case.members]) for case in first.members] == [
        ("c1", ["u1a", "u1b", "u1c"])
    ]
    assert first.next == 1
    second = answered(journal, "p1", 1)
    assert ([case.code for case in second.members], second.next) == (["c2"], None)


def test_what_a_person_did_is_said_with_codes_who_and_why(journal: Journal) -> None:
    first, *_ = journal.do(rw.Decommission(code("u1a"), "sampled"))
    told = answered(journal, "u1a")
    assert (told.status, told.fate, told.live) == ("decommissioned", "fate_sampled", False)
    changed, gone = (step.arguments for step in told.steps[-2:])
    assert changed == {"act": "act_decommission", "removed": "u1a", "by": "Li", "reason": "why"}
    assert gone == {"act": "act_decommission", "fate": "fate_sampled", "by": "Li", "reason": "why"}
    journal.do(rw.Undo(first))
    undone = answered(journal, "u1a").steps[-1].arguments
    assert (undone["act"], undone["undoes"]) == ("act_undo", first)


def test_many_codes_in_one_step_are_counted(journal: Journal) -> None:
    new = tuple(Member(code(f"n{n}")) for n in range(5))
    journal.put(ev.MembersChanged(journal.cases[3], added=new, act="add", by="Li"))
    assert answered(journal, "c4").steps[-1].arguments["added"] == "n0, n1, n2, … (5)"


def test_a_unit_of_a_rejected_case_is_free(journal: Journal) -> None:
    journal.put(rejected(9, ["spare"]))
    assert (answered(journal, "spare").status, answered(journal, "spare").seq) == ("free", 9)


def test_a_case_tells_why_a_person_found_it_good(journal: Journal) -> None:
    journal.put(passed(9, ["u9a", "u9b"], "c9"), ev.CaseQuarantined(CaseRef(1, 9), "unsure"))
    journal.put(ev.CaseReleased(CaseRef(1, 9), "person", "Li", reason="counted by hand"))
    told = answered(journal, "c9").steps[-1]
    assert told.arguments == {"disposal": "person", "by": "Li", "reason": "counted by hand"}
