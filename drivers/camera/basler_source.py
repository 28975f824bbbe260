"""A Basler camera (GigE or USB) through pylon, by pypylon; pylon's camera emulation too (``PYLON_CAMEMU=1``)."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import numpy as np
from pypylon import genicam, pylon

from drivers.camera.genicam_settings import BaslerCameraSettings, FeatureValue
from drivers.camera.genicam_source import RawFrame, not_found, plain_refusal
from drivers.errors import DeviceLost

_BUFFERS = 8
_READY_WITHIN_MS = 200
_TICK_FREQUENCIES = ("GevTimestampTickFrequency", "BslTimestampTickFrequency")
_TICKS_PER_S = 1_000_000_000
_HELD = "controlled by another application"


class BaslerSource:
    """A :class:`drivers.camera.genicam_source.GenicamSource`."""

    def __init__(self, camera: Any, settings: BaslerCameraSettings) -> None:
        self._camera = camera
        self._settings = settings
        self._nodes = camera.GetNodeMap()
        self._names = [node.GetNode().GetName() for node in self._nodes.GetNodes() if genicam.IsImplemented(node)]
        self._ticks_per_s = self._tick_frequency()
        self._first_id = 0 if camera.GetDeviceInfo().GetDeviceClass() == "BaslerGigE" else 1
        """Only GigE Vision counts from 1; our 0 is for cameras without a number."""
        camera.MaxNumBuffer.Value = _BUFFERS

    def names(self) -> Sequence[str]:
        return self._names

    def features(self) -> Sequence[str]:
        return [name for name in self._names if self._nodes.GetNode(name).GetNode().IsFeature()]

    def choices(self, name: str) -> Sequence[str]:
        node = self._nodes.GetNode(name)
        return list(node.Symbolics) if isinstance(node, genicam.IEnumeration) else ()

    def pixel_format(self) -> int:
        with suppress(genicam.GenericException):
            return int(self._nodes.GetNode("PixelFormat").GetIntValue())
        return 0

    def set(self, name: str, value: FeatureValue) -> None:
        """See :meth:`drivers.camera.genicam_source.GenicamSource.set`."""
        node = self._nodes.GetNode(name)
        try:
            if isinstance(node, genicam.ICommand):
                node.Execute()
            else:
                node.FromString(str(int(value)) if isinstance(value, bool) else str(value))
        except genicam.GenericException as refused:
            raise ValueError(plain_refusal(str(refused))) from refused

    def start(self) -> None:
        try:
            self._camera.StopGrabbing()
            self._camera.StartGrabbing(pylon.GrabStrategy_OneByOne)
        except genicam.GenericException as gone:
            raise self._lost() from gone

    def fire(self) -> None:
        """One in ten triggers is lost where the camera is not asked first whether it is ready (seen in emulation)."""
        try:
            if self._camera.CanWaitForFrameTriggerReady():
                self._camera.WaitForFrameTriggerReady(_READY_WITHIN_MS, pylon.TimeoutHandling_Return)
            self._camera.ExecuteSoftwareTrigger()
        except genicam.GenericException as gone:
            raise self._lost() from gone

    def next(self, timeout_s: float) -> RawFrame | None:
        try:
            result = self._camera.RetrieveResult(round(timeout_s * 1000), pylon.TimeoutHandling_Return)
        except genicam.GenericException as gone:
            raise self._lost() from gone
        if not result.IsValid():
            return None
        try:
            return self._raw(result)
        finally:
            result.Release()

    def packets(self) -> tuple[int, int]:
        nodes = self._camera.GetStreamGrabberNodeMap()
        return _count(nodes, "Statistic_Failed_Packet_Count"), _count(nodes, "Statistic_Resend_Packet_Count")

    def demand_alive(self) -> None:
        if self._camera.IsCameraDeviceRemoved():
            raise self._lost()

    def close(self) -> None:
        with suppress(genicam.GenericException):
            self._camera.StopGrabbing()
        with suppress(genicam.GenericException):
            self._camera.Close()

    def _raw(self, result: Any) -> RawFrame:
        is_whole = result.GrabSucceeded()
        return RawFrame(
            frame_id=result.BlockID + self._first_id,
            time_us=result.TimeStamp * 1_000_000 // self._ticks_per_s,
            is_whole=is_whole,
            width_px=result.Width,
            height_px=result.Height,
            format_code=result.PixelType,
            padding_bytes=result.PaddingX,
            data=np.frombuffer(result.GetBuffer() if is_whole else b"", np.uint8),
        )

    def _tick_frequency(self) -> int:
        found = (self._nodes.GetNode(name).Value for name in _TICK_FREQUENCIES if name in self._names)
        return int(next(found, _TICKS_PER_S)) or _TICKS_PER_S

    def _lost(self) -> DeviceLost:
        return DeviceLost("camera_silent", address=self._settings.place)


def _count(nodes: Any, name: str) -> int:
    node = nodes.GetNode(name)
    return int(node.Value) if genicam.IsReadable(node) else 0


def is_there(settings: BaslerCameraSettings) -> bool:
    """Whether the camera answers."""
    return any(_is_meant(info, settings) for info in pylon.TlFactory.GetInstance().EnumerateDevices())


def _is_meant(info: Any, settings: BaslerCameraSettings) -> bool:
    names = ((settings.serial, info.GetSerialNumber()), (settings.user_name, info.GetUserDefinedName()))
    return all(not wanted or wanted == found for wanted, found in names)


def open_source(settings: BaslerCameraSettings) -> BaslerSource:
    """Find the camera and open it. Raises DeviceLost."""
    factory = pylon.TlFactory.GetInstance()
    answered = factory.EnumerateDevices()
    for info in answered:
        if _is_meant(info, settings):
            return BaslerSource(_opened(factory, info, settings), settings)
    raise not_found(settings, [info.GetSerialNumber() for info in answered])


def _opened(factory: Any, info: Any, settings: BaslerCameraSettings) -> Any:
    try:
        camera = pylon.InstantCamera(factory.CreateDevice(info))
        camera.Open()
    except genicam.GenericException as refused:
        if _HELD in str(refused):
            raise DeviceLost("camera_held", wanted=settings.place) from refused
        raise DeviceLost("camera_silent", address=settings.place) from refused
    return camera
