"""What makes a case good: pictures, queue windows, case codes, trust."""

from station.core import observations as obs
from station.core.commands import Hold, RestoreTrust, Resume, Stop
from station.core.effects import EndProgram, TakePicture
from station.core.inputs import Outputs
from station.core.numbers import short
from station.core.values import CaseRef, Reason
from tests.core.talk import Talk, asked_camera, checked, counted_camera, one_view, queue_line


def trusted(talk: Talk) -> bool:
    return talk.line.state.trust.held


def permissive(talk: Talk) -> bool:
    return bool(talk.poll().words.outputs & Outputs.PERMISSIVE)


def test_an_asked_camera_is_fired_once_for_each_case() -> None:
    talk = Talk().start()
    assert talk.ask(1).effects == (TakePicture(CaseRef(1, 1)),)
    assert talk.ask(1).effects == ()


def test_a_picture_that_does_not_come_in_time_rejects_the_case() -> None:
    talk = Talk().start()
    talk.ask(1)
    assert talk.line.next_deadline_ms == talk.ms + 500
    talk.ms += 500
    assert talk.say(obs.TimePassed()).words.verdict == -1


def test_one_code_in_two_cells_marks_both() -> None:
    talk = Talk().start()
    talk.ask(1)
    talk.picture(1, "a", "a")
    event = talk.of("case.rejected")[0]
    assert [unit.reason for unit in event.units] == [Reason.DUPLICATE, Reason.DUPLICATE]  # type: ignore[attr-defined]


def test_a_code_of_an_open_case_is_a_duplicate_and_names_it() -> None:
    talk = Talk().start()
    talk.ask(1)
    talk.picture(1, "a", "b")
    talk.ask(2)
    talk.picture(2, "b", "c")
    [event] = talk.of("case.rejected")
    assert event.units[0].twin == "1/1"  # type: ignore[attr-defined]


def test_a_check_that_could_not_run_rejects() -> None:
    talk = Talk().start()
    talk.ask(1)
    cells = (obs.CellRead((1, 1), checked("a", proven=False)), obs.CellRead((1, 2), checked("b")))
    talk.say(one_view("top", CaseRef(1, 1), 0, cells))
    assert talk.reasons() == (Reason.STORE_FAILURE,)


def test_a_code_outside_the_grid_makes_the_case_over_full() -> None:
    talk = Talk().start()
    talk.ask(1)
    talk.picture(1, "a", "b", extra=(checked("c"),))
    assert talk.reasons() == (Reason.OVER,)


def test_the_plcs_own_count_speaks_too() -> None:
    talk = Talk().start()
    talk.ask(1, case_units=1)
    talk.picture(1, "a", "b")
    assert talk.reasons() == (Reason.SHORT,)


def test_without_an_order_nothing_is_passed() -> None:
    talk = Talk()
    talk.poll()
    talk.poll(epoch=1)
    talk.ask(1)
    talk.picture(1, "a", "b")
    assert talk.reasons()[0] is Reason.NOT_READY


def test_a_case_code_in_the_picture_is_needed_once_and_unused() -> None:
    talk = Talk(asked_camera(case_code="picture")).start()
    for seq, codes, expected in (
        (1, (), (Reason.CASE_CODE_UNREAD,)),
        (2, (checked("C1"), checked("C2")), (Reason.CASE_CODE_UNREAD,)),
        (3, (checked("C1", taken_by="1/0"),), (Reason.CASE_CODE_USED,)),
    ):
        talk.ask(seq)
        talk.picture(seq, "a", "b", case_code=codes)
        assert talk.reasons() == expected
    talk.ask(4)
    assert talk.picture(4, "a", "b", case_code=(checked("C1"), checked("C1"))).words.verdict == 4
    talk.ask(5)
    talk.picture(5, "x", "y", case_code=(checked("C1"),))
    assert talk.reasons() == (Reason.CASE_CODE_USED,)


def test_an_assigned_case_code_is_an_sscc_and_rejected_cases_use_none() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.pack(2, good=False)
    talk.pack(3)
    codes = [event.case_code.text for event in talk.of("case.passed")]  # type: ignore[attr-defined]
    assert [len(code) for code in codes] == [18, 18]
    assert [event.sscc_serial for event in talk.of("case.passed")] == [1, 2]  # type: ignore[attr-defined]


def test_a_label_belongs_to_the_case_that_latched_its_number() -> None:
    talk = Talk(asked_camera(case_code="reader", case_reader="case")).start()
    talk.label(7, "S7")
    talk.label(8, "S8")
    talk.ask(1, case_label=8)
    talk.picture(1, "a", "b")
    [event] = talk.of("case.passed")
    assert event.case_code.text == "S8"  # type: ignore[attr-defined]
    talk.ask(2, case_label=0)
    talk.picture(2, "c", "d")
    assert talk.reasons() == (Reason.CASE_CODE_UNREAD,)


