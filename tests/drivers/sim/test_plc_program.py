"""The PLC's duties P1–P12 (docs/plc.md), each against a belt fed by hand."""

from dataclasses import replace

import pytest

from drivers.sim.plc_io import Close, Disposals, ahead, following
from tests.drivers.sim.hand import LAYOUT, Hand
from tests.drivers.sim.sabotage import gate_without_windows, one_mask


def test_numbers_run_from_1_to_the_top_and_then_from_1_again() -> None:
    assert [following(0, 32_000), following(31_999, 32_000), following(32_000, 32_000)] == [1, 32_000, 1]
    assert [ahead(5, 3, 32_000), ahead(2, 31_999, 32_000), ahead(7, 7, 32_000)] == [2, 3, 0]


def test_p1_a_torn_station_block_is_not_taken() -> None:
    hand = Hand().grant()
    hand.close()
    hand.words[6] = 1
    hand.scan(torn=[9, *hand.words[1:17], 8])
    assert hand.block[8] == 2, "the next whole block is taken"
    hand.close()
    torn = [9, *hand.words[1:17], 8]
    torn[6] = 2
    for _ in range(5):
        hand.scan(torn=torn)
    assert hand.block[7:9] == [2, 1], "still waiting"


def test_p1_a_block_of_another_map_version_is_not_taken() -> None:
    hand = Hand()
    hand.words[1] = 2
    hand.grant()
    assert not hand.alive()
    assert hand.block[4] == 0


def test_p2_the_station_is_believed_after_three_beats_and_doubted_after_a_second() -> None:
    hand = Hand(beating=False)
    hand.words[3] = 77  # an old value that lies in memory
    hand.wait(500)
    assert not hand.alive()
    hand.beating = True
    hand.scan()
    assert not hand.alive()
    hand.scan()
    assert hand.alive()
    hand.beating = False
    hand.wait(990)
    assert hand.alive()
    hand.wait(20)
    assert not hand.alive()


def test_p3_without_an_epoch_nothing_is_numbered_and_everything_is_ejected() -> None:
    hand = Hand(kept=Disposals(epoch=2, seq=100, good=0b11, ejected=0b100))
    hand.words[11] = 1
    hand.wait(100)
    hand.close()
    assert hand.plc.numbered == [0]
    hand.scan(gate=True)
    assert not hand.let_go()
    assert hand.block[4] == 0
    assert [hand.block[word] for word in (14, 15, 21, 22)] == [2, 100, 0b11, 0b100], "what it kept, it still tells"
    assert not hand.permit()


def test_p3_a_grant_is_adopted_once_and_numbers_start_at_1() -> None:
    hand = Hand().grant(4)
    hand.close()
    hand.words[2] = 4  # the same grant still stands there
    hand.close()
    assert hand.block[4] == 4
    assert hand.plc.in_transit == 2
    hand.words[2] = 5
    hand.scan()
    hand.close()
    assert hand.block[4] == 5
    assert hand.block[7] == 1
    assert hand.plc.in_transit == 1


def test_p4_every_case_of_a_scan_is_numbered_and_latches_its_own_trigger() -> None:
    hand = Hand().grant()
    hand.scan(Close(6), Close(5, behind=200))
    assert hand.plc.numbered == [1, 2]
    assert hand.block[7:14] == [1, 1, 6, 1, 1, 0, 0]
    hand.answer(1)
    assert hand.block[7:14] == [1, 2, 6, 1, 1, 0, 0], "the second has not passed the ask point yet"
    hand.wait(250)
    assert hand.block[7:14] == [2, 1, 5, 2, 2, 0, 0]


