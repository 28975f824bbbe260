"""What answers on the network and on USB: cameras and serial ports, each with the lines that a config needs for it.

Looking needs no library: GigE Vision cameras answer our own question (``camera.gvcp``), serial ports and V4L2 nodes
stand in the system. Makers' libraries are asked where they are installed, each in a process: one that hangs is ended.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from drivers.camera import gvcp

LIBRARY_WITHIN_S = 15.0
_NODES = Path("/sys/class/video4linux")
_BY_ID = Path("/dev/serial/by-id")
_PRODUCER_PATHS = "GENICAM_GENTL64_PATH"
_PACKAGES = {"gentl": "harvesters", "basler": "pypylon"}


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """One device that could stand in a config."""

    kind: Literal["camera", "reader"]
    driver: str
    model: str
    serial: str = ""
    address: str = ""
    """IP address, port or node."""
    user_name: str = ""
    in_use: bool = False
    """Another program has control of it."""
    settings: tuple[tuple[str, str | int], ...] = ()
    """What names it in a config, beside name and driver."""
    other_network: bool = False
    """Its address is of no network of ours: it can be found, and not be used."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was found, and which drivers were not asked because of what."""

    devices: tuple[FoundDevice, ...]
    not_asked: tuple[tuple[str, str, str], ...]
    """(driver, key of the reason, its package or file)"""


def search(wait_s: float, producers: Sequence[Path] = ()) -> Search:
    """Look everywhere; blocks for about ``wait_s``, longer where a library is slow."""
    devices = [*_gige(wait_s), *_video_nodes(), *_serial_ports()]
    not_asked: list[tuple[str, str, str]] = []
    for driver, files in (("basler", [""]), ("gentl", [str(file.resolve()) for file in (*producers, *_producers())])):
        if (why := _why_not(driver, files)) is not None:
            not_asked.append(why)
            continue
        for file in files:  # each in a process of its own: one that crashes hides no other
            found = _ask_library(driver, file)
            if found is None:
                not_asked.append((driver, "devices_library_failed", file or _PACKAGES[driver]))
            devices += found or ()
    return Search(tuple(devices), tuple(not_asked))


def _why_not(driver: str, files: Sequence[str]) -> tuple[str, str, str] | None:
    """None: it can be asked."""
    if find_spec(_PACKAGES[driver]) is None:
        return driver, "devices_no_package", _PACKAGES[driver]
    return None if files else (driver, "devices_no_producer", _PRODUCER_PATHS)


def _gige(wait_s: float) -> Iterator[FoundDevice]:
    for each in gvcp.discover(wait_s):
        names: tuple[tuple[str, str], ...] = (("serial", each.serial), ("user_name", each.user_name))
        names = tuple(pair for pair in names if pair[1])[:1] or (("host", each.address),)
        control = gvcp.control_of(each.address)
        away = control == "silent" and not gvcp.is_near(each.address)
        model = f"{each.maker} {each.model}".strip()
        yield FoundDevice(
            "camera", "gige", model, each.serial, each.address, each.user_name, control == "held", names, away
        )


def _video_nodes() -> Iterator[FoundDevice]:
    """V4L2: UVC cameras and capture cards; of a camera with several nodes the first one gives pictures."""
    if not _NODES.is_dir():
        return
    for node in sorted(_NODES.iterdir(), key=lambda path: (len(path.name), path.name)):
        if _line(node / "index") in ("", "0") and node.name.removeprefix("video").isdigit():
            number = int(node.name.removeprefix("video"))
            yield FoundDevice(
                "camera", "opencv", _line(node / "name"), address=f"/dev/{node.name}", settings=(("source", number),)
            )


def _line(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _serial_ports() -> Iterator[FoundDevice]:
    from serial.tools import list_ports

    from drivers.reader.serial_port import usb_name

    names = {str(path.resolve()): str(path) for path in sorted(_BY_ID.iterdir())} if _BY_ID.is_dir() else {}
    for port in list_ports.comports():
        if port.vid is None and port.hwid in (None, "n/a"):  # a port of the board with nothing behind it
            continue
        path = names.get(port.device, port.device)
        usb = f"USB {port.vid:04x}:{port.pid:04x}" if port.vid is not None and port.pid is not None else ""
        model = " ".join(part for part in (port.manufacturer, port.product or port.description, usb) if part)
        way = ("port", path) if port.vid is None else ("usb", usb_name(port))  # a USB device moves, its name stays
        yield FoundDevice("reader", "serial", model, port.serial_number or "", path, settings=(way,))


def _producers() -> list[Path]:
    folders = [Path(part) for part in os.environ.get(_PRODUCER_PATHS, "").split(os.pathsep) if part]
    return [file for folder in folders if folder.is_dir() for file in sorted(folder.glob("*.cti"))]


def _ask_library(driver: str, file: str) -> list[FoundDevice] | None:
    """None when it gave no answer."""
    command = [sys.executable, "-P", "-m", "drivers.camera.library_search", driver, file]
    try:
        done = subprocess.run(command, capture_output=True, timeout=LIBRARY_WITHIN_S, check=True)
        told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return [
        FoundDevice(
            "camera",
            driver,
            each["model"],
            each["serial"],
            each["address"],
            each["user_name"],
            settings=(("serial", each["serial"]), *((("producer_file", each["file"]),) if each["file"] else ())),
        )
        for each in told
    ]
