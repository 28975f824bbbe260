"""An offset in the queue: how it is found, what is then believed no more, and how long it takes back what was said."""

from dataclasses import replace

import pytest

from station.core import observations as obs
from station.core.commands import ResolveCase, RestoreTrust
from station.core.effects import FindReleased, Step
from station.core.events import CaseQuarantined, CaseRecalled, CaseRestored, CaseVoided, OffsetFound, RecallEnded
from station.core.inputs import Inputs
from station.core.loaded import Loaded, Recall, StoredCase, Trust
from station.core.values import CaseRef, Disposal, Window
from tests.core.talk import Talk, checked, queue_line

MOVING = Inputs.RUNNING
EMPTY = Inputs.RUNNING | Inputs.EMPTY
KEYS = "abcdefghijklmnop"


def cases(talk: Talk, first: int, last: int) -> None:
    """Cases of two units each, asked and passed: case n has the units 2n - 1 and 2n."""
    for seq in range(first, last + 1):
        for trigger in (2 * seq - 1, 2 * seq):
            talk.say(obs.UnitRead(1, trigger, checked(KEYS[trigger - 1])))
        talk.ask(seq, first_trigger=2 * seq - 1, last_trigger=2 * seq, unit_count=2 * seq, inputs=MOVING)
        talk.poll(case_state=2)


def released(talk: Talk, through: int) -> None:
    talk.poll(disposed_epoch=1, disposed_seq=through, good_mask=0xFFFF)