def test_p4_in_the_queue_shape_the_window_of_triggers_is_latched() -> None:
    hand = Hand(replace(LAYOUT, queue=True, camera_counted=False, trigger_top=10))
    hand.sensors.zone_empty = hand.sensors.packer_empty = True
    hand.grant()
    hand.sensors.zone_empty = hand.sensors.packer_empty = False
    hand.scan("read", "read", "read", "read")
    hand.scan("pick", "pick", "pick", Close(3))
    assert hand.block[9:12] == [3, 1, 3]
    hand.answer(1)
    hand.scan("read", "read", "read", "read", "read", "read", "read")
    hand.scan("pick", "pick", "pick", "pick", "pick", Close(5))
    hand.answer(2)
    hand.scan("pick", "pick", "pick", Close(3))
    assert hand.block[9:12] == [3, 9, 1], "the triggers wrap"
    assert hand.block[16] == 1


def test_p4_after_a_restart_no_window_is_told_until_the_zone_was_seen_empty() -> None:
    hand = Hand(replace(LAYOUT, queue=True, camera_counted=False)).grant()
    hand.scan("read", "pick", Close(1))
    assert hand.block[9:12] == [1, 0, 0]
    hand.answer(1)
    hand.sensors.zone_empty = hand.sensors.packer_empty = True
    hand.scan("read")
    assert hand.block[20] & 256
    hand.sensors.zone_empty = hand.sensors.packer_empty = False
    hand.scan("read", "pick", Close(1))
    assert hand.block[9:12] == [1, 3, 3], "the unit that was taken off by hand is skipped"


def test_p5_a_label_belongs_to_the_case_that_stands_at_the_reader() -> None:
    hand = Hand(replace(LAYOUT, ask=400)).grant()
    hand.close()
    hand.wait(190)
    hand.close()
    hand.wait(90)
    hand.scan(label=True)
    assert hand.plc.label_fired == 1
    hand.wait(120)
    assert hand.block[18] == 1
    hand.answer(1)
    hand.wait(300)  # the second case's place at the reader passes empty: it was lifted off
    assert [hand.block[word] for word in (7, 18, 3)] == [2, 0, 1]


def test_p6_asks_oldest_first_and_only_past_the_ask_point() -> None:
    hand = Hand(replace(LAYOUT, ask=400)).grant()
    hand.close()
    hand.close()
    assert hand.block[7:9] == [0, 0]
    hand.wait(400)
    assert hand.block[7:9] == [1, 1]
    hand.answer(1)
    hand.wait(50)
    assert hand.block[7:9] == [2, 1]


@pytest.mark.parametrize(("verdict", "state"), [(1, 2), (-1, 3)])
def test_p7_number_and_verdict_are_one_word(verdict: int, state: int) -> None:
    hand = Hand().grant()
    hand.close()
    hand.answer(verdict)
    assert hand.block[8] == state


@pytest.mark.parametrize(("epoch", "verdict"), [(2, 1), (3, 2), (3, -2), (3, 0)])
def test_p7_an_answer_for_another_number_or_epoch_is_not_taken(epoch: int, verdict: int) -> None:
    hand = Hand().grant(3)
    hand.close()
    hand.words[5] = epoch
    hand.answer(verdict)
    assert hand.block[8] == 1


def test_p7_an_answer_of_a_station_that_is_not_alive_is_not_taken() -> None:
    hand = Hand().grant()
    hand.beating = False
    hand.wait(1_100)
    hand.close()
    hand.answer(1)
    assert hand.block[8] == 1


def test_p8_a_passed_case_is_let_go_at_its_place_and_a_rejected_one_is_not() -> None:
    for verdict, open_gate in ((1, True), (-1, False)):
        hand = Hand().grant()
        hand.close()
        hand.answer(verdict)
        hand.travel_to_gate(since_ms=10)
        assert hand.let_go() is open_gate


def test_p8_an_unanswered_case_is_too_late_at_the_gate_and_a_later_answer_changes_nothing() -> None:
    hand = Hand().grant()
    hand.close()
    hand.travel_to_gate()
    assert not hand.let_go()
    assert hand.block[7:9] == [1, 4]
    hand.answer(1)
    assert hand.block[8] == 4


def test_p8_a_stranger_is_ejected_and_takes_no_number() -> None:
    hand = Hand().grant()
    hand.close()
    hand.answer(1)
    hand.wait(500)
    hand.scan(gate=True)
    assert not hand.let_go()
    hand.scan(ejector=True)
    assert hand.settled == []
    hand.travel_to_gate(since_ms=530)
    assert hand.let_go(), "the case itself comes through"


