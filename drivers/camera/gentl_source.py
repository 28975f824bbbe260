"""A camera of any maker through its GenTL producer (.cti), by harvesters.

Users of harvesters 1.4 report that it waits for ever when a cable is pulled: here every wait is bounded, the camera is
asked for a register, and what hangs all the same is ended with its process.
"""

import ctypes
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import numpy as np
from genicam import genapi, gentl
from harvesters.core import Harvester

from drivers.camera.genicam_settings import FeatureValue, GentlCameraSettings
from drivers.camera.genicam_source import RawFrame, not_found, plain_refusal
from drivers.errors import DeviceLost

_BUFFERS = 8
_SHORTEST_MS = 1
_NS_PER_US = 1_000
_US_PER_S = 1_000_000
_TICKS_PER_S = 1_000_000_000
_FROM_ZERO = ("U3V", "CXP")
_PAYLOADS = gentl.PAYLOADTYPE_INFO_IDS
_PICTURES = (_PAYLOADS.PAYLOAD_TYPE_IMAGE, _PAYLOADS.PAYLOAD_TYPE_CHUNK_DATA, _PAYLOADS.PAYLOAD_TYPE_MULTI_PART)
_PICTURE_PART = gentl.PARTDATATYPE_IDS.PART_DATATYPE_2D_IMAGE
_FIRST_CALL = "GCInitLib"


class GentlSource:
    """A :class:`drivers.camera.genicam_source.GenicamSource`."""

    def __init__(self, harvester: Any, acquirer: Any, settings: GentlCameraSettings) -> None:
        self._harvester = harvester
        self._acquirer = acquirer
        self._settings = settings
        self._nodes = acquirer.remote_device.node_map
        self._names = [name for name in dir(self._nodes) if not name.startswith("_") and self._is_node(name)]
        self._ticks_per_s = _told(acquirer.device, "timestamp_frequency") or _TICKS_PER_S
        self._size = (0, 0)
        self._event: Any = None
        self._is_running = False
        acquirer.num_buffers = max(_BUFFERS, acquirer.min_num_buffers)

    def _is_node(self, name: str) -> bool:
        """The map of nodes has methods of its own."""
        with suppress(genapi.GenericException):
            return self._nodes.get_node(name) is not None
        return False

    def names(self) -> Sequence[str]:
        return self._names

    def features(self) -> Sequence[str]:
        return [name for name in self._names if self._nodes.get_node(name).node.is_feature()]

    def choices(self, name: str) -> Sequence[str]:
        node = self._node(name)
        return list(node.symbolics) if isinstance(node, genapi.IEnumeration) else ()

    def pixel_format(self) -> int:
        with suppress(genapi.GenericException, KeyError):
            return int(self._node("PixelFormat").get_int_value())
        return 0

    def set(self, name: str, value: FeatureValue) -> None:
        """See :meth:`drivers.camera.genicam_source.GenicamSource.set`."""
        node = self._node(name)
        try:
            if isinstance(node, genapi.ICommand):
                node.execute()
            else:
                node.from_string(str(int(value)) if isinstance(value, bool) else str(value))
        except genapi.GenericException as refused:
            raise ValueError(plain_refusal(str(refused))) from refused

    def start(self) -> None:
        try:
            if self._is_running:
                self._acquirer.stop()
            self._acquirer.start()
            self._event = next(iter(self._acquirer._new_buffer_event_monitor_dict.values()))  # see ``next``
            self._size = (int(self._node("Width").value), int(self._node("Height").value))
        except (gentl.GenericException, genapi.GenericException) as gone:
            raise self._lost() from gone
        self._is_running = True

    def fire(self) -> None:
        try:
            self._node("TriggerSoftware").execute()
        except (gentl.GenericException, genapi.GenericException, KeyError) as gone:
            raise self._lost() from gone

    def next(self, timeout_s: float) -> RawFrame | None:
        """By the producer's own event: harvesters' ``fetch`` throws away what is not whole and waits on, and unpacks
        packed pixels into words while it goes on calling them packed."""
        try:
            self._event.update_event_data(max(_SHORTEST_MS, round(timeout_s * 1000)))
            buffer = self._event.buffer
            frame = raw_frame(buffer, self._size, self._ticks_per_s)
            buffer.parent.queue_buffer(buffer)
        except gentl.TimeoutException:
            return None
        except gentl.GenericException as gone:
            raise self._lost() from gone
        return frame

    def packets(self) -> tuple[int, int]:
        """No producer tells them alike."""
        return 0, 0

    def demand_alive(self) -> None:
        """Any answer will do, also that there is no such register."""
        try:
            self._acquirer.remote_device.port.read(0, 4)
        except (gentl.InvalidAddressException, gentl.AccessDeniedException):
            return
        except gentl.GenericException as gone:
            raise self._lost() from gone

    def close(self) -> None:
        with suppress(gentl.GenericException, genapi.GenericException):
            self._acquirer.destroy()
        with suppress(gentl.GenericException):
            self._harvester.reset()

    def _node(self, name: str) -> Any:
        if name not in self._names:
            raise KeyError(name)
        return self._nodes.get_node(name)

    def _lost(self) -> DeviceLost:
        return DeviceLost("camera_silent", address=self._settings.place)


