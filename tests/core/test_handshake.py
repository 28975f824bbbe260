"""The station's side of the handshake, rule by rule."""

import pytest

from station.core import observations as obs
from station.core.commands import AcknowledgeAlarm, CloseOrder, ConfirmNumbers, ResolveCase, StartOrder
from station.core.inputs import Outputs
from station.core.loaded import Loaded, StoredCase
from station.core.numbers import extend, short
from station.core.values import CaseRef, Reason, Tally, Window
from tests.core.talk import RECIPE, Talk, asked_camera, queue_line


def test_the_first_epoch_is_granted_before_anything_is_numbered() -> None:
    talk = Talk()
    step = talk.poll()
    assert [event.kind for event in step.events] == ["plc.epoch_granted"]
    assert (step.words.grant, step.words.verdict) == (1, 0)


def test_the_grant_stands_until_the_plc_shows_it_and_then_goes() -> None:
    talk = Talk()
    talk.poll()
    assert talk.poll().words.grant == 1
    assert talk.poll(epoch=1).words.grant == 0


def test_a_proved_case_is_passed_with_number_and_verdict_in_one_word() -> None:
    talk = Talk().start()
    assert talk.ask(1).words.verdict == 0
    words = talk.picture(1, "a", "b").words
    assert (words.verdict_epoch, words.verdict, words.reason, words.units_read) == (1, 1, 0, 2)


def test_a_case_with_an_unread_unit_is_rejected_with_the_reason() -> None:
    talk = Talk().start()
    words = talk.pack(1, good=False).words
    assert (words.verdict, words.reason, words.units_read) == (-1, 1, 1)


def test_the_same_number_again_gets_the_stored_answer_and_no_second_record() -> None:
    talk = Talk().start()
    talk.pack(1)
    step = talk.ask(1)
    assert step.events == ()
    assert step.words.verdict == 1


def test_after_a_restart_the_stored_answer_is_said_again() -> None:
    stored = StoredCase(CaseRef(3, 9), "passed", Window(units=2), keys=("a", "b", "c"))
    talk = Talk(loaded=Loaded("e", 2, epoch=3, recent=(stored,), open_cases=(stored,)))
    words = talk.poll(epoch=3, case_seq=9, case_state=1).words
    assert (words.grant, words.verdict_epoch, words.verdict) == (0, 3, 9)


def test_the_same_number_with_other_trigger_words_is_never_passed() -> None:
    stored = StoredCase(CaseRef(3, 9), "passed", Window(units=2, first=1, last=2))
    talk = Talk(loaded=Loaded("e", 2, epoch=3, recent=(stored,), open_cases=(stored,)))
    words = talk.poll(epoch=3, case_seq=9, case_state=1, first_trigger=3, last_trigger=4).words
    assert words.verdict == 0
    assert "number_not_believed" in talk.alarms()


def test_a_waiting_case_whose_trigger_words_change_is_rejected() -> None:
    talk = Talk().start()
    talk.ask(1, first_trigger=1, last_trigger=1)
    talk.ask(1, first_trigger=2, last_trigger=2)
    assert talk.reasons() == (Reason.OTHER,)
    assert talk.poll().words.verdict == 0


@pytest.mark.parametrize("gap", [2, 3, 64])
def test_a_small_gap_is_missed_by_number(gap: int) -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.ask(1 + gap)
    assert [event.case.seq for event in talk.of("case.missed")] == list(range(2, 1 + gap))  # type: ignore[attr-defined]
    assert any(alarm.startswith("cases_missed") for alarm in talk.alarms())


@pytest.mark.parametrize("jump", [66, 1000, -1, -5])
def test_a_number_that_jumps_or_goes_back_is_not_believed(jump: int) -> None:
    talk = Talk().start()
    for seq in range(1, 11):
        talk.pack(seq)
    words = talk.ask(10 + jump).words
    assert words.verdict == 0
    assert not words.outputs & Outputs.PERMISSIVE
    assert "number_not_believed" in talk.alarms()


def test_a_person_confirms_and_a_new_epoch_is_granted() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.ask(900)
    step = talk.say(ConfirmNumbers("anna"))
    assert step.words.grant == 2
    assert "case.quarantined" in talk.kinds()
    talk.poll(epoch=2, case_seq=0, case_state=0)
    talk.ask(1)
    assert talk.picture(1, "x", "y", epoch=2).words.verdict == 1