def test_p8_a_window_that_passes_empty_makes_one_case_unsure_and_the_next_goes_on() -> None:
    hand = Hand().grant()
    hand.close()
    hand.answer(1)
    hand.wait(180)
    hand.close()
    hand.answer(2)
    hand.travel_to_gate(since_ms=10)
    assert hand.settled == [(1, "unsure")]
    assert hand.let_go()
    hand.scan(exit_cell=True)
    assert hand.settled == [(1, "unsure"), (2, "good")]
    assert [hand.block[word] for word in (14, 15, 21, 22)] == [3, 2, 0b01, 0b00]


def test_p9_the_masks_hold_good_ejected_and_neither() -> None:
    hand = Hand().grant()
    for seq, cell in ((1, "exit"), (2, "eject"), (3, "nothing")):
        hand.close()
        hand.answer(-seq if cell == "eject" else seq)
        hand.travel_to_gate(since_ms=10)
        hand.scan(exit_cell=cell == "exit", ejector=cell == "eject")
        hand.wait(1_010 if cell == "nothing" else 0)
    assert hand.settled == [(1, "good"), (2, "ejected"), (3, "unsure")]
    assert [hand.block[word] for word in (15, 21, 22)] == [3, 0b100, 0b010]
    assert not hand.escaped(), "a passed case that is taken off behind the gate is unsure, not an escape"


@pytest.mark.parametrize("how", ["seen at the exit", "never confirmed"])
def test_p9_a_reject_that_does_not_reach_the_ejector_latches_until_a_person_resets(how: str) -> None:
    hand = Hand().grant()
    hand.close()
    hand.answer(-1)
    hand.travel_to_gate(since_ms=10)
    hand.scan(exit_cell=how == "seen at the exit")
    hand.wait(1_010)
    assert hand.settled == [(1, "unsure")]
    assert hand.block[20] & 32
    assert not hand.permit()
    hand.scan(reset=True)
    assert hand.permit()
    assert not hand.block[20] & 32


def test_p9_something_at_the_exit_that_never_was_at_the_gate_is_an_escape() -> None:
    hand = Hand().grant()
    hand.scan(exit_cell=True)
    assert hand.escaped()


def test_p9_while_the_gate_is_bypassed_every_disposal_is_unknown() -> None:
    hand = Hand().grant()
    hand.close()
    hand.answer(1)
    hand.sensors.bypassed = True
    hand.travel_to_gate(since_ms=10)
    hand.scan(exit_cell=True)
    assert hand.settled == [(1, "unsure")]
    assert hand.block[20] & 128
    assert not hand.escaped()


def test_p9_a_case_let_go_goes_out_when_its_epoch_ends_meanwhile() -> None:
    hand = Hand().grant(3)
    hand.close()
    hand.answer(1)
    hand.travel_to_gate(since_ms=10)
    hand.words[2] = 4
    hand.scan()
    assert hand.let_go()
    hand.scan(exit_cell=True)
    assert hand.settled == []
    assert not hand.let_go()
    assert not hand.escaped()


def test_p10_the_packer_runs_only_while_everything_allows_it() -> None:
    hand = Hand().grant()
    assert hand.permit()
    hand.words[11] = 0
    hand.scan()
    assert not hand.permit()
    hand.words[11] = 1
    hand.scan()
    assert hand.permit()
    hand.beating = False
    hand.wait(1_010)
    assert not hand.permit()


def test_p10_thirteen_cases_in_transit_hold_the_packer() -> None:
    hand = Hand().grant()
    for _ in range(12):
        hand.close()
    assert hand.permit()
    hand.close()
    assert hand.block[19] == 13
    assert not hand.permit()


def test_p10_twelve_disposals_not_recorded_hold_the_packer() -> None:
    hand = Hand().grant()
    for seq in range(1, 13):
        hand.close()
        hand.answer(seq)
        hand.travel_to_gate(since_ms=10)
        hand.scan(exit_cell=True)
        assert hand.permit() is (seq < 12)
    hand.words[16] = 1
    hand.scan()
    assert hand.permit()


