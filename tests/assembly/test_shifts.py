"""Shifts begin on the clock on the wall, whatever the clock does."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from station.assembly.shifts import calendar, find_shift

HOUR_US = 3_600_000_000
BERLIN = "Europe/Berlin"


def us(text: str, zone: str = BERLIN) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1e6)


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2026-11-29 05:59", "2026-11-28/3"),
        ("2026-11-29 06:00", "2026-11-29/1"),
        ("2026-11-29 13:59", "2026-11-29/1"),
        ("2026-11-29 14:00", "2026-11-29/2"),
        ("2026-11-29 23:30", "2026-11-29/3"),
        ("2026-11-30 01:00", "2026-11-29/3"),
    ],
)
def test_a_moment_is_in_one_shift(moment: str, name: str) -> None:
    shifts = calendar(("06:00", "14:00", "22:00"), BERLIN)
    shift = shifts.at(us(moment))
    assert shift.name == name
    assert shift.begin_us <= us(moment) < shift.end_us
    assert shifts.named(name) == shift


def test_shifts_follow_one_another_without_a_gap_through_both_changes_of_the_clock() -> None:
    shifts = calendar(("06:00", "18:00"), BERLIN)
    for begin, days in (("2026-03-27 06:00", 4), ("2026-10-23 06:00", 4)):
        shift = shifts.at(us(begin))
        for _ in range(2 * days):
            after = shifts.at(shift.end_us)
            assert after.begin_us == shift.end_us
            assert shifts.back(after, 1) == shift
            shift = after


@pytest.mark.parametrize(("day", "hours"), [("2026-03-28/3", 7), ("2026-10-24/3", 9), ("2026-11-29/3", 8)])
def test_the_night_in_which_the_clock_changes_is_an_hour_shorter_or_longer(day: str, hours: int) -> None:
    shift = calendar(("06:00", "14:00", "22:00"), BERLIN).named(day)
    assert shift.end_us - shift.begin_us == hours * HOUR_US


def test_a_time_that_the_clock_jumps_over_still_begins_a_shift() -> None:
    shifts = calendar(("02:30", "14:30"), BERLIN)
    shift = shifts.named("2026-03-29/1")
    assert shift.begin_us == us("2026-03-29 03:30")
    assert shifts.at(shift.begin_us) == shift


def test_one_plant_in_shanghai_and_one_in_berlin_have_their_own_shifts() -> None:
    at = us("2026-11-29 23:00", "Asia/Shanghai")
    assert calendar(("06:00", "14:00", "22:00"), "Asia/Shanghai").at(at).name == "2026-11-29/3"
    assert calendar(("06:00", "14:00", "22:00"), BERLIN).at(at).name == "2026-11-29/2"


def test_current_and_previous_are_names_too() -> None:
    shifts, now = calendar(("06:00", "14:00", "22:00"), BERLIN), us("2026-11-29 07:00")
    assert find_shift(shifts, "current", now).name == "2026-11-29/1"
    assert find_shift(shifts, "previous", now).name == "2026-11-28/3"


@pytest.mark.parametrize("name", ["", "2026-11-29", "2026-11-29/0", "2026-11-29/4", "2026-13-01/1", "yesterday/1"])
def test_what_names_no_shift_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        calendar(("06:00", "14:00", "22:00"), BERLIN).named(name)
