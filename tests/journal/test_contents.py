"""What trace tells of a code of any level: where it is now, what is in it, and all that happened to it."""

import pytest

from station.core import events as ev
from station.core import rework as rw
from station.core.values import CaseRef, Member
from station.journal import contents
from station.journal.stories import CodeStory
from tests.journal.make import code
from tests.journal.test_containers import Journal


@pytest.fixture
def journal() -> Journal:
    return Journal()


def traced(journal: Journal, key: str, after: int = 0) -> CodeStory:
    story = journal.reader.trace(key, after)
    assert story is not None, key
    return story


def kinds(story: CodeStory) -> list[str]:
    return [told.event.kind for told in story.events]


def test_a_unit_and_a_case_name_every_container_above_them_lowest_first(journal: Journal) -> None:
    unit = traced(journal, "u1b")
    assert (unit.status, unit.role) == ("contained", "unit")
    assert [(held.name, held.text, held.state, held.members, held.order) for held in unit.containers] == [
        ("case", "c1", "live", 3, "o1"),
        ("pallet", "p1", "live", 2, "o1"),
    ]
    assert unit.position is not None and (unit.position.row, unit.position.column) == (1, 2)
    assert kinds(unit) == ["case.passed", "case.released", "container.closed"], (
        "of the pallet what came after it went in"
    )
    case = traced(journal, "c3")
    assert (case.status, case.role, [held.text for held in case.containers]) == ("container", "container", ["c3"])
    assert journal.reader.trace("never seen") is None


def test_a_pallet_names_its_cases_their_units_and_what_happened_to_it(journal: Journal) -> None:
    story = traced(journal, "p1")
    assert [held.name for held in story.containers] == ["pallet"]
    told = story.members.members
    assert [(each.name, each.member.code.key, each.count) for each in told] == [("case", "c1", 3), ("case", "c2", 3)]
    assert [(unit.name, unit.member.code.key) for unit in told[1].contents] == [
        ("unit", "u2a"),
        ("unit", "u2b"),
        ("unit", "u2c"),
    ]
    assert kinds(story) == ["container.opened", "case.released", "case.released", "container.closed"]


def test_members_come_by_pages_that_name_each_once(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "CODES_TOLD", 5)
    first = traced(journal, "p1").members
    assert [(each.member.code.key, len(each.contents)) for each in first.members] == [("c1", 3)]
    assert first.next == 1
    last = traced(journal, "p1", first.next).members
    assert [each.member.code.key for each in last.members] == ["c2"]
    assert last.next is None
    assert traced(journal, "p1", 2).members == contents.MemberPage()
    monkeypatch.setattr(contents, "CODES_TOLD", 2)
    page = traced(journal, "p1").members
    assert [(each.count, len(each.contents)) for each in page.members] == [(3, 1)], "one member at least, cut short"
    assert traced(journal, "c1").members.next == 2


def test_a_removed_unit_is_free_and_the_case_it_was_in_is_told(journal: Journal) -> None:
    journal.do(rw.RemoveMember(code("u1a")))
    story = traced(journal, "u1a")
    assert (story.status, story.containers, story.position) == ("free", (), None)
    assert kinds(story)[-1] == "container.members_changed"
    (seen,) = story.appearances
    assert (seen.role, seen.live) == ("unit", False)
    assert "container.members_changed" not in kinds(traced(journal, "u1b")), "it happened to another unit"
    assert kinds(traced(journal, "c1"))[-1] == "container.members_changed"


def test_a_unit_added_later_is_a_unit_and_its_history_begins_with_that(journal: Journal) -> None:
    journal.do(rw.RemoveMember(code("u3a")))
    journal.do(rw.AddMembers(code("c3"), (code("fresh"),)))
    story = traced(journal, "fresh")
    assert (story.status, story.role, [held.text for held in story.containers]) == ("contained", "unit", ["c3"])
    assert kinds(story) == ["container.members_changed"]
    assert [(seen.role, seen.live) for seen in story.appearances] == [("unit", True)]
    changed = story.events[0].event
    assert isinstance(changed, ev.MembersChanged) and (changed.by, changed.reason) == ("Li", "why")