def test_confirming_believed_numbers_is_refused() -> None:
    refusal = Talk().start().say(ConfirmNumbers("anna")).refusal
    assert refusal is not None
    assert refusal.key == "numbers_believed"


def test_a_restarted_plc_gets_a_new_epoch_and_open_cases_are_quarantined_not_voided() -> None:
    talk = Talk().start()
    for seq in (1, 2, 3):
        talk.pack(seq)
    talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1)
    step = talk.poll(epoch=0, case_seq=0, case_state=0, disposed_seq=2, good_mask=0b11)
    assert [event.kind for event in step.events][:2] == ["case.released", "case.quarantined"]
    assert (step.words.grant, step.words.verdict) == (2, 0)
    assert talk.line.state.tally.quarantined == 1
    alarm = talk.line.state.alarms["case_quarantined:1/3"]  # named to a person: nobody else will look for it
    told = (("cause", "plc_started"), ("first", "1/3"), ("last", "1/3"), ("n", 1))
    assert (alarm.key, alarm.arguments) == ("case_quarantined", told)
    assert talk.line.state.tally.released == 2
    assert talk.line.state.tally.void == 0


def test_a_case_in_hand_when_the_plc_restarts_is_late_and_hides_no_disposal() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.ask(2)
    talk.poll(epoch=0, case_seq=0, case_state=0, disposed_epoch=1, disposed_seq=2, good_mask=0b10, ejected_mask=0b01)
    assert talk.reasons() == (Reason.LATE,)
    assert talk.line.state.tally.released == 1
    assert talk.line.state.tally.quarantined == 0


def test_a_foreign_epoch_is_outbid_and_its_disposals_are_history() -> None:
    talk = Talk()
    step = talk.poll(epoch=57, disposed_epoch=57, disposed_seq=900, good_mask=0xFFFF)
    assert [event.kind for event in step.events] == ["plc.foreign_disposal", "plc.epoch_granted"]
    assert step.words.grant == 58
    assert not talk.line.state.alarms


@pytest.mark.parametrize("shown", [3, 4, 9])
def test_after_a_backup_was_put_back_the_plc_counts_in_a_new_epoch_whatever_it_shows(shown: int) -> None:
    """Its numbers went on after the backup: cases that were judged, passed and shipped must not be called missed."""
    open_case = StoredCase(CaseRef(3, 9), "passed", Window(units=2, first=1, last=2), keys=("a",))
    talk = Talk(loaded=Loaded("s", 2, epoch=3, restored=True, recent=(open_case,), open_cases=(open_case,)))
    step = talk.poll(epoch=shown, case_seq=60, case_state=0, disposed_epoch=3, disposed_seq=58, good_mask=0xFFFF)
    assert step.words.grant == max(3, shown) + 1
    kinds = [event.kind for event in step.events if not event.kind.startswith(("trust", "alarm"))]
    assert kinds == ["case.quarantined", "plc.epoch_granted"]
    assert talk.poll(epoch=shown, case_seq=60).events == ()
    assert talk.poll(epoch=step.words.grant, case_seq=0, case_state=0).words.grant == 0
    assert not talk.line.state.restored
    assert talk.line.state.tally.missed == 0


def test_exit_releases_ejector_voids_and_neither_is_quarantined() -> None:
    talk = Talk().start()
    for seq in (1, 2, 3):
        talk.pack(seq)
    words = talk.poll(disposed_epoch=1, disposed_seq=3, good_mask=0b100, ejected_mask=0b010).words
    tally = talk.line.state.tally
    assert (tally.released, tally.void, tally.quarantined, tally.in_flight) == (1, 1, 1, 0)
    assert words.disposed_recorded == 3
    assert "case_quarantined:1/3" in talk.alarms()


def test_units_of_a_voided_case_are_free_and_those_of_a_quarantined_one_are_not() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.poll(disposed_epoch=1, disposed_seq=1, ejected_mask=1)
    assert talk.line.state.held_keys == {}


def test_every_disposal_while_the_gate_is_bypassed_is_unsure() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1, inputs=0x80)
    assert talk.line.state.tally.quarantined == 1


