"""Profile io: when the rejecter is disarmed, what the photocells are taken for. A millimetre is a millisecond."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from drivers.plc.codec import CaseAsk
from drivers.plc.profiles.io_block import IoProgram
from drivers.plc.profiles.io_limit import io_timing
from drivers.plc.profiles.numbering import Inputs
from drivers.plc.profiles.settings import IoSettings
from drivers.plc.profiles.uncounted_log import COUNT_WITHIN_MS
from drivers.protocols import PlcBlock
from drivers.uncounted import UncountedCases
from station.core.values import StationWords
from tests.drivers.plc.test_bits import end

TOLD: dict[str, Any] = {
    "driver": "modbus",
    "host": "io",
    "profile": "io",
    "inputs": {"trigger": 0, "exit": 1, "ejected": 2, "running": 3, "reset": 4},
    "outputs": {"let_go": 0, "permissive": 1, "red": 2},
    "belt": {
        "speed_mm_s": 1_000,
        "reject_mm": 2_000,
        "exit_mm": 2_400,
        "ejected_mm": 2_500,
        "window_mm": 100,
        "case_mm": 300,
    },
    "watchdog": {"time_ms": 200, "register": 100},
}
CASE_MS = 300
LET_GO = 0


class Talk:
    """A belt that runs, a poll and a write every 20 ms; cases come, leave and are answered as the test says."""

    def __init__(self, **settings: Any) -> None:
        self.program = IoProgram(IoSettings.model_validate({**TOLD, **settings}))
        self.words = StationWords(grant=1, outputs=1)
        self.now_ms = self.beat = 0
        self.dark: dict[str, list[int]] = {"trigger": [], "exit": [], "ejected": [], "reset": []}
        self.running = True
        self.answers: Callable[[int], int] = lambda seq: seq
        self.let_go: list[int] = []
        """When the rejecter was disarmed."""
        self.block = self.look()

    def look(self, after_ms: int = 20, *, alive: bool = True) -> PlcBlock:
        self.now_ms += after_ms
        signals = {name: any(at <= self.now_ms < at + CASE_MS for at in times) for name, times in self.dark.items()}
        self.block = self.program.scan(self.now_ms, {**signals, "running": self.running})
        if self.block.epoch:
            self.words = replace(self.words, grant=0)
        if self.block.case_state == CaseAsk.WAITING and (verdict := self.answers(self.block.case_seq)):
            self.words = replace(self.words, verdict_epoch=1, verdict=verdict)
        self.beat += alive
        self.program.take(self.now_ms, self.words, self.beat)
        if self.program.coils(self.now_ms)[LET_GO]:
            self.let_go.append(self.now_ms)
        return self.block

    def until(self, now_ms: int) -> PlcBlock:
        while self.now_ms < now_ms:
            self.look()
        return self.block

    def comes(self, at_ms: int, **leaves: int) -> None:
        """A case at the case photocell, and when it passes the others."""
        self.dark["trigger"].append(at_ms)
        for name, after in leaves.items():
            self.dark[name].append(at_ms + after)


def test_the_rejecter_is_disarmed_around_the_place_of_a_passed_case_only() -> None:
    talk = Talk()
    talk.comes(2_000, exit=2_400)
    block = talk.until(5_000)
    assert (min(talk.let_go), max(talk.let_go)) == (3_860, 4_100)
    assert (block.disposed_seq, end(block)) == (1, "good")


@pytest.mark.parametrize("verdict", [-1, 0])
def test_it_stays_armed_for_a_case_that_is_rejected_or_never_answered(verdict: int) -> None:
    talk = Talk()
    talk.answers = lambda seq: verdict * seq
    talk.comes(2_000, ejected=2_500)
    block = talk.until(5_000)
    assert (talk.let_go, end(block)) == ([], "ejected")
    assert not block.inputs & Inputs.ESCAPED


def test_a_rejected_case_that_nobody_sees_in_the_bin_is_an_escape() -> None:
    talk = Talk()
    talk.answers = lambda seq: -seq
    talk.comes(2_000)
    block = talk.until(5_000)
    assert (end(block), bool(block.inputs & Inputs.ESCAPED)) == ("unsure", True)
    assert not talk.program.coils(talk.now_ms)[1]


def test_a_passed_case_that_nobody_sees_is_unsure() -> None:
    talk = Talk()
    talk.comes(2_000)
    assert end(talk.until(5_000)) == "unsure"


def test_what_comes_to_the_exit_out_of_place_is_an_escape_and_no_case() -> None:
    talk = Talk()
    talk.comes(2_000, exit=2_700)
    block = talk.until(5_000)
    assert (end(block), bool(block.inputs & Inputs.ESCAPED)) == ("unsure", True)


def test_two_at_the_exit_in_one_place_are_unsure() -> None:
    talk = Talk(belt={**TOLD["belt"], "window_mm": 400})
    talk.comes(3_000, exit=2_050)
    talk.dark["exit"].append(5_400)
    block = talk.until(7_000)
    assert (end(block), bool(block.inputs & Inputs.ESCAPED)) == ("unsure", True)


def test_a_verdict_is_not_believed_once_the_next_case_has_come() -> None:
    talk = Talk()
    talk.answers = lambda seq: 0
    talk.comes(2_000, ejected=2_500)
    talk.until(2_960)
    talk.words = replace(talk.words, verdict_epoch=1, verdict=1)
    talk.look()
    talk.comes(3_000, ejected=2_500)
    block = talk.look()
    assert (block.case_seq, block.case_state) == (2, CaseAsk.WAITING)
    talk.until(6_000)
    assert talk.let_go == []


def test_two_cases_that_are_too_near_are_both_ejected() -> None:
    talk = Talk()
    near_ms = round(io_timing(talk.program._belt, 20, 200, 0).gate_ms) - 40
    talk.comes(2_000)
    talk.comes(2_000 + near_ms)
    talk.until(8_000)
    assert talk.let_go == []


def test_two_cases_that_touch_are_both_ejected() -> None:
    talk = Talk()
    talk.comes(2_000)
    talk.comes(2_000 + CASE_MS - 20)
    talk.until(8_000)
    assert talk.let_go == []


def test_the_belt_may_stop_and_the_case_waits_with_it() -> None:
    talk = Talk()
    talk.comes(2_000, exit=2_400 + 3_000)
    talk.until(3_000)
    talk.running = False
    talk.until(6_000)
    talk.running = True
    assert end(talk.until(8_500)) == "good"
    assert min(talk.let_go) == pytest.approx(3_860 + 3_000, abs=40)


def test_many_stops_make_its_place_unsure_and_it_is_ejected() -> None:
    talk = Talk()
    talk.comes(2_000)
    talk.until(2_100)
    for _ in range(12):
        talk.running = not talk.running
        talk.look()
    talk.until(6_000)
    assert talk.let_go == []


def test_a_gap_costs_what_is_on_the_belt() -> None:
    talk = Talk()
    talk.comes(2_000, exit=2_400)
    talk.until(3_000)
    block = talk.look(after_ms=150)
    assert (block.epoch, block.in_transit) == (0, 0)
    talk.until(5_000)
    assert talk.let_go == []


def test_a_belt_that_stood_at_both_looks_may_have_run_in_between() -> None:
    talk = Talk()
    talk.comes(2_000)
    talk.until(3_000)
    talk.running = False
    talk.look()
    assert talk.look(after_ms=5_000).epoch == 0
    talk.running = True
    talk.until(12_000)
    assert talk.let_go == []


def test_cases_that_came_while_nobody_looked_are_told_once_cases_are_numbered_again() -> None:
    talk = Talk()
    talk.until(2_000)
    assert talk.program.uncounted.take() == UncountedCases(20, 0, None, at_start=True)
    talk.look(after_ms=1_500)
    assert talk.program.uncounted.take() is None
    talk.words = replace(talk.words, grant=2)
    talk.until(4_000)
    assert talk.program.uncounted.take() == UncountedCases(1_540, 0, None)
    assert talk.program.uncounted.take() is None


def test_a_gap_too_short_to_hide_a_case_hides_none() -> None:
    talk = Talk()
    talk.until(2_000)
    talk.program.uncounted.take()
    talk.look(after_ms=CASE_MS - 20)
    talk.words = replace(talk.words, grant=2)
    talk.until(4_000)
    assert talk.program.uncounted.take() is None


def test_a_case_that_is_seen_before_it_can_be_numbered_is_counted() -> None:
    talk = Talk()
    talk.until(2_000)
    talk.program.uncounted.take()
    talk.comes(3_000)
    talk.look(after_ms=CASE_MS - 20)
    talk.until(3_400)
    assert talk.program.uncounted.take() is None
    talk.words = replace(talk.words, grant=2)
    talk.until(5_000)
    told = talk.program.uncounted.take()
    assert told is not None and (told.seen, told.unseen) == (1, 0)


def test_a_counter_is_waited_for_and_says_how_many_nobody_saw() -> None:
    talk = Talk(counter={"register": 32})
    for at in range(2_000, 8_000, 1_200):
        talk.comes(at)
    while talk.now_ms < 8_000:
        talk.program.uncounted.note_count(sum(at <= talk.now_ms for at in talk.dark["trigger"]) + 500)
        talk.look()
    talk.program.uncounted.take()
    talk.look(after_ms=2_000)
    talk.words = replace(talk.words, grant=2)
    talk.until(10_200)
    assert talk.program.uncounted.waits
    assert talk.program.uncounted.take() is None
    talk.program.uncounted.note_count(500 + 5 + 2)
    talk.look()
    told = talk.program.uncounted.take()
    assert told is not None and (told.seen, told.unseen) == (0, 2)
    assert not talk.program.uncounted.waits


def test_a_counter_that_says_nothing_is_not_waited_for_for_ever() -> None:
    talk = Talk(counter={"register": 32})
    talk.until(4_000)
    talk.look(after_ms=2_000)
    talk.words = replace(talk.words, grant=2)
    talk.until(6_000 + COUNT_WITHIN_MS + 200)
    talk.program.uncounted.take()
    told = talk.program.uncounted.take()
    assert told is not None and told.unseen is None


def test_a_core_that_is_stuck_lets_nothing_go() -> None:
    talk = Talk()
    talk.comes(2_000)
    talk.until(2_800)
    while talk.now_ms < 5_000:
        talk.look(alive=False)
    assert talk.let_go == []
    assert not any(talk.program.coils(talk.now_ms).values())


def test_a_block_that_is_written_but_not_read_any_more_is_armed() -> None:
    talk = Talk()
    talk.comes(2_000)
    talk.until(3_980)
    assert talk.program.coils(talk.now_ms)[LET_GO]
    assert talk.program.coils(talk.now_ms + 40)[LET_GO]
    assert not talk.program.coils(talk.now_ms + 41)[LET_GO]


def test_a_photocell_that_is_stuck_is_told_and_nothing_is_asked() -> None:
    talk = Talk(stuck_ms=1_000)
    talk.dark["trigger"] = [*range(2_000, 6_000, 100)]
    block = talk.until(4_000)
    assert block.inputs & Inputs.STUCK
    assert block.case_seq == 1


def test_nothing_that_stood_on_the_belt_at_the_start_is_let_go() -> None:
    talk = Talk()
    talk.comes(40)
    talk.until(4_000)
    assert (talk.block.case_seq, talk.let_go) == (1, [])


def test_what_stands_at_a_photocell_at_the_start_is_nothing_that_came() -> None:
    talk = Talk()
    talk.program = IoProgram(talk.program._settings)
    talk.dark["exit"] = [20]
    assert not talk.until(400).inputs & Inputs.ESCAPED


def test_a_grant_that_is_still_written_is_not_taken_twice() -> None:
    talk = Talk()
    talk.comes(2_000)
    talk.until(3_000)
    talk.words = replace(talk.words, grant=1)
    assert talk.look(after_ms=150).epoch == 0
    assert talk.look().epoch == 0
    talk.words = replace(talk.words, grant=2)
    talk.look()
    assert talk.look().epoch == 2


def test_the_limit_says_what_it_is_made_of() -> None:
    belt = IoSettings.model_validate(TOLD).belt
    timing = io_timing(belt, 20, 200, 400)
    assert (timing.window_ms, timing.confirm_ms, timing.late_ms) == (200, 500, 40)
    assert (timing.gate_ms, timing.camera_ms, timing.pitch_ms) == (820, 480, 820)
    assert round(timing.cases_a_minute) == 73
    assert not timing.too_near
    assert io_timing(belt, 20, 200, 1_900).too_near
    assert io_timing(belt, 200, 200, 400).unseen
