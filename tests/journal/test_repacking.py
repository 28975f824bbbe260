"""A rejected case put right by hand, and a pallet filled by scan: in the journal, undone, done again."""

import pytest

from station.core import events as ev
from station.core import rework as rw
from station.core.commands import Refusal
from station.core.rework_decision import decide
from station.core.values import CaseRef
from tests.journal.make import code, rejected
from tests.journal.test_containers import Journal

FLAGGED = CaseRef(1, 9)


class Table(Journal):
    """With a rejected case 9: two units were read, a third was not; its label was."""

    def __init__(self) -> None:
        super().__init__()
        self.put(rejected(9, ["r1", "r2"], case_code="c9"))

    def refusal(self, operation: rw.Operation) -> Refusal:
        command = rw.Rework("Li", "why", operation, self.reader.facts(operation))
        done = decide(command, self.store.head.seq + 1, lambda: (code("new"), 99), lambda _: False)
        assert isinstance(done, Refusal), done
        return done


@pytest.fixture
def table() -> Table:
    return Table()


def repack(*new: str, **how: object) -> rw.Repack:
    return rw.Repack(FLAGGED, tuple(map(code, new)), **how)  # type: ignore[arg-type]


def test_what_was_read_stays_and_the_scanned_unit_takes_the_empty_place(table: Table) -> None:
    made, _, _ = table.do(repack("z"))
    found = table.reader.container("c9")
    assert found is not None and (found.id, found.state, found.order) == (made, "live", "o1")
    assert {each.code.key: each.position.column for each in found.members} == {"r1": 1, "r2": 1, "z": 2}
    record = table.sent()[-1]
    assert (record.kind, record.body["link"], record.body["exit"]) == ("container.packed", "picture", "by_hand")
    assert (record.body["by"], record.body["code"]["key"]) == ("Li", "c9")
    case = table.reader.case(FLAGGED)
    assert case is not None and case.case.state == "rejected"
    assert table.is_whole()


def test_undone_its_units_and_its_label_are_free_for_another_try(table: Table) -> None:
    first, *_ = table.do(repack("z"))
    assert table.reader.newest_operation() == first
    table.do(rw.Undo(first))
    assert table.reader.newest_operation() is None
    assert table.reader.taken(["r1", "r2", "z", "c9"]) == {}
    told = table.sent()[-1]
    assert (told.kind, told.body["cause"]) == ("container.dissolved", "unpacked")
    again, *_ = table.do(repack("z"))
    assert table.members(again) == ["r1", "r2", "z"]
    assert table.refusal(rw.Restore(first)).key == "rework_label_used"
    assert table.is_whole()


def test_a_unit_that_is_taken_out_makes_room_for_another(table: Table) -> None:
    made, *_ = table.do(repack("y", "z", out=(code("r1"),)))
    assert table.members(made) == ["r2", "y", "z"]
    assert table.reader.taken(["r1"]) == {}


@pytest.mark.parametrize(
    ("operation", "key"),
    [
        (repack(), "rework_case_short"),
        (repack("y", "z"), "rework_case_over"),
        (repack("r1"), "rework_twice"),
        (repack("u1a"), "rework_code_elsewhere"),
        (repack("z", label=code("c1")), "rework_label_used"),
        (rw.Repack(CaseRef(1, 8)), "rework_case_unknown"),
        (rw.Repack(CaseRef(1, 1)), "rework_case_not_flagged"),
    ],
)
def test_what_cannot_be_put_right_is_refused_whole(table: Table, operation: rw.Repack, key: str) -> None:
    head = table.store.head.seq
    assert table.refusal(operation).key == key
    assert table.store.head.seq == head


def test_short_it_is_closed_with_the_reason(table: Table) -> None:
    table.do(repack(short=True))
    closed = table.reader.events(table.store.head.seq - 1)[-1].event
    assert isinstance(closed, ev.ContainerClosed) and closed.reason == "why"


def test_without_a_label_it_is_asked_for_or_assigned(table: Table) -> None:
    table.put(rejected(10, ["q1", "q2"]))
    bare = rw.Repack(CaseRef(1, 10), (code("z"),))
    assert table.refusal(bare).key == "rework_label_needed"
    made, *_ = table.do(rw.Repack(CaseRef(1, 10), (code("z"),), assign=True))
    assert table.reader.container("new") is not None and made


# pallets ---------------------------------------------------------------------------------------------------------


def test_cases_are_put_onto_a_pallet_one_by_one_and_the_last_one_closes_it(table: Table) -> None:
    pallet, _ = table.do(rw.Palletise(code("c3")))
    table.do(rw.Palletise(code("c4"), pallet))
    (opened,) = [each for each in table.store.load().containers if each.id == pallet]
    assert opened.by_scan and [each.code.key for each in opened.members] == ["c3", "c4"]
    table.do(repack("z"))
    done = table.do(rw.Palletise(code("c9"), pallet))
    assert len(done) == 2
    found = table.reader.container("new")
    assert found is not None and (found.id, found.state, len(found.members)) == (pallet, "live", 3)
    assert table.is_whole()


def test_undone_a_pallet_that_was_opened_is_given_up(table: Table) -> None:
    pallet, _ = table.do(rw.Palletise(code("c3")))
    table.do(rw.Undo(pallet))
    assert table.store.load().containers == ()
    assert table.refusal(rw.Restore(pallet)).key == "rework_never_closed"
    second, _ = table.do(rw.Palletise(code("c3")))
    (more,) = table.do(rw.Palletise(code("c4"), second))
    table.do(rw.Undo(more))
    assert table.members(second) == ["c3"]
    assert table.is_whole()


@pytest.mark.parametrize(
    ("operation", "key"),
    [
        (rw.Palletise(code("c1")), "rework_code_elsewhere"),
        (rw.Palletise(code("p1")), "rework_level_none"),
        (rw.Palletise(code("u1a")), "rework_not_a_container"),
        (rw.Palletise(code("?")), "rework_code_unknown"),
    ],
)
def test_what_cannot_go_onto_a_pallet_is_refused(table: Table, operation: rw.Palletise, key: str) -> None:
    assert table.refusal(operation).key == key


def test_nothing_more_goes_onto_a_closed_pallet(table: Table) -> None:
    assert table.refusal(rw.Palletise(code("c3"), table.pallet)).key == "rework_not_open"


def test_partial_pallets_are_merged_while_they_are_open(table: Table) -> None:
    one, _ = table.do(rw.Palletise(code("c3")))
    two, _ = table.do(rw.Palletise(code("c4")))
    table.do(rw.Merge(two, one))
    assert table.members(one) == ["c3", "c4"]
    assert [each.id for each in table.store.load().containers] == [one]
    assert table.sent()[-1].kind != "container.dissolved", "upstream has not heard of an open pallet"
    assert table.is_whole()
