"""Profile bits: what the signals of a small PLC are taken for. Time is data; rules B1 to B6 of docs/plc-profiles.md."""

from dataclasses import replace
from typing import Any

import pytest

from drivers.plc.codec import CaseAsk
from drivers.plc.profiles.bits import BitsProgram
from drivers.plc.profiles.numbering import BUZZER, Inputs
from drivers.plc.profiles.settings import BitsSettings
from drivers.protocols import PlcBlock
from station.core.values import StationWords

TRIGGER, TOOK, EXIT, RESET = 1, 2, 4, 8
PASS, REJECT, PERMISSIVE, RED = 1, 2, 4, 8
WIRES = {"trigger": 0, "took_pass": 1, "reset": 3}


class Talk:
    """A program that was granted epoch 1, one poll and one confirmed write every 20 ms."""

    def __init__(self, **settings: Any) -> None:
        told = {"driver": "modbus", "host": "plc", "profile": "bits", "inputs": WIRES, "outputs": {"red": 3}}
        self.program = BitsProgram(BitsSettings.model_validate({**told, **settings}))
        self.words = StationWords(grant=1, outputs=1)
        self.now_ms = self.beat = 0
        self.exits = self.rejects = 0
        self.answer = 0

    def start(self) -> "Talk":
        self.see(0)
        self.see(0)
        self.words = replace(self.words, grant=0)
        return self

    def see(self, signals: int, *, after_ms: int = 20, reply: bool = True, alive: bool = True) -> PlcBlock:
        self.now_ms += after_ms
        block = self.program.scan(self.now_ms, [signals, 0, self.exits, self.rejects])
        self.beat += alive
        self.program.take(self.now_ms, self.words, self.beat)
        self.answer = self.program.answer(self.now_ms)
        self.program.written(self.answer if reply else None)
        return block

    def verdict(self, verdict: int) -> None:
        self.words = replace(self.words, verdict_epoch=self.program.numbering.epoch, verdict=verdict)

    def passed(self) -> "Talk":
        """Case 1 stands there, and its pass is on the wire."""
        self.start().see(TRIGGER)
        self.verdict(1)
        self.see(TRIGGER)
        return self


def end(block: PlcBlock) -> str:
    """How the newest case that left was seen."""
    return {(1, 0): "good", (0, 1): "ejected"}.get((block.good_mask & 1, block.ejected_mask & 1), "unsure")


def test_a_trigger_is_a_number_and_its_answer_stands_until_it_drops() -> None:
    talk = Talk().start()
    block = talk.see(TRIGGER)
    assert (block.epoch, block.case_seq, block.case_state) == (1, 1, CaseAsk.WAITING)
    assert talk.answer & (PASS | REJECT) == 0
    talk.verdict(1)
    talk.see(TRIGGER)
    assert talk.answer & (PASS | REJECT) == PASS
    talk.see(TRIGGER)
    assert talk.answer & (PASS | REJECT) == PASS
    block = talk.see(TOOK)
    assert (block.case_state, end(block), talk.answer & (PASS | REJECT)) == (CaseAsk.PASS_TAKEN, "good", 0)


def test_a_reject_that_was_taken_is_taken_for_ejected() -> None:
    talk = Talk().start()
    talk.see(TRIGGER)
    talk.verdict(-1)
    talk.see(TRIGGER)
    assert talk.answer & (PASS | REJECT) == REJECT
    block = talk.see(0)
    assert (block.case_state, end(block)) == (CaseAsk.REJECT_TAKEN, "ejected")


def test_a_pass_that_the_plc_did_not_take_is_never_released_nor_void() -> None:
    block = Talk().passed().see(0)
    assert (block.disposed_seq, end(block)) == (1, "unsure")


def test_a_trigger_that_stood_there_at_the_start_is_refused_whatever_case_it_is() -> None:
    talk = Talk()
    talk.see(TRIGGER)
    assert talk.answer & (PASS | REJECT) == REJECT
    block = talk.see(TRIGGER)
    assert (block.epoch, block.case_seq) == (1, 0)
    talk.see(0)
    assert talk.see(TRIGGER).case_seq == 1


def test_a_trigger_that_rises_while_an_answer_stands_is_too_late() -> None:
    talk = Talk().passed()
    talk.see(TOOK, reply=False)
    block = talk.see(TRIGGER)
    assert (block.case_seq, block.case_state) == (2, CaseAsk.TOO_LATE)
    assert talk.answer & (PASS | REJECT) == REJECT


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_silence_ends_what_the_plc_may_have_given_up(confirmed: bool) -> None:
    """An answer that was confirmed holds: the PLC asks no other case while it stands."""
    talk = Talk().start()
    talk.see(TRIGGER)
    talk.verdict(1)
    talk.see(TRIGGER, reply=confirmed)
    block = talk.see(TRIGGER, after_ms=300)
    assert (block.disposed_seq, talk.answer & (PASS | REJECT)) == ((0, PASS) if confirmed else (1, REJECT))


