"""Two lanes of units into one packer: each with its own reader, count and windows; trust is one for the line."""

import pytest

from station.core import observations as obs
from station.core.commands import RestoreTrust
from station.core.inputs import Inputs
from station.core.loaded import Loaded, Trust
from station.core.numbers import following
from station.core.values import Reason
from tests.core.talk import Talk, checked, queue_line

MOVING = 0x01


def two(**kwargs: object) -> Talk:
    """A fresh line of two lanes, with two units a case."""
    return Talk(queue_line(unit_readers=("one", "two"), **kwargs)).start()


def unit(talk: Talk, lane: int, trigger: int, text: str | None) -> None:
    """A unit of this lane is counted, and its telegram comes."""
    talk.poll(**{"unit_count" if lane == 1 else "unit_count_2": trigger, "inputs": MOVING})
    talk.say(obs.UnitRead(lane, trigger, checked(text) if text else None))


def pair(talk: Talk, trigger: int, one: str, other: str) -> None:
    unit(talk, 1, trigger, one)
    unit(talk, 2, trigger, other)


def windows(first: int, second: int = 0) -> dict[str, int]:
    """One unit of each lane."""
    second = second or first
    return {"first_trigger": first, "last_trigger": first, "first_trigger_2": second, "last_trigger_2": second}


def restore(
    talk: Talk, how: str = "clearance", key: str = "", booked: int = 0, lane: int = 1
) -> tuple[str, dict[str, object]] | None:
    refusal = talk.say(RestoreTrust("anna", how, key, booked, lane)).refusal  # type: ignore[arg-type]
    return None if refusal is None else (refusal.key, dict(refusal.arguments))


def trusted(talk: Talk) -> bool:
    return talk.line.state.trust.held


def stand(talk: Talk) -> None:
    for _ in range(4):
        talk.poll(600)


def test_a_case_takes_its_units_of_both_lanes() -> None:
    talk = two()
    pair(talk, 1, "a", "x")
    pair(talk, 2, "b", "y")
    assert talk.ask(1, **windows(1)).words.verdict == 1
    assert talk.ask(2, **windows(2)).words.verdict == 2
    found = [[(unit.code.text, unit.lane, unit.trigger) for unit in each.units] for each in talk.of("case.passed")]  # type: ignore[attr-defined]
    assert [[(text, lane) for text, lane, _ in each] for each in found] == [[("a", 1), ("x", 2)], [("b", 1), ("y", 2)]]
    assert not talk.queue.rows


def test_the_same_number_in_both_lanes_is_two_units() -> None:
    talk = two()
    pair(talk, 1, "a", "x")
    assert [(row.lane, row.code.text if row.code else "") for row in talk.queue.rows] == [(1, "a"), (2, "x")]


def test_a_copy_in_the_other_lane_is_a_duplicate() -> None:
    talk = two()
    pair(talk, 1, "a", "a")
    talk.ask(1, **windows(1))
    assert talk.reasons() == (Reason.DUPLICATE,)


def test_a_case_waits_for_the_telegram_of_either_lane() -> None:
    talk = two()
    unit(talk, 1, 1, "a")
    talk.poll(unit_count_2=1)
    assert talk.ask(1, **windows(1)).words.verdict == 0
    talk.say(obs.UnitRead(2, 1, checked("x")))
    assert talk.poll().words.verdict == 1


@pytest.mark.parametrize("words", [windows(1, 2), windows(2, 1), windows(2, 3)])
def test_a_gap_in_either_lane_costs_the_trust_of_the_line(words: dict[str, int]) -> None:
    talk = two()
    for trigger in (1, 2, 3):
        pair(talk, trigger, f"a{trigger}", f"x{trigger}")
    talk.ask(1, **windows(1))
    talk.ask(2, **words)
    talk.poll(600)
    assert not talk.line.state.trust.held
    assert talk.reasons()[0] in (Reason.TRUST_LOST, Reason.MISSED_TRIGGER)


def test_units_of_a_missed_case_explain_a_gap_in_both_lanes_and_in_one_they_do_not() -> None:
    for lanes, held in ((windows(3), True), (windows(3, 2), False)):
        talk = two()
        for trigger in (1, 2, 3):
            pair(talk, trigger, f"a{trigger}", f"x{trigger}")
        talk.ask(1, **windows(1))
        talk.ask(3, **lanes)
        talk.poll(600)
        assert talk.line.state.trust.held is held


def test_a_lane_may_give_nothing_to_a_case_that_the_plc_has_counted() -> None:
    talk = two()
    unit(talk, 1, 1, "a")
    unit(talk, 1, 2, "b")
    unit(talk, 2, 1, "x")
    assert talk.ask(1, first_trigger=1, last_trigger=2).words.verdict == 1
    unit(talk, 1, 3, "c")
    assert talk.ask(2, **windows(3, 1)).words.verdict == 2