def test_a_label_that_comes_after_the_question_is_waited_for() -> None:
    talk = Talk(asked_camera(case_code="reader", case_reader="case")).start()
    talk.label(7, "S7")
    talk.label(8)
    talk.ask(1, case_label=8)
    assert talk.picture(1, "a", "b").words.verdict == 0
    talk.say(obs.LabelRead("case", None, 8, checked("S8")))
    assert [talk.poll().words.verdict for _ in range(4)][-1] == 1


# counted cameras -----------------------------------------------------------------------------------------------------


def standstill(talk: Talk) -> None:
    for _ in range(9):
        talk.poll(200)


def counted(**kwargs: object) -> Talk:
    """Camera at 40 while the PLC's count is 100: the offset is 60."""
    talk = Talk(counted_camera(**kwargs))
    talk.start()
    talk.say(obs.DeviceBack("top", 40))
    talk.poll(unit_count=100)
    return talk


def proved(**kwargs: object) -> Talk:
    """The same, and two frames have proved it."""
    talk = Talk(counted_camera(**kwargs))
    talk.start()
    talk.say(obs.DeviceBack("top", 38))
    talk.poll(unit_count=98)
    standstill(talk)
    for number in (1, 2):
        talk.poll(400)
        talk.poll(unit_count=98 + number)
        talk.say(obs.FrameSeen("top", 38 + number))
        for _ in range(4):
            talk.poll()
    return talk


def photograph(talk: Talk, counter: int, *texts: str) -> None:
    talk.say(obs.FrameSeen("top", counter))
    cells = tuple(obs.CellRead((1, column), checked(text)) for column, text in enumerate(texts, start=1))
    talk.say(one_view("top", None, counter, cells))


def test_the_offset_is_learned_at_a_standstill_and_only_then_the_line_may_run() -> None:
    talk = counted()
    assert not permissive(talk)
    standstill(talk)
    assert permissive(talk)
    [event] = talk.of("trust.restored")
    assert event.offsets == (("top", 60),)  # type: ignore[attr-defined]


def test_a_picture_belongs_to_the_case_with_its_trigger_number() -> None:
    talk = proved()
    for number, texts in ((1, ("a", "b")), (2, ("c", "d"))):
        talk.poll(400)
        talk.poll()
        talk.poll(unit_count=100 + number)
        photograph(talk, 40 + number, *texts)
        for _ in range(4):
            talk.poll()
    assert talk.ask(1, first_trigger=101, last_trigger=101).words.verdict == 1
    [event] = talk.of("case.passed")
    assert [unit.code.text for unit in event.units] == ["a", "b"]  # type: ignore[attr-defined]


def test_one_code_in_two_waiting_pictures_marks_both() -> None:
    talk = proved()
    for count, codes in ((1, ("a", "b")), (2, ("b", "c"))):
        talk.poll(400)
        talk.poll()
        talk.poll(unit_count=100 + count)
        photograph(talk, 40 + count, *codes)
        for _ in range(4):
            talk.poll()
    talk.ask(1, first_trigger=101, last_trigger=101)
    talk.ask(2, first_trigger=102, last_trigger=102)
    assert [event.case.seq for event in talk.of("case.rejected")] == [1, 2]  # type: ignore[attr-defined]


def test_a_camera_that_missed_a_trigger_is_found_before_a_case_gets_its_neighbours_picture() -> None:
    talk = counted()
    standstill(talk)
    talk.poll(unit_count=101)
    talk.poll(720, unit_count=102)
    photograph(talk, 41, "c", "d")
    talk.ask(1, first_trigger=101, last_trigger=101)
    assert Reason.TRUST_LOST in talk.reasons()
    assert not permissive(talk)
    standstill(talk)
    assert "counter_mismatch" in talk.alarms()
    assert not trusted(talk)
    talk.say(RestoreTrust("anna", "clearance"))
    standstill(talk)
    assert trusted(talk)
    assert permissive(talk)


def test_a_late_frame_costs_a_standstill_but_not_a_person() -> None:
    talk = counted()
    standstill(talk)
    talk.poll(unit_count=101)
    talk.ms += 600
    photograph(talk, 41, "a", "b")
    assert not permissive(talk)
    standstill(talk)
    assert permissive(talk)
    assert trusted(talk)


def test_a_camera_that_comes_back_is_not_believed_until_a_standstill() -> None:
    talk = counted()
    standstill(talk)
    talk.say(obs.DeviceGone("top", "camera_lost"))
    assert "camera_lost:top" in talk.alarms()
    talk.say(obs.DeviceBack("top", 0))
    assert not permissive(talk)
    standstill(talk)
    assert permissive(talk)


# queue ---------------------------------------------------------------------------------------------------------------


