"""``station devices find``: what answers, whatever is installed; and what strangers on the network send instead."""

import _socket
import ipaddress
import json
import struct
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from serial.tools import list_ports

from config.loader import load
from drivers import search as searching
from drivers.camera import gvcp
from drivers.camera.genicam_settings import GigeCameraSettings
from drivers.camera.gige_device import find_free
from drivers.catalog import CATALOG
from drivers.errors import DeviceLost
from drivers.search import FoundDevice, search
from station.cli_commands.devices import config_lines, find_devices
from tests.config.stubs import PICTURE
from tests.drivers.camera.gige_peer import CONTROL, GigePeer, hold_port
from tests.drivers.conformance.test_camera import genicam_producer

pytestmark = pytest.mark.wire


@pytest.fixture
def peer() -> Iterator[GigePeer]:
    peer = GigePeer("40012345")
    with hold_port():
        peer.start()
        yield peer
        peer.stop()


@pytest.fixture(autouse=True)
def nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """This machine's own ports, nodes and libraries are not there."""
    monkeypatch.setattr(list_ports, "comports", list)
    monkeypatch.setattr(searching, "_NODES", tmp_path / "none")
    monkeypatch.setattr(searching, "find_spec", lambda name: None)


def test_a_camera_on_the_network_is_found_without_any_library(peer: GigePeer) -> None:
    found = search(0.3)
    assert found.devices == (
        FoundDevice(
            "camera", "gige", "Test Peer", "40012345", "127.0.0.1", "over the belt", False, (("serial", "40012345"),)
        ),
    )
    assert [driver for driver, _, _ in found.not_asked] == ["basler", "gentl"]


def test_a_camera_that_somebody_controls_is_in_use_and_one_without_number_goes_by_its_address(peer: GigePeer) -> None:
    peer.serial = peer.user_name = ""
    peer._registers[CONTROL] = 2
    (device,) = search(0.3).devices
    assert (device.in_use, device.settings) == (True, (("host", "127.0.0.1"),))


@pytest.mark.parametrize(("network", "is_far"), [("192.0.2.0/24", True), ("127.0.0.0/8", False)])
def test_a_camera_of_another_network_is_found_and_told_as_that(
    peer: GigePeer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], network: str, is_far: bool
) -> None:
    """As it comes from its maker: it answers a question to everybody, and nobody can speak to it."""
    peer.answers_only_everybody = True
    monkeypatch.setattr(gvcp, "_networks", lambda: [ipaddress.IPv4Network(network)])
    (device,) = search(0.3).devices
    assert (device.other_network, device.in_use) == (is_far, False)
    table = {"name": "it", "driver": "gige", "serial": "40012345", "trigger": "asked"}
    with pytest.raises(DeviceLost, match="camera_other_network") if is_far else nullcontext():
        find_free(GigeCameraSettings.model_validate(table))
    find_devices(0.3, (), as_json=False)
    assert ("other network" in capsys.readouterr().out) is is_far


def test_an_address_is_near_where_a_network_of_ours_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert gvcp.is_near("127.0.0.1")
    monkeypatch.setattr(gvcp, "_addresses", lambda: [("10.1.2.3", "10.1.2.255", "255.255.255.0")])
    assert gvcp.is_near("10.1.2.9") and not gvcp.is_near("10.1.3.9")
    monkeypatch.setattr(gvcp, "_addresses", lambda: [("10.1.2.3", "255.255.255.255", "")])
    assert gvcp.is_near("10.1.3.9")


