"""Whatever is wrong with a device, the line is held, one sentence says what and what to do, and nothing is lost.

One row for each way in which a device of the issue's list is wrong; that its driver says this key is proved beside the
driver.
"""

from collections.abc import Mapping

import pytest

from station.core import observations as obs
from station.core.inputs import Outputs
from station.core.values import CaseRef
from station.messages.sentences import sentence, to_do, what_happened
from station.messages.templates import places
from tests.core.talk import Talk, checked, queue_line

CAMERAS: dict[str, Mapping[str, str | int]] = {
    "camera_not_found": {"wanted": "A1", "found": "B2, C3"},
    "camera_held": {"wanted": "A1"},
    "camera_pixel_format": {"format": "0x01010037"},
    "camera_feature_unknown": {"feature": "Exposure", "likely": "ExposureTime"},
    "camera_silent": {"address": "192.0.2.7"},
    "camera_restarted": {},
    "camera_hangs": {"driver": "gige", "timeout_ms": 1_500},
    "camera_library_ended": {"driver": "gige"},
}
READERS: dict[str, Mapping[str, str | int]] = {
    "reader_floods": {"dropped": 400},
    "reader_unended": {"bytes": 65_536},
    "reader_garbled": {"telegrams": 3},
    "reader_port_busy": {"path": "/dev/ttyS0"},
}
PLCS: dict[str, Mapping[str, str | int]] = {
    "plc_no_block": {"kind": "holding", "first": 0, "last": 23, "code": 2, "other": "input"},
    "plc_exception": {"code": 2},
    "plc_no_inputs": {"first": 0, "last": 9, "code": 2},
    "plc_no_coils": {"first": 16, "last": 40, "code": 2},
    "plc_watchdog_off": {"register": 100, "value": 0},
    "plc_watchdog_unread": {"register": 100, "kind": "holding"},
    "plc_counter_unread": {"register": 32, "kind": "input"},
    "plc_mark_refused": {"register": 33},
    "plc_garbled": {"age_ms": 600},
    "plc_bus_silent": {"unit": 1, "baud": 19_200, "parity": "even"},
    "plc_port_busy": {"port": "/dev/ttyS0"},
    "plc_port_rights": {"port": "/dev/ttyS0"},
}


def may_run(talk: Talk) -> bool:
    return bool(talk.poll().words.outputs & Outputs.PERMISSIVE)


def in_hand(talk: Talk) -> None:
    """One case is on its way to the gate, another one is being asked about."""
    talk.pack(1)
    talk.ask(2)


def nothing_is_lost(talk: Talk) -> None:
    """What was passed keeps its codes; what was asked about gets its one record, and no pass."""
    stored = talk.line.state.cases[CaseRef(1, 1)]
    assert stored.state == "passed"
    assert talk.line.state.held_keys
    tally = talk.line.state.tally
    assert tally.triggered == tally.in_flight + tally.rejected + tally.missed + tally.released


def is_one_sentence(key: str, told: Mapping[str, str | int]) -> None:
    what, do = what_happened(key, told), to_do(key, told)
    assert what and do and sentence(key, told) == f"{what} {do}"
    assert not places(what) | places(do), (what, do)
    assert "\n" not in what + do


@pytest.mark.parametrize("key", CAMERAS)
def test_a_camera_that_is_wrong_holds_the_line_until_it_is_right(key: str) -> None:
    talk = Talk().start()
    in_hand(talk)
    assert may_run(talk)
    talk.say(obs.DeviceGone("top", key, tuple(sorted(CAMERAS[key].items()))))
    assert not may_run(talk)
    assert dict(talk.line.state.alarms["camera_lost:top"].arguments)["cause"] == key
    is_one_sentence(key, CAMERAS[key])
    talk.poll(talk.settings.verdict_timeout_ms + 100)
    nothing_is_lost(talk)
    talk.say(obs.DeviceBack("top"))
    assert may_run(talk)


@pytest.mark.parametrize("key", PLCS)
def test_a_plc_that_is_wrong_lets_nothing_run_and_what_was_passed_stays(key: str) -> None:
    talk = Talk().start()
    in_hand(talk)
    step = talk.say(obs.PlcSilent(key, tuple(sorted(PLCS[key].items()))))
    for _ in range(40):
        talk.ms += 100
        step = talk.say(obs.PlcSilent(key, tuple(sorted(PLCS[key].items()))))
    assert not step.words.outputs & Outputs.PERMISSIVE
    assert key in talk.alarms()
    is_one_sentence(key, PLCS[key])
    nothing_is_lost(talk)
    talk.poll(case_state=4)
    assert key not in talk.alarms()


@pytest.mark.parametrize("key", READERS)
def test_a_reader_that_is_wrong_holds_the_line_and_what_it_read_before_stays(key: str) -> None:
    talk = Talk(queue_line()).start()
    talk.say(obs.UnitRead(1, 1, checked("u1")))
    talk.poll(unit_count=1)
    talk.say(obs.DeviceGone("unit", key, tuple(sorted(READERS[key].items()))))
    assert not may_run(talk)
    assert dict(talk.line.state.alarms["reader_lost:unit"].arguments)["cause"] == key
    assert [row.code.key for row in (*talk.rows, *talk.queue.rows) if row.code is not None] == ["u1"] * 2  # kept, waits
    is_one_sentence(key, READERS[key])
