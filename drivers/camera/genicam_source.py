"""What the camera process asks of a library: one small class a library, and what is alike in all of them.

A source lives in a process of its own (``genicam_process``) and may block, but no call longer than it says. It tells
a foreseeable failure as a DriverError; whatever else it raises ends its process.
"""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from drivers.camera.genicam_settings import FeatureValue, GenicamCameraSettings
from drivers.camera.pixel_formats import FORMATS
from drivers.errors import DeviceLost

BytesArray = npt.NDArray[np.uint8]
_OTHER_NAMES = (
    ("ExposureTime", "ExposureTimeAbs", "ExposureTimeRaw"),
    ("Gain", "GainRaw", "GainAbs"),
    ("AcquisitionFrameRate", "AcquisitionFrameRateAbs"),
    ("LineDebouncerTime", "LineDebouncerTimeAbs"),
    ("TriggerDelay", "TriggerDelayAbs"),
)
"""Names of one thing, of newer and older cameras."""
_TRIGGER = ("TriggerMode", "TriggerSource")
_LIKELY, _TOLD, _CHOICES = 3, 4, 8


@dataclass(frozen=True, slots=True, eq=False)
class RawFrame:
    """One picture as the library gives it."""

    frame_id: int
    """The camera's number of it; 0 = it has none."""
    time_us: int
    """The camera's clock; 0 = it has none."""
    is_whole: bool
    width_px: int
    height_px: int
    format_code: int
    """By PFNC."""
    padding_bytes: int
    data: BytesArray
    packets_missing: int = 0


class GenicamSource(Protocol):
    """One camera, open in one library."""

    def names(self) -> Sequence[str]:
        """Every name that can be set, registers behind the features among them."""

    def features(self) -> Sequence[str]:
        """Those of them that are for people."""

    def choices(self, name: str) -> Sequence[str]:
        """What a feature may be set to, where it is one of several words; else nothing."""

    def pixel_format(self) -> int:
        """The number of the pixel format that is set, by PFNC; 0 = it does not tell."""

    def set(self, name: str, value: FeatureValue) -> None:
        """Set a feature that it has. Raises ValueError when it is refused."""

    def start(self) -> None:
        """Begin to receive, anew: what was on its way from before never arrives."""

    def fire(self) -> None:
        """Give the software trigger. Raises DeviceLost."""

    def next(self, timeout_s: float) -> RawFrame | None:
        """Return the next frame; None when none came in time. Raises DeviceLost."""

    def packets(self) -> tuple[int, int]:
        """Packets lost for good and packets sent again, since the camera was opened."""

    def demand_alive(self) -> None:
        """Raises DeviceLost where the camera is away, began anew, or belongs to somebody else now."""

    def close(self) -> None:
        """Let go of the camera."""


def configure(source: GenicamSource, settings: GenicamCameraSettings) -> None:
    """Set the trigger and every feature. Raises DeviceLost ``camera_feature_…``, ``camera_no_trigger`` or
    ``camera_pixel_format``."""
    wanted = [*_trigger(source, settings), *settings.features.items()]
    _demand_known(source, wanted)
    refused = [(name, value) for name, value in wanted if not _is_set(source, name, value, last=False)]
    for name, value in refused:  # an offset may fit only when the width behind it is set
        _is_set(source, name, value, last=True)
    if (code := source.pixel_format()) and code not in FORMATS:
        name = str(settings.features.get("PixelFormat", ""))  # a number alone says little to who wrote a name
        raise DeviceLost("camera_pixel_format", format=f"{name} 0x{code:08X}".lstrip())


def _demand_known(source: GenicamSource, wanted: Sequence[tuple[str, FeatureValue]]) -> None:
    """All wrong names at once, before anything is set."""
    names = source.names()
    unknown = [name for name, _ in wanted if name not in names]
    if not unknown:
        return
    if unknown[0] in _TRIGGER:
        raise DeviceLost("camera_no_trigger", feature=unknown[0])
    if len(unknown) == 1:
        raise DeviceLost("camera_feature_unknown", feature=unknown[0], likely=likely(unknown[0], source.features()))
    told = "; ".join(f"{name} ({likely(name, source.features())})" for name in unknown[:_TOLD])
    raise DeviceLost("camera_features_unknown", features=told)


def _trigger(source: GenicamSource, settings: GenicamCameraSettings) -> Iterable[tuple[str, FeatureValue]]:
    """Nothing where the camera is not to be told."""
    fired_by = "Software" if settings.trigger == "asked" else settings.trigger_source
    if not fired_by:
        return ()
    selector = [("TriggerSelector", "FrameStart")] if "TriggerSelector" in source.names() else []
    return (*selector, ("TriggerMode", "On"), ("TriggerSource", fired_by))


def _is_set(source: GenicamSource, name: str, value: FeatureValue, *, last: bool) -> bool:
    try:
        source.set(name, value)
    except ValueError as refused:
        if not last:
            return False
        if choices := source.choices(name):
            told = {"feature": name, "value": str(value), "choices": likely_first(str(value), choices)}
            key = "camera_trigger_source" if name == _TRIGGER[1] else "camera_feature_choice"
            raise DeviceLost(key, **told) from None
        raise DeviceLost("camera_feature_refused", feature=name, value=str(value), detail=str(refused)) from None
    return True


def likely(name: str, names: Sequence[str]) -> str:
    """Return the names that were probably meant; a dash when nothing is like it."""
    same = [other for group in _OTHER_NAMES if name in group for other in group if other in names]
    lower = {each.lower(): each for each in names}
    alike = [lower[each] for each in difflib.get_close_matches(name.lower(), lower, _LIKELY, 0.6)]
    inside = [each for each in names if name.lower() in each.lower()]
    return ", ".join(list(dict.fromkeys((*same, *alike, *inside)))[:_LIKELY]) or "–"


def plain_refusal(told: str) -> str:
    """Return what GenApi says of a value, without its source files."""
    return " : ".join(told.split(" : ")[:-1]) or told


def likely_first(value: str, choices: Sequence[str]) -> str:
    """Return what may be chosen, what was probably meant first; no more than fits into a sentence."""
    lower = {each.lower(): each for each in choices}
    alike = [lower[each] for each in difflib.get_close_matches(value.lower(), lower, _LIKELY, 0.5)]
    told = list(dict.fromkeys((*alike, *choices)))
    return ", ".join(told[:_CHOICES]) + (" …" if len(told) > _CHOICES else "")


def not_found(settings: GenicamCameraSettings, serials: Iterable[str]) -> DeviceLost:
    """Return what is said where the camera meant does not answer."""
    others = ", ".join(sorted(serials)[:8]) or "–"
    return DeviceLost("camera_not_found", wanted=settings.place, found=others)
