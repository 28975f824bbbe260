"""What a device could say and never should: nothing of it passes a case, frees a unit or raises."""

from dataclasses import replace

import pytest

from station.core import observations as obs
from station.core.commands import (
    AcknowledgeAlarm,
    CloseOrder,
    ConfirmNumbers,
    ResolveCase,
    RestoreTrust,
    StartOrder,
)
from station.core.inputs import Outputs
from station.core.observations import CellRead
from station.core.values import CaseRef, Reason, Recipe
from tests.core.talk import RECIPE, Talk, asked_camera, checked, counted_camera, one_view, queue_line

A, B, C = checked("a"), checked("b"), checked("c")


# pictures ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cells",
    [
        (),
        (CellRead((1, 1), A),),
        (CellRead((1, 1), A), CellRead((1, 1), B)),
        (CellRead((1, 1), A), CellRead((1, 3), B)),
        (CellRead((0, 1), A), CellRead((1, 2), B)),
        (CellRead((1, 1), A), CellRead((1, 2), B), CellRead((1, 2), C)),
        (CellRead((1, 1), A), CellRead((1, 2), B), CellRead((2, 1), None)),
    ],
    ids=("none", "one", "twice", "outside", "row 0", "one too many", "a row too many"),
)
def test_a_picture_that_is_not_the_grid_never_passes(cells: tuple[CellRead, ...]) -> None:
    talk = Talk().start()
    talk.ask(1)
    talk.say(one_view("top", CaseRef(1, 1), 0, cells))
    assert talk.kinds()[-1] == "case.rejected"


def test_a_grid_that_does_not_hold_the_case_is_no_recipe() -> None:
    talk = Talk()
    for recipe, key in (
        (replace(RECIPE, rows=0), "recipe_grid_differs"),
        (replace(RECIPE, columns=3), "recipe_grid_differs"),
        (replace(RECIPE, units_per_case=0), "recipe_value"),
    ):
        refusal = talk.say(StartOrder("test", "O1", recipe)).refusal
        assert refusal is not None
        assert refusal.key == key


def test_a_picture_with_a_fault_and_full_cells_is_a_fault() -> None:
    talk = Talk().start()
    talk.ask(1)
    talk.picture(1, "a", "b", error="picture_stale")
    assert Reason.NO_READ in talk.reasons()


def test_pictures_nobody_asked_for_are_not_kept() -> None:
    talk = Talk().start()
    talk.ask(1)
    for seq in range(2, 500):
        talk.picture(seq, "x", "y")
        talk.say(obs.PictureRead(f"camera {seq}", CaseRef(1, 1), 0, ()))
    assert talk.pictures.answers == {}
    talk.picture(1, "a", "b")
    assert talk.ask(2).words.verdict == 1


def test_a_picture_that_comes_before_its_case_is_asked_is_not_believed() -> None:
    talk = Talk().start()
    talk.picture(1, "a", "b")
    assert talk.ask(1).words.verdict == 0


# unit reads ----------------------------------------------------------------------------------------------------------


def read(talk: Talk, trigger: int, text: str | None, lane: int = 1) -> None:
    talk.say(obs.UnitRead(lane, trigger, checked(text) if text else None))


def test_two_different_telegrams_for_one_trigger_leave_no_trace_of_the_first() -> None:
    talk = Talk(queue_line()).start()
    read(talk, 1, "a")
    read(talk, 1, "b")
    read(talk, 2, "c")
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=2)
    assert Reason.OTHER in talk.reasons()
    read(talk, 3, "a")
    read(talk, 4, "b")
    assert talk.ask(2, first_trigger=3, last_trigger=4, unit_count=4).words.verdict == 2


@pytest.mark.parametrize("trigger", [0, -1, 32_001, 40_000, 2**40])
def test_a_trigger_number_that_no_wire_carries_is_a_stray(trigger: int) -> None:
    talk = Talk(queue_line()).start()
    read(talk, trigger, "a")
    assert talk.queue.strays == 1
    assert not talk.queue.rows


def test_a_second_lane_does_not_speak_for_the_first() -> None:
    talk = Talk(queue_line()).start()
    read(talk, 1, "a", lane=2)
    read(talk, 2, "b")
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=2)
    talk.poll(600)
    assert Reason.MISSED_TRIGGER in talk.reasons()


def test_a_trigger_far_ahead_does_not_move_the_count_of_what_follows() -> None:
    talk = Talk(queue_line()).start()
    read(talk, 1, "a")
    talk.poll(unit_count=1)
    read(talk, 10_000, "x")
    read(talk, 2, "b")
    assert talk.ask(1, first_trigger=1, last_trigger=2, unit_count=2).words.verdict == 1


