"""Whose number is in a unit reader's telegram: what is believed of it, what ends that, and what it takes back."""

import pytest

from station.core import observations as obs
from station.core.commands import RestoreTrust, StartOrder
from station.core.inputs import Inputs
from station.core.loaded import Loaded, StoredCase, Trust
from station.core.values import CaseRef, Reason, Window
from tests.core.talk import Talk, checked, queue_line, recipe_for

MOVING = Inputs.RUNNING
EMPTY = Inputs.RUNNING | Inputs.EMPTY


def queue(**kwargs: object) -> Talk:
    return Talk(queue_line(**kwargs)).start()


def unit(talk: Talk, number: int, text: str, count: int, wait_ms: int = 100) -> None:
    """A unit passes: the reader tells ``number``, and the next block shows the PLC's count."""
    talk.say(obs.UnitRead(1, number, checked(text)))
    talk.poll(20, unit_count=count, inputs=MOVING)
    talk.poll(wait_ms - 20)


def stand(talk: Talk, ms: int = 600, **words: int) -> None:
    talk.poll(ms, **words)
    talk.poll(20)


def clear(talk: Talk) -> str | None:
    refusal = talk.say(RestoreTrust("anna", "clearance")).refusal
    return refusal.key if refusal else None


def trusted(talk: Talk) -> bool:
    return talk.line.state.trust.held


def causes(talk: Talk) -> list[str]:
    return [event.cause for event in talk.of("trust.lost")]  # type: ignore[attr-defined]


def passed(talk: Talk, seq: int, first: int, last: int, count: int) -> bool:
    words = talk.ask(seq, first_trigger=first, last_trigger=last, unit_count=count, inputs=MOVING).words
    talk.poll(case_state=2)
    return words.verdict == seq


# the PLC's number -------------------------------------------------------------------------------------------------


def test_a_read_in_front_of_the_count_waits_for_the_block_that_shows_its_trigger() -> None:
    talk = queue()
    talk.say(obs.UnitRead(1, 1, checked("a")))
    assert not talk.queue.rows
    talk.poll(unit_count=1)
    assert len(talk.queue.rows) == 1


def test_after_a_plc_restart_the_numbers_of_a_reader_that_goes_on_are_never_kept() -> None:
    talk = queue()
    for number in range(1, 41):
        unit(talk, number, f"u{number}", number)
    talk.poll(epoch=0, unit_count=0)
    talk.poll(epoch=2)
    stand(talk)
    assert clear(talk) is None
    for number in range(41, 61):
        unit(talk, number, f"u{number}", number - 40)
    assert causes(talk)[-1] == "reader_number"
    assert not talk.queue.rows
    assert not passed(talk, 1, 1, 2, 20)
    assert not talk.of("offset.found")


def test_one_trigger_without_a_telegram_costs_its_case_and_not_the_order() -> None:
    talk = queue()
    unit(talk, 1, "a", 1)
    unit(talk, 3, "c", 3)
    assert not causes(talk)
    assert not passed(talk, 1, 1, 2, 3)


def test_two_triggers_without_a_telegram_may_be_one_unit_counted_twice_so_the_order_is_not_known() -> None:
    talk = queue()
    unit(talk, 1, "a", 1)
    unit(talk, 4, "d", 4)
    assert causes(talk) == ["reads_missing"]
    unit(talk, 5, "e", 5)
    assert not passed(talk, 1, 4, 5, 5)


def test_a_last_telegram_that_was_lost_costs_trust_and_takes_nothing_back() -> None:
    talk = queue()
    unit(talk, 1, "a", 1)
    unit(talk, 2, "b", 2)
    assert passed(talk, 1, 1, 2, 2)
    talk.poll(unit_count=3)
    stand(talk)
    assert causes(talk) == ["counter_mismatch"]
    assert clear(talk) == "counts_differ"
    unit(talk, 4, "d", 4)
    stand(talk)
    assert clear(talk) is None
    assert not talk.of("offset.found")


