"""An order is closed when nothing of it is on the belt: no case that has not left, and no unit before the packer."""

from station.core import observations as obs
from station.core.commands import CloseOrder, Refusal, RestoreTrust
from station.core.values import CaseRef
from tests.core.talk import Talk, asked_camera, checked, counted_camera, one_view, queue_line


def close(talk: Talk) -> Refusal | None:
    return talk.say(CloseOrder("anna")).refusal


def with_units(n: int) -> Talk:
    """A trusted queue with so many units between reader and packer, the line at a standstill."""
    talk = Talk(queue_line()).start()
    talk.poll(unit_count=0)
    for number in range(1, n + 1):
        talk.say(obs.UnitRead(1, number, checked(f"q{number}")))
        talk.poll(unit_count=number, inputs=1)
    talk.poll(5_000)
    return talk


def test_units_between_reader_and_packer_keep_an_order_open() -> None:
    talk = with_units(3)
    assert close(talk) == Refusal("units_on_belt", (("n", 3),))
    assert talk.line.state.order is not None


def test_units_that_were_taken_off_are_said_so_and_then_it_closes() -> None:
    talk = with_units(3)
    assert talk.line.state.trust.held
    assert talk.say(RestoreTrust("anna", "clearance")).refusal is None
    assert talk.line.state.trust.held
    assert close(talk) is None


def test_an_empty_trusted_belt_needs_no_clearing() -> None:
    talk = with_units(0)
    assert talk.say(RestoreTrust("anna", "clearance")).refusal == Refusal("trust_not_lost")
    assert close(talk) is None


def test_units_are_not_said_to_be_off_a_moving_line() -> None:
    talk = with_units(2)
    talk.say(obs.UnitRead(1, 3, checked("q3")))
    talk.poll(unit_count=3)
    assert talk.say(RestoreTrust("anna", "clearance")).refusal == Refusal("line_moving")


def test_what_comes_after_a_belt_that_was_not_empty_is_rejected() -> None:
    """The hand was wrong: the two units are packed all the same, and nobody believes their case."""
    talk = with_units(2)
    talk.say(RestoreTrust("anna", "clearance"))
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=2)
    assert talk.kinds().count("case.passed") == 0
    assert talk.kinds().count("case.rejected") == 1


def test_a_photographed_case_that_nobody_asked_about_yet_keeps_an_order_open() -> None:
    talk = Talk(counted_camera()).start()
    talk.say(obs.DeviceBack("top", 0))
    for _ in range(4):
        talk.poll(1_000, unit_count=0)
    talk.poll(unit_count=1)
    talk.say(obs.FrameSeen("top", 1))
    cells = tuple(obs.CellRead((1, column), checked(f"u{column}")) for column in (1, 2))
    talk.say(one_view("top", None, 1, cells))
    assert close(talk) == Refusal("cases_on_belt", (("n", 1),))


def test_a_case_in_flight_keeps_an_order_open() -> None:
    talk = Talk(asked_camera()).start()
    talk.pack(1)
    assert close(talk) == Refusal("cases_on_belt", (("n", 1),))
    talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1)
    assert talk.line.state.cases[CaseRef(1, 1)].state == "released"
    assert close(talk) is None