def test_a_window_beyond_what_was_counted_is_not_believed_and_wedges_nothing() -> None:
    talk = Talk(queue_line()).start()
    read(talk, 1, "a")
    read(talk, 2, "b")
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=2)
    talk.ask(2, first_trigger=16_000, last_trigger=16_001)
    talk.poll(600)
    assert Reason.TRUST_LOST in talk.reasons()
    assert talk.say(RestoreTrust("anna", "clearance")).refusal is None
    read(talk, 3, "c")
    read(talk, 4, "d")
    assert talk.ask(3, first_trigger=3, last_trigger=4, unit_count=4).words.verdict == 3


@pytest.mark.parametrize(("first", "last", "second"), [(3, 2, 0), (3, 4, 9), (3, 20_000, 0)])
def test_a_window_that_no_case_can_have_costs_trust(first: int, last: int, second: int) -> None:
    talk = Talk(queue_line()).start()
    for trigger, text in enumerate("abcdef", start=1):
        read(talk, trigger, text)
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=6)
    talk.ask(2, first_trigger=first, last_trigger=last, first_trigger_2=second, last_trigger_2=second)
    talk.poll(600)
    assert not talk.line.state.trust.held
    assert Reason.TRUST_LOST in talk.reasons()


def test_a_window_that_is_not_what_the_plc_counted_costs_trust() -> None:
    talk = Talk(queue_line()).start()
    for trigger, text in enumerate("abcd", start=1):
        read(talk, trigger, text)
    talk.ask(1, first_trigger=1, last_trigger=2, case_units=3, unit_count=4)
    assert Reason.TRUST_LOST in talk.reasons()


def test_a_flood_of_telegrams_is_bounded() -> None:
    talk = Talk(queue_line()).start()
    talk.poll(unit_count=1)
    for trigger in range(1, 12_000):
        read(talk, trigger, f"u{trigger % 50}")
    rows = talk.queue.table
    assert len(rows) <= 8192
    assert sum(len(triggers) for triggers in rows.by_key.values()) == len(rows)


# labels --------------------------------------------------------------------------------------------------------------


def labelled() -> Talk:
    return Talk(asked_camera(case_code="reader", case_reader="case")).start()


def test_two_different_labels_for_one_trigger_are_as_good_as_none() -> None:
    talk = labelled()
    talk.label(7, "S7", "S8")
    talk.ask(1, case_label=7)
    talk.picture(1, "a", "b")
    assert talk.reasons() == (Reason.CASE_CODE_UNREAD,)


def test_the_same_label_told_twice_is_one_label() -> None:
    talk = labelled()
    talk.label(7, "S7", "S7")
    talk.ask(1, case_label=7)
    assert talk.picture(1, "a", "b").words.verdict == 1


def test_a_label_of_another_reader_is_not_the_case_readers() -> None:
    talk = labelled()
    talk.say(obs.LabelRead("stranger", None, 7, checked("S7")))
    talk.ask(1, case_label=7)
    assert talk.picture(1, "a", "b").words.verdict == 0


def test_labels_are_bounded() -> None:
    talk = labelled()
    for trigger in range(1, 1_000):
        talk.say(obs.LabelRead("case", None, trigger, None))
        talk.say(obs.LabelRead("case", CaseRef(1, trigger), 0, None))
    assert len(talk.line.packing.labels) <= 16
    assert not talk.line.packing.label_answer


# the PLC -------------------------------------------------------------------------------------------------------------


def test_a_case_in_hand_is_not_passed_while_the_numbers_are_not_believed() -> None:
    talk = Talk().start()
    talk.ask(1)
    talk.ask(900)
    talk.picture(1, "a", "b")
    assert talk.line.state.tally.passed == 0
    assert talk.line.state.tally.rejected == 1


def test_numbers_not_believed_make_no_records() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.ask(900)
    for seq in (40, 90, 150, 31_999, 7, 1):
        talk.ask(seq)
    assert talk.line.state.tally.triggered == 1
    assert talk.of("alarm.raised") == talk.of("alarm.raised")[:1]


