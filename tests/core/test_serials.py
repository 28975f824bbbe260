"""Which SSCC comes next, and when none may be assigned."""

from dataclasses import replace

import pytest

from station.core import events as ev
from station.core import observations as obs
from station.core.commands import SetNextSerial
from station.core.inputs import Outputs
from station.core.loaded import Loaded
from station.core.serials import GRACE_MS, Serials, serial_range
from station.core.settings import LineSettings
from station.core.values import Reason, SerialRange
from tests.core.talk import Talk, asked_camera

RANGE = SerialRange(0, "4012345", 1, 999_999_999)


def unproved(settings: LineSettings | None = None, **loaded: object) -> Talk:
    """A line that knows of no SSCC which ones are taken."""
    nothing = replace(Loaded("e", 1, sscc_range=SerialRange(9, "9999999", 0, 9)), **loaded)  # type: ignore[arg-type]
    return Talk(settings or asked_camera(), nothing).start()


def serials(talk: Talk) -> list[int]:
    return [event.sscc_serial for event in talk.of("case.passed")]  # type: ignore[attr-defined]


# the next one --------------------------------------------------------------------------------------------------------


def test_a_code_that_is_in_use_is_skipped_once_and_never_takes_the_count_back() -> None:
    one = Serials(RANGE)
    one.skip(one.after(4)[0].text)  # 5 is in use
    assert one.after(4)[1] == 6
    assert one.after(9)[1] == 10
    one.skip(Serials(RANGE).after(1)[0].text)  # 2 is in use as well
    assert one.after(4)[1] == 6


def test_what_is_left_is_counted_behind_whatever_is_taken() -> None:
    one = Serials(SerialRange(0, "4012345", 11, 20))
    assert one.after(0)[1] == 11 and one.left(0) == 10
    assert one.left(19) == 1 and one.left(20) == 0 and one.left(99) == 0
    one.skip(Serials(RANGE).after(14)[0].text)
    assert one.left(12) == 5


def test_a_code_of_another_range_skips_nothing() -> None:
    one = Serials(SerialRange(0, "4012345", 1, 20))
    for other in (Serials(SerialRange(1, "4012345", 1, 20)), Serials(RANGE)):
        one.skip(other.after(30 if other.range == RANGE else 7)[0].text)
    assert one.after(0)[1] == 1


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, (1, 999_999_999)),
        ({"sscc_from": 500, "sscc_to": 999}, (500, 999)),
        ({"sscc_to": 10**12}, (1, 999_999_999)),
        ({"sscc_from": 0}, (0, 999_999_999)),
    ],
)
def test_the_range_is_what_the_settings_say_and_the_prefix_has_room_for(
    wanted: dict[str, int], expected: tuple[int, int]
) -> None:
    found = serial_range(asked_camera(**wanted))
    assert found is not None and (found.first, found.last) == expected


@pytest.mark.parametrize("wrong", [{"sscc_from": 9, "sscc_to": 8}, {"sscc_prefix": "12"}, {"sscc_extension": 10}])
def test_settings_that_leave_no_serial_have_no_range(wrong: dict[str, object]) -> None:
    assert serial_range(asked_camera(**wrong)) is None


def test_the_first_serial_of_the_settings_is_a_floor() -> None:
    talk = Talk(asked_camera(sscc_first=700)).start()
    talk.pack(1)
    talk.pack(2)
    assert serials(talk) == [700, 701]


# proof ---------------------------------------------------------------------------------------------------------------


def test_no_sscc_is_assigned_before_anybody_knows_which_ones_are_taken() -> None:
    talk = unproved()
    words = talk.pack(1).words
    assert words.verdict == -1 and talk.reasons() == (Reason.NOT_READY,)
    assert not words.outputs & Outputs.PERMISSIVE
    assert "sscc_unproved" in [key for key, _ in talk.line.view().not_ready]


def test_a_person_is_called_when_upstream_does_not_tell_in_time() -> None:
    talk = unproved()
    talk.poll(GRACE_MS - 100)
    assert "sscc_unproved" not in talk.alarms()
    talk.poll(140)
    assert "sscc_unproved" in talk.alarms()
    talk.say(obs.SerialsHeard("hub", RANGE, 0))
    assert "sscc_unproved" not in talk.alarms()
    assert talk.pack(1).words.verdict == 1


