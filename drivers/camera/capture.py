"""What is common to everything that OpenCV captures from: opening, one blocking read, grey pixels."""

import os
import re
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from drivers.camera.secret import stream_address
from drivers.camera.settings import OpenCvCameraSettings
from drivers.errors import DeviceLost
from drivers.protocols import Pixels

os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
"""FFmpeg prints past every log; our DeviceLost says it once. OpenCV reads this at the process's first capture."""
os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "rtsp_flags;prefer_tcp|analyzeduration;500000")
"""A stream is looked at for half a second before its first picture, not for five. One setting for the whole process."""
_USERINFO = re.compile(r"//[^/@]*@")


def shown(source: str | int) -> str:
    """Return the source for alarms and logs: a URL without its user and password."""
    return _USERINFO.sub("//", str(source))


def is_file_source(source: str | int) -> bool:
    """Tell whether the source names a file (not a device number, not a URL)."""
    return isinstance(source, str) and "://" not in source


def open_capture(settings: OpenCvCameraSettings) -> cv2.VideoCapture:
    """Open the source; blocks. Raises DeviceLost ``camera_source`` or ``camera_password``."""
    source = settings.source
    if is_file_source(source):
        capture = cv2.VideoCapture(str(source)) if Path(str(source)).is_file() else cv2.VideoCapture()
    elif isinstance(source, int):
        capture = cv2.VideoCapture(source)
        _ask_size(capture, settings)
    else:
        limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, settings.open_timeout_ms]
        limits += [cv2.CAP_PROP_READ_TIMEOUT_MSEC, settings.read_timeout_ms]
        address = stream_address(str(source), settings.user, settings.password_file)
        capture = cv2.VideoCapture(address, cv2.CAP_FFMPEG, limits)
    if not capture.isOpened():
        capture.release()
        raise DeviceLost("camera_source", source=shown(source))
    return capture


def read_grey(capture: cv2.VideoCapture, max_megapixels: int) -> "Pixels | None":
    """Read one frame; blocks. None when there is none. Raises DeviceLost ``camera_too_large``."""
    try:
        is_there, image = capture.read()
        if not is_there or image is None:
            return None
        height_px, width_px = image.shape[:2]
        if height_px * width_px > max_megapixels * 1_000_000:
            raise DeviceLost("camera_too_large", width_px=int(width_px), height_px=int(height_px))
        return to_grey(np.asarray(image))
    except cv2.error:
        return None


def to_grey(image: npt.NDArray[Any]) -> Pixels:
    """Return any picture OpenCV gives (grey, BGR, BGRA; 8 or 16 bits) as uint8, shape (height, width)."""
    eight_bits = (image >> 8).astype(np.uint8) if image.dtype == np.uint16 else image.astype(np.uint8, copy=False)
    if eight_bits.ndim == 2:
        return eight_bits
    match eight_bits.shape[2]:
        case 1:
            return np.ascontiguousarray(eight_bits[:, :, 0])
        case 4:
            return np.asarray(cv2.cvtColor(eight_bits, cv2.COLOR_BGRA2GRAY), np.uint8)
        case _:
            return np.asarray(cv2.cvtColor(eight_bits, cv2.COLOR_BGR2GRAY), np.uint8)


def _ask_size(capture: cv2.VideoCapture, settings: OpenCvCameraSettings) -> None:
    wanted = ((cv2.CAP_PROP_FRAME_WIDTH, settings.width_px), (cv2.CAP_PROP_FRAME_HEIGHT, settings.height_px))
    for option, value in wanted:
        if value:
            capture.set(option, value)
