"""The switch with which tests and drills make the hub do wrong."""

from pathlib import Path

import pytest

from sync.hub.faults import FaultSwitch
from sync.hub.refusal import RequestRefused


@pytest.fixture
def switch(tmp_path: Path) -> FaultSwitch:
    return FaultSwitch(tmp_path / "fault.json")


def say(folder: Path, text: str) -> None:
    (folder / "fault.json").write_text(text)


def test_without_the_file_nothing_is_wrong(switch: FaultSwitch) -> None:
    assert switch.take("GET", ("status",)) is None
    assert switch.invalid(range(1, 9)) == []


def test_times_are_counted_and_counted_anew_when_the_file_changes(switch: FaultSwitch, tmp_path: Path) -> None:
    say(tmp_path, '{"mode": "status", "times": 2}')
    assert [switch.take("GET", ("status",)) is not None for _ in range(3)] == [True, True, False]
    say(tmp_path, '{"mode": "status", "times": 1}')
    assert switch.take("GET", ("status",)) is not None


def test_a_fault_of_writing_leaves_reading_alone(switch: FaultSwitch, tmp_path: Path) -> None:
    say(tmp_path, '{"mode": "status", "methods": ["POST"]}')
    assert switch.take("GET", ("status",)) is None


def test_chosen_records_are_rejected_or_refuse_their_batch(switch: FaultSwitch, tmp_path: Path) -> None:
    say(tmp_path, '{"mode": "reject", "seqs": [3, 50]}')
    assert [bad.seq for bad in switch.invalid(range(1, 9))] == [3]
    say(tmp_path, '{"mode": "refuse", "seqs": [3], "status": 422}')
    assert switch.invalid(range(4, 9)) == []
    with pytest.raises(RequestRefused) as caught:
        switch.invalid(range(1, 9))
    assert caught.value.status == 422


@pytest.mark.parametrize("text", ["", "{", '{"mode": "nap"}', '{"mode": "status", "typo": 1}'])
def test_a_switch_nobody_can_read_is_a_500(switch: FaultSwitch, tmp_path: Path, text: str) -> None:
    say(tmp_path, text)
    fault = switch.take("POST", ("status",))
    assert fault is not None
    assert fault.status == 500