def test_numbers_not_believed_stay_so_until_confirmed_whatever_is_acknowledged() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.ask(900)
    talk.say(AcknowledgeAlarm("anna", "number_not_believed"))
    assert "number_not_believed" in talk.alarms()
    assert talk.ask(2).words.verdict == 0
    talk.say(ConfirmNumbers("anna"))
    assert "number_not_believed" not in talk.alarms()
    assert talk.poll(epoch=2, case_seq=0, case_state=0).words.outputs & Outputs.PERMISSIVE


def test_a_disposal_that_goes_back_is_not_believed() -> None:
    talk = Talk().start()
    for seq in (1, 2, 3):
        talk.pack(seq)
    talk.poll(disposed_epoch=1, disposed_seq=2, good_mask=0b11)
    talk.poll(disposed_seq=1)
    assert "number_not_believed" in talk.alarms()


def test_a_good_bit_for_a_case_that_was_never_asked_about_is_the_gravest_alarm() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.poll(disposed_epoch=1, disposed_seq=2, good_mask=0b11)
    assert "case_let_go_unproven:1/2" in talk.alarms()
    assert (talk.line.state.tally.released, talk.line.state.tally.missed) == (1, 1)


def test_a_disposal_far_in_front_of_every_number_is_not_believed() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.poll(disposed_epoch=1, disposed_seq=66, good_mask=0b11)
    assert "number_not_believed" in talk.alarms()
    assert talk.line.state.tally.in_flight == 1


def test_a_good_bit_for_a_rejected_case_is_the_gravest_alarm_even_with_the_other_bit() -> None:
    talk = Talk().start()
    talk.pack(1, good=False)
    talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1, ejected_mask=1)
    assert "case_let_go_unproven:1/1" in talk.alarms()


def test_a_stored_case_without_triggers_asked_with_another_count_is_not_believed() -> None:
    talk = Talk().start()
    talk.pack(1)
    assert talk.ask(1, case_units=1).words.verdict == 0
    assert "number_not_believed" in talk.alarms()


def test_an_order_is_not_closed_while_a_pass_waits_for_its_end() -> None:
    talk = Talk().start()
    talk.pack(1)
    refusal = talk.say(CloseOrder("anna")).refusal
    assert refusal is not None
    assert refusal.key == "cases_on_belt"
    talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1)
    assert talk.say(CloseOrder("anna")).refusal is None


def test_a_person_cannot_resolve_what_is_not_there() -> None:
    refusal = Talk().start().say(ResolveCase("anna", CaseRef(-1, 2**70), "pallet")).refusal
    assert refusal is not None
    assert refusal.key == "case_not_sought"


def test_passes_end_when_the_plc_disposes_of_nothing() -> None:
    talk = Talk().start()
    for seq in range(1, 200):
        talk.pack(seq)
    assert talk.line.state.tally.in_flight <= 64
    assert Reason.NOT_READY in talk.reasons()


# assigned case codes -------------------------------------------------------------------------------------------------


def test_serials_that_have_run_out_stop_the_line_and_raise_nothing() -> None:
    talk = Talk(asked_camera(sscc_prefix="401234567890")).start()
    talk.line.state.sscc_serial = 9_998
    assert talk.pack(1).words.verdict == 1
    words = talk.pack(2).words
    assert words.verdict == -2
    assert talk.reasons() == (Reason.NOT_READY,)
    assert not words.outputs & Outputs.PERMISSIVE
    assert "sscc_exhausted" in talk.alarms()


def test_a_prefix_that_is_none_assigns_nothing() -> None:
    talk = Talk(asked_camera(sscc_prefix="")).start()
    assert talk.pack(1).words.verdict == -1
    assert "sscc_exhausted" in talk.alarms()


# mixed ---------------------------------------------------------------------------------------------------------------


def test_lines_of_every_shape_take_in_what_belongs_to_another_shape() -> None:
    strange = (
        obs.FrameSeen("nobody", -5),
        obs.PictureRead("nobody", None, 2**70, ()),
        obs.UnitRead(7, -1, A, 9),
        obs.LabelRead("", None, -1, A),
        obs.LabelRead("case", CaseRef(9, 9), 0, A),
        obs.DeviceBack("nobody", -3),
        obs.PlcSilent(""),
        obs.StoreFailed(""),
        obs.Noticed("", False),
        obs.TimePassed(),
        RestoreTrust("", "first_unit", ""),
        RestoreTrust("", "clearance"),
        StartOrder("", "", Recipe("", "plain", 10**9)),
    )
    for settings in (asked_camera(), counted_camera(), queue_line()):
        talk = Talk(settings)
        for item in (*strange, *strange):
            talk.say(item)
        assert talk.poll(epoch=9).words.verdict == 0
