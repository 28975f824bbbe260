"""The process of one camera: the library lives here, so that a call that hangs or a crash costs a process, no line.

Started by :mod:`drivers.camera.genicam_link` with a socket; every message is a length, JSON, and the pixels of a frame
behind it. It says every 300 ms at least that it lives: the thread that calls the library says so, and only while the
camera answers too.
"""

import ctypes
import importlib
import json
import os
import select
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import Any, Protocol

from pydantic import TypeAdapter

from drivers.camera.frame_count import Arrival, FrameCount
from drivers.camera.genicam_settings import (
    AravisCameraSettings,
    BaslerCameraSettings,
    GenicamCameraSettings,
    GentlCameraSettings,
    GigeCameraSettings,
)
from drivers.camera.genicam_source import GenicamSource, RawFrame, configure
from drivers.camera.pixel_formats import FORMATS, NO_PIXELS, grey_of
from drivers.errors import DeviceLost, DriverError
from drivers.protocols import FrameCounts, Pixels

LENGTH = struct.Struct("!I")
ALIVE_EVERY_S = 0.3
ANSWER_WITHIN_S = 1.0
WANTED_WITHIN_S = 10.0
LOOK_EVERY_S = 0.2
_AnySettings = GigeCameraSettings | AravisCameraSettings | GentlCameraSettings | BaslerCameraSettings
_PARENT_DEATH_SIGNAL = 1


class ParentGone(Exception):
    """Nobody listens any more."""