def test_a_decommissioned_unit_says_what_became_of_it_until_it_is_taken_back(journal: Journal) -> None:
    journal.do(rw.Decommission(code("u1a"), "sampled"))
    story = traced(journal, "u1a")
    assert (story.status, story.fate) == ("decommissioned", "sampled")
    assert kinds(story)[-2:] == ["container.members_changed", "unit.decommissioned"]
    journal.do(rw.Recommission(code("u1a")))
    assert (traced(journal, "u1a").status, kinds(traced(journal, "u1a"))[-1]) == ("free", "unit.recommissioned")


def test_a_retired_code_names_the_container_it_was_on_and_its_code_now(journal: Journal) -> None:
    journal.do(rw.Relabel(code("p1")))
    old = traced(journal, "p1")
    assert (old.status, old.role, old.containers[0].text) == ("retired", "container", "new")
    assert [each.member.code.key for each in old.members.members] == ["c1", "c2"]
    assert traced(journal, "new").status == "container"
    assert kinds(traced(journal, "new"))[-1] == "container.code_changed"
    journal.do(rw.Relabel(code("c3"), code("label")))
    assert [(seen.role, seen.live) for seen in traced(journal, "label").appearances] == [("case", True)]
    assert traced(journal, "c3").status == "retired"


def test_a_dissolved_pallet_tells_its_members_as_they_were_and_a_case_that_it_is_on_none(journal: Journal) -> None:
    first, *_ = journal.do(rw.Dissolve(code("p1")))
    gone = traced(journal, "p1")
    assert (gone.status, gone.containers[0].state) == ("retired", "dissolved")
    assert [each.member.code.key for each in gone.members.members] == ["c1", "c2"]
    assert [held.text for held in traced(journal, "c1").containers] == ["c1"]
    assert [kinds(traced(journal, key))[-1] for key in ("p1", "c1", "u1a")] == ["container.dissolved"] * 3
    assert "container.dissolved" not in kinds(traced(journal, "c3"))
    journal.do(rw.Undo(first))
    assert [held.text for held in traced(journal, "u1a").containers] == ["c1", "p1"]
    assert kinds(traced(journal, "p1"))[-2:] == ["container.dissolved", "container.restored"]


def test_a_shipment_of_the_pallet_is_in_the_history_of_its_bottles(journal: Journal) -> None:
    journal.do(rw.Ship(code("p1"), "customer", "D1"))
    story = traced(journal, "u2c")
    assert [held.shipped for held in story.containers] == [False, True]
    assert kinds(story)[-1] == "shipment.confirmed"
    assert "shipment.confirmed" not in kinds(traced(journal, "u3a"))


def test_a_container_without_a_code_is_traced_by_its_number(journal: Journal) -> None:
    (open_pallet,) = journal.put(ev.ContainerOpened(2, "pallet", "o1", "Water 0.5 l", "L7", "queue"))
    journal.put(ev.MembersChanged(open_pallet, added=(Member(code("c3"), journal.cases[2]),), open=True))
    story = traced(journal, f"#{open_pallet}")
    assert (story.containers[0].state, story.containers[0].text) == ("open", "")
    assert [each.member.code.key for each in story.members.members] == ["c3"]
    assert [held.container for held in traced(journal, "u3a").containers] == [journal.cases[2], open_pallet]
    assert journal.reader.trace("#9999") is None


def test_a_void_case_frees_its_units_and_its_code(journal: Journal) -> None:
    journal.case(5)
    journal.put(ev.CaseVoided(CaseRef(1, 5), "ejector"))
    for key, role in (("u5a", "unit"), ("c5", "container")):
        story = traced(journal, key)
        assert (story.status, story.role) == ("free", role)
        assert [(seen.live, seen.story.case.state) for seen in story.appearances] == [(False, "void")]
        assert kinds(story) == ["case.passed", "case.voided"]
