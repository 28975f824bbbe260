"""``station check``: what is wrong is a fault with its line, what is silent is a no, and nothing outside is changed."""

import asyncio
import json
import os
import socket
from collections.abc import AsyncIterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from config import ConfigErrors, parse
from drivers.camera.genicam_settings import GigeCameraSettings
from station.assembly.config_file import kinds
from station.cli import app
from station.cli_commands import check
from station.messages.sentences import what_happened
from tests.drivers.camera.gige_peer import GigePeer, hold_port
from tests.drivers.conformance.modbus_server import STATION_BASE, PlcServer, Request
from tests.drivers.plc.blocks import block

CONFIG = """\
[station]
id = "L1"
data = "data"

[line]
shape = "picture"

[recipe]
product = "water"
code = "plain"
pattern = "[A-Z]+"
units_per_case = 1
rows = 1
columns = 1

[case_code]
source = "sscc"
prefix = "9521234"

[api]
port = 0

[plc]
driver = "modbus"
host = "127.0.0.1"
port = 1

[[camera]]
name = "top"
driver = "folder"
path = "pictures"
mode = "watch"
trigger = "counted"
"""


class Checked:
    """What one check said."""

    def __init__(self, folder: Path, text: str) -> None:
        (folder / "pictures").mkdir(exist_ok=True)
        config = folder / "line.toml"
        config.write_text(text, encoding="utf-8")
        done = CliRunner().invoke(app, ["check", "--config", str(config), "--json"])
        self.exit_code = done.exit_code
        self.said: dict[str, Any] = json.loads(done.stdout)

    @property
    def errors(self) -> list[tuple[int, str, str]]:
        return [(each["line"], each["key"], each["message"]) for each in self.said["errors"]]

    def found(self, name: str) -> dict[str, Any]:
        rows = self.said["devices"] + self.said["upstreams"] + self.said["own"]
        return next(row for row in rows if row["name"] == name)


# the config ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("127.0.0.1:502", "host and port are two keys"),
        ("plc.local:502", "host and port are two keys"),
        ("http://127.0.0.1", "without http://"),
        ("127.0.0.1/x", "without a path"),
        (" 127.0.0.1", "must not contain spaces"),
        ("127.0.0.1\\n", "must not contain spaces"),
        ("[::1]", "without [ ]"),
        ("[::1]:502", "without [ ]"),
        ("::1::2", "no such IPv6"),
        ("127.0.0.300", "no such IPv4"),
        ("1270.1", "no such IPv4"),
        ("-plc", "neither a host name"),
        ("plc..local", "neither a host name"),
        ("", "at least 1 character"),
    ],
)
def test_a_host_that_is_none_is_a_fault_with_its_line(tmp_path: Path, host: str, said: str) -> None:
    done = Checked(tmp_path, CONFIG.replace('host = "127.0.0.1"', f'host = "{host}"'))
    assert done.exit_code == 2
    [(line, key, message)] = done.errors
    assert (line, key) == (25, "plc.host") and said in message


@pytest.mark.parametrize("host", ["127.0.0.1", "plc-1.line_2.example.com", "plc.", "::1", "fe80::1%eth0"])
def test_a_host_that_is_one_is_taken(tmp_path: Path, host: str) -> None:
    done = Checked(
        tmp_path, CONFIG.replace('host = "127.0.0.1"', f'host = "{host}"').replace("port = 1\n", "port = 0\n")
    )
    assert [key for _, key, _ in done.errors] == ["plc.port"]


@pytest.mark.parametrize(
    ("wrong", "line", "key", "said"),
    [
        ("units_per_case = 1|units_per_case = 500.0", 12, "recipe.units_per_case", "is a number with a decimal point"),
        ("port = 1\n|port = 502.0\n", 26, "plc.port", "a whole number, and is a number with a decimal point"),
        ('prefix = "9521234"|\nserial_from = 9\nserial_to = 8', 20, "case_code.serial_to", "not be less"),
        ('prefix = "9521234"|\nserial_to = 1000000000', 19, "case_code.serial_to", "at most 999999999"),
        ('prefix = "9521234"|\nfirst_serial = 0', 19, "case_code.first_serial", "in the range, 1 to"),
        ('source = "sscc"\nprefix = "9521234"|source = "picture"\nserial_from = 5', 18, "case_code.serial_from", ""),
    ],
)
def test_a_wrong_value_is_told_as_what_it_is(tmp_path: Path, wrong: str, line: int, key: str, said: str) -> None:
    old, new = wrong.split("|")
    assert old in CONFIG
    done = Checked(tmp_path, CONFIG.replace(old, old + new if new.startswith("\n") else new))
    assert done.exit_code == 2
    told = {(at, where): message for at, where, message in done.errors}
    assert said in told[(line, key)]


