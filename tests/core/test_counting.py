"""Counted cameras: a frame that may answer another trigger never makes a case."""

from dataclasses import replace

import pytest

from station.core import observations as obs
from station.core.commands import RestoreTrust, StartOrder
from station.core.inputs import Outputs
from station.core.loaded import Loaded, StandingAlarm, Trust
from station.core.settings import CameraRole
from station.core.values import CaseRef, Reason
from tests.core.talk import RECIPE, Talk, asked_camera, checked, counted_camera, one_view


def standstill(talk: Talk) -> None:
    for _ in range(9):
        talk.poll(200)


def assumed(timeout_ms: int = 500) -> Talk:
    """Camera at 38 while the PLC's count is 98: the offset seems to be 60."""
    talk = Talk(counted_camera(verdict_timeout_ms=timeout_ms))
    talk.start()
    talk.say(obs.DeviceBack("top", 38))
    talk.poll(unit_count=98)
    standstill(talk)
    return talk


def counted(timeout_ms: int = 500) -> Talk:
    """Camera at 40 while the PLC's count is 100; two frames have proved the offset of 60."""
    talk = assumed(timeout_ms)
    for number in (1, 2):
        trigger(talk, 98 + number, 400)
        talk.say(obs.FrameSeen("top", 38 + number))
    standstill(talk)
    return talk


def picture(talk: Talk, counter: int, *texts: str, camera: str = "top") -> None:
    cells = tuple(obs.CellRead((1, column), checked(text)) for column, text in enumerate(texts, start=1))
    talk.say(one_view(camera, None, counter, cells))


def photograph(talk: Talk, counter: int, *texts: str, camera: str = "top") -> None:
    talk.say(obs.FrameSeen(camera, counter))
    picture(talk, counter, *texts, camera=camera)


