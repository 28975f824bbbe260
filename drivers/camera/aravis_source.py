"""GigE Vision through aravis (C, LGPL): for a camera that viva-genicam does not get on with.

Set as needed (aravis 0.8.31): no packet socket (as root it gives no frame), a socket buffer of 4 MiB, eight buffers.
"""

import ctypes
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from drivers.camera import gvcp
from drivers.camera.aravis_library import PACKET_SOCKET_DISABLED, SUCCESS, Aravis, AravisError
from drivers.camera.genicam_settings import AravisCameraSettings, FeatureValue
from drivers.camera.genicam_source import RawFrame
from drivers.camera.genicam_xml import entries_of, kinds_of, shown_features
from drivers.camera.gige_device import HEARTBEAT_MS, answers, demand_alive, find_free
from drivers.errors import DeviceLost

_BUFFERS = 8
_SOCKET_BYTES = 4 << 20


class AravisSource:
    """A :class:`drivers.camera.genicam_source.GenicamSource`."""

    def __init__(self, aravis: Aravis, settings: AravisCameraSettings, device: gvcp.GigeDevice) -> None:
        """Take control of the camera. Raises DeviceLost ``camera_held`` or ``camera_silent``."""
        self._aravis = aravis
        self._settings = settings
        self._found = device
        self._stream: int | None = None
        self._packets = (0, 0)
        own, address = aravis.inet_address(device.interface), aravis.inet_address(device.address)
        self._device = self._or_lost("gv_device_new", own, address)
        self._camera: int | None = None
        if not aravis("gv_device_is_controller", self._device):
            self.close()
            raise DeviceLost("camera_held", wanted=settings.place)
        self._camera = self._or_lost("camera_new_with_device", self._device)
        with suppress(AravisError):  # not every camera lets itself be told
            aravis("device_write_register", self._device, gvcp.HEARTBEAT_TIMEOUT, HEARTBEAT_MS)
        with suppress(AravisError):  # one whose cable was pulled still sends, to where nobody is, and takes no settings
            aravis("camera_stop_acquisition", self._camera)
        self._xml = self._description()
        self._kinds = kinds_of(self._xml)

    def names(self) -> Sequence[str]:
        return list(self._kinds)

    def features(self) -> Sequence[str]:
        return shown_features(self._xml)

    def choices(self, name: str) -> Sequence[str]:
        return list(entries_of(self._xml, name))

    def pixel_format(self) -> int:
        with suppress(KeyError, ValueError):
            return entries_of(self._xml, "PixelFormat")[self.get("PixelFormat")]
        return 0

    def set(self, name: str, value: FeatureValue) -> None:
        """See :meth:`drivers.camera.genicam_source.GenicamSource.set`."""
        text = str(value).lower() if isinstance(value, bool) else str(value)
        try:
            if self._kinds[name] == "Command":
                self._aravis("device_execute_command", self._device, name.encode())
            else:
                self._aravis("gc_feature_node_set_value_from_string", self._node(name), text.encode())
        except AravisError as refused:
            raise ValueError(str(refused)) from refused
        if self.get(name).lower() != text.lower() and self._kinds[name] == "Enumeration":
            raise ValueError("not allowed now")

    def get(self, name: str) -> str:
        if self._kinds[name] == "Command":
            return ""
        try:
            text: bytes | None = self._aravis("gc_feature_node_get_value_as_string", self._node(name))
        except AravisError as refused:
            raise ValueError(str(refused)) from refused
        return (text or b"").decode("utf-8", "replace")

    def start(self) -> None:
        """A new stream has a port of its own: what was on its way to the old one is lost."""
        self._end_stream()
        aravis, camera, settings = self._aravis, self._camera, self._settings
        aravis("camera_gv_set_stream_options", camera, PACKET_SOCKET_DISABLED)
        if settings.packet_size_bytes:
            self._or_lost("camera_gv_set_packet_size", camera, settings.packet_size_bytes)
        if settings.packet_delay_ns:
            self._or_lost("camera_gv_set_packet_delay", camera, settings.packet_delay_ns)
        stream: int = self._or_lost("camera_create_stream", camera, None, None)
        self._stream = stream
        aravis.set_int(stream, "socket-buffer", 0)
        aravis.set_int(stream, "socket-buffer-size", _SOCKET_BYTES)
        payload = self._or_lost("camera_get_payload", camera)
        for _ in range(_BUFFERS):
            aravis("stream_push_buffer", stream, aravis("buffer_new_allocate", payload))
        self._or_lost("camera_start_acquisition", camera)

    def fire(self) -> None:
        self._or_lost("device_execute_command", self._device, b"TriggerSoftware")

    def next(self, timeout_s: float) -> RawFrame | None:
        aravis, stream = self._aravis, self._stream
        if timeout_s > 0:
            buffer = aravis("stream_timeout_pop_buffer", stream, round(timeout_s * 1_000_000))
        else:
            buffer = aravis("stream_try_pop_buffer", stream)
        if not buffer:
            return None
        try:
            return self._raw(buffer)
        finally:
            aravis("stream_push_buffer", stream, buffer)

    def packets(self) -> tuple[int, int]:
        lost, again = self._packets
        if self._stream is None:
            return lost, again
        names = (b"n_missing_packets", b"n_resent_packets")
        missing, resent = (int(self._aravis("stream_get_info_uint64_by_name", self._stream, name)) for name in names)
        return lost + missing, again + resent

    def demand_alive(self) -> None:
        demand_alive(self._found)

    def close(self) -> None:
        self._end_stream()
        for thing in (self._camera, self._device):
            self._aravis.unref(thing)
        self._camera = self._device = None

    def _raw(self, buffer: int) -> RawFrame:
        """A buffer that is not whole may hold no picture at all: nothing but its number is asked of it."""
        aravis, size, padding, rows = self._aravis, ctypes.c_size_t(), ctypes.c_int(), ctypes.c_int()
        frame_id, time_us = aravis("buffer_get_frame_id", buffer), aravis("buffer_get_timestamp", buffer) // 1000
        if aravis("buffer_get_status", buffer) != SUCCESS:
            return RawFrame(frame_id, time_us, False, 0, 0, 0, 0, np.empty(0, np.uint8))
        data = aravis("buffer_get_data", buffer, ctypes.byref(size))
        aravis("buffer_get_image_padding", buffer, ctypes.byref(padding), ctypes.byref(rows))
        received = ctypes.string_at(data, size.value) if data else b""
        return RawFrame(
            frame_id,
            time_us,
            is_whole=True,
            width_px=aravis("buffer_get_image_width", buffer),
            height_px=aravis("buffer_get_image_height", buffer),
            format_code=aravis("buffer_get_image_pixel_format", buffer),
            padding_bytes=padding.value,
            data=np.frombuffer(received, np.uint8),
        )

    def _end_stream(self) -> None:
        self._packets = self.packets()
        stream, self._stream = self._stream, None
        if stream is not None:
            with suppress(AravisError):
                self._aravis("camera_stop_acquisition", self._camera)
            self._aravis.unref(stream)

    def _description(self) -> str:
        size = ctypes.c_size_t()
        place = self._aravis("device_get_genicam_xml", self._device, ctypes.byref(size))
        return ctypes.string_at(place, size.value).decode("utf-8", "replace") if place else ""

    def _node(self, name: str) -> Any:
        return self._aravis("device_get_feature", self._device, name.encode())

    def _or_lost(self, name: str, *arguments: Any) -> Any:
        try:
            return self._aravis(name, *arguments)
        except AravisError as gone:
            raise DeviceLost("camera_silent", address=self._found.address) from gone


def is_there(settings: AravisCameraSettings) -> bool:
    """Whether the camera answers."""
    return answers(settings)


def open_source(settings: AravisCameraSettings) -> AravisSource:
    """Find the camera and take control of it. Raises DeviceLost."""
    try:
        aravis = Aravis()
    except (OSError, AttributeError) as missing:  # not there, or so old that it lacks a function
        raise DeviceLost("camera_package", driver="aravis", package="libaravis-0.8, libglib2.0") from missing
    return AravisSource(aravis, settings, find_free(settings))
