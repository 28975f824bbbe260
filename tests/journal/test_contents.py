"""What a container is in and what is in it, at every level, as it is now."""

from station.core import rework as rw
from tests.journal.make import code
from tests.journal.test_containers import Journal


def test_a_unit_and_a_case_name_every_container_above_them_lowest_first() -> None:
    journal = Journal()
    assert [(held.name, held.text, held.state) for held in journal.reader.containers_of("u1b")] == [
        ("case", "c1", "live"),
        ("pallet", "p1", "live"),
    ]
    assert [held.text for held in journal.reader.containers_of("c3")] == ["c3"], "it is on no pallet"
    assert journal.reader.containers_of("never seen") == ()


def test_a_pallet_names_its_cases_their_units_and_what_happened_to_it() -> None:
    journal = Journal()
    story = journal.reader.container_story("p1")
    assert story is not None
    assert (story.held.name, story.above) == ("pallet", ())
    assert [each.member.code.key for each in story.contents] == ["c1", "c2"]
    assert [unit.member.code.key for unit in story.contents[1].contents] == ["u2a", "u2b", "u2c"]
    assert (story.contents[0].name, story.contents[0].contents[0].name) == ("case", "unit")
    kinds = [told.event.kind for told in story.events]
    assert kinds == ["container.opened", "case.released", "case.released", "container.closed"]
    assert journal.reader.container_story("u1a") is None, "a unit is in one, and is none"
    assert journal.reader.container_story("never seen") is None


def test_contents_are_what_rework_has_left() -> None:
    journal = Journal()
    journal.do(rw.RemoveMember(code("c2")))
    story = journal.reader.container_story("p1")
    assert story is not None
    assert [each.member.code.key for each in story.contents] == ["c1"]
    assert [held.text for held in journal.reader.containers_of("u2a")] == ["c2"]
    journal.do(rw.Dissolve(code("p1")))
    dissolved = journal.reader.container_story("p1")
    assert dissolved is not None
    assert dissolved.held.state == "dissolved"