def trigger(talk: Talk, count: int, wait_ms: int = 20) -> None:
    """The PLC fires the camera; polls go on every 20 ms in between."""
    for _ in range(wait_ms // 20 - 1):
        talk.poll(20)
    talk.poll(20, unit_count=count)


def permissive(talk: Talk) -> bool:
    return bool(talk.poll().words.outputs & Outputs.PERMISSIVE)


def passed(talk: Talk, seq: int, trigger: int) -> bool:
    """The blocks that tell whose the frame is come within 80 ms."""
    step = talk.ask(seq, first_trigger=trigger, last_trigger=trigger)
    for _ in range(4):
        step = talk.poll(20)
    return step.words.verdict == seq


@pytest.mark.parametrize("timeout_ms", [500, 5_000])
def test_a_missed_trigger_never_gives_a_case_its_neighbours_picture(timeout_ms: int) -> None:
    talk = counted(timeout_ms)
    trigger(talk, 101)
    trigger(talk, 102, 700)
    photograph(talk, 41, "c", "d")
    assert not passed(talk, 1, 101)
    assert not passed(talk, 2, 102)
    standstill(talk)
    assert not talk.line.state.trust.held


def test_a_missed_trigger_is_found_though_the_poll_that_would_show_the_next_one_comes_late() -> None:
    talk = counted(5_000)
    trigger(talk, 101)
    talk.ms += 280
    photograph(talk, 41, "c", "d")
    trigger(talk, 102)
    assert not passed(talk, 1, 101)
    assert not permissive(talk)


@pytest.mark.parametrize(("timeout_ms", "pitch_ms"), [(500, 700), (5_000, 700), (5_000, 400)])
def test_one_frame_too_many_never_gives_a_case_its_neighbours_picture(timeout_ms: int, pitch_ms: int) -> None:
    talk = counted(timeout_ms)
    trigger(talk, 101)
    photograph(talk, 41, "a", "b")
    photograph(talk, 42, "a2", "b2")
    assert not passed(talk, 1, 101)
    trigger(talk, 102, pitch_ms)
    assert not passed(talk, 2, 102)
    assert not permissive(talk)


def test_a_counter_that_stands_still_or_goes_back_is_not_believed() -> None:
    for counter in (41, 40, 3, -1):
        talk = counted()
        trigger(talk, 101)
        photograph(talk, 41, "a", "b")
        trigger(talk, 102, 200)
        photograph(talk, counter, "c", "d")
        assert not passed(talk, 1, 101)
        assert not permissive(talk)


def test_a_frame_a_little_before_the_plc_shows_its_trigger_is_fine() -> None:
    talk = counted()
    photograph(talk, 41, "a", "b")
    trigger(talk, 101)
    assert passed(talk, 1, 101)


def test_pictures_from_before_a_doubt_was_settled_are_nobodys() -> None:
    talk = counted()
    trigger(talk, 101)
    talk.say(obs.FrameSeen("top", 41))
    talk.say(obs.PlcSilent("plc_silent"))
    standstill(talk)
    assert permissive(talk)
    picture(talk, 41, "a", "b")
    assert not passed(talk, 1, 101)
    talk.poll(600)
    trigger(talk, 102)
    photograph(talk, 42, "c", "d")
    assert passed(talk, 2, 102)


def test_a_silent_plc_costs_a_standstill_but_not_a_person() -> None:
    talk = counted()
    talk.say(obs.PlcSilent("plc_silent"))
    talk.say(obs.FrameSeen("top", 41))
    talk.poll(unit_count=101)
    assert not permissive(talk)
    standstill(talk)
    assert permissive(talk)


def test_a_count_that_jumps_is_not_believed() -> None:
    for count in (60, 300):
        talk = counted()
        trigger(talk, 101)
        photograph(talk, 41, "a", "b")
        talk.poll(unit_count=count)
        assert not passed(talk, 1, 101)


def test_a_window_of_more_than_one_trigger_never_passes() -> None:
    for words in ({"last_trigger": 102}, {"first_trigger_2": 7}, {"last_trigger_2": 9}, {"first_trigger": 0}):
        talk = counted()
        trigger(talk, 101)
        photograph(talk, 41, "a", "b")
        talk.ask(1, **{"first_trigger": 101, "last_trigger": 101} | words)
        talk.poll(600)
        assert talk.reasons()[0] is Reason.MISSED_TRIGGER


def test_the_trigger_of_an_earlier_case_is_not_taken_twice() -> None:
    talk = counted()
    trigger(talk, 101)
    photograph(talk, 41, "a", "b")
    assert passed(talk, 1, 101)
    picture(talk, 41, "c", "d")
    assert not passed(talk, 2, 101)


def test_a_case_without_a_trigger_takes_nothing_from_the_others() -> None:
    talk = counted()
    trigger(talk, 101)
    photograph(talk, 41, "a", "b")
    talk.ask(1, first_trigger=0, last_trigger=0)
    talk.poll(600)
    assert passed(talk, 2, 101)


@pytest.mark.parametrize("start", [99, 31_999, 32_000])
def test_the_offset_holds_round_the_wrap(start: int) -> None:
    talk = Talk(counted_camera())
    talk.start()
    talk.say(obs.DeviceBack("top", 70_000))
    talk.poll(unit_count=start)
    standstill(talk)
    count = start
    for number in range(1, 7):
        count = count % 32_000 + 1
        trigger(talk, count, 600)
        photograph(talk, 70_000 + number, f"a{number}", f"b{number}")
        assert number <= 2 or passed(talk, number - 2, count)


def test_floods_of_frames_and_pictures_are_bounded() -> None:
    talk = counted()
    for counter in range(41, 5_000):
        photograph(talk, counter, f"u{counter}", "same")
    for count in range(101, 2_000):
        trigger(talk, count)
    pictures = talk.pictures
    assert len(pictures.waiting.reads) <= 256
    assert len(pictures.waiting.marked) <= 8_192
    assert len(pictures.counting.triggers.given) <= 128
    assert len(pictures.counting.counts["top"].frames) <= 128
    assert len(pictures.counting.counts["top"].missing) <= 64


def test_pictures_that_no_case_asks_for_make_room_for_the_newest() -> None:
    talk = counted()
    for number in range(1, 301):
        trigger(talk, 100 + number, 300)
        photograph(talk, 40 + number, f"a{number}", f"b{number}")
    assert len(talk.pictures.waiting.reads) == 256
    assert passed(talk, 1, 400)


def test_marks_of_pictures_full_of_copies_are_bounded() -> None:
    talk = counted()
    texts = [f"u{number}" for number in range(9_000)]
    for number in (1, 2):
        trigger(talk, 100 + number, 300)
        photograph(talk, 40 + number, *texts)
    assert len(talk.pictures.waiting.marked) == 8_192


# two cameras ---------------------------------------------------------------------------------------------------------

TWO = (CameraRole("top", "counted"), CameraRole("side", "counted"))
MIXED = (CameraRole("top", "counted"), CameraRole("side", "asked"))


def two(cameras: tuple[CameraRole, ...] = TWO) -> Talk:
    """Two cameras, one cell each; the second began to count elsewhere."""
    talk = Talk(asked_camera(cameras=cameras))
    talk.say(obs.DeviceBack("top", 38))
    talk.say(obs.DeviceBack("side", 5))
    talk.say(StartOrder("test", "O1", replace(RECIPE, columns=1)))
    talk.poll()
    talk.poll(epoch=1, unit_count=98)
    standstill(talk)
    for number in (1, 2):
        trigger(talk, 98 + number, 400)
        talk.say(obs.FrameSeen("top", 38 + number))
        talk.say(obs.FrameSeen("side", 5 + number))
    standstill(talk)
    return talk


def test_each_of_two_counted_cameras_has_its_own_offset() -> None:
    talk = two()
    trigger(talk, 101)
    photograph(talk, 41, "a")
    assert not passed(talk, 1, 101)
    talk.say(obs.FrameSeen("side", 8))
    picture(talk, 8, "b", camera="side")
    for _ in range(4):
        talk.poll()
    [event] = talk.of("case.passed")
    assert [unit.code.text for unit in event.units] == ["a", "b"]  # type: ignore[attr-defined]


def test_one_of_two_cameras_lost_rejects_until_a_standstill() -> None:
    talk = two()
    talk.say(obs.DeviceGone("side", "camera_lost"))
    trigger(talk, 101)
    photograph(talk, 41, "a")
    talk.ask(1, first_trigger=101, last_trigger=101)
    assert talk.reasons()[0] is Reason.TRUST_LOST
    talk.say(obs.DeviceBack("side", 0))
    standstill(talk)
    assert permissive(talk)


def test_one_code_seen_by_both_cameras_is_a_duplicate() -> None:
    talk = two()
    trigger(talk, 101)
    photograph(talk, 41, "a")
    photograph(talk, 8, "a", camera="side")
    assert not passed(talk, 1, 101)
    assert talk.reasons() == (Reason.DUPLICATE,)


def test_an_asked_and_a_counted_camera_make_a_case_together() -> None:
    talk = two(MIXED)
    trigger(talk, 101)
    photograph(talk, 41, "a")
    step = talk.ask(1, first_trigger=101, last_trigger=101)
    assert len(step.effects) == 1
    for _ in range(4):
        talk.poll()
    cell = obs.CellRead((1, 1), checked("b"))
    assert talk.say(one_view("top", CaseRef(1, 1), 41, (cell,))).words.verdict == 0
    assert talk.say(one_view("side", CaseRef(1, 1), 0, (cell,))).words.verdict == 1


# trust ---------------------------------------------------------------------------------------------------------------


def test_trust_that_is_held_is_not_restored() -> None:
    refusal = counted().say(RestoreTrust("anna", "clearance")).refusal
    assert refusal is not None
    assert refusal.key == "trust_not_lost"


def test_an_asked_camera_makes_no_order_so_lost_trust_comes_back_by_word_alone() -> None:
    alarm = StandingAlarm("trust_lost", "trust_lost", (), 0)
    talk = Talk(loaded=Loaded("e", 2, trust=Trust(held=False, cause="window_gap"), alarms=(alarm,))).start()
    assert talk.pack(1).words.verdict == 1
    assert talk.say(RestoreTrust("anna", "clearance")).refusal is None
    assert talk.line.state.trust.held
    assert talk.alarms() == set()


# proofs --------------------------------------------------------------------------------------------------------------


def cases(talk: Talk, first: int, counter: int, n: int, pitch_ms: int) -> list[int]:
    """Cases at this pitch, each photographed 20 ms after its trigger, and asked about. The numbers that passed."""
    for number in range(n):
        trigger(talk, first + number, pitch_ms)
        talk.ms += 5
        photograph(talk, counter + number, f"a{number}", f"b{number}")
        talk.ask(1 + number, first_trigger=first + number, last_trigger=first + number)
    for _ in range(8):
        talk.poll()
    return [event.case.seq for event in talk.of("case.passed")]  # type: ignore[attr-defined]


def test_a_late_frame_never_takes_the_counter_back() -> None:
    talk = counted()
    trigger(talk, 101, 240)
    trigger(talk, 102, 240)
    photograph(talk, 42, "c", "d")
    for _ in range(3):
        talk.poll()
    talk.say(obs.FrameSeen("top", 41))
    standstill(talk)
    assert talk.line.state.trust.held
    assert permissive(talk)
    assert passed(talk, 1, 102)


def test_an_offset_learned_while_a_frame_was_on_its_way_never_makes_a_case() -> None:
    for pitch_ms in (720, 240, 120):
        talk = Talk(counted_camera(frame_within_ms=50))
        talk.start()
        talk.say(obs.DeviceBack("top", 40))
        talk.poll(unit_count=100)
        standstill(talk)
        assert permissive(talk)
        for _ in range((pitch_ms - 40) // 20):
            talk.poll()
        trigger(talk, 101)
        photograph(talk, 41, "of 100", "of 100 too")
        photograph(talk, 42, "of 101", "of 101 too")
        assert cases(talk, 102, 43, 4, pitch_ms) == []
        assert not permissive(talk)


def test_a_frame_that_came_late_by_a_case_and_one_that_comes_soon_do_not_prove_together() -> None:
    talk = assumed()
    trigger(talk, 99, 400)
    photograph(talk, 39, "late one of 98", "b")
    talk.ask(1, first_trigger=99, last_trigger=99)
    photograph(talk, 40, "really of 99", "d")
    for _ in range(30):
        talk.poll()
    assert talk.of("case.passed") == []
    assert not permissive(talk)


@pytest.mark.parametrize("pitch_ms", [720, 240, 120])
def test_two_frames_prove_the_offset_and_the_first_case_passes_with_them(pitch_ms: int) -> None:
    talk = Talk(counted_camera(frame_within_ms=50, verdict_timeout_ms=2_000))
    talk.start()
    talk.say(obs.DeviceBack("top", 40))
    talk.poll(unit_count=100)
    standstill(talk)
    trigger(talk, 101, pitch_ms)
    photograph(talk, 41, "a", "b")
    assert not passed(talk, 1, 101)
    trigger(talk, 102, pitch_ms - 100)
    photograph(talk, 42, "c", "d")
    for _ in range(4):
        talk.poll()
    assert [event.case.seq for event in talk.of("case.passed")] == [1]  # type: ignore[attr-defined]


def test_frames_closer_than_anybody_can_tell_are_nobodys_and_somebody_is_told() -> None:
    talk = counted()
    assert cases(talk, 101, 41, 6, 120) == [1]
    assert "frames_too_close" in talk.alarms()
    assert permissive(talk)
    assert Reason.MISSED_TRIGGER in talk.reasons()


def test_the_alarm_of_frames_too_close_ends_with_the_first_that_can_be_told() -> None:
    talk = counted()
    cases(talk, 101, 41, 6, 120)
    talk.poll(1_000)
    trigger(talk, 107, 400)
    photograph(talk, 47, "x", "y")
    assert passed(talk, 7, 107)
    assert "frames_too_close" not in talk.alarms()


def test_the_frame_of_the_next_trigger_is_never_taken_for_the_one_before_though_its_block_is_not_there_yet() -> None:
    """The camera missed 101; the frame of 102 comes first, the block that shows 102 after it."""
    talk = counted(2_000)
    trigger(talk, 101)
    for _ in range(14):
        talk.poll(20)
    photograph(talk, 41, "c", "d")
    assert talk.ask(1, first_trigger=101, last_trigger=101).words.verdict == 0
    trigger(talk, 102)
    assert not passed(talk, 1, 101)
    assert not permissive(talk)


def test_a_count_that_frames_are_about_to_prove_needs_no_person() -> None:
    talk = assumed()
    assert talk.line.view().proved
    refusal = talk.say(RestoreTrust("anna", "clearance")).refusal
    assert refusal is not None
    assert refusal.key == "trust_not_lost"
    assert permissive(talk)