GENICAM = '[[camera]]\nname = "{0}"\ndriver = "{1}"\ntrigger = "asked"\nserial = "{2}"\nuser_name = "{3}"\n'
VIEW = '[[view]]\ncamera = "{0}"\nrows = 1\ncolumns = {1}\n'


@pytest.mark.parametrize(
    ("second", "key"),
    [
        (GENICAM.format("side", "aravis", "4711", ""), "serial"),
        (GENICAM.format("side", "gige", "", "over the belt"), "user_name"),
        (GENICAM.format("side", "gige", "4712", ""), ""),
        ('[[camera]]\nname = "side"\ndriver = "opencv"\ntrigger = "asked"\nsource = 0\n', ""),
    ],
)
def test_a_camera_that_stands_in_the_config_twice_is_a_fault(tmp_path: Path, second: str, key: str) -> None:
    """It would be held by the one, and the other would wait for it for ever."""
    before, _, _ = CONFIG.partition("[[camera]]")
    text = before.replace("units_per_case = 1\nrows = 1\ncolumns = 1", "units_per_case = 3") + VIEW.format("top", 1)
    text += VIEW.format("side", 2) + GENICAM.format("top", "gige", "4711", "over the belt")
    with pytest.raises(ConfigErrors) if key else nullcontext() as caught:
        parse(text + second, tmp_path / "line.toml", kinds())
    if key and caught is not None:
        assert [(each.key, each.message) for each in caught.value.errors] == [
            (f"camera[2].{key}", "top is this camera already: one device, one camera.")
        ]


class Mute:
    """A device that never says whether it opened."""

    name = "top"

    async def open(self) -> None:
        await asyncio.Event().wait()

    async def close(self) -> None:
        return


async def test_a_device_that_says_nothing_is_a_sentence() -> None:
    found = await check._device("camera", Mute(), check._nothing_more, 0.0)
    assert found.key == "device_silent"
    assert what_happened(found.key, found.arguments) == "top did not answer within 0 s."


def test_a_camera_has_its_own_time_to_say_what_is_wrong() -> None:
    table = {"name": "top", "driver": "gige", "serial": "1", "trigger": "asked"}
    assert check._patience_s(GigeCameraSettings.model_validate(table | {"open_timeout_ms": 9_000})) == 10.0
    assert check._patience_s(GigeCameraSettings.model_validate(table)) == 6.0
    assert check._patience_s(object()) == check.ANSWER_WITHIN_S


def test_a_second_camera_needs_to_say_what_it_sees(tmp_path: Path) -> None:
    second = '\n[[camera]]\nname = "side"\ndriver = "folder"\npath = "pictures"\ntrigger = "asked"\n'
    done = Checked(tmp_path, CONFIG + second)
    [(line, key, message)] = done.errors
    assert (done.exit_code, line, key) == (2, 12, "recipe.units_per_case")
    assert "add a [[view]] for what each camera sees" in message


@pytest.mark.parametrize(
    ("camera", "said"),
    [
        ('source = "rtsp://me:pw@cam/1"', "must not hold a user name or password"),
        ('source = "http://cam/1?user=me&pwd=pw"', "must not hold a user name or password"),
        ('source = "rtsp://cam/user=me&password=pw"', "must not hold a user name or password"),
        ('source = "rtsp://cam/1"\npassword = "pw"', "never written in a config"),
        ('source = "rtsp://cam/1"\npassword_file = "none"', "There is no file"),
        ('source = "rtsp://cam/1"\npassword_file = "line.toml"', "password_file needs user"),
        ('source = "rtsp://cam/1?p={password}"', "needs password_file"),
        ('source = 0\nuser = "me"', "belong to a stream"),
    ],
)
def test_a_password_of_a_camera_is_kept_in_a_file_only(tmp_path: Path, camera: str, said: str) -> None:
    head = CONFIG.split("[[camera]]")[0]
    done = Checked(tmp_path, head + f'[[camera]]\nname = "top"\ndriver = "opencv"\ntrigger = "asked"\n{camera}\n')
    assert done.exit_code == 2
    assert any(said in message for _, _, message in done.errors), done.errors
    assert all("pw" not in message for _, _, message in done.errors)


