"""Devices that are not there, or are something else: one clear line each, exit 1, also while the line runs."""

import json
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.badinput.command import process, station
from tests.badinput.lines import line_file
from tests.badinput.plcs import WRONG, right_plc, serving

pytestmark = pytest.mark.wire

PLCS = {
    "map version": "PLC map version is 2, the station needs 1.",
    "probe": "The probe word reads 0, not 4660: wrong register base.",
    "byte order": "The probe word reads 13330, not 4660: bytes are swapped.",
    "dead heart": "The PLC heartbeat did not change for ",
    "torn": "The PLC block was not consistent for ",
    "standing still": "The PLC gave no new data for ",
    "other unit": "The PLC sent an answer that does not fit the request (another unit number).",
    "no such unit": "The PLC gave no new data for",
    "web server": "The PLC sent an answer that does not fit the request (another protocol).",
    "silent": "The PLC gave no new data for ",
}
CAMERAS = {
    'driver = "opencv"\ntrigger = "asked"\nsource = 99': "The camera source 99 cannot be opened.",
    'driver = "opencv"\ntrigger = "asked"\nsource = "gone.mp4"': "gone.mp4 cannot be opened.",
    'driver = "opencv"\ntrigger = "asked"\nsource = "line.toml"': "line.toml cannot be opened.",
    'driver = "opencv"\ntrigger = "asked"\nsource = "rtsp://127.0.0.1:1/x"': "rtsp://127.0.0.1:1/x cannot be opened.",
    'driver = "folder"\ntrigger = "counted"\nmode = "watch"\npath = "gone"': "gone cannot be used.",
    'driver = "folder"\ntrigger = "counted"\nmode = "replay"\npath = "gone"': "gone cannot be used.",
    'driver = "folder"\ntrigger = "counted"\nmode = "replay"\npath = "pictures"': "pictures is empty.",
    'driver = "folder"\ntrigger = "counted"\nmode = "replay"\npath = "line.toml"': "line.toml cannot be used.",
    'driver = "sim"\ntrigger = "counted"\nport = 1': "Camera folder is lost.",
    'driver = "sim"\ntrigger = "counted"\nhost = "no.such.host.invalid"\nport = 1': "Camera folder is lost.",
}  # fmt: skip


@pytest.fixture(scope="module")
def plc_port() -> Iterator[int]:
    with serving(right_plc()) as port:
        yield port


def test_a_right_plc_and_a_folder_that_is_there_answer(tmp_path: Path, plc_port: int) -> None:
    told = station("check", "--config", line_file(tmp_path, plc_port=plc_port, heartbeat_timeout_ms=5_000))
    assert (told.code, told.err) == (0, "")
    assert [line.rsplit(", ")[0] for line in told.lines[1:3]] == ["plc: answers", "camera folder: answers"]


@pytest.mark.parametrize("name", list(PLCS))
def test_a_plc_that_is_something_else_is_named(tmp_path: Path, name: str) -> None:
    with serving(WRONG[name]()) as port:
        told = station("check", "--config", line_file(tmp_path, plc_port=port))
    assert (told.code, told.err) == (1, "")
    assert told.lines[1].startswith(f"plc: {PLCS[name]}")
    assert "camera folder: answers" in told.lines[2]


def test_every_silent_device_is_told_and_none_hides_another(tmp_path: Path) -> None:
    config = line_file(tmp_path, camera='driver = "sim"\ntrigger = "counted"\nport = 1')
    told = station("check", "--json", "--config", config)
    found = json.loads(told.out)["devices"]
    assert told.code == 1
    assert [(each["kind"], each["answers"], each["key"]) for each in found] == [
        ("plc", False, "plc_lost"),
        ("camera", False, "camera_lost"),
    ]


@pytest.mark.parametrize("camera", list(CAMERAS))
def test_a_camera_that_is_not_there_is_one_line(
    tmp_path: Path, plc_port: int, camera: str, capfd: pytest.CaptureFixture[str]
) -> None:
    told = station(
        "check", "--config", line_file(tmp_path, plc_port=plc_port, camera=camera, heartbeat_timeout_ms=5_000)
    )
    assert told.code == 1
    assert told.lines[2].startswith("camera folder: ")
    assert CAMERAS[camera] in told.lines[2]
    assert len(told.lines) == 4
    assert capfd.readouterr().err == "", "libraries print past us"


def test_a_reader_that_nobody_answers_for_is_one_line(tmp_path: Path, plc_port: int) -> None:
    config = line_file(tmp_path, plc_port=plc_port, heartbeat_timeout_ms=5_000)
    reader = (
        '[[reader]]\nname = "case"\nrole = "case"\ndriver = "tcp"\ntrigger = "tagged"\nhost = "127.0.0.1"\nport = 1'
    )
    text, swapped = re.subn(
        r'source = "sscc".*\nprefix = "9501101"', 'source = "reader"\nreader = "case"\nsscc = true', config.read_text()
    )
    assert swapped == 1
    config.write_text(f"{text}\n{reader}\n")
    told = station("check", "--config", config)
    assert told.code == 1
    assert told.lines[3].startswith("reader case: Reader case is lost.")


def test_a_device_that_takes_the_call_and_says_nothing_is_not_waited_for(tmp_path: Path, plc_port: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        camera = f'driver = "sim"\ntrigger = "counted"\nport = {port}'
        told = station("check", "--config", line_file(tmp_path, plc_port=plc_port, camera=camera))
    assert told.code == 1
    assert told.lines[2].startswith("camera folder: Camera folder is lost.")


def test_a_running_line_says_what_is_wrong_with_its_plc_and_still_ends_in_order(tmp_path: Path) -> None:
    with (
        serving(WRONG["map version"]()) as port,
        process("run", "--headless", "--config", line_file(tmp_path, plc_port=port)) as line,
    ):
        assert line.stderr is not None
        said = next(row for row in line.stderr if "plc_map_version" in row)
        line.send_signal(signal.SIGTERM)
        _, rest = line.communicate(timeout=30)
    assert PLCS["map version"] in said
    assert "Traceback" not in rest
    assert line.returncode == 0
    assert station("verify", "--data", tmp_path / "data").code == 0
