"""A video file as a camera: each request shows the next frame (counted: one every frame time of the video)."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import cv2

from drivers.camera.capture import is_file_source, open_capture, read_grey, shown
from drivers.camera.live import LiveCamera
from drivers.camera.settings import OpenCvCameraSettings
from drivers.errors import DeviceLost
from drivers.protocols import Camera, CameraTrigger, Frame, Pixels

_DEFAULT_FPS = 25.0
_HIGHEST_FPS = 1000.0


def make_opencv_camera(name: str, settings: OpenCvCameraSettings) -> Camera:
    """Return the camera for ``settings.source``: a file, or something live."""
    return VideoFile(name, settings) if is_file_source(settings.source) else LiveCamera(name, settings)


class VideoFile:
    """A :class:`drivers.protocols.Camera` over a video file.

    Where it ends the camera is lost for good (``camera_end``), unless the file is played in a loop."""

    def __init__(
        self,
        name: str,
        settings: OpenCvCameraSettings,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._name = name
        self._settings = settings
        self._clock = clock
        self._sleep = sleep
        self._capture: cv2.VideoCapture | None = None
        self._turn = threading.Lock()
        self._counter = 0
        self._ended = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def trigger(self) -> CameraTrigger:
        return self._settings.trigger

    @property
    def counter(self) -> int:
        return self._counter

    async def open(self) -> None:
        """Open the file. Raises DeviceLost ``camera_source``, or ``camera_end`` when it was played to its end."""
        await self.close()
        if self._ended:
            raise self._end()
        self._capture = await asyncio.to_thread(open_capture, self._settings)

    async def close(self) -> None:
        capture, self._capture = self._capture, None
        if capture is not None:
            await asyncio.to_thread(self._release, capture)

    async def take(self, timeout_s: float) -> Frame:
        """See :meth:`drivers.protocols.Camera.take`."""
        if self._capture is None:
            raise self._end() if self._ended else DeviceLost("camera_lost", source=shown(self._settings.source))
        pixels = await asyncio.to_thread(self._next, self._capture)
        if pixels is None:
            self._ended = True
            raise self._end()
        self._counter += 1
        return Frame(self._name, self._counter, 0, self._clock(), pixels)

    async def frames(self) -> AsyncIterator[Frame]:
        """See :meth:`drivers.protocols.Camera.frames`."""
        while True:
            yield await self.take(0)
            await self._sleep(self._frame_time_s())

    def _next(self, capture: cv2.VideoCapture) -> "Pixels | None":
        with self._turn:
            pixels = read_grey(capture, self._settings.max_megapixels)
            if pixels is None and self._settings.loop:
                capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
                pixels = read_grey(capture, self._settings.max_megapixels)
            return pixels

    def _frame_time_s(self) -> float:
        fps = self._capture.get(cv2.CAP_PROP_FPS) if self._capture is not None else 0.0
        return 1.0 / fps if 0.0 < fps <= _HIGHEST_FPS else 1.0 / _DEFAULT_FPS

    def _release(self, capture: cv2.VideoCapture) -> None:
        with self._turn:
            capture.release()

    def _end(self) -> DeviceLost:
        return DeviceLost("camera_end", source=shown(self._settings.source), frames=self._counter)
