"""A camera that speaks GenICam, whatever library reaches it.

The library runs in a process of its own (decision 0310): this is the driver in the station.
"""

import time
from collections.abc import AsyncIterator, Callable
from typing import NoReturn

from drivers.camera.genicam_link import CameraProcess
from drivers.camera.genicam_settings import GenicamCameraSettings
from drivers.camera.genicam_spare import SPARE_AFTER_S, RestingProcess, SpareProcess
from drivers.errors import DeviceLost
from drivers.protocols import CameraTrigger, Frame, FrameCounts

LOOK_OUT_S = 60.0


class GenicamCamera:
    """A :class:`drivers.protocols.Camera` over GenICam."""

    def __init__(
        self,
        name: str,
        settings: GenicamCameraSettings,
        clock: Callable[[], float] = time.monotonic,
        spare_after_s: float = SPARE_AFTER_S,
    ) -> None:
        self._name = name
        self._settings = settings
        self._clock = clock
        self._process: CameraProcess | None = None
        self._resting: RestingProcess | None = None
        self._ready: CameraProcess | None = None
        """It has everything that opens the camera, and has seen it."""
        self.spare = SpareProcess(settings.driver, spare_after_s)
        self._counts_before = FrameCounts()
        self._counter = 0
        self._dropped_before = 0
        self.epoch = 0
        """How often the camera was opened: its count and its clock are compared within one epoch only."""

    @property
    def name(self) -> str:
        return self._name

    @property
    def trigger(self) -> CameraTrigger:
        return self._settings.trigger

    @property
    def counter(self) -> int:
        return self._process.counter if self._process is not None else self._counter

    @property
    def frame_counts(self) -> FrameCounts:
        """What became of its frames, over every opening."""
        before, now = self._counts_before, self._process.counts if self._process is not None else FrameCounts()
        return before.plus(now)

    @property
    def process_id(self) -> int | None:
        """Of the process of its library; None while it is closed."""
        return self._process.process_id if self._process is not None else None

    @property
    def dropped(self) -> int:
        """Frames nobody fetched in time."""
        return self._dropped_before + (self._process.inbox.dropped if self._process is not None else 0)

    @property
    def is_spare_possible(self) -> bool:
        """A picture may be taken that belongs to no case: the next one will be as good."""
        return self._settings.trigger == "asked"

    async def open(self) -> None:
        """Start a process that finds, sets up and starts the camera. Raises DeviceLost."""
        ready, self._ready = self._ready, None
        if ready is None:
            await self._leave()
        self.epoch += 1
        self._process = ready or self._new_process(self.epoch)
        try:
            await self._process.start()
        except DeviceLost:
            await self.rest()
            raise
        except BaseException:
            await self.close()
            raise
        self.spare.want()

    def _new_process(self, epoch: int) -> CameraProcess:
        """In the process of before, if that rests."""
        resting, self._resting = self._resting, None
        return CameraProcess(self._name, self._settings, self._clock, epoch, self._counter, resting)

    async def wait_until_there(self) -> bool:
        """See :meth:`drivers.protocols.WaitsForReturn.wait_until_there`."""
        await self._leave()
        process = self._new_process(self.epoch + 1)
        try:
            if await process.look_out(LOOK_OUT_S):
                self._ready = process
                return True
        except DeviceLost:
            return False
        finally:
            if self._ready is not process:
                await process.stop()
        return True

    async def rest(self) -> None:
        """See :meth:`drivers.protocols.WaitsForReturn.rest`."""
        process = self._take_process()
        if process is not None:
            self._resting = await process.rest() or await self.spare.take()

    async def close(self) -> None:
        await self._leave()
        await self.spare.stop()
        resting, self._resting = self._resting, None
        if resting is not None:
            await resting.stop()

    async def _leave(self) -> None:
        """Of everything but a process that rests."""
        ready, self._ready = self._ready, None
        if ready is not None:
            await ready.stop()
        if (process := self._take_process()) is not None:
            await process.stop()

    def _take_process(self) -> CameraProcess | None:
        process, self._process = self._process, None
        if process is not None:
            self._counts_before = self._counts_before.plus(process.counts)
            self._dropped_before += process.inbox.dropped
            self._counter = process.counter
        return process

    async def take(self, timeout_s: float) -> Frame:
        """See :meth:`drivers.protocols.Camera.take`."""
        return await self._opened().take(timeout_s)

    async def frames(self) -> AsyncIterator[Frame]:
        """See :meth:`drivers.protocols.Camera.frames`."""
        while True:
            yield await self._opened().inbox.get()

    async def wait_until_lost(self) -> NoReturn:
        """See :meth:`drivers.protocols.NoticesLoss.wait_until_lost`."""
        await self._opened().inbox.end()

    def _opened(self) -> CameraProcess:
        if self._process is None:
            raise DeviceLost("camera_lost", source=self._settings.place)
        return self._process