def test_sixteen_behind_without_a_disposal_is_quarantined() -> None:
    talk = Talk().start()
    for seq in range(1, 19):
        talk.pack(seq)
    talk.poll(disposed_epoch=1, disposed_seq=18, good_mask=0xFFFF)
    quarantined = [event.case.seq for event in talk.of("case.quarantined")]  # type: ignore[attr-defined]
    assert quarantined == [1, 2]


def test_a_good_bit_for_a_rejected_case_is_the_gravest_alarm_and_takes_the_permissive() -> None:
    talk = Talk().start()
    talk.pack(1, good=False)
    assert talk.poll().words.outputs & Outputs.PERMISSIVE
    words = talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1).words
    assert "case_let_go_unproven:1/1" in talk.alarms()
    assert not words.outputs & Outputs.PERMISSIVE
    words = talk.say(AcknowledgeAlarm("anna", "case_let_go_unproven:1/1")).words
    assert not words.outputs & Outputs.PERMISSIVE
    words = talk.say(ResolveCase("anna", CaseRef(1, 1), "bin")).words
    assert words.outputs & Outputs.PERMISSIVE


def test_a_rejected_case_without_confirmation_is_an_alarm_by_number() -> None:
    talk = Talk().start()
    talk.pack(1, good=False)
    talk.poll(disposed_epoch=1, disposed_seq=1)
    assert "eject_unconfirmed:1/1" in talk.alarms()


def test_an_escape_at_the_gate_takes_the_permissive_until_it_is_reset() -> None:
    talk = Talk().start()
    assert not talk.poll(inputs=1 << 5).words.outputs & Outputs.PERMISSIVE
    assert talk.poll(inputs=1).words.outputs & Outputs.PERMISSIVE


def test_a_case_the_plc_gave_up_before_the_commit_is_rejected_as_late() -> None:
    talk = Talk().start()
    talk.ask(1)
    talk.poll(case_state=4)
    assert talk.reasons() == (Reason.LATE,)


def test_a_committed_pass_stays_passed_when_the_plc_moves_on() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.poll(case_state=4)
    talk.pack(2)
    assert talk.line.state.tally.passed == 2
    assert talk.line.state.tally.void == 0


DIFFERS = "case_state_differs:1/1"


def wrongly_taken(state: int) -> Talk:
    """State 2 for a case that was never answered or was rejected, state 3 for one that was passed."""
    talk = Talk().start()
    if state:
        talk.pack(1, good=state == 3)
    talk.poll(case_seq=1, case_state=state or 2)
    return talk


@pytest.mark.parametrize("state", [0, 2, 3])
def test_a_state_that_is_not_the_stored_answer_holds_the_line_until_the_case_has_left(state: int) -> None:
    talk = wrongly_taken(state)
    assert DIFFERS in talk.alarms()
    assert not talk.poll().words.outputs & Outputs.PERMISSIVE
    talk.say(AcknowledgeAlarm("anna", DIFFERS))
    assert DIFFERS in talk.alarms(), "nobody knows yet what became of it"
    words = talk.poll(disposed_epoch=1, disposed_seq=1, ejected_mask=1).words
    assert words.outputs & Outputs.PERMISSIVE
    for _ in range(3):  # the PLC goes on showing it
        talk.poll()
    assert not any(alarm.startswith(("case_state", "case_let")) for alarm in talk.alarms())


def test_a_rejected_case_that_really_went_out_is_the_gravest_alarm_and_ends_by_a_person() -> None:
    talk = wrongly_taken(2)
    talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1)
    assert talk.alarms() == {"case_let_go_unproven:1/1"}
    talk.say(AcknowledgeAlarm("anna", "case_let_go_unproven:1/1"))
    assert not talk.poll().words.outputs & Outputs.PERMISSIVE
    talk.say(ResolveCase("anna", CaseRef(1, 1), "bin"))
    assert talk.poll().words.outputs & Outputs.PERMISSIVE
    assert talk.alarms() == set(), "the state that still stands says nothing new"


def test_a_state_that_did_not_fit_is_over_with_its_epoch() -> None:
    talk = wrongly_taken(2)
    talk.poll(epoch=0, case_seq=0, case_state=0)
    assert DIFFERS not in talk.alarms()