def test_a_reader_that_stays_behind_without_a_gap_is_an_offset_and_no_clearance_covers_it() -> None:
    talk = queue()
    unit(talk, 1, "a", 1)
    unit(talk, 2, "b", 2)
    stand(talk)
    assert passed(talk, 1, 1, 2, 2)
    unit(talk, 3, "c", 4)
    stand(talk)
    assert clear(talk) == "counts_differ"
    unit(talk, 4, "d", 5)
    unit(talk, 5, "e", 6)
    stand(talk)
    [found] = talk.of("offset.found")
    assert (found.cause, found.places, found.through) == ("counter_mismatch", 1, CaseRef(1, 1))  # type: ignore[attr-defined]
    assert talk.of("case.quarantined")
    assert clear(talk) == "counts_differ"


def test_a_reader_in_front_of_the_count_at_a_standstill_is_an_offset() -> None:
    talk = queue()
    unit(talk, 1, "a", 1)
    stand(talk)
    talk.say(obs.UnitRead(1, 2, checked("b")))
    talk.say(obs.UnitRead(1, 3, checked("c")))
    talk.poll(unit_count=2, inputs=MOVING)
    stand(talk)
    assert not talk.of("offset.found")
    stand(talk, 1_000)
    assert [event.places for event in talk.of("offset.found")] == [-1]  # type: ignore[attr-defined]


def test_a_block_as_old_as_a_stall_costs_nothing() -> None:
    talk = queue()
    unit(talk, 1, "a", 1)
    talk.say(obs.UnitRead(1, 2, checked("b")))
    talk.poll(900)
    talk.poll(20, unit_count=2)
    assert trusted(talk) or causes(talk) == ["counter_mismatch"]
    assert "reader_number" not in causes(talk)


def test_one_unit_under_two_triggers_costs_trust_at_once() -> None:
    talk = queue()
    unit(talk, 1, "a", 1)
    unit(talk, 2, "a", 2)
    assert causes(talk) == ["reader_number"]
    assert not passed(talk, 1, 1, 2, 2)


# an empty line ----------------------------------------------------------------------------------------------------


def test_an_empty_line_with_a_unit_in_no_case_costs_trust() -> None:
    talk = queue()
    for number, text in enumerate("abc", start=1):
        unit(talk, number, text, number)
    assert passed(talk, 1, 1, 2, 3)
    stand(talk, inputs=EMPTY)
    assert causes(talk) == ["belt_empty"]
    assert not talk.of("offset.found")


def test_a_line_that_was_empty_as_its_newest_case_was_numbered_has_lost_a_unit() -> None:
    talk = queue()
    for number, text in enumerate("abc", start=1):
        unit(talk, number, text, number)
    talk.ask(1, first_trigger=1, last_trigger=2, in_transit=1, inputs=EMPTY)
    talk.poll(case_state=2)
    stand(talk)
    assert [(event.cause, event.places) for event in talk.of("offset.found")] == [("belt_empty", 1)]  # type: ignore[attr-defined]