def raw_frame(buffer: Any, size_px: tuple[int, int], ticks_per_s: int) -> RawFrame:
    """Return what GenTL tells of a buffer; a producer may leave out any of it.

    ``size_px``: the camera's width and height, for a producer that does not tell the picture's."""
    image = _image(buffer)
    time_us = _told(buffer, "timestamp_ns") // _NS_PER_US or _told(buffer, "timestamp") * _US_PER_S // ticks_per_s
    frame_id = _frame_id(buffer)
    if image is None or not _told(buffer, "is_complete", 1):
        return RawFrame(frame_id, time_us, False, 0, 0, 0, 0, NOTHING)
    in_part = image is not buffer
    begins = _told(image, "data_offset" if in_part else "image_offset")
    whole = np.frombuffer(buffer.raw_buffer, np.uint8)  # the producer's memory: queued, it is written over
    return RawFrame(
        frame_id=frame_id,
        time_us=time_us,
        is_whole=True,
        width_px=_told(image, "width", size_px[0]),
        height_px=_told(image, "height", size_px[1]),
        format_code=_told(image, "data_format" if in_part else "pixel_format"),
        padding_bytes=_told(image, "x_padding" if in_part else "padding_x"),
        data=whole[begins : begins + _told(image, "data_size", buffer.size)].copy(),
    )


def _frame_id(buffer: Any) -> int:
    """USB3 Vision and CoaXPress count from 0; our 0 is for cameras without a number."""
    told = _told(buffer, "frame_id", -1)
    return told + 1 if told_text(buffer, "tl_type") in _FROM_ZERO else max(told, 0)


def _image(buffer: Any) -> Any:
    """What of a buffer is the picture: itself, or one of its parts; None = nothing is."""
    if parts := buffer.parts:
        return next((part for part in parts if _told(part, "data_type") == _PICTURE_PART), None)
    return buffer if _told(buffer, "payload_type") in _PICTURES else None


NOTHING = np.empty(0, np.uint8)


def _told(module: Any, name: str, otherwise: int = 0) -> int:
    try:
        value = getattr(module, name)
        return int(value() if callable(value) else value)
    except (gentl.GenericException, AttributeError):
        return otherwise


def is_there(settings: GentlCameraSettings) -> bool:
    """Whether the producer lists the camera. Raises DeviceLost where it cannot be loaded."""
    harvester = harvester_of(str(settings.producer_file))
    try:
        return any(_is_meant(info, settings) for info in harvester.device_info_list)
    finally:
        harvester.reset()


def _is_meant(info: Any, settings: GentlCameraSettings) -> bool:
    names = ((settings.serial, "serial_number"), (settings.user_name, "user_defined_name"))
    return all(not wanted or wanted == told_text(info, name) for wanted, name in names)


def open_source(settings: GentlCameraSettings) -> GentlSource:
    """Load the producer, find the camera, open it. Raises DeviceLost."""
    harvester = harvester_of(str(settings.producer_file))
    for place, info in enumerate(harvester.device_info_list):
        if _is_meant(info, settings):
            return GentlSource(harvester, _opened(harvester, place, settings), settings)
    others = [told_text(info, "serial_number") for info in harvester.device_info_list]
    harvester.reset()
    raise not_found(settings, others)


def _opened(harvester: Any, place: int, settings: GentlCameraSettings) -> Any:
    try:
        return harvester.create(place)
    except (gentl.AccessDeniedException, gentl.ResourceInUseException) as refused:
        raise DeviceLost("camera_held", wanted=settings.place) from refused
    except gentl.GenericException as gone:
        raise DeviceLost("camera_silent", address=settings.place) from gone


def harvester_of(producer_file: str) -> Any:
    """Load a producer and list its cameras. Raises DeviceLost ``camera_producer``.

    The first call of a library that is no producer would end this process: it is looked at before."""
    harvester = Harvester()
    try:
        if not hasattr(ctypes.CDLL(producer_file), _FIRST_CALL):
            raise OSError("not a GenTL producer")
        harvester.add_file(producer_file, check_existence=True, check_validity=True)
        harvester.update()
    except (gentl.GenericException, OSError) as unusable:
        raise DeviceLost("camera_producer", path=producer_file) from unusable
    return harvester


def told_text(info: Any, name: str) -> str:
    """What a producer says of a thing; empty = it does not say."""
    try:
        return str(getattr(info, name))
    except (gentl.GenericException, AttributeError):
        return ""