def settled_unasked(**words: int) -> Talk:
    """The station was dead while 3, 4 and 5 came to the gate: 3 was asked about in vain, the others never."""
    stored = tuple(StoredCase(CaseRef(1, seq), "passed", Window(units=2), keys=(f"u{seq}",)) for seq in (1, 2))
    tally = Tally(triggered=2, passed=2, in_flight=2)
    talk = Talk(loaded=Loaded("e", 2, epoch=1, recent=stored, open_cases=stored, tally=tally))
    left = {"disposed_epoch": 1, "disposed_seq": 5, "good_mask": 0b11000, "ejected_mask": 0b00111}
    talk.poll(**{"epoch": 1, "case_seq": 3, "case_state": 4} | left | words)
    return talk


@pytest.mark.parametrize("shown", [{}, {"case_seq": 0, "case_state": 0}, {"case_seq": 2, "case_state": 2}])
def test_cases_that_left_unasked_are_missed_and_the_masks_are_read_for_all(shown: dict[str, int]) -> None:
    talk = settled_unasked(**shown)
    for _ in range(3):
        talk.poll()
    tally = talk.line.state.tally
    assert (tally.released, tally.missed, tally.quarantined, tally.in_flight) == (2, 3, 0, 0)
    assert {alarm.partition(":")[0] for alarm in talk.alarms()} == {"cases_missed"}
    assert talk.poll().words.disposed_recorded == 5
    talk.start()
    assert talk.pack(6).words.verdict == 6


def test_cases_that_left_unasked_are_told_by_the_masks_when_the_plc_has_restarted_too() -> None:
    talk = settled_unasked(epoch=0, case_seq=0, case_state=0)
    tally = talk.line.state.tally
    assert (tally.released, tally.missed, tally.quarantined) == (2, 3, 0)


def test_more_that_left_than_a_gap_can_be_is_not_believed() -> None:
    talk = settled_unasked(disposed_seq=2 + 66)
    assert "number_not_believed" in talk.alarms()
    assert talk.line.state.tally.missed == 1


def test_a_case_in_hand_that_has_left_is_late() -> None:
    talk = Talk().start()
    talk.ask(1)
    talk.poll(disposed_epoch=1, disposed_seq=1, ejected_mask=1)
    assert talk.reasons() == (Reason.LATE,)
    assert talk.poll().words.disposed_recorded == 1
    assert talk.alarms() == set()


def test_a_case_that_has_left_may_still_be_asked_about_and_is_never_passed() -> None:
    talk = settled_unasked()
    assert talk.poll(case_seq=4, case_state=1).words.verdict == -4
    assert talk.poll(case_seq=5).words.verdict == -5
    assert not any(alarm.startswith("number") for alarm in talk.alarms())
    talk.start()
    assert talk.pack(6).words.verdict == 6


def test_a_case_that_was_passed_and_left_is_not_asked_about_again() -> None:
    talk = settled_unasked()
    assert talk.poll(case_seq=2, case_state=1).words.verdict == 0
    assert "number_not_believed" in talk.alarms()


def test_no_question_is_no_number_once_every_case_has_left() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1)
    talk.poll(case_seq=0, case_state=0)
    assert talk.alarms() == set()
    assert talk.pack(2).words.verdict == 2


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_gap_of_63_is_two_alarms_at_most(confirmed: bool) -> None:
    talk = Talk().start()
    talk.ask(64)
    talk.picture(64, "a", "b")
    ejected = 0x7FFF if confirmed else 0
    talk.poll(disposed_epoch=1, disposed_seq=64, ejected_mask=ejected << 1)
    assert [alarm for alarm in talk.alarms() if alarm.startswith("cases_missed")] == ["cases_missed:1/1"]
    unconfirmed = [alarm for alarm in talk.alarms() if alarm.startswith("eject")]
    assert unconfirmed == ["eject_unconfirmed:1/1"]
    told = dict(talk.line.state.alarms["eject_unconfirmed:1/1"].arguments)
    assert told == {"first": "1/1", "last": "1/48" if confirmed else "1/63", "n": 48 if confirmed else 63}


def test_cases_nobody_saw_leaving_are_one_alarm_for_each_run_of_numbers() -> None:
    talk = Talk().start()
    for seq in range(1, 7):
        talk.pack(seq)
    talk.poll(disposed_epoch=1, disposed_seq=6, good_mask=0b001100)
    assert talk.alarms() == {"case_quarantined:1/1", "case_quarantined:1/5"}
    assert dict(talk.line.state.alarms["case_quarantined:1/5"].arguments)["n"] == 2