def test_a_reason_is_told_whole(tmp_path: Path) -> None:
    path = "/".join(["a-long-folder-name"] * 12) + "/the-file"
    done = Checked(
        tmp_path,
        CONFIG + f'\n[[upstream]]\nname = "hub"\ndriver = "native"\nurl = "https://h"\ntoken_file = "{path}"\n',
    )
    assert path in done.errors[0][2]


# the data folder and the port ----------------------------------------------------------------------------------------


def test_a_data_folder_that_is_a_file_or_lies_in_one_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for data in ("file", "file/data"):
        done = Checked(tmp_path, CONFIG.replace('"data"', f'"{data}"'))
        assert (done.exit_code, done.errors[0][:2]) == (2, (3, "station.data"))
        assert "is a file: a folder is needed" in done.errors[0][2]


def test_a_data_folder_that_no_disk_has_is_a_fault(tmp_path: Path) -> None:
    done = Checked(tmp_path, CONFIG.replace('"data"', '"/proc/station"'))
    assert (done.exit_code, done.errors[0][:2]) == (2, (3, "station.data"))
    assert "it is not on a disk" in done.errors[0][2]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_that_nobody_may_write_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    done = Checked(tmp_path, CONFIG.replace('"data"', '"locked/data"'))
    assert (done.exit_code, done.errors[0][:2]) == (2, (3, "station.data"))
    assert "may not write" in done.errors[0][2]


def test_a_check_makes_no_data_folder(tmp_path: Path) -> None:
    assert Checked(tmp_path, CONFIG).errors == []
    assert not (tmp_path / "data").exists()


def test_a_port_that_another_program_has_is_a_no(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        done = Checked(tmp_path, CONFIG.replace("port = 0", f"port = {port}"))
    assert done.exit_code == 1
    assert (done.found("API")["answers"], done.found("API")["key"]) == (False, "port_in_use")


# devices and upstreams -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("taken", ["move", "delete"])
@pytest.mark.parametrize("at_start", ["leave", "clear"])
def test_a_check_leaves_the_pictures_of_a_watched_folder(tmp_path: Path, taken: str, at_start: str) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "c1.png").write_bytes(b"kept")
    done = Checked(tmp_path, CONFIG + f'taken = "{taken}"\nat_start = "{at_start}"\n')
    assert [path.name for path in (tmp_path / "pictures").iterdir()] == ["c1.png"]
    assert done.found("top")["answers"] and "1 picture " in done.found("top")["note"]


@pytest.mark.wire
@pytest.mark.parametrize(("shot", "answers"), [({"devices": []}, True), (None, False)])
def test_our_own_ports_are_taken_by_the_line_that_runs_or_by_a_stranger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shot: object, answers: bool
) -> None:
    monkeypatch.setattr("station.cli_commands.check.Client.get", lambda _client, _path: shot)
    (tmp_path / "password").write_text("one")
    reader = '[[reader]]\nname = "box"\nrole = "case"\ndriver = "tcp"\nhost = "127.0.0.1"\nport = 1\npictures = "ftp"\n'
    with socket.create_server(("127.0.0.1", 0)) as api, socket.create_server(("127.0.0.1", 0)) as ftp:
        text = CONFIG.replace("port = 0", f"port = {api.getsockname()[1]}")
        text = text.replace('"sscc"\nprefix = "9521234"', '"reader"').replace("rows", 'case_pattern = "C+"\nrows')
        text += f'{reader}[ftp]\nhost = "127.0.0.1"\nport = {ftp.getsockname()[1]}\npassword_file = "password"\n'
        done = Checked(tmp_path, text)
    told = [(done.found(name)["answers"], done.found(name)["key"]) for name in ("API", "pictures")]
    assert told == [(answers, "" if answers else key) for key in ("port_in_use", "pictures_cannot_listen")]


@pytest.fixture
async def plc() -> AsyncIterator[PlcServer]:
    server = PlcServer()
    await server.start()
    yield server
    await server.stop()


async def checked(tmp_path: Path, plc: PlcServer, more: str = "") -> Checked:
    text = CONFIG.replace("port = 1\n", f"port = {plc.port}\n").replace("[[camera]]", f"{more}\n[[camera]]")
    return await asyncio.to_thread(Checked, tmp_path, text)


