"""What a screen is told of an alarm whose cause has changed."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

import drivers
from station.assembly.alarms_now import standing_alarms
from station.core.loaded import StandingAlarm
from station.messages import PHRASES
from station.messages.device_causes import DEVICE_CAUSES
from station.messages.sentences import what_happened
from station.runtime.station import Station
from station.runtime.supervisor import DeviceHealth, DeviceState
from ui.i18n.words import Words

LOST = StandingAlarm("camera_lost:top", "camera_lost", (("cause", "camera_silent"), ("device", "top")), 7)


def shown(state: DeviceState, key: str, alarm: StandingAlarm = LOST) -> tuple[object, int]:
    supervisors = [SimpleNamespace(health=DeviceHealth("top", "camera", state, 99, key))]
    line = SimpleNamespace(view=lambda: SimpleNamespace(alarms=(alarm,)))
    station = SimpleNamespace(devices=SimpleNamespace(supervisors=supervisors), line=line)
    (told,) = standing_alarms(cast(Station, station))
    return told.arguments.get("cause"), told.since_us


def test_the_cause_of_an_alarm_is_the_newest_and_its_time_the_first() -> None:
    assert shown("away", "camera_held") == ("camera_held", 7)


@pytest.mark.parametrize(("state", "key"), [("up", ""), ("away", "device_lent")])
def test_a_device_that_is_back_or_lent_has_no_newer_cause(state: DeviceState, key: str) -> None:
    assert shown(state, key) == ("camera_silent", 7)


def test_other_alarms_of_a_device_keep_what_they_were_raised_with() -> None:
    stale = StandingAlarm("camera_stale:top", "camera_stale", (("device", "top"),), 7)
    assert shown("away", "camera_held", stale) == (None, 7)


def test_every_reason_why_a_camera_or_a_reader_is_away_has_words() -> None:
    folders = [Path(str(drivers.__file__)).parent / kind for kind in ("camera", "reader")]
    sources = "".join(file.read_text("utf-8") for folder in folders for file in folder.glob("*.py"))
    lost = set(re.findall(r"(?:DeviceLost|WireFault)\(\s*\"(\w+)\"", sources))
    lost.discard("pictures_cannot_listen")  # of no device: the port for pictures that are pushed
    assert len(lost) > 25 and lost - PHRASES.keys() == set()
    for key in DEVICE_CAUSES:
        told = what_happened("camera_lost", {"device": "top", "cause": key})
        assert Words().what("camera_lost", {"device": "top", "cause": key}) == told
        assert told == f"Camera top is lost ({PHRASES[key]}). Cases are rejected."
