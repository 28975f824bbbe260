"""The queue shape's order: what costs trust, what gives it back, and what stays a case's own fault."""

import pytest

from station.core import observations as obs
from station.core.commands import RestoreTrust
from station.core.inputs import Inputs
from station.core.loaded import Loaded, Trust
from station.core.values import Reason
from tests.core.talk import Talk, checked, queue_line

MOVING = Inputs.RUNNING
EMPTY = Inputs.RUNNING | Inputs.EMPTY


def queue(**kwargs: object) -> Talk:
    return Talk(queue_line(**kwargs)).start()


def units(talk: Talk, texts: str, first: int = 1) -> None:
    for trigger, text in enumerate(texts, start=first):
        talk.say(obs.UnitRead(1, trigger, checked(text) if text != "-" else None))


def window(first: int, last: int) -> dict[str, int]:
    return {"first_trigger": first, "last_trigger": last}


def trusted(talk: Talk) -> bool:
    return talk.line.state.trust.held


def restore(talk: Talk, how: str = "clearance", key: str = "") -> str | None:
    refusal = talk.say(RestoreTrust("anna", how, key)).refusal  # type: ignore[arg-type]
    return refusal.key if refusal else None


def test_a_guard_opened_in_the_very_block_that_asks_speaks_against_the_case() -> None:
    talk = queue()
    units(talk, "abcd")
    talk.poll(unit_count=4)
    talk.ask(1, **window(1, 2), inputs=MOVING | Inputs.GUARD_OPEN)
    assert talk.reasons() == (Reason.TRUST_LOST,)


@pytest.mark.parametrize("told", ["abc", "abcde"])
def test_at_a_standstill_the_reader_has_told_what_the_plc_counted_or_trust_is_lost(told: str) -> None:
    talk = queue()
    units(talk, told)
    talk.poll(unit_count=4)
    talk.poll(300)
    assert trusted(talk)
    talk.poll(300)
    assert not trusted(talk)
    assert talk.of("trust.lost")[0].cause == "counter_mismatch"  # type: ignore[attr-defined]


def test_a_mismatch_is_one_event_however_long_the_line_stands() -> None:
    talk = queue()
    units(talk, "abc")
    for _ in range(50):
        talk.poll(100, unit_count=4)
    assert talk.kinds().count("trust.lost") == 1
    assert talk.kinds().count("alarm.raised") == 1


def test_no_restore_while_the_line_moves_or_the_guard_is_open() -> None:
    talk = queue()
    units(talk, "abcd")
    talk.poll(unit_count=4, inputs=MOVING | Inputs.GUARD_OPEN)
    assert restore(talk) == "line_moving"
    talk.poll(600)
    assert restore(talk) == "line_moving"
    talk.poll(inputs=MOVING)
    assert restore(talk) is None
    assert restore(talk) == "trust_not_lost"