@pytest.mark.wire
async def test_a_line_whose_devices_answer_is_a_yes_and_nothing_was_written(tmp_path: Path, plc: PlcServer) -> None:
    done = await checked(tmp_path, plc)
    assert (done.exit_code, done.found("plc")["answers"]) == (0, True)
    assert not any(request.is_write for request in plc.requests)


@pytest.mark.wire
@pytest.mark.parametrize(("asked", "base"), [(1, 0), (5, 4096), (40001, 40000)])
async def test_a_block_that_lies_elsewhere_is_found(tmp_path: Path, plc: PlcServer, asked: int, base: int) -> None:
    plc.publishes = False
    plc.put(block(9, 9), base=base)
    done = await checked(tmp_path, plc, f"plc_base = {asked}")
    found = done.found("plc")
    assert (done.exit_code, found["key"]) == (1, "plc_block_elsewhere")
    assert (found["arguments"]["kind"], found["arguments"]["base"]) == ("holding", base)
    assert not any(request.is_write for request in plc.requests)


@pytest.mark.wire
async def test_a_station_block_where_something_else_lies_is_a_no(tmp_path: Path, plc: PlcServer) -> None:
    plc.put([7, 7, 0, 4_711], base=300)
    done = await checked(tmp_path, plc, "station_base = 300")
    found = done.found("plc")
    assert (done.exit_code, found["key"]) == (1, "plc_station_block_foreign")
    assert (found["arguments"]["first"], found["arguments"]["last"]) == (300, 317)
    assert not any(request.is_write for request in plc.requests)


@pytest.mark.wire
async def test_a_block_that_a_station_wrote_before_is_right(tmp_path: Path, plc: PlcServer) -> None:
    plc.put([9, 1, *[0] * 15, 9], base=STATION_BASE)
    assert (await checked(tmp_path, plc)).found("plc")["answers"]


@pytest.mark.wire
async def test_a_station_block_that_the_plc_does_not_have_is_a_no(tmp_path: Path, plc: PlcServer) -> None:
    def beyond(server: PlcServer, request: Request) -> bytes:
        address = int.from_bytes(request.data[:2], "big")
        return request.frame(bytes([request.function | 0x80, 2])) if address >= 400 else server.right_answer(request)

    plc.fault = beyond
    done = await checked(tmp_path, plc, "station_base = 400")
    assert (done.exit_code, done.found("plc")["key"]) == (1, "plc_no_station_block")


@pytest.mark.wire
async def test_a_silent_upstream_is_a_no(tmp_path: Path, plc: PlcServer) -> None:
    (tmp_path / "token").write_text("one")
    hub = '[[upstream]]\nname = "hub"\ndriver = "native"\nurl = "http://127.0.0.1:1"\ntoken_file = "token"\n'
    done = await checked(tmp_path, plc, hub)
    assert done.found("plc")["answers"]
    assert (done.exit_code, done.found("hub")["key"]) == (1, "upstream_down")


@pytest.mark.wire
@pytest.mark.parametrize(("state", "answers"), [("up", True), ("away", False)])
async def test_the_only_connection_of_a_plc_may_be_the_running_lines(
    tmp_path: Path, plc: PlcServer, monkeypatch: pytest.MonkeyPatch, state: str, answers: bool
) -> None:
    plc.connections_max = 1
    _, writer = await asyncio.open_connection("127.0.0.1", plc.port)
    shot = {"devices": [{"name": "plc", "state": state}]}
    monkeypatch.setattr("station.cli_commands.check.Client.get", lambda _client, _path: shot)
    found = (await checked(tmp_path, plc)).found("plc")
    assert (found["answers"], found["key"]) == (answers, "" if answers else "plc_lost")
    writer.close()


@pytest.mark.wire
@pytest.mark.parametrize(("state", "answers"), [("up", True), ("away", False)])
def test_a_camera_that_somebody_controls_may_be_the_running_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str, answers: bool
) -> None:
    pytest.importorskip("viva_genicam", reason="the extra gige is not installed")
    before, _, _ = CONFIG.partition("[[camera]]")
    camera = '[[camera]]\nname = "top"\ndriver = "gige"\nserial = "PEER01"\nhost = "127.0.0.1"\n'
    shot = {"devices": [{"name": "top", "state": state}]}
    monkeypatch.setattr("station.cli_commands.check.Client.get", lambda _client, _path: shot)
    peer = GigePeer()
    peer.held_by_another = True
    with hold_port():
        peer.start()
        found = Checked(tmp_path, before + camera).found("top")
        peer.stop()
    assert (found["answers"], found["key"]) == (answers, "" if answers else "camera_held")