def test_cases_missed_since_the_line_was_cleared_explain_what_an_empty_line_does_not_hold() -> None:
    talk = queue()
    unit(talk, 1, "a", 1)
    talk.poll(inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(inputs=MOVING)
    stand(talk)
    assert clear(talk) is None
    for number, text in enumerate("bcde", start=2):
        unit(talk, number, text, number)
    talk.poll(disposed_epoch=1, disposed_seq=2)
    talk.poll(case_seq=2, case_state=4)
    stand(talk, inputs=EMPTY)
    assert not talk.of("offset.found")
    assert trusted(talk)


def restarted(count: int, next_first: tuple[int, ...] = ()) -> Talk:
    """The station is there again, the line is empty, and the newest case has triggers 1 and 2."""
    trust = Trust(proved_case=1, proved_epoch=1, next_first=next_first)
    case = StoredCase(CaseRef(1, 1), "rejected", Window(2, 1, 2), (Reason.SHORT,), "ejector")
    talk = Talk(queue_line(), loaded=Loaded("e", 2, epoch=1, trust=trust, recent=(case,)))
    for name in talk.settings.devices:
        talk.say(obs.DeviceBack(name))
    talk.say(StartOrder("test", "O1", recipe_for(talk.settings)))
    talk.poll(epoch=1, disposed_epoch=1, disposed_seq=1, unit_count=count, inputs=EMPTY)
    stand(talk)
    return talk


def test_what_was_taken_off_before_a_restart_is_looked_for_nowhere_after_it() -> None:
    talk = restarted(6, next_first=(7,))
    assert trusted(talk) and not talk.of("offset.found")
    unit(talk, 7, "a", 7)
    unit(talk, 8, "b", 8)
    assert passed(talk, 2, 7, 8, 8)


def test_a_start_on_an_empty_line_is_no_proof_where_one_is_known() -> None:
    assert not restarted(2).of("trust.restored")


def test_the_first_block_of_a_start_does_not_show_a_case_that_was_numbered_just_now() -> None:
    talk = restarted(3)
    assert causes(talk) == ["belt_empty"]
    assert not talk.of("offset.found")


# a count of its own -----------------------------------------------------------------------------------------------


def counting() -> Talk:
    """A reader that counts for itself, four behind the PLC, aligned at a standstill as the line was cleared."""
    talk = queue(unit_reader_trigger="counted")
    talk.poll(unit_count=10, inputs=MOVING)
    assert causes(talk) == ["reader_number"]
    stand(talk, 1_600)
    assert clear(talk) == "reader_count_unknown"
    unit(talk, 7, "x", 11)
    stand(talk)
    assert clear(talk) == "reader_count_unknown"
    stand(talk, 1_000)
    assert clear(talk) is None
    return talk


def test_a_counting_reader_is_aligned_at_a_standstill_and_proves_every_number() -> None:
    talk = counting()
    unit(talk, 8, "a", 12)
    unit(talk, 9, "b", 13)
    assert passed(talk, 1, 12, 13, 13)


@pytest.mark.parametrize(
    ("number", "count"),
    [(8, 14), (9, 13), (1, 13)],
    ids=["a pulse missed at the reader", "a pulse missed at the PLC", "the reader started anew"],
)
def test_a_pulse_missed_at_either_side_costs_trust_before_any_case_has_it(number: int, count: int) -> None:
    talk = counting()
    unit(talk, 8, "a", 12)
    if number == 8:
        talk.poll(100, unit_count=13)
        unit(talk, 9, "b", 14)
    elif number == 9:
        unit(talk, 9, "b", 12)
        unit(talk, 10, "c", 13)
    else:
        unit(talk, 1, "b", 13)
    assert causes(talk)[-1] == "reader_number"
    assert not passed(talk, 1, 12, 13, count)
    assert not talk.of("offset.found")


def test_a_unit_missed_by_the_reader_and_the_next_by_the_plc_is_told_by_the_time_of_the_telegram() -> None:
    talk = counting()
    for number, text in enumerate("abc", start=8):
        unit(talk, number, text, number + 4)
    talk.poll(20, unit_count=15)
    talk.poll(80)
    assert trusted(talk)
    talk.say(obs.UnitRead(1, 11, checked("e")))
    talk.poll(20)
    assert not trusted(talk)
    assert not passed(talk, 1, 12, 15, 15)


def test_units_that_come_too_fast_to_be_told_apart_are_proved_by_nothing() -> None:
    talk = counting()
    for number in range(8, 12):
        talk.say(obs.UnitRead(1, number, checked(f"u{number}")))
        talk.poll(20, unit_count=number + 4)
    assert causes(talk)[-1] == "reader_number"
    assert not passed(talk, 1, 12, 13, 15)
