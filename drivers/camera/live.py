"""A camera that runs freely (UVC, V4L2, RTSP, MJPEG): a thread of its own reads it without pause.

Reading without pause keeps the driver's buffers empty, so a frame that arrives is a new one. An asked camera answers
with the first frame after ``pipeline_frames`` others have arrived since the request: those may have begun their
exposure before it. Frames cross to the event loop one by one, at most ``max_waiting_frames`` of them on the way.
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from typing import NoReturn, TypeVar

import cv2

from drivers.camera.capture import open_capture, read_grey, shown
from drivers.camera.settings import OpenCvCameraSettings
from drivers.errors import DeviceLost, DriverError, NoAnswer
from drivers.inbox import Inbox
from drivers.protocols import CameraTrigger, Frame

T = TypeVar("T")
OpenSource = Callable[[OpenCvCameraSettings], cv2.VideoCapture]


class Grabber:
    """The thread of one opened source, from its opening to its end; never used again."""

    def __init__(self, name: str, settings: OpenCvCameraSettings, open_source: OpenSource, counter: int) -> None:
        self.inbox: Inbox[Frame] = Inbox(settings.max_waiting_frames)
        self.counter = counter
        """Frames read so far, by this grabber and those before it."""
        self.is_wanted = False
        """While False, frames are read and forgotten."""
        self._crowded_out = 0
        self._name = name
        self._settings = settings
        self._open_source = open_source
        self._loop = asyncio.get_running_loop()
        self._opened: asyncio.Future[DriverError | None] = self._loop.create_future()
        self._stopping = threading.Event()
        self._room = threading.Semaphore(settings.max_waiting_frames)
        self._thread = threading.Thread(target=self._run, name=f"camera {name}", daemon=True)

    @property
    def dropped(self) -> int:
        """Wanted frames that found no room."""
        return self._crowded_out + self.inbox.dropped

    async def start(self) -> None:
        """Open the source. Raises DeviceLost ``camera_source``."""
        self._thread.start()
        error = await self._opened
        if error is not None:
            raise error

    async def stop(self) -> None:
        """End the thread; a read that hangs in the source's driver is left to its own time-out."""
        self._stopping.set()
        patience_s = (self._settings.open_timeout_ms + self._settings.read_timeout_ms) / 1000
        await asyncio.to_thread(self._thread.join, patience_s)

    def _run(self) -> None:
        try:
            capture = self._open_source(self._settings)
        except DriverError as error:
            self._tell(self._note_opened, error)
            return
        try:
            self._tell(self._note_opened, None)
            self._read_on(capture)
        finally:
            capture.release()
            self._tell(self.inbox.fail, self.lost())

    def _read_on(self, capture: cv2.VideoCapture) -> None:
        while not self._stopping.is_set():
            try:
                pixels = read_grey(capture, self._settings.max_megapixels)
            except DriverError as error:
                self._tell(self.inbox.fail, error)
                return
            if pixels is None:
                return
            self.counter += 1
            if self.is_wanted and not self._room.acquire(blocking=False):
                self._crowded_out += 1
            elif self.is_wanted:
                self._tell(self._arrive, Frame(self._name, self.counter, 0, time.monotonic(), pixels))

    def _tell(self, what: Callable[[T], None], item: T) -> None:
        """Hand something to the event loop; when that is closed nobody listens any more."""
        try:
            self._loop.call_soon_threadsafe(what, item)
        except RuntimeError:
            self._stopping.set()

    def _arrive(self, frame: Frame) -> None:
        self._room.release()
        self.inbox.put(frame)

    def _note_opened(self, error: DriverError | None) -> None:
        if not self._opened.done():
            self._opened.set_result(error)

    def lost(self) -> DeviceLost:
        return DeviceLost("camera_lost", source=shown(self._settings.source))


class LiveCamera:
    """A :class:`drivers.protocols.Camera` over a free-running source."""

    def __init__(self, name: str, settings: OpenCvCameraSettings, open_source: OpenSource = open_capture) -> None:
        self._name = name
        self._settings = settings
        self._open_source = open_source
        self._grabber: Grabber | None = None
        self._counter = 0
        self._dropped_before = 0

    @property
    def name(self) -> str:
        return self._name

    @property
    def trigger(self) -> CameraTrigger:
        return self._settings.trigger

    @property
    def counter(self) -> int:
        return self._grabber.counter if self._grabber is not None else self._counter

    @property
    def dropped(self) -> int:
        """Frames of a counted camera that nobody fetched in time: gaps in the counter."""
        return self._dropped_before + (self._grabber.dropped if self._grabber is not None else 0)

    @property
    def is_spare_possible(self) -> bool:
        """A picture may be taken that belongs to no case: the next one will be as good."""
        return self._settings.trigger == "asked"

    async def open(self) -> None:
        """Open the source. Raises DeviceLost ``camera_source``."""
        await self.close()
        self._grabber = Grabber(self._name, self._settings, self._open_source, self._counter)
        self._grabber.is_wanted = self._settings.trigger == "counted"
        await self._grabber.start()

    async def close(self) -> None:
        grabber, self._grabber = self._grabber, None
        if grabber is not None:
            await grabber.stop()
            self._counter = grabber.counter
            self._dropped_before += grabber.dropped

    async def take(self, timeout_s: float) -> Frame:
        """See :meth:`drivers.protocols.Camera.take`."""
        grabber = self._opened()
        grabber.inbox.clear()
        too_early = grabber.counter + self._settings.pipeline_frames
        grabber.is_wanted = True
        try:
            async with asyncio.timeout(timeout_s):
                while (frame := await grabber.inbox.get()).counter <= too_early:
                    pass
                return frame
        except TimeoutError as silent:
            raise NoAnswer("camera_no_frame", timeout_ms=round(timeout_s * 1000)) from silent
        finally:
            grabber.is_wanted = False

    async def frames(self) -> AsyncIterator[Frame]:
        """See :meth:`drivers.protocols.Camera.frames`."""
        while True:
            yield await self._opened().inbox.get()

    async def wait_until_lost(self) -> NoReturn:
        """See :meth:`drivers.protocols.NoticesLoss.wait_until_lost`."""
        await self._opened().inbox.end()

    def _opened(self) -> Grabber:
        if self._grabber is None:
            raise DeviceLost("camera_lost", source=shown(self._settings.source))
        return self._grabber