def doubted() -> Talk:
    """Cases 1 to 3 passed, 1 and 2 have left. Then the guard was open: case 4 is rejected, e.g. its tainted units.
    Units i to m wait, and i must be the first of the next case: j or k in front may belong to an unfinished one."""
    talk = Talk(queue_line()).start()
    talk.poll(inputs=EMPTY)
    cases(talk, 1, 3)
    released(talk, 2)
    for trigger in (7, 8):
        talk.say(obs.UnitRead(1, trigger, checked(KEYS[trigger - 1])))
    talk.poll(unit_count=8, inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(inputs=MOVING)
    talk.ask(4, first_trigger=7, last_trigger=8)
    for trigger in (9, 10, 11, 12, 13):
        talk.say(obs.UnitRead(1, trigger, checked(KEYS[trigger - 1])))
    talk.poll(unit_count=13)
    talk.poll(600)
    return talk


def scan(talk: Talk, key: str, booked: int = 0) -> str | None:
    refusal = talk.say(RestoreTrust("anna", "first_unit", key, booked)).refusal
    return refusal.key if refusal else None


def clear(talk: Talk) -> Step:
    return talk.say(RestoreTrust("anna", "clearance"))


def stored(seq: int, state: str = "released") -> StoredCase:
    return StoredCase(CaseRef(1, seq), state, Window(2, 2 * seq - 1, 2 * seq), disposal="exit")  # type: ignore[arg-type]


def answer(talk: Talk, after: int, *seqs: int, more: bool = False) -> Step:
    return talk.say(obs.ReleasedFound(CaseRef(1, after), tuple(map(stored, seqs)), more))


def test_one_slip_of_a_hand_takes_nothing_back() -> None:
    talk = doubted()
    assert scan(talk, "l") == "first_unit_elsewhere"
    assert scan(talk, "i") is None
    assert talk.line.state.trust.held
    assert "unit_out_of_place" not in talk.alarms()
    assert not talk.of("offset.found")


def test_the_same_unit_scanned_twice_is_an_offset_and_every_case_since_the_proof_is_in_doubt() -> None:
    talk = doubted()
    scan(talk, "l")
    assert scan(talk, "l") == "clearance_needed"
    assert talk.of("offset.found") == [OffsetFound("anna", 3, 1, CaseRef(1, 0), CaseRef(1, 4))]
    assert talk.of("case.quarantined") == [CaseQuarantined(CaseRef(1, 3), "offset_found")]
    assert "offset_found:1/4" in talk.alarms()


@pytest.mark.parametrize("key", "jk")
def test_a_unit_behind_an_unfinished_case_is_no_offset_however_often_it_is_scanned(key: str) -> None:
    talk = doubted()
    assert [scan(talk, key) for _ in range(3)] == ["case_unfinished"] * 3
    assert clear(talk).refusal is None
    assert not talk.of("offset.found")


def test_the_same_displacement_at_two_stops_with_a_case_in_between_is_an_offset() -> None:
    talk = doubted()
    assert scan(talk, "j") == "case_unfinished"
    talk.ask(5, first_trigger=9, last_trigger=10)
    talk.poll(600)
    assert [scan(talk, "l") for _ in range(2)] == ["first_unit_elsewhere", "clearance_needed"]
    assert talk.of("offset.found")[0].places == 1  # type: ignore[attr-defined]


def test_a_whole_case_behind_is_an_unfinished_case_at_every_stop() -> None:
    talk = doubted()
    assert scan(talk, "k") == "case_unfinished"
    talk.ask(5, first_trigger=9, last_trigger=10)
    talk.poll(600)
    assert scan(talk, "m") == "case_unfinished"


def test_a_copy_of_a_booked_unit_proves_nothing_where_the_first_unit_may_be_unread() -> None:
    talk = Talk(queue_line()).start()
    cases(talk, 1, 2)
    talk.poll(inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(inputs=MOVING)
    talk.ask(3, first_trigger=5, last_trigger=6, unit_count=6)
    talk.poll(600)
    talk.say(obs.UnitRead(1, 7, None))
    talk.poll(unit_count=7)
    talk.poll(600)
    assert [scan(talk, "d", booked=4) for _ in range(2)] == ["first_unit_differs"] * 2


def test_a_scan_waits_for_the_answer_to_every_numbered_case() -> None:
    talk = doubted()
    talk.poll(disposed_epoch=1, disposed_seq=4, in_transit=1)
    assert scan(talk, "i") == "cases_unanswered"
    talk.ask(5, first_trigger=9, last_trigger=10)
    assert scan(talk, "k") is None


def test_two_different_units_out_of_place_are_two_slips() -> None:
    talk = doubted()
    assert [scan(talk, key) for key in "lml"] == ["first_unit_elsewhere"] * 3
    assert not talk.of("offset.found")


def test_a_unit_that_is_in_the_books_of_a_case_already_is_out_of_place_too() -> None:
    talk = doubted()
    assert scan(talk, "h", booked=8) == "first_unit_elsewhere"
    assert scan(talk, "h", booked=8) == "clearance_needed"
    assert talk.of("offset.found")[0].places == -1  # type: ignore[attr-defined]


@pytest.mark.parametrize(("key", "booked"), [("x", 0), ("x", 12)])
def test_a_unit_nobody_knows_proves_nothing(key: str, booked: int) -> None:
    talk = doubted()
    assert [scan(talk, key, booked) for _ in range(2)] == ["first_unit_differs"] * 2
    assert not talk.of("offset.found")


def test_a_line_that_is_cleared_while_a_unit_stood_out_of_place_has_an_offset() -> None:
    talk = doubted()
    scan(talk, "l")
    assert clear(talk).refusal is None
    assert len(talk.of("offset.found")) == 1
    assert talk.line.state.trust == Trust(proved_case=4, proved_epoch=1, next_first=(14,))


def test_after_an_offset_only_line_clearance_gives_trust_back() -> None:
    talk = doubted()
    scan(talk, "l"), scan(talk, "l")
    assert scan(talk, "i") == "clearance_needed"
    talk.poll(inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(inputs=MOVING)
    talk.poll(600)
    assert scan(talk, "i") == "clearance_needed"
    clear(talk)
    assert talk.line.state.trust.held


def test_released_cases_are_asked_for_stretch_by_stretch_and_recalled() -> None:
    talk = doubted()
    scan(talk, "l")
    step = talk.say(RestoreTrust("anna", "first_unit", "l"))
    assert step.effects == (FindReleased(CaseRef(1, 0), CaseRef(1, 4)),)
    step = answer(talk, 0, 1, more=True)
    assert step.events == (CaseRecalled(CaseRef(1, 1), "offset_found"),)
    assert step.effects == (FindReleased(CaseRef(1, 1), CaseRef(1, 4)),)
    step = answer(talk, 1, 2)
    assert step.events[:2] == (CaseRecalled(CaseRef(1, 2), "offset_found"), RecallEnded(3))
    assert talk.line.state.alarms["cases_recalled:1/4"].arguments == (("first", "1/0"), ("last", "1/4"), ("n", 3))
    tally = talk.line.state.tally
    assert (tally.released, tally.quarantined, tally.in_flight, tally.triggered) == (0, 3, 0, 4)


def test_an_answer_nobody_waits_for_recalls_nothing() -> None:
    talk = doubted()
    assert answer(talk, 0, 1).events == ()
    scan(talk, "l"), scan(talk, "l")
    assert answer(talk, 1, 2).events == ()
    answer(talk, 0, 1, 2)
    assert answer(talk, 0, 1, 2).events == ()


def test_a_start_goes_on_with_a_recall_that_had_not_ended() -> None:
    recall = Recall(CaseRef(1, 0), CaseRef(1, 4), 2)
    talk = Talk(queue_line(), Loaded("e", 2, epoch=1, recent=(stored(1, "quarantined"), stored(2)), recall=recall))
    assert talk.poll(epoch=1).effects == (FindReleased(CaseRef(1, 0), CaseRef(1, 4)),)
    assert talk.poll().effects == ()
    assert answer(talk, 0, 2).events[-2] == RecallEnded(3)


def test_a_second_offset_before_the_recall_has_ended_is_one_recall_with_the_first() -> None:
    first, second = Recall(CaseRef(1, 5), CaseRef(1, 9), 2), Recall(CaseRef(1, 9), CaseRef(2, 3), 1)
    assert second.and_(first) == Recall(CaseRef(1, 5), CaseRef(2, 3), 3)
    assert first.and_(None) == first


@pytest.mark.parametrize(
    ("found", "event"),
    [("pallet", CaseRestored(CaseRef(1, 1), "li")), ("bin", CaseVoided(CaseRef(1, 1), "person", "li"))],
)
def test_a_recalled_case_is_found_good_or_in_the_bin(found: str, event: object) -> None:
    talk = doubted()
    scan(talk, "l"), scan(talk, "l")
    answer(talk, 0, 1, 2)
    assert talk.say(ResolveCase("li", CaseRef(1, 1), found)).events == (event,)  # type: ignore[arg-type]


def test_a_case_the_line_has_forgotten_is_found_by_what_the_journal_has_of_it() -> None:
    talk = Talk(queue_line()).start()
    old = replace(stored(7), state="quarantined", owed=True)
    assert talk.say(ResolveCase("li", CaseRef(1, 7), "pallet")).refusal is not None
    assert talk.say(ResolveCase("li", CaseRef(1, 7), "pallet", old)).events == (CaseRestored(CaseRef(1, 7), "li"),)


def test_an_empty_belt_with_every_unit_in_a_case_proves_the_order() -> None:
    talk = Talk(queue_line()).start()
    cases(talk, 1, 2)
    talk.poll(600, inputs=EMPTY)
    assert talk.line.state.trust.proved == CaseRef(1, 2)
    before = len(talk.of("trust.restored"))
    talk.poll(600)
    assert len(talk.of("trust.restored")) == before


def test_an_empty_belt_after_a_doubt_proves_nothing_of_what_passed_before() -> None:
    talk = Talk(queue_line()).start()
    cases(talk, 1, 2)
    talk.poll(600, inputs=EMPTY)
    cases(talk, 3, 3)
    talk.say(obs.PlcSilent("plc_lost"))
    talk.poll(inputs=EMPTY)
    assert talk.line.state.trust.held
    assert talk.line.state.trust.proved == CaseRef(1, 2)


def test_an_empty_belt_proves_nothing_while_a_unit_is_in_no_case() -> None:
    talk = Talk(queue_line()).start()
    cases(talk, 1, 2)
    talk.say(obs.UnitRead(1, 5, checked("e")))
    talk.poll(unit_count=5)
    talk.poll(600, inputs=EMPTY)
    assert talk.line.state.trust.proved == CaseRef(1, 0)


@pytest.mark.parametrize(("disposal", "was"), [("exit", True), ("taken", True), ("person", True), ("unsure", False)])
def test_what_was_released_once_is_known_however_it_was_known_to_leave(disposal: Disposal, was: bool) -> None:
    stored = StoredCase(CaseRef(1, 1), "quarantined", Window(), disposal=disposal)
    assert stored.was_released is was
