"""The Test button of a device: one question whose answer is a sentence. It never disturbs the line.

What would is refused with the reason: a picture of a counted camera is one case too many, a recorded picture would be
missing for its case, and while the line moves no camera is fired, its newest picture is looked at instead.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from config.result import Config, Upstream
from drivers.errors import DriverError
from drivers.protocols import Camera, HasRegisters, Identifies, Plc
from station.api.schema import Arguments
from station.assembly.upstream import make_destination
from station.core.codes import display
from station.core.inputs import PACKML_EXECUTE
from station.runtime.camera_pictures import CameraPicture
from station.runtime.camera_task import CameraTask
from station.runtime.station import Station
from station.vision.types import PictureResult

UPSTREAM_TIMEOUT_S = 6.0
"""The screen gives a question ten seconds."""

READER_TIMEOUT_S = 2.0


@dataclass(frozen=True, slots=True)
class DeviceAnswer:
    """What a test gave: a key of ``station.messages`` with its arguments."""

    done: bool
    key: str
    arguments: Arguments = field(default_factory=dict)


class DeviceTests:
    """One test at a time a device."""

    def __init__(self, config: Config, station: Station) -> None:
        self._station = station
        self._running: set[str] = set()
        self._cameras = {camera.name: camera for camera in station.parts.cameras}
        self._upstreams = {upstream.name: upstream for upstream in config.upstreams}
        self._station_id = config.station.id

    async def run(self, name: str) -> DeviceAnswer:
        """Test one device or upstream."""
        test = self._test_of(name)
        if test is None:
            return DeviceAnswer(False, "device_unknown", {"device": name})
        if name in self._running:
            return DeviceAnswer(False, "test_busy", {"device": name})
        away = self._away(name)
        if away is not None:
            return away
        self._running.add(name)
        try:
            return await test()
        except DriverError as error:
            return DeviceAnswer(False, error.key, {"device": name, **error.arguments})
        finally:
            self._running.discard(name)

    def _test_of(self, name: str) -> Callable[[], Awaitable[DeviceAnswer]] | None:
        station = self._station
        if name in station.devices.cameras:
            return lambda: self._camera(self._cameras[name], station.devices.cameras[name])
        if name in station.devices.readers:
            return lambda: self._reader(name)
        if name in station.devices.printers:
            return lambda: self._printer(name)
        plc = station.parts.plc
        if plc is not None and name == plc.name:
            return lambda: self._plc(plc)
        if name in self._upstreams:
            return lambda: self._upstream(self._upstreams[name])
        return None

    def _away(self, name: str) -> DeviceAnswer | None:
        """A device that its supervisor cannot open is not asked again: why is known already."""
        health = next((each.health for each in self._station.devices.supervisors if each.health.name == name), None)
        if health is None or health.state == "up":
            return None
        return DeviceAnswer(False, health.key or "device_away", {"device": name, **dict(health.arguments)})

    async def _camera(self, camera: Camera, task: CameraTask) -> DeviceAnswer:
        name = camera.name
        if camera.trigger == "counted":
            return DeviceAnswer(False, "test_camera_counted", {"device": name})
        if not getattr(camera, "is_spare_possible", False):
            return DeviceAnswer(False, "test_camera_recorded", {"device": name})
        if is_moving(self._station) or not task.idle:
            return self._newest(name, task.looks.newest)
        began_s = time.perf_counter()
        frame = await task.take_spare()
        took_ms = round((time.perf_counter() - began_s) * 1_000)
        result = await task.look_at(frame)
        height, width = frame.pixels.shape
        return DeviceAnswer(
            True, "test_camera_ok", {"device": name, "ms": took_ms, "size": f"{width} × {height}", **_counts(result)}
        )

    def _newest(self, name: str, look: CameraPicture | None) -> DeviceAnswer:
        if look is None:
            return DeviceAnswer(False, "test_camera_moving", {"device": name})
        age_s = round(time.monotonic() - look.received_s, 1)
        return DeviceAnswer(True, "test_camera_newest", {"device": name, "age_s": age_s, **_counts(look.result)})

    async def _reader(self, name: str) -> DeviceAnswer:
        """It answers its harmless question, where it has one; it reads when the line fires it, never for a test."""
        task = self._station.devices.readers[name]
        began_s = time.perf_counter()
        said = await task.device.identify(READER_TIMEOUT_S) if isinstance(task.device, Identifies) else ""
        if said:
            took_ms = round((time.perf_counter() - began_s) * 1_000)
            return DeviceAnswer(True, "test_reader_says", {"device": name, "ms": took_ms, "said": display(said)[:60]})
        age_s = task.activity.age_s
        if age_s is None:
            return DeviceAnswer(True, "test_reader_quiet", {"device": name})
        return DeviceAnswer(True, "test_reader_ok", {"device": name, "age_s": round(age_s, 1)})

    async def _printer(self, name: str) -> DeviceAnswer:
        """Ask its state; nothing is printed."""
        printer = self._station.devices.printers[name].device
        began_s = time.perf_counter()
        status, count = await printer.status(), await printer.counter()
        took_ms = round((time.perf_counter() - began_s) * 1_000)
        if status.faults:
            return DeviceAnswer(False, f"printer_{status.faults[0]}", {"device": name})
        if not status.known:
            return DeviceAnswer(True, "test_printer_unknown", {"device": name})
        told = "–" if count is None else str(count)
        return DeviceAnswer(True, "test_printer_ok", {"device": name, "ms": took_ms, "count": told})

    async def _plc(self, plc: Plc) -> DeviceAnswer:
        if not isinstance(plc, HasRegisters):
            return DeviceAnswer(
                True, "test_plc_polled", {"device": plc.name, "ms": self._station.plc.poll_ms.summary().p50_ms}
            )
        probe = await plc.probe()
        times: Arguments = {"device": plc.name, "ms": round(probe.read_ms, 1), "back_ms": round(probe.read_back_ms, 1)}
        if not probe.ours:
            return DeviceAnswer(False, "plc_foreign_master", times)
        return DeviceAnswer(True, "test_plc_ok" if probe.whole else "test_plc_torn", times)

    async def _upstream(self, upstream: Upstream) -> DeviceAnswer:
        """A handshake over a connection of its own: what is being delivered does not notice."""
        destination, _ = make_destination(upstream, self._station_id)
        began_s = time.perf_counter()
        try:
            async with asyncio.timeout(UPSTREAM_TIMEOUT_S):
                told = await destination.ask_cursor(self._station.line.state.station_epoch)
        except TimeoutError:
            return DeviceAnswer(False, "test_upstream_failed", {"device": upstream.name, "cause": "unreached"})
        finally:
            await destination.close()
        took_ms = round((time.perf_counter() - began_s) * 1_000)
        if told.outcome == "delivered":
            return DeviceAnswer(
                True, "test_upstream_ok", {"device": upstream.name, "ms": took_ms, "through": told.through}
            )
        cause, words = str(told.outcome.value), " ".join(part for part in (told.status, told.words[:60]) if part)
        return DeviceAnswer(False, "test_upstream_failed", {"device": upstream.name, "cause": cause, "words": words})


def is_moving(station: Station) -> bool:
    """The line runs, or a case waits for its verdict; without a PLC nothing can ask."""
    view = station.view()
    running = view.block is not None and view.block.line_state == PACKML_EXECUTE
    return running or view.pending is not None


def _counts(result: PictureResult | None) -> Arguments:
    if result is None:
        return {"read": 0, "wanted": 0}
    return {"read": len(result.codes), "wanted": len(result.codes) + len(result.missing)}