def test_an_open_question_does_not_outlive_a_silence() -> None:
    talk = Talk().start()
    talk.see(TRIGGER)
    block = talk.see(TRIGGER, after_ms=300)
    assert (block.case_state, block.disposed_seq, end(block)) == (CaseAsk.TOO_LATE, 1, "unsure")
    talk.verdict(1)
    talk.see(TRIGGER)
    assert talk.answer & (PASS | REJECT) == REJECT


def test_what_the_plc_gave_up_is_settled_by_what_the_station_has_recorded() -> None:
    for recorded, seen in ((-1, "ejected"), (1, "unsure")):
        talk = Talk().start()
        talk.see(TRIGGER)
        assert talk.see(0).disposed_seq == 0
        talk.verdict(recorded)
        talk.see(0)
        block = talk.see(0)
        assert (block.case_state, block.disposed_seq, end(block)) == (CaseAsk.TOO_LATE, 1, seen)


def test_a_pass_that_is_welded_on_lets_no_case_be_asked() -> None:
    talk = Talk().start()
    block = talk.see(TRIGGER | TOOK)
    assert block.case_state == CaseAsk.TOO_LATE
    assert talk.answer & (PASS | REJECT) == REJECT


def test_a_trigger_that_is_stuck_is_told() -> None:
    talk = Talk(stuck_ms=1_000).passed()
    assert not any(talk.see(TRIGGER).inputs & Inputs.STUCK for _ in range(40))
    assert [talk.see(TRIGGER).inputs & Inputs.STUCK for _ in range(20)][-1]


def test_the_exit_counter_confirms_and_a_missing_one_is_unsure() -> None:
    for seen in ("good", "unsure"):
        talk = Talk(exit_sensor="counter", leaves_within_ms=200).passed()
        assert talk.see(TOOK).disposed_seq == 0
        talk.exits += seen == "good"
        blocks = [talk.see(TOOK) for _ in range(12)]
        assert (blocks[-1].disposed_seq, end(blocks[-1])) == (1, seen)


def test_the_next_case_ends_the_waiting_for_the_one_before() -> None:
    talk = Talk(exit_sensor="counter").passed()
    talk.see(TOOK)
    block = talk.see(TRIGGER)
    assert (block.case_seq, block.case_state, end(block)) == (2, CaseAsk.WAITING, "unsure")


def test_a_counter_that_is_set_anew_counts_nothing_and_one_that_wraps_counts_one() -> None:
    for before, now, seen in ((500, 0, "unsure"), (32_000, 1, "good"), (65_535, 0, "good")):
        talk = Talk(exit_sensor="counter", leaves_within_ms=100)
        talk.exits = before
        talk.passed().see(TOOK)
        talk.exits = now
        assert end([talk.see(TOOK) for _ in range(8)][-1]) == seen


def test_what_leaves_without_a_pass_is_an_escape_until_somebody_resets_it() -> None:
    talk = Talk(exit_sensor="counter").start()
    talk.exits += 1
    assert talk.see(0).inputs & Inputs.ESCAPED
    assert not talk.answer & PERMISSIVE
    assert not talk.see(RESET).inputs & Inputs.ESCAPED
    assert talk.answer & PERMISSIVE


def test_without_a_button_an_escape_ends_with_the_buzzer_of_its_alarm() -> None:
    talk = Talk(exit_sensor="counter").start()
    talk.exits += 1
    talk.see(0)
    talk.words = replace(talk.words, outputs=1 | BUZZER)
    talk.see(0)
    assert talk.see(0).inputs & Inputs.ESCAPED
    talk.words = replace(talk.words, outputs=1)
    talk.see(0)
    assert not talk.see(0).inputs & Inputs.ESCAPED


def test_a_rejected_case_at_the_exit_is_an_escape_and_not_ejected() -> None:
    talk = Talk(exit_sensor="counter").start()
    talk.see(TRIGGER)
    talk.verdict(-1)
    talk.see(TRIGGER)
    talk.see(0)
    talk.exits += 1
    block = talk.see(0)
    assert (bool(block.inputs & Inputs.ESCAPED), end(block)) == (True, "unsure")


def test_lamps_are_the_bits_of_the_config_and_a_stuck_station_permits_nothing() -> None:
    talk = Talk().start()
    talk.words = replace(talk.words, outputs=0b11)
    talk.see(0)
    assert talk.answer == PERMISSIVE | RED
    for _ in range(60):
        talk.see(0, alive=False)
    assert talk.answer == 0


def test_a_new_epoch_ends_the_case_in_hand() -> None:
    talk = Talk().passed()
    talk.words = replace(talk.words, grant=2)
    block = talk.see(TRIGGER)
    assert talk.answer & (PASS | REJECT) == REJECT
    block = talk.see(TRIGGER)
    assert (block.epoch, block.case_seq, block.in_transit) == (2, 0, 0)
