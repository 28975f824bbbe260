"""GigE Vision through viva-genicam (Rust, no maker's software). Discovery is ours: it tells serial numbers.

viva-genicam 0.10 asks lost packets again, keeps the control of the camera alive, and gives incomplete frames too when
asked to.
"""

import queue
import threading
from collections.abc import Sequence
from contextlib import suppress

import numpy as np
import viva_genicam as vg

from drivers.camera import gvcp
from drivers.camera.genicam_settings import FeatureValue, GigeCameraSettings
from drivers.camera.genicam_source import RawFrame, not_found
from drivers.camera.genicam_xml import entries_of
from drivers.camera.gige_device import HEARTBEAT_MS, answers, demand_alive, find_free
from drivers.errors import DeviceLost

_HANDLE_WAIT_MS = 150
_WAITING = 8
_ROUND_MS = 50
_PIXEL_FORMAT = "PixelFormat"
_NO_FRAME = "timeout waiting for frame"
_TICKS_PER_S = 1_000_000_000


class Receiver:
    """Fetches the frames of one stream in a thread.

    viva-genicam puts frames together only while it is asked for one; beside that there is the socket's buffer alone,
    three frames deep, and a station that is busy for 100 ms would lose the fourth."""

    def __init__(self, stream: vg.FrameStream) -> None:
        self._stream = stream
        self._frames: queue.Queue[vg.Frame | vg.GenicamError] = queue.Queue(_WAITING)
        self.packets = (0, 0)
        """Lost for good, and sent again."""
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def next(self, timeout_s: float) -> "vg.Frame | None":
        """Raises GenicamError where the stream ended."""
        try:
            got = self._frames.get(timeout=timeout_s) if timeout_s > 0 else self._frames.get_nowait()
        except queue.Empty:
            return None
        if isinstance(got, vg.GenicamError):
            raise got
        return got

    def stop(self) -> None:
        self._ending.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            while not self._ending.is_set():
                if (frame := self._next_frame()) is not None:
                    self._put(frame)
                stats = self._stream.stats()  # here, because two threads must not be in one stream
                self.packets = stats.packets_missing, stats.resend_recovered
        except vg.GenicamError as gone:
            self._put(gone)

    def _next_frame(self) -> "vg.Frame | None":
        """None when none came in a round. Raises GenicamError where the stream ended."""
        try:
            frame = self._stream.next_frame(_ROUND_MS)
        except vg.GenicamError as silent:
            if _NO_FRAME in str(silent):
                return None
            raise
        if frame is None:
            raise vg.GenicamError("the stream ended")
        return frame

    def _put(self, frame: "vg.Frame | vg.GenicamError") -> None:
        """Where nobody fetches them, frames are lost in the socket: their numbers tell."""
        while not self._ending.is_set():
            try:
                self._frames.put(frame, timeout=_ROUND_MS / 1000)
            except queue.Full:
                continue
            return


