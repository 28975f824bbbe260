"""Why the line stood is recorded once it has lasted, with the moment it began."""

from station.core.commands import Hold, Resume
from station.core.line_state_record import LASTS_MS, line_word
from station.core.shift_events import LineStateChanged
from tests.core.talk import Talk


def states(talk: Talk) -> list[tuple[str, str]]:
    return [(event.state, event.cause) for event in talk.log if isinstance(event, LineStateChanged)]


def test_a_state_that_lasts_is_told_with_the_moment_it_began() -> None:
    talk = Talk().start()
    began_us = (talk.ms - 20) * 1_000
    talk.poll(LASTS_MS)
    (told,) = talk.of("line.state_changed")
    assert isinstance(told, LineStateChanged)
    assert (told.state, told.cause) == ("running", "")
    assert told.since_us == began_us
    talk.poll(LASTS_MS)
    assert len(states(talk)) == 1


def test_a_hiccup_is_no_stop() -> None:
    talk = Talk().start()
    talk.poll(LASTS_MS)
    talk.poll(line_state=5)
    talk.poll(LASTS_MS - 100)
    talk.poll(line_state=6)
    talk.poll(LASTS_MS)
    assert states(talk) == [("running", "")]


def test_each_cause_is_told_by_its_key() -> None:
    talk = Talk().start()
    talk.poll(LASTS_MS)
    talk.say(Hold("ANNA"))
    talk.poll(LASTS_MS)
    talk.poll(LASTS_MS)
    talk.say(Resume("ANNA"))
    talk.poll(line_state=5)
    talk.poll(LASTS_MS)
    talk.poll(line_state=11)
    talk.poll(LASTS_MS)
    assert states(talk) == [("running", ""), ("held", "held"), ("waiting", "plc_suspended"), ("stopped", "plc_held")]


def test_a_lost_device_is_named_and_nothing_else_of_a_cause_is_kept() -> None:
    assert line_word([("device_away", (("device", "top"),))], 6) == ("held", "device_away", (("device", "top"),))
    assert line_word([("case_let_go_unproven", (("case", "1/2"),))], 6) == ("held", "case_let_go_unproven", ())


def test_a_bench_has_no_machine_that_could_stand() -> None:
    assert line_word([], None) == ("running", "", ())
    assert line_word([], 2) == ("stopped", "plc_stopped", ())