def test_p10_never_more_cases_are_numbered_than_the_masks_can_tell() -> None:
    hand = Hand().grant()
    for _ in range(20):
        hand.close()
    assert hand.block[19] == 15


def test_p11_a_block_is_whole_fresh_and_beats() -> None:
    hand = Hand().grant()
    blocks = []
    for _ in range(50):
        hand.wait(20)
        blocks.append(hand.plc.block)
    assert all(block[0] == block[23] and block[1:3] == [1, 0x1234] for block in blocks)
    assert len({block[0] for block in blocks}) == 50
    assert len({block[5] for block in blocks}) in (10, 11), "the heart beats every 100 ms"
    assert all(0 <= word <= 0xFFFF for block in blocks for word in block)


def test_p12_a_returning_permissive_numbers_and_lets_go_nothing_by_itself() -> None:
    hand = Hand().grant()
    hand.words[11] = 0
    hand.wait(100)
    hand.words[11] = 1
    hand.wait(100)
    assert hand.plc.in_transit == 0
    assert not hand.let_go()


def test_an_asked_camera_holds_its_case_still_until_the_verdict_or_the_time_out() -> None:
    hand = Hand(replace(LAYOUT, camera_counted=False, camera_asked=True)).grant()
    hand.close()
    assert hand.block[9:12] == [6, 0, 0]
    assert hand.hold_table()
    hand.wait(500)
    hand.answer(1)
    assert not hand.hold_table()
    hand.travel_to_gate()
    assert hand.let_go(), "its way to the gate began when it was let off the table"
    hand.scan(exit_cell=True)
    hand.close()
    hand.wait(2_010)
    assert not hand.hold_table()
    assert hand.block[7:9] == [2, 4]


def test_p4_every_layer_has_its_trigger_and_a_case_the_first_and_the_last_of_them() -> None:
    hand = Hand().grant()
    hand.scan("layer")
    hand.scan("layer")
    hand.close()
    assert [*hand.block[9:14], *hand.block[16:18]] == [6, 1, 3, 0, 0, 3, 0]
    hand.answer(1)
    hand.scan("layer")
    hand.close()
    assert hand.block[9:14] == [6, 4, 5, 0, 0], "counted where it went on, whatever the layers should be"


def test_p4_two_lanes_have_their_own_counters_and_windows() -> None:
    hand = Hand(replace(LAYOUT, queue=True, camera_counted=False))
    hand.sensors.zone_empty = hand.sensors.packer_empty = True
    hand.grant()
    hand.sensors.zone_empty = hand.sensors.packer_empty = False
    hand.scan("read", "read_2", "read", "read_2", "read_2")
    hand.scan("pick", "pick_2", "pick")
    hand.close()
    assert [*hand.block[9:14], *hand.block[16:18]] == [3, 1, 2, 1, 1, 2, 3]
    hand.answer(1)
    hand.scan("pick_2", "pick_2")
    hand.close()
    assert hand.block[9:14] == [2, 0, 0, 2, 3], "nothing came by lane 1"


def test_p4_a_reader_of_whole_cases_is_fired_once_a_case() -> None:
    hand = Hand(replace(LAYOUT, camera_counted=False, case_read=True)).grant()
    hand.close()
    assert [*hand.block[9:14], *hand.block[16:18]] == [6, 1, 1, 0, 0, 1, 0]


def test_each_sabotage_breaks_what_it_says() -> None:
    with gate_without_windows():
        fifo = Hand().grant()
        fifo.close()
        fifo.answer(1)
        fifo.wait(300)
        fifo.scan(gate=True)
        assert fifo.let_go(), "a stranger goes out by the oldest number's pass"
    with one_mask():
        unseen = Hand().grant()
        unseen.close()
        unseen.wait(1_100)
        assert unseen.settled == [(1, "unsure")]
        assert unseen.block[22] == 1, "unsure looks ejected"