def test_usb_ports_and_video_nodes_are_listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scanner = SimpleNamespace(
        device="/dev/ttyACM7", vid=0x0C2E, pid=0x0B61, hwid="USB", serial_number="S9", manufacturer="Honeywell",
        product="1950", description="1950",
    )  # fmt: skip
    board = SimpleNamespace(device="/dev/ttyS0", vid=None, pid=None, hwid="n/a")
    monkeypatch.setattr(list_ports, "comports", lambda: [board, scanner])
    for name, index in (("video0", "0"), ("video1", "1"), ("video12", "0")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text("HD Webcam\n")
        (tmp_path / name / "index").write_text(index)
    monkeypatch.setattr(searching, "_NODES", tmp_path)
    with hold_port():
        found = search(0.1).devices
    assert found[-1].settings == (("usb", "0c2e:0b61:S9"),)
    told = [(each.driver, each.address, each.model) for each in found]
    assert told == [
        ("opencv", "/dev/video0", "HD Webcam"),
        ("opencv", "/dev/video12", "HD Webcam"),
        ("serial", "/dev/ttyACM7", "Honeywell 1950 USB 0c2e:0b61"),
    ]


def test_a_producer_that_crashes_hides_no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A real one between two files that are none."""
    producer = genicam_producer()
    monkeypatch.setattr(searching, "find_spec", lambda name: None if name == "pypylon" else name)
    (tmp_path / "text.cti").write_text("no library")
    other_library = tmp_path / "other.cti"
    other_library.symlink_to(_socket.__file__)
    with hold_port():
        all_of_it = search(0.1, (tmp_path / "text.cti", producer, other_library))
    assert {each.driver for each in all_of_it.devices} == {"gentl"}
    failed = [Path(file).name for _, key, file in all_of_it.not_asked if key == "devices_library_failed"]
    assert failed == ["text.cti", Path(_socket.__file__).name]


def test_each_producer_is_asked_by_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(searching, "find_spec", lambda name: None if name == "pypylon" else name)
    camera = FoundDevice("camera", "gentl", "Maker One", "7")
    monkeypatch.setattr(searching, "_ask_library", lambda driver, file: None if "bad" in file else [camera])
    with hold_port():
        found = search(0.1, (tmp_path / "bad.cti", tmp_path / "good.cti"))
    assert found.devices == (camera,)
    assert found.not_asked[1:] == (("gentl", "devices_library_failed", str(tmp_path / "bad.cti")),)


def test_nothing_at_all_is_an_answer_too(capsys: pytest.CaptureFixture[str]) -> None:
    with hold_port():
        assert find_devices(0.1, (), as_json=False) == 1
    assert "No device answers." in capsys.readouterr().out


def test_the_list_is_one_document_for_programs(peer: GigePeer, capsys: pytest.CaptureFixture[str]) -> None:
    assert find_devices(0.3, (), as_json=True) == 0
    (device,) = json.loads(capsys.readouterr().out)["devices"]
    assert (device["serial"], device["settings"]) == ("40012345", {"serial": "40012345"})


def test_its_lines_are_a_config(tmp_path: Path) -> None:
    lines = "\n".join(config_lines("camera", "top", "gige", (("serial", "40012345"),)))
    before, _, rest = PICTURE.partition("[[camera]]")
    after = rest[rest.index("\n[") :]
    file = tmp_path / "line.toml"
    file.write_text(before + lines + "\n" + after)
    config = load(file, {kind: {name: entry.settings for name, entry in row.items()} for kind, row in CATALOG.items()})
    assert config.cameras[0].driver == "gige"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x00" * 7,
        struct.pack("!HHHH", 0, 0x0003, 248, 1) + b"\xff" * 200,  # cut
        struct.pack("!HHHH", 0x8006, 0x0003, 248, 1) + b"\0" * 248,  # refused
        struct.pack("!HHHH", 0, 0x0081, 248, 1) + b"\0" * 248,  # the answer to another question
    ],
)
def test_what_is_no_answer_to_a_discovery_is_none(answer: bytes) -> None:
    assert gvcp.parse_discovery(answer, "127.0.0.1") is None


def test_texts_of_a_camera_are_never_believed_to_be_clean() -> None:
    body = bytearray(248)
    body[216:220] = b"A\x1b[2"
    device = gvcp.parse_discovery(struct.pack("!HHHH", 0, 3, 248, 1) + bytes(body), "127.0.0.1")
    assert device is not None
    assert device.serial == ""