def test_a_lane_without_words_is_no_empty_lane_where_the_plc_does_not_count() -> None:
    talk = two()
    unit(talk, 1, 1, "a")
    unit(talk, 1, 2, "b")
    talk.ask(1, first_trigger=1, last_trigger=2, case_units=0)
    talk.poll(600)
    assert Reason.MISSED_TRIGGER in talk.reasons()
    assert not talk.line.state.trust.held


def test_the_taint_is_of_each_lane_and_over_a_restart_too() -> None:
    talk = two()
    pair(talk, 1, "a", "x")
    unit(talk, 1, 2, "b")
    talk.poll(inputs=MOVING | Inputs.GUARD_OPEN)
    trust = talk.line.state.trust
    counted = [lane.count.counted for lane in talk.queue.lanes]
    assert [trust.tainted(1), trust.tainted(2)] == counted
    assert counted[0] == counted[1] + 1
    loaded = Loaded("e", 2, trust=Trust(held=False, tainted_through=9, tainted_through_2=7))
    again = Talk(queue_line(unit_readers=("one", "two")), loaded)
    assert [lane.top for lane in again.queue.lanes] == [9, 7]


def disturbed(talk: Talk) -> None:
    """Hands were in the packer: what was counted is tainted; its cases run out, and two new units of each lane come."""
    pair(talk, 1, "a", "x")
    talk.poll(inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(inputs=MOVING)
    talk.ask(1, **windows(1))
    pair(talk, 2, "b", "y")
    pair(talk, 3, "c", "z")
    stand(talk)


def test_the_first_unit_of_each_lane_proves_the_line() -> None:
    talk = two()
    disturbed(talk)
    assert not trusted(talk)
    assert restore(talk, "first_unit", "y") == ("first_unit_of_lane", {"lane": 1, "expected": "b"})
    assert restore(talk, "first_unit", "y") == ("first_unit_of_lane", {"lane": 1, "expected": "b"})
    assert restore(talk, "first_unit", "b") is None
    assert trusted(talk)
    assert talk.ask(2, **windows(2)).words.verdict == 2


@pytest.mark.parametrize("what", ["moves", "guard", "reader", "silence"])
def test_a_lane_that_was_proved_before_anything_moved_is_to_be_proved_again(what: str) -> None:
    talk = two()
    disturbed(talk)
    restore(talk, "first_unit", "b")
    match what:
        case "moves":
            pair(talk, 4, "d", "w")
        case "guard":
            talk.poll(inputs=MOVING | Inputs.GUARD_OPEN)
            talk.poll(inputs=MOVING)
        case "reader":
            talk.say(obs.DeviceGone("one", "reader_lost"))
            talk.say(obs.DeviceBack("one"))
        case _:
            talk.say(obs.PlcSilent("plc_silent"))
    stand(talk)
    restore(talk, "first_unit", "y")
    assert not talk.line.state.trust.held


def test_a_unit_that_stands_elsewhere_in_its_lane_is_told_of_that_lane() -> None:
    talk = two()
    disturbed(talk)
    refused = restore(talk, "first_unit", "z")
    assert refused is not None and refused[0] == "case_unfinished" and refused[1]["expected"] == "y"


def test_a_unit_that_the_books_have_in_the_other_lane_is_told_of_that_one() -> None:
    talk = two()
    disturbed(talk)
    booked = talk.queue.lanes[1].first_of_next_case()
    assert booked is not None
    for _ in range(2):
        refused = restore(talk, "first_unit", "x", booked - 1, 2)
    assert refused == ("clearance_needed", {})
    assert talk.of("offset.found")[0].places == -1  # type: ignore[attr-defined]


def test_clearing_proves_both_lanes() -> None:
    talk = two()
    disturbed(talk)
    assert restore(talk) is None
    assert not talk.queue.rows
    pair(talk, 4, "d", "w")
    assert talk.ask(2, **windows(4)).words.verdict == 2


def test_units_that_an_empty_line_does_not_have_are_counted_over_both_lanes() -> None:
    talk = two()
    pair(talk, 1, "a", "x")
    talk.ask(1, **windows(1))
    pair(talk, 2, "b", "y")
    stand(talk)
    talk.poll(600, inputs=MOVING | Inputs.EMPTY)
    assert talk.of("offset.found")[0].cause == "belt_empty"  # type: ignore[attr-defined]


def test_a_reader_that_lags_in_the_second_lane_costs_trust() -> None:
    talk = two()
    pair(talk, 1, "a", "x")
    stand(talk)
    talk.poll(unit_count_2=2)
    for _ in range(3):
        talk.poll(600)
    assert talk.of("trust.lost")[-1].cause == "counter_mismatch"  # type: ignore[attr-defined]


def test_each_lane_wraps_by_itself() -> None:
    talk = two(modulus=40)
    one, other = 1, 38
    talk.poll(unit_count_2=37)
    for seq in range(1, 40):
        unit(talk, 1, one, f"a{seq}")
        unit(talk, 2, other, f"x{seq}")
        assert talk.ask(seq, **windows(one, other), disposed_seq=0).words.verdict == seq
        one, other = following(one, 40), following(other, 40)
