"""Case codes from a reader downstream: a telegram is believed only where the PLC's label trigger proves its number."""

from dataclasses import replace

import pytest

from station.core import observations as obs
from station.core.values import Reason
from tests.core.talk import Talk, asked_camera, checked

DIFFER = "label_numbers_differ"


def line(how: str = "tagged", **more: object) -> Talk:
    settings = asked_camera(case_code="reader", case_reader="case", case_reader_trigger=how, **more)
    return Talk(settings).start()


def passed_with(talk: Talk, seq: int, label: int) -> str:
    """The case code the case passed with; "" if it did not."""
    talk.ask(seq, case_label=label)
    talk.picture(seq, f"a{seq}", f"b{seq}", epoch=talk.line.state.epoch)
    for _ in range(30):
        talk.poll()
    passed = [event for event in talk.of("case.passed") if event.case.seq == seq]  # type: ignore[attr-defined]
    return passed[0].case_code.text if passed else ""  # type: ignore[attr-defined]


def test_a_reader_that_carries_the_plcs_number_is_believed_by_its_first_telegram() -> None:
    talk = line()
    talk.label(1, "S1")
    assert passed_with(talk, 1, 1) == "S1"


def test_a_reader_that_missed_a_pulse_never_gives_a_case_the_next_ones_code() -> None:
    """Its telegram for trigger 3 says 2, and the case with label 2 still waits."""
    talk = line()
    talk.label(1, "S1")
    assert passed_with(talk, 1, 1) == "S1"
    talk.label(2)
    talk.ask(2, case_label=2)
    talk.picture(2, "a2", "b2")
    talk.label(3, "S3", number=2)
    assert [event.case.seq for event in talk.of("case.passed")] == [1]  # type: ignore[attr-defined]
    assert DIFFER in talk.alarms()
    talk.label(4, "S4", number=3)
    assert passed_with(talk, 3, 3) == ""
    assert DIFFER in talk.alarms()


@pytest.mark.parametrize("begins", [0, 1])
def test_a_reader_that_restarted_is_not_believed_and_somebody_is_told(begins: int) -> None:
    talk = line()
    for trigger in range(1, 9):
        talk.label(trigger, f"S{trigger}")
    assert passed_with(talk, 1, 8) == "S8"
    for number, trigger in enumerate(range(9, 13), start=begins):
        talk.label(trigger, f"S{trigger}", number=number)
        assert passed_with(talk, trigger - 7, trigger) == ""
        assert passed_with(talk, trigger - 6, number) == "" if trigger == 12 else True
    assert DIFFER in talk.alarms()


def test_a_pulse_the_reader_made_two_of_costs_its_labels_until_two_telegrams_fit_again() -> None:
    talk = line()
    talk.label(1, "S1")
    talk.poll(400)
    talk.label(2, "S2")
    talk.say(obs.LabelRead("case", None, 3, checked("S2")))
    for _ in range(4):
        talk.poll()
    assert DIFFER in talk.alarms()
    assert passed_with(talk, 1, 2) == ""
    talk.label(3, "S3")
    assert passed_with(talk, 2, 3) == ""
    talk.label(4, "S4")
    assert DIFFER not in talk.alarms()
    assert passed_with(talk, 3, 4) == "S4"


def test_labels_of_before_a_new_epoch_are_nobodys() -> None:
    """The PLC started again and counts from 0: its label 1 is another one."""
    talk = line()
    talk.label(1, "old")
    talk.poll(epoch=0, label_trigger=0, case_seq=0, case_state=0)
    talk.poll(epoch=2)
    talk.ask(1, case_label=1)
    talk.picture(1, "a", "b", epoch=2)
    for _ in range(40):
        talk.poll()
    assert talk.of("case.passed") == []
    assert talk.reasons() == (Reason.CASE_CODE_UNREAD,)


def test_labels_are_dropped_with_the_epoch_though_the_count_goes_on() -> None:
    talk = line()
    talk.label(1, "old")
    talk.poll(epoch=0)
    talk.poll(epoch=2)
    assert passed_with(talk, 1, 1) == ""


def test_a_label_older_than_the_plc_remembers_is_nobodys() -> None:
    talk = line(modulus=40)
    talk.label(1, "S1")
    for trigger in range(2, 20):
        talk.label(trigger, None)
    assert passed_with(talk, 1, 1) == ""


def test_two_triggers_closer_than_the_reader_answers_are_nobodys() -> None:
    talk = line()
    talk.label(1, "S1")
    for _ in range(3):
        talk.poll()
    talk.poll(label_trigger=2)
    talk.say(obs.LabelRead("case", None, 2, checked("S2")))
    assert passed_with(talk, 1, 2) == ""
    assert DIFFER not in talk.alarms()


# a reader that counts for itself -------------------------------------------------------------------------------------


def test_a_counting_reader_is_aligned_by_one_telegram_and_proved_by_the_next() -> None:
    talk = line("counted", verdict_timeout_ms=2_000)
    talk.label(7, "S7", number=100)
    talk.ask(1, case_label=7)
    assert talk.picture(1, "a", "b").words.verdict == 0
    assert talk.label(8, "S8", number=101).words.verdict == 1
    [event] = talk.of("case.passed")
    assert event.case_code.text == "S7"  # type: ignore[attr-defined]
    assert passed_with(talk, 2, 8) == "S8"


def test_a_counting_reader_that_missed_a_pulse_or_restarted_is_aligned_anew() -> None:
    for number in (102, 1, 0):
        talk = line("counted")
        talk.label(7, "S7", number=100)
        talk.label(8, "S8", number=101)
        talk.label(9)
        talk.label(10, "S10", number=number)
        assert passed_with(talk, 1, 10) == ""
        assert passed_with(talk, 2, 9) == ""
        talk.label(11, "S11", number=number + 1)
        talk.label(12, "S12", number=number + 2)
        assert passed_with(talk, 3, 12) == "S12"


def test_a_reader_that_is_back_is_proved_anew() -> None:
    talk = line()
    talk.label(1, "S1")
    talk.say(obs.DeviceGone("case", "reader_lost"))
    talk.say(obs.DeviceBack("case"))
    assert passed_with(talk, 1, 1) == ""
    talk.label(2, "S2")
    talk.label(3, "S3")
    assert passed_with(talk, 2, 3) == "S3"


def test_what_a_reader_says_is_bounded() -> None:
    for how in ("tagged", "counted"):
        talk = line(how)
        for number in range(1, 500):
            talk.say(obs.LabelRead("case", None, number, replace(checked("S"))))
        assert len(talk.line.packing.labels) <= 16
        assert len(talk.line.packing.labels.unaligned) <= 16
