"""Cases without a number are recorded with the time they came in, and with the order that ran."""

from station.core import events as ev
from station.core import observations as obs
from tests.core.talk import Talk


def told(talk: Talk) -> list[ev.CasesUncounted]:
    return [event for event in talk.log if isinstance(event, ev.CasesUncounted)]


def test_a_silence_of_the_block_is_recorded_as_it_was_told() -> None:
    talk = Talk().start()
    talk.say(obs.CasesUncounted(4_000, 1, 3, at_start=False))
    (event,) = told(talk)
    assert talk.line.state.order is not None
    assert (event.cause, event.order) == ("block_away", talk.line.state.order.order)
    assert (event.until_us - event.since_us, event.seen, event.unseen) == (4_000_000, 1, 3)


def test_after_a_start_nothing_was_counted_since_the_newest_case_of_the_journal() -> None:
    talk = Talk().start()
    talk.pack(1)
    counted_us = talk.ms * 1_000
    talk.poll(9_000, epoch=0)
    talk.poll(epoch=2, case_seq=0, case_state=0)
    talk.say(obs.CasesUncounted(200, 0, None, at_start=True))
    (event,) = told(talk)
    assert (event.cause, event.since_us, event.unseen) == ("station_away", counted_us, None)


def test_a_journal_without_a_case_has_nothing_to_miss() -> None:
    talk = Talk().start()
    talk.say(obs.CasesUncounted(200, 0, None, at_start=True))
    assert told(talk) == []


def test_what_passed_before_the_first_case_had_its_record_is_timed_since_the_first_epoch() -> None:
    """The station was ready to count, and died before it had recorded one."""
    talk = Talk().start()
    granted_us = talk.ms * 1_000 - 20_000  # a poll before it was adopted
    talk.poll(9_000, epoch=0)
    talk.poll(epoch=2)
    talk.say(obs.CasesUncounted(200, 0, None, at_start=True))
    (event,) = told(talk)
    assert (event.cause, event.since_us, event.unseen) == ("station_away", granted_us, None)