def test_the_first_sscc_stands_behind_the_highest_of_upstream() -> None:
    talk = unproved()
    talk.say(obs.SerialsHeard("hub", RANGE, 41))
    talk.pack(1)
    assert serials(talk) == [42]
    [proof] = talk.of("sscc.proved")
    assert proof == ev.SerialsProved("hub", RANGE, 41)


def test_room_is_left_for_what_a_lost_journal_may_have_assigned_and_never_delivered() -> None:
    talk = unproved()
    talk.say(obs.SerialsHeard("hub", RANGE, 41, undelivered=100))
    talk.pack(1)
    assert serials(talk) == [142]


def test_a_small_range_is_not_used_up_by_that_room() -> None:
    talk = unproved(asked_camera(sscc_to=50))
    talk.say(obs.SerialsHeard("hub", SerialRange(0, "4012345", 1, 50), 30, undelivered=100))
    talk.pack(1)
    assert serials(talk) == [33]


def test_what_is_told_of_another_range_proves_nothing() -> None:
    talk = unproved()
    talk.say(obs.SerialsHeard("hub", SerialRange(1, "4012345", 1, 999_999_999), 5))
    assert talk.pack(1).words.verdict == -1


def test_a_station_that_is_overtaken_goes_on_behind_the_other_one() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.say(obs.SerialsHeard("hub", RANGE, 10))
    talk.pack(2)
    talk.say(obs.SerialsHeard("hub", RANGE, 3))
    talk.pack(3)
    assert serials(talk) == [1, 11, 12]


def test_another_range_in_the_settings_is_proved_anew() -> None:
    old = SerialRange(0, "4012345", 1, 500)
    talk = unproved(asked_camera(sscc_from=501), sscc_serial=77, sscc_range=old, sscc_proved=True)
    assert talk.pack(1).words.verdict == -1
    talk.say(obs.SerialsHeard("hub", SerialRange(0, "4012345", 501, 999_999_999), -1))
    talk.pack(2)
    assert serials(talk) == [501]


def test_a_restored_journal_never_goes_below_what_it_knows_itself() -> None:
    """Upstream may be younger than the backup."""
    talk = unproved(sscc_serial=90, sscc_range=RANGE)
    talk.say(obs.SerialsHeard("hub", RANGE, 60))
    talk.pack(1)
    assert serials(talk) == [91]


# a named person ------------------------------------------------------------------------------------------------------


def test_a_named_person_says_the_next_one() -> None:
    talk = unproved()
    assert talk.say(SetNextSerial("Li Wei", 5_000)).refusal is None
    talk.pack(1)
    assert serials(talk) == [5_000]
    assert talk.of("sscc.proved") == [ev.SerialsProved("Li Wei", RANGE, 4_999)]


@pytest.mark.parametrize(
    ("settings", "wanted", "key"),
    [
        (asked_camera(sscc_from=10, sscc_to=20), 9, "serial_outside"),
        (asked_camera(sscc_from=10, sscc_to=20), 21, "serial_outside"),
        (asked_camera(case_code="picture"), 1, "serials_not_assigned"),
        (asked_camera(sscc_prefix=""), 1, "serials_not_assigned"),
    ],
)
def test_a_person_cannot_leave_the_range(settings: LineSettings, wanted: int, key: str) -> None:
    refusal = unproved(settings).say(SetNextSerial("Li Wei", wanted)).refusal
    assert refusal is not None and refusal.key == key


def test_a_person_cannot_give_a_serial_again() -> None:
    talk = Talk().start()
    talk.pack(1)
    refusal = talk.say(SetNextSerial("Li Wei", 1)).refusal
    assert refusal is not None and dict(refusal.arguments) == {"next": 1, "expected": 2}
    backup = unproved(sscc_serial=90, sscc_range=RANGE)
    refusal = backup.say(SetNextSerial("Li Wei", 90)).refusal
    assert refusal is not None and refusal.key == "serial_taken"