def test_a_number_without_a_question_waits_for_the_question() -> None:
    talk = Talk().start()
    assert talk.poll(case_seq=1, case_state=0).events == ()
    assert talk.pack(1).words.verdict == 1


def test_a_number_that_is_none_again_is_not_believed() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.poll(case_seq=0, case_state=0)
    assert "number_not_believed" in talk.alarms()


def test_an_order_is_closed_once_and_only_one_is_open() -> None:
    talk = Talk().start()
    refusal = talk.say(StartOrder("anna", "O2", RECIPE)).refusal
    assert refusal is not None
    assert refusal.key == "order_open"
    assert talk.say(CloseOrder("anna")).refusal is None
    refusal = talk.say(CloseOrder("anna")).refusal
    assert refusal is not None
    assert refusal.key == "no_order"


def test_silence_of_the_plc_takes_the_permissive_and_its_return_gives_it_back() -> None:
    talk = Talk().start()
    step = talk.say(obs.PlcSilent("plc_silent", (("age_ms", 600),)))
    assert not step.words.outputs & Outputs.PERMISSIVE
    assert "plc_silent" in talk.alarms()
    assert talk.poll().words.outputs & Outputs.PERMISSIVE
    assert talk.alarms() == set()


LOST = obs.PlcSilent("plc_lost", (("host", "plc"),))


def test_a_link_that_is_back_within_the_heartbeat_time_out_has_cost_nothing() -> None:
    talk = Talk().start()
    talk.ms += 300
    step = talk.say(LOST)
    assert (step.events, talk.line.next_deadline_ms) == ((), talk.ms + 300)
    talk.ms += 299
    assert talk.say(obs.TimePassed()).events == ()
    assert talk.poll(wait_ms=0).events == ()
    assert talk.line.next_deadline_ms is None


def test_a_link_that_is_not_back_in_time_is_silence() -> None:
    talk = Talk().start()
    talk.say(LOST)
    talk.ms += 600
    step = talk.say(obs.TimePassed())
    assert "plc_lost" in talk.alarms()
    assert not step.words.outputs & Outputs.PERMISSIVE
    assert talk.line.next_deadline_ms is None


@pytest.mark.parametrize(("away_ms", "held"), [(580, True), (600, False)])
def test_a_broken_link_costs_trust_in_the_queue_only_when_it_was_silence(away_ms: int, held: bool) -> None:
    talk = Talk(queue_line()).start()
    talk.poll(inputs=1)
    talk.say(LOST)
    talk.poll(away_ms)
    talk.poll()
    assert talk.line.state.trust.held is held


def test_quarantine_ends_by_a_person_only() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.pack(2)
    talk.poll(disposed_epoch=1, disposed_seq=2)
    talk.say(ResolveCase("anna", CaseRef(1, 1), "pallet"))
    talk.say(ResolveCase("anna", CaseRef(1, 2), "bin"))
    tally = talk.line.state.tally
    assert (tally.released, tally.void, tally.quarantined) == (1, 1, 0)
    refusal = talk.say(ResolveCase("anna", CaseRef(1, 1), "pallet")).refusal
    assert refusal is not None
    assert refusal.key == "case_not_sought"


def test_three_times_round_the_numbers_of_one_epoch_gives_every_case_its_own_answer() -> None:
    talk = Talk(asked_camera(modulus=64))
    talk.start()
    for seq in range(1, 3 * 64 + 1):
        good = seq % 3 != 0
        assert talk.pack(seq, good=good).words.verdict == (short(seq, 64) if good else -short(seq, 64))
        mask = {"good_mask": 1} if good else {"ejected_mask": 1}
        full = {"good_mask": 0, "ejected_mask": 0} | mask
        talk.poll(disposed_epoch=1, disposed_seq=short(seq, 64), **full)
    tally = talk.line.state.tally
    assert (tally.triggered, tally.released, tally.rejected) == (192, 128, 64)
    assert tally.in_flight == 0


@pytest.mark.parametrize("modulus", [64, 32000])
def test_extend_is_the_inverse_of_short_within_half_the_range(modulus: int) -> None:
    for top in (0, 1, modulus - 1, modulus, modulus + 1, 5 * modulus - 3):
        for absolute in (top + 1, top + 5, max(1, top - 3), top + modulus // 2 - 1):
            assert extend(top, short(absolute, modulus), modulus) == absolute