class GigeSource:
    """A :class:`drivers.camera.genicam_source.GenicamSource`."""

    def __init__(self, settings: GigeCameraSettings, device: gvcp.GigeDevice, camera: vg.Camera) -> None:
        self._settings = settings
        self._device = device
        self._camera = camera
        self._stream: vg.FrameStream | None = None
        self._receiver: Receiver | None = None
        self._names: list[str] = camera.nodes()
        self._ticks_per_s = self._tick_frequency()
        self._packets_before = (0, 0)

    def names(self) -> Sequence[str]:
        return self._names

    def features(self) -> Sequence[str]:
        categories = self._camera.categories()
        return [name for names in categories.values() for name in names if name not in categories]

    def choices(self, name: str) -> Sequence[str]:
        with suppress(vg.GenicamError):
            return list(self._camera.available_enum_entries(name))
        return ()

    def pixel_format(self) -> int:
        with suppress(vg.GenicamError):
            return entries_of(self._camera.xml, _PIXEL_FORMAT).get(self._camera.get_enum(_PIXEL_FORMAT), 0)
        return 0

    def set(self, name: str, value: FeatureValue) -> None:
        """See :meth:`drivers.camera.genicam_source.GenicamSource.set`."""
        info = self._camera.node_info(name)
        try:
            match info.kind if info is not None else "":
                case "Command":
                    self._camera.execute(name)
                case "Boolean":
                    self._camera.set_bool(name, value is True or value in (1, "true", "True", "On"))
                case _:
                    self._camera.set(name, str(value))
        except vg.TransportError as gone:
            raise self._lost() from gone
        except vg.GenicamError as refused:
            raise ValueError(str(refused)) from refused

    def start(self) -> None:
        """A new stream has a port of its own: what was on its way to the old one is lost."""
        self._end_stream()
        settings = self._settings
        try:
            self._stream = self._camera.stream(
                packet_size=settings.packet_size_bytes or None,
                packet_delay_ns=settings.packet_delay_ns or None,
                deliver_incomplete=True,
            )
            self._stream.__enter__()
            self._receiver = Receiver(self._stream)
        except vg.GenicamError as gone:
            raise self._lost() from gone

    def fire(self) -> None:
        try:
            self._camera.execute("TriggerSoftware", wait=False)
        except vg.GenicamError as gone:
            raise self._lost() from gone

    def next(self, timeout_s: float) -> RawFrame | None:
        assert self._receiver is not None
        try:
            frame = self._receiver.next(timeout_s)
        except vg.GenicamError as gone:
            raise self._lost() from gone
        if frame is None:
            return None
        return RawFrame(
            frame_id=frame.block_id,
            time_us=(frame.ts_dev or 0) * 1_000_000 // self._ticks_per_s,
            is_whole=frame.is_complete,
            width_px=frame.width,
            height_px=frame.height,
            format_code=frame.pixel_format_code,
            padding_bytes=frame.padding_x,
            data=np.frombuffer(frame.payload(), np.uint8),
            packets_missing=frame.missing_packets or 0,
        )

    def packets(self) -> tuple[int, int]:
        now = self._receiver.packets if self._receiver is not None else (0, 0)
        return self._packets_before[0] + now[0], self._packets_before[1] + now[1]

    def demand_alive(self) -> None:
        demand_alive(self._device)

    def close(self) -> None:
        self._end_stream()
        with suppress(vg.GenicamError):
            self._camera.close()

    def _end_stream(self) -> None:
        if self._receiver is not None:
            self._receiver.stop()
        self._packets_before = self.packets()
        stream, self._stream, self._receiver = self._stream, None, None
        if stream is not None:
            with suppress(vg.GenicamError):
                stream.__exit__(None, None, None)

    def _tick_frequency(self) -> int:
        try:
            high, low = (int.from_bytes(self._camera.read_register(place)) for place in (0x93C, 0x940))
        except vg.GenicamError:  # not every camera has a clock
            return _TICKS_PER_S
        return (high << 32 | low) or _TICKS_PER_S

    def _lost(self) -> DeviceLost:
        return DeviceLost("camera_silent", address=self._device.address)


def is_there(settings: GigeCameraSettings) -> bool:
    """Whether the camera answers."""
    return answers(settings)


def open_source(settings: GigeCameraSettings) -> GigeSource:
    """Find the camera and take control of it. Raises DeviceLost."""
    device = find_free(settings)
    handles = vg.discover(_HANDLE_WAIT_MS, all=True)
    handle = next((each for each in handles if each.ip == device.address), None)
    if handle is None:
        raise not_found(settings, [each.ip for each in handles])
    try:
        camera = vg.connect_gige(handle)
    except vg.GenicamError as refused:
        if "ACCESS_DENIED" in str(refused):
            raise DeviceLost("camera_held", wanted=settings.place) from refused
        raise DeviceLost("camera_silent", address=device.address) from refused
    with suppress(vg.GenicamError):  # not every camera lets itself be told
        camera.write_register(gvcp.HEARTBEAT_TIMEOUT, HEARTBEAT_MS.to_bytes(4))
    with suppress(vg.GenicamError):
        camera.acquisition_stop()  # one whose cable was pulled still sends, to where nobody is, and takes no settings
    return GigeSource(settings, device, camera)