def queue() -> Talk:
    return Talk(queue_line()).start()


def units(talk: Talk, *texts: str | None, first: int) -> None:
    for trigger, text in enumerate(texts, start=first):
        talk.say(obs.UnitRead(1, short(trigger), checked(text) if text else None))


def test_a_case_claims_its_units_by_trigger_number() -> None:
    talk = queue()
    units(talk, "a", "b", "c", "d", first=1)
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=4)
    [event] = talk.of("case.passed")
    assert [unit.code.text for unit in event.units] == ["a", "b"]  # type: ignore[attr-defined]
    assert talk.ask(2, first_trigger=3, last_trigger=4).words.verdict == 2


def test_a_no_read_keeps_its_place() -> None:
    talk = queue()
    units(talk, "a", None, "c", "d", first=1)
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=4)
    assert talk.reasons() == (Reason.NO_READ,)
    assert talk.ask(2, first_trigger=3, last_trigger=4).words.verdict == 2


def test_a_code_waiting_twice_marks_both_cases() -> None:
    talk = queue()
    units(talk, "a", "b", "b", "c", first=1)
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=4)
    talk.ask(2, first_trigger=3, last_trigger=4)
    assert [event.case.seq for event in talk.of("case.rejected")] == [1, 2]  # type: ignore[attr-defined]


def test_a_missing_telegram_rejects_the_case_that_spans_it_and_no_other() -> None:
    talk = queue()
    units(talk, "a", first=1)
    units(talk, "c", "d", first=3)
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=4)
    assert talk.poll(500).words.verdict == -1
    assert Reason.MISSED_TRIGGER in talk.reasons()
    assert talk.ask(2, first_trigger=3, last_trigger=4).words.verdict == 2


def test_a_window_that_does_not_begin_where_the_last_one_ended_loses_trust() -> None:
    talk = queue()
    units(talk, "a", "b", "c", "d", "e", first=1)
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=5)
    talk.ask(2, first_trigger=4, last_trigger=5)
    assert Reason.TRUST_LOST in talk.reasons()
    assert "trust_lost" in talk.alarms()


def test_missed_cases_explain_a_window_further_on() -> None:
    talk = queue()
    units(talk, "a", "b", "c", "d", "e", "f", first=1)
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=6)
    assert talk.ask(3, first_trigger=5, last_trigger=6).words.verdict == 3
    assert trusted(talk)


def test_an_opened_guard_taints_what_stands_between_and_the_guided_check_ends_it() -> None:
    talk = queue()
    units(talk, "a", "b", "c", "d", "e", first=1)
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=5)
    talk.poll(inputs=0b101)
    talk.poll(inputs=0b001)
    assert not trusted(talk)
    talk.poll(600)
    refusal = talk.say(RestoreTrust("anna", "first_unit", "c")).refusal
    assert refusal is not None
    assert refusal.key == "tainted_units_left"
    talk.ask(2, first_trigger=3, last_trigger=4)
    assert Reason.TRUST_LOST in talk.reasons()
    talk.say(RestoreTrust("anna", "clearance"))
    assert trusted(talk)
    units(talk, "g", "h", first=6)
    assert talk.ask(3, first_trigger=6, last_trigger=7, unit_count=7).words.verdict == 3


def test_the_first_unit_of_the_next_case_proves_the_order_when_the_tainted_ones_are_gone() -> None:
    talk = queue()
    units(talk, "a", "b", first=1)
    talk.poll(unit_count=2, inputs=0b101)
    talk.poll(inputs=0b001)
    talk.ask(1, first_trigger=1, last_trigger=2)
    units(talk, "c", "d", first=3)
    talk.poll(unit_count=4)
    talk.poll(600)
    wrong = talk.say(RestoreTrust("anna", "first_unit", "d")).refusal
    assert wrong is not None
    assert wrong.key == "case_unfinished"
    assert talk.say(RestoreTrust("anna", "first_unit", "c")).refusal is None
    assert talk.ask(2, first_trigger=3, last_trigger=4).words.verdict == 2


def test_an_empty_zone_needs_no_guided_check() -> None:
    talk = queue()
    talk.say(obs.PlcSilent("plc_silent"))
    talk.poll(inputs=0x101)
    assert trusted(talk)


def test_hold_takes_the_permissive_and_asks_for_a_stop() -> None:
    talk = Talk().start()
    words = talk.say(Hold("anna")).words
    assert not words.outputs & Outputs.PERMISSIVE
    assert words.outputs & Outputs.STOP_REQUEST
    assert words.station_state == 4
    talk.say(Resume("anna"))
    assert permissive(talk)


def test_stop_ends_the_program_and_asks_the_line_to_end() -> None:
    step = Talk().start().say(Stop("anna"))
    assert step.effects == (EndProgram(),)
    assert step.words.outputs & Outputs.STOP_REQUEST
