"""A folder of pictures as a camera: replayed in name order."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from drivers.camera.files import list_pictures, read_picture
from drivers.camera.settings import FolderCameraSettings
from drivers.camera.watch import WatchedFolder
from drivers.errors import DeviceLost
from drivers.protocols import Camera, CameraTrigger, Frame

Sleep = Callable[[float], Awaitable[None]]


def make_folder_camera(name: str, settings: FolderCameraSettings) -> Camera:
    """Return the camera for ``settings.mode``."""
    return WatchedFolder(name, settings) if settings.mode == "watch" else ReplayedFolder(name, settings)


class ReplayedFolder:
    """A :class:`drivers.protocols.Camera` that shows the pictures of a folder, one a request (or one an interval).

    A file that is no picture is a frame without pixels: its trigger happened. After the last picture the camera is
    lost for good (``camera_end``), unless the folder is replayed in a loop."""

    def __init__(
        self,
        name: str,
        settings: FolderCameraSettings,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._name = name
        self._settings = settings
        self._clock = clock
        self._sleep = sleep
        self._files: list[Path] | None = None
        self._next = 0
        self._counter = 0
        self.unreadable = 0
        """Files that were no whole picture of allowed size."""

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
        """List the pictures. Raises DeviceLost ``camera_folder`` or ``camera_end``; goes on where it was."""
        self._files = await asyncio.to_thread(list_pictures, Path(self._settings.path))
        self._demand_more()

    async def close(self) -> None:
        self._files = None

    async def take(self, timeout_s: float) -> Frame:
        """See :meth:`drivers.protocols.Camera.take`."""
        path = self._demand_more()
        self._next += 1
        self._counter += 1
        pixels = await asyncio.to_thread(read_picture, path, self._settings.max_megapixels)
        self.unreadable += pixels.size == 0
        return Frame(self._name, self._counter, 0, self._clock(), pixels)

    async def frames(self) -> AsyncIterator[Frame]:
        """See :meth:`drivers.protocols.Camera.frames`: a picture every ``interval_ms``."""
        while True:
            yield await self.take(0)
            await self._sleep(self._settings.interval_ms / 1000)

    def _demand_more(self) -> Path:
        """Return the next picture. Raises DeviceLost when there is none."""
        files = self._files
        if files is None:
            raise DeviceLost("camera_lost", path=self._settings.path)
        if not files:
            raise DeviceLost("camera_folder_empty", path=self._settings.path)
        if self._next >= len(files):
            if not self._settings.loop:
                raise DeviceLost("camera_end", path=self._settings.path, frames=self._counter)
            self._next = 0
        return files[self._next]