class Wire:
    """The socket to the station."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._rest = b""

    def tell(self, kind: str, pixels: "Pixels | None" = None, /, **told: Any) -> None:
        head = json.dumps({"kind": kind, **told}).encode()
        try:
            self._sock.sendall(LENGTH.pack(len(head)) + head)
            if pixels is not None and pixels.size:
                self._sock.sendall(pixels.data.cast("B"))
        except OSError as gone:
            raise ParentGone from gone

    def requests(self, wait_s: float | None) -> Iterator[dict[str, Any]]:
        """What the station asks, waiting so long for the first (None: as long as there is a station)."""
        if not select.select([self._sock], [], [], wait_s)[0]:
            return
        try:
            data = self._sock.recv(1 << 16)
        except OSError as gone:
            raise ParentGone from gone
        if not data:
            raise ParentGone
        *lines, self._rest = (self._rest + data).split(b"\n")
        yield from (json.loads(line) for line in lines)

    def has_listener(self) -> bool:
        """False once the station has closed its end."""
        if not select.select([self._sock], [], [], 0)[0]:
            return True
        try:
            return bool(self._sock.recv(1, socket.MSG_PEEK))
        except OSError:
            return False


class AliveCheck:
    """Asks the camera beside the frames whether it lives: one that nobody fires is as silent as one without a cable.

    In a thread of its own, because a camera that is busy sending answers late, and its frames must be fetched."""

    def __init__(self, source: GenicamSource) -> None:
        self._source = source
        self._ending = threading.Event()
        self._lost: DriverError | None = None
        self._answered_s = time.monotonic()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        self._thread.join(ANSWER_WITHIN_S)

    def answered(self) -> bool:
        """False while the answer is overdue. Raises DriverError when the camera is lost."""
        if self._lost is not None:
            raise self._lost
        return time.monotonic() - self._answered_s < ANSWER_WITHIN_S

    def _run(self) -> None:
        try:
            while not self._ending.wait(ALIVE_EVERY_S):
                self._source.demand_alive()
                self._answered_s = time.monotonic()
        except DriverError as lost:
            self._lost = lost


class CameraLoop:
    """Serves one open source until it is lost or the station goes."""

    def __init__(self, wire: Wire, source: GenicamSource, settings: GenicamCameraSettings) -> None:
        self._wire = wire
        self._source = source
        self._settings = settings
        self._count = FrameCount(FrameCounts())
        self._owes_frame = False
        self._check = AliveCheck(source)
        self._alive_s = 0.0

    def run(self) -> None:
        """Raises DriverError when the camera is lost, ParentGone when the station is."""
        self._source.start()
        self._wire.tell("opened")
        self._check.start()
        try:
            self._serve()
        except DriverError:
            self._tell_counts()
            raise
        finally:
            self._check.stop()

    def _serve(self) -> None:
        while True:
            self._say_alive()
            if self._settings.trigger == "asked":
                for request in self._wire.requests(ALIVE_EVERY_S / 2):
                    self._take(int(request["take"]), float(request["timeout_s"]))
            else:
                list(self._wire.requests(0))
                if (raw := self._source.next(ALIVE_EVERY_S / 3)) is not None:
                    self._counted(raw)

    def _say_alive(self) -> None:
        if not self._check.answered() or time.monotonic() - self._alive_s < ALIVE_EVERY_S:
            return
        self._count.counts.packets_lost, self._count.counts.packets_resent = self._source.packets()
        self._tell_counts()
        self._alive_s = time.monotonic()

    def _tell_counts(self) -> None:
        self._wire.tell("alive", counts=asdict(self._count.counts))

    def _take(self, number: int, timeout_s: float) -> None:
        """Fire and answer: a frame, or why there is none."""
        end_s = time.monotonic() + timeout_s
        self._forget_what_came_before()
        self._source.fire()
        self._owes_frame = True
        while (left_s := end_s - time.monotonic()) > 0:
            raw = self._source.next(min(left_s, ALIVE_EVERY_S / 3))
            if raw is None:
                self._say_alive()
                continue
            arrival = self._arrive(raw)
            if arrival.kind == "new":
                self._owes_frame = False
                self._answer(number, raw, arrival)
                return
        self._wire.tell("none", number=number, key="camera_no_frame", args={"timeout_ms": round(timeout_s * 1000)})

    def _forget_what_came_before(self) -> None:
        """A late answer dies with its stream; a frame that nobody asked for makes the next answer doubtful."""
        if self._owes_frame:
            self._source.start()
            self._count.begin()
            self._owes_frame = False
        if self._source.next(0) is not None:
            self._count.counts.unasked += 1
            raise DeviceLost("camera_unasked")

    def _answer(self, number: int, raw: RawFrame, arrival: Arrival) -> None:
        pixels = self._pixels(raw)
        if pixels.size:
            self._tell_frame(arrival, raw, pixels, number)
        else:
            self._wire.tell("none", number=number, key=self._why_empty(raw), args={"packets": raw.packets_missing})

    def _counted(self, raw: RawFrame) -> None:
        """A frame that was torn is told with its number: its trigger happened."""
        arrival = self._arrive(raw)
        if arrival.kind in ("new", "late"):
            self._tell_frame(arrival, raw, self._pixels(raw), 0)

    def _arrive(self, raw: RawFrame) -> Arrival:
        arrival = self._count.arrive(raw.frame_id, raw.time_us)
        if arrival.kind == "restarted":
            raise DeviceLost("camera_restarted")
        return arrival

    def _tell_frame(self, arrival: Arrival, raw: RawFrame, pixels: Pixels, number: int) -> None:
        height_px, width_px = pixels.shape
        told = {"number": number, "counter": arrival.counter, "time_us": raw.time_us}
        self._wire.tell("frame", pixels, **told, height_px=height_px, width_px=width_px)

    def _pixels(self, raw: RawFrame) -> Pixels:
        """Raises DeviceLost where no picture of this camera can ever be read."""
        if raw.width_px * raw.height_px > self._settings.max_megapixels * 1_000_000:
            raise DeviceLost("camera_too_large", width_px=raw.width_px, height_px=raw.height_px)
        if not raw.is_whole:
            self._count.counts.torn += 1
            return NO_PIXELS
        if raw.width_px == 0 or raw.height_px == 0:
            self._count.counts.empty += 1
            return NO_PIXELS
        if raw.format_code not in FORMATS:
            raise DeviceLost("camera_pixel_format", format=f"0x{raw.format_code:08X}")
        grey = grey_of(raw.data, raw.format_code, raw.width_px, raw.height_px, raw.padding_bytes)
        self._count.counts.torn += grey is None
        return NO_PIXELS if grey is None else grey

    @staticmethod
    def _why_empty(raw: RawFrame) -> str:
        return "camera_frame_empty" if raw.is_whole and raw.width_px * raw.height_px == 0 else "camera_frame_torn"


def serve(sock: socket.socket, driver: str) -> None:
    """Load the driver; open a camera when told to, serve it until it is lost, wait a while for being wanted again."""
    wire, wait_s = Wire(sock), None
    with suppress(DeviceLost):  # told to who wants it
        _module(driver)
    while (told := next(iter(wire.requests(wait_s)), None)) is not None:
        wait_s = WANTED_WITHIN_S
        settings = TypeAdapter[_AnySettings](_AnySettings).validate_python(told["settings"])
        try:
            _serve_one(wire, settings, told["look_s"])
        except DriverError as lost:
            wire.tell("lost", key=lost.key, args=dict(lost.arguments))
        wire.tell("rests")


def _serve_one(wire: Wire, settings: _AnySettings, look_s: float) -> None:
    """Wait for the camera where that is wanted, open and serve it. Raises DriverError, having let go of it."""
    source: GenicamSource | None = None
    module = _module(settings.driver)
    try:
        if look_s:
            wire.tell("seen" if _look_out(wire, module, settings, look_s) else "unseen")
        source = module.open_source(settings)
        configure(source, settings)
        CameraLoop(wire, source, settings).run()
    except DriverError as lost:
        wire.tell("lost", key=lost.key, args=dict(lost.arguments))
    finally:
        if source is not None:
            source.close()


def _look_out(wire: Wire, module: "SourceModule", settings: _AnySettings, within_s: float) -> bool:
    """Wait until the camera answers; False: it has not. Raises DriverError."""
    end_s = time.monotonic() + within_s
    while (round_s := time.monotonic()) < end_s and wire.has_listener():
        if module.is_there(settings):
            return True
        wire.tell("looks")
        time.sleep(max(0.0, round_s + LOOK_EVERY_S - time.monotonic()))
    return False


class SourceModule(Protocol):
    """The module of a driver: it is called like it."""

    def is_there(self, settings: Any, /) -> bool: ...

    def open_source(self, settings: Any, /) -> GenicamSource: ...


def _module(driver: str) -> SourceModule:
    """Loaded before the camera is looked for: on a busy machine that takes longer than all else."""
    try:
        module: Any = importlib.import_module(f"drivers.camera.{driver}_source")
    except ImportError as missing:
        raise DeviceLost("camera_package", driver=driver, package=_package(missing)) from missing
    found: SourceModule = module
    return found


def _package(missing: ImportError) -> str:
    return str(missing.name or missing).split(".", maxsplit=1)[0]


def _die_with_the_station() -> None:
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def main() -> None:
    """``python -m drivers.camera.genicam_process FD DRIVER``: libraries print what they like, to stderr."""
    _die_with_the_station()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(2, 1)
    try:
        with socket.socket(fileno=int(sys.argv[1])) as sock:
            serve(sock, sys.argv[2])
    except ParentGone:
        return


if __name__ == "__main__":
    main()
