"""The daily check: due a day after the last right one, missed some hours later, failed until it is right again."""

import sqlite3

import pytest

from config.schema import DoctorPart
from station.assembly.canary import HOUR_US, CanaryWatch, canary_alarm
from station.core.events import DeviceChecked, DeviceOutcome
from station.core.observations import Noticed, Now
from station.journal.device_checks import DeviceCheck, device_checks, note_check
from station.runtime.intake import Intake
from tests.runtime.fakes import HandClock

LIMITS = DoctorPart(canary_hours=24, grace_hours=4)
RIGHT = DeviceCheck("canary", "ok", "", HOUR_US, HOUR_US)


@pytest.mark.parametrize(
    ("hours", "key"), [(0, ""), (23.9, ""), (24, "canary_due"), (27.9, "canary_due"), (28, "canary_missed")]
)
def test_a_check_is_due_and_then_missed(hours: float, key: str) -> None:
    assert canary_alarm(RIGHT, round((1 + hours) * HOUR_US), LIMITS) == key


def test_a_device_that_never_passed_is_not_asked_for() -> None:
    assert canary_alarm(DeviceCheck("doctor", "open", "", HOUR_US, 0), 10**18, LIMITS) == ""


def test_a_failed_check_stands_at_once() -> None:
    assert (
        canary_alarm(DeviceCheck("canary", "no", "card_gs_lost", HOUR_US, HOUR_US), HOUR_US, LIMITS) == "canary_failed"
    )


def test_no_hours_are_no_daily_check() -> None:
    assert canary_alarm(RIGHT, 10**18, DoctorPart(canary_hours=0, grace_hours=4)) == ""


def noted(*outcomes: DeviceOutcome) -> DeviceCheck:
    """What the journal says after these checks, an hour apart."""
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT)")
        for hour, outcome in enumerate(outcomes, start=1):
            note_check(db, hour * HOUR_US, DeviceChecked("top", "canary", outcome, "x" * (outcome == "no"), "Li"))
        found = device_checks(db)["top"]
    db.close()
    return found


def test_the_newest_right_check_counts() -> None:
    assert noted("ok", "open") == DeviceCheck("canary", "open", "", 2 * HOUR_US, HOUR_US)
    assert noted("no", "ok").outcome == "ok"


def test_a_check_that_showed_nothing_does_not_undo_one_that_failed() -> None:
    assert noted("ok", "no", "open") == DeviceCheck("canary", "no", "x", 3 * HOUR_US, HOUR_US)


class HourClock(HandClock):
    hours = 1.0

    def now(self) -> Now:
        return Now(self.ms, round(self.hours * HOUR_US))


def test_what_stands_is_said_again_and_ends_when_it_is_right() -> None:
    clock = HourClock()
    intake = Intake(clock)
    said: list[Noticed] = []
    intake.put = said.append  # type: ignore[method-assign, assignment]
    watch = CanaryWatch(LIMITS, ("top", "new"), intake, clock)
    watch.load({"top": RIGHT, "sold": RIGHT})
    assert said == []
    clock.hours = 26
    watch.look()
    watch.look()
    assert [(each.key, each.standing) for each in said] == [("canary_due", True)] * 2
    assert dict(said[0].arguments) == {"device": "top", "hours": 24}
    clock.hours = 30
    watch.look()
    assert [(each.key, each.standing) for each in said[2:]] == [("canary_due", False), ("canary_missed", True)]
    watch.load({"top": DeviceCheck("canary", "ok", "", 30 * HOUR_US, 30 * HOUR_US)})
    assert [(each.key, each.standing) for each in said[4:]] == [("canary_missed", False)]