def test_after_a_clearance_the_next_unit_is_the_first_of_the_next_case() -> None:
    talk = queue()
    units(talk, "abcde")
    talk.poll(unit_count=5, inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(600, inputs=MOVING)
    assert restore(talk) is None
    assert not talk.queue.rows
    talk.poll(inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(inputs=MOVING)
    units(talk, "fg", first=6)
    talk.poll(unit_count=7)
    talk.poll(600)
    assert restore(talk, "first_unit", "g") == "case_unfinished"
    assert restore(talk, "first_unit", "x") == "first_unit_differs"
    assert restore(talk, "first_unit", "f") is None
    assert talk.ask(1, **window(6, 7)).words.verdict == 1


def test_what_was_cleared_away_belongs_to_no_case() -> None:
    talk = queue()
    units(talk, "abcd")
    talk.poll(unit_count=4, inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(600, inputs=MOVING)
    restore(talk)
    talk.ask(1, **window(3, 4))
    talk.poll(600)
    assert Reason.TRUST_LOST in talk.reasons()


def test_without_a_known_window_a_first_unit_proves_nothing() -> None:
    talk = queue()
    units(talk, "ab")
    talk.poll(unit_count=2, inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(600, inputs=MOVING)
    assert restore(talk, "first_unit", "a") == "first_unit_unknown"


def test_an_empty_zone_proves_the_order_after_a_reader_was_away() -> None:
    talk = queue()
    units(talk, "ab")
    talk.ask(1, **window(1, 2), unit_count=2)
    talk.say(obs.DeviceGone("unit", "reader_lost"))
    talk.poll(inputs=EMPTY)
    talk.say(obs.DeviceBack("unit"))
    talk.poll(inputs=EMPTY)
    assert trusted(talk)
    assert talk.alarms() == set()


def test_a_reader_that_was_away_while_units_stood_there_costs_trust() -> None:
    talk = queue()
    units(talk, "abcd")
    talk.ask(1, **window(1, 2), unit_count=4)
    talk.say(obs.DeviceGone("unit", "reader_lost"))
    talk.poll(inputs=MOVING)
    assert not trusted(talk)
    assert "trust_lost" in talk.alarms()


def test_a_station_restart_costs_trust_unless_the_zone_is_empty() -> None:
    for inputs, held in ((MOVING, False), (EMPTY, True)):
        talk = Talk(queue_line(), loaded=Loaded("e", 2, epoch=1))
        talk.poll(epoch=1, inputs=inputs)
        assert trusted(talk) is held


def test_the_taint_of_another_epochs_count_is_replaced() -> None:
    trust = Trust(held=False, cause="guard_opened", tainted_through=90_000)
    talk = Talk(queue_line(), loaded=Loaded("e", 2, epoch=1, trust=trust))
    talk.poll(epoch=1, inputs=MOVING, unit_count=5_000)
    talk.poll(epoch=0, inputs=MOVING, unit_count=0)
    talk.poll(epoch=2, inputs=MOVING, unit_count=3)
    talk.poll(inputs=MOVING | Inputs.GUARD_OPEN)
    assert talk.line.state.trust.tainted_through < 90_000


def test_a_restarted_plc_forgets_the_rows_its_numbers_stood_for() -> None:
    talk = queue()
    units(talk, "abcd")
    talk.poll(unit_count=4)
    step = talk.poll(epoch=0, unit_count=0, case_seq=0, case_state=0)
    assert step.dropped == ((1, 32_001), (1, 32_002), (1, 32_003), (1, 32_004))
    talk.poll(epoch=2)
    units(talk, "ab")
    assert talk.ask(1, **window(1, 2), unit_count=2).words.verdict == 1


def test_a_late_telegram_of_a_judged_case_is_a_stray() -> None:
    talk = queue()
    units(talk, "a")
    talk.ask(1, **window(1, 2), unit_count=2)
    talk.poll(600)
    units(talk, "b", first=2)
    assert talk.queue.strays == 1
    assert not talk.queue.rows


def test_the_same_telegram_twice_is_one_unit() -> None:
    talk = queue()
    units(talk, "ab")
    units(talk, "ab")
    assert talk.ask(1, **window(1, 2), unit_count=2).words.verdict == 1
    assert talk.queue.strays == 2


def test_what_is_known_against_a_unit_when_it_is_read_stays_with_it() -> None:
    talk = queue()
    talk.say(obs.UnitRead(1, 1, checked("a", refusal=Reason.FOREIGN)))
    talk.say(obs.UnitRead(1, 2, checked("b", taken_by="1/7")))
    talk.say(obs.UnitRead(1, 3, checked("c", proven=False)))
    units(talk, "d", first=4)
    talk.ask(1, **window(1, 2), unit_count=4)
    assert talk.reasons() == (Reason.FOREIGN, Reason.DUPLICATE)
    talk.ask(2, **window(3, 4))
    assert talk.reasons() == (Reason.STORE_FAILURE,)


@pytest.mark.parametrize("start", [31_997, 31_999, 32_000])
def test_windows_run_round_the_wrap(start: int) -> None:
    talk = queue()
    talk.poll(unit_count=start)
    for case in range(1, 4):
        numbers = [(start + 2 * case - back - 1) % 32_000 + 1 for back in (1, 0)]
        for number, text in zip(numbers, (f"a{case}", f"b{case}"), strict=True):
            talk.say(obs.UnitRead(1, number, checked(text)))
        assert talk.ask(case, **window(*numbers), unit_count=numbers[1]).words.verdict == case


@pytest.mark.parametrize(
    ("seq", "first", "held"),
    [
        (3, 3, True),  # number 2 was skipped, no unit was: nothing is between
        (3, 5, True),  # case 2 was missed with its two units
        (4, 5, True),  # two numbers, one of them a case
        (3, 4, False),  # half a case explains nothing
        (3, 7, False),  # more units than the missing case can hold
    ],
)
def test_a_skipped_number_costs_trust_only_where_the_window_does_not_follow(seq: int, first: int, held: bool) -> None:
    talk = queue()
    units(talk, "abcdefgh")
    talk.ask(1, **window(1, 2), unit_count=8, inputs=MOVING)
    talk.ask(seq, **window(first, first + 1))
    assert trusted(talk) is held


def test_five_rejects_for_one_reason_are_an_alarm_that_a_pass_ends() -> None:
    talk = queue()
    for seq in range(1, 6):
        units(talk, "--", first=2 * seq - 1)
        talk.ask(seq, **window(2 * seq - 1, 2 * seq), unit_count=2 * seq, inputs=MOVING)
        talk.poll()
        assert ("rejects_in_a_row" in talk.alarms()) is (seq == 5)
    assert dict(talk.line.state.alarms["rejects_in_a_row"].arguments) == {"n": 5, "reason": "no_read"}
    units(talk, "ab", first=11)
    talk.ask(6, **window(11, 12), unit_count=12)
    talk.poll()
    assert talk.alarms() == set()


def test_after_a_reader_restart_case_after_case_without_its_reads_is_an_alarm() -> None:
    talk = queue()
    for seq in range(1, 6):
        talk.ask(seq, **window(2 * seq - 1, 2 * seq), unit_count=2 * seq, inputs=MOVING)
        talk.poll(600)
    talk.poll()
    assert Reason.MISSED_TRIGGER in talk.reasons()
    assert talk.alarms() & {"rejects_in_a_row", "trust_lost"}


def test_rejects_that_another_alarm_explains_are_not_one_more() -> None:
    talk = queue()
    talk.poll(inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(inputs=MOVING)
    for seq in range(1, 8):
        units(talk, "--", first=2 * seq - 1)
        talk.ask(seq, **window(2 * seq - 1, 2 * seq), unit_count=2 * seq)
        talk.poll()
    assert talk.alarms() == {"trust_lost"}
