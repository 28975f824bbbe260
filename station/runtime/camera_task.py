"""Cameras: every frame becomes exactly one PictureRead, and every request too, whatever went wrong.

*Counted*: the line fires the camera, frames come by themselves; the frame's counter is told at once (FrameSeen), the
picture when it is decoded. *Asked*: the station fires it for one case; a frame that comes too late is the driver's to
drop. Frames wait in a short queue for the decoder; where that is full the frame is told as lost, with its number.
"""

import asyncio
import zlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

from drivers.errors import DeviceLost, DriverError, NoAnswer
from drivers.protocols import Camera, CountsFrames, Frame, FrameCounts, Pixels
from station.core.observations import FrameSeen, PictureRead
from station.core.values import CaseRef
from station.runtime.activity import Activity
from station.runtime.camera_pictures import CameraPictures
from station.runtime.evidence import EvidenceRing
from station.runtime.intake import Intake
from station.runtime.latency import LatencyRing
from station.runtime.pictures import PictureReader
from station.runtime.requests import Requests
from station.vision.types import PictureResult

DECODING_BOUND = 4
NO_FRAME, LOST, BUSY, STALE = "picture_missing", "camera_lost", "decoder_busy", "picture_stale"

Spare = asyncio.Future[Frame]
"""Somebody waits for a picture that belongs to no case."""
Spawn = Callable[[Coroutine[object, object, None]], object]


@dataclass(slots=True)
class CameraCounts:
    """What a page shows of one camera."""

    stale: int = 0
    missing: int = 0
    """Requests without a frame in time."""
    busy: int = 0
    """Frames that found the decoder's queue full."""
    width: int = 0
    height: int = 0


class CameraTask:
    """Serves one open camera. ``spawn`` runs a decoding in the station's task group."""

    def __init__(
        self,
        camera: Camera,
        reader: PictureReader,
        intake: Intake,
        evidence: EvidenceRing | None,
        spawn: Spawn,
        *,
        boot: int,
        take_timeout_s: float,
        suffix: str = "",
        sample: Callable[[PictureRead, Pixels], None] = lambda read, pixels: None,
    ) -> None:
        """``sample`` is handed every picture with what was read in it."""
        self._camera = camera
        self._reader = reader
        self._intake = intake
        self._evidence = evidence
        self._spawn = spawn
        self._boot = boot
        self._take_timeout_s = take_timeout_s
        self._suffix = suffix
        self._sample = sample
        self._requests: Requests[CaseRef | Spare] = Requests()
        self._decoding = 0
        self._last = (0, 0)
        self.counts = CameraCounts()
        self.activity = Activity()
        self.decode_ms = LatencyRing(1_024)
        self.newest: Pixels | None = None
        """The newest picture, for the preview."""

    def take(self, case: CaseRef) -> None:
        """Fire for this case (asked cameras). Always answered by one PictureRead."""
        if not self._requests.is_open:
            self._failed(case, 0, LOST)
        elif not self._requests.put(case):
            self.counts.busy += 1
            self._failed(case, 0, BUSY)

    @property
    def looks(self) -> CameraPictures:
        """The newest pictures with what was read in them."""
        return self._reader.looks

    @property
    def frame_counts(self) -> FrameCounts | None:
        """What the frames met on their way, as far as the driver knows."""
        return self._camera.frame_counts if isinstance(self._camera, CountsFrames) else None

    @property
    def idle(self) -> bool:
        """No case waits for this camera."""
        return self._requests.is_empty and not self._decoding

    async def look_at(self, frame: Frame) -> PictureResult | None:
        """See :meth:`PictureReader.look_at`."""
        return await self._reader.look_at(frame)

    async def take_spare(self) -> Frame:
        """Fire an asked camera for nobody's case; the frame is given back and goes nowhere else.

        A case that asks meanwhile waits behind it, so the caller sees to it that the line does not move. Raises
        DriverError."""
        if not self._requests.is_open:
            raise DeviceLost(LOST, device=self._camera.name)
        spare: Spare = asyncio.get_running_loop().create_future()
        if not self._requests.put(spare):
            raise NoAnswer(BUSY)
        return await spare

    async def serve(self) -> None:
        """Until DeviceLost."""
        self._last = (0, 0)
        with self._requests.opened(self._refuse):
            if self._camera.trigger == "asked":
                while True:
                    await self._serve_one(await self._requests.next(self._camera))
            async for frame in self._camera.frames():
                self._intake.put(FrameSeen(self._camera.name, frame.counter))
                self._taken_in(None, frame)

    def _refuse(self, asked: CaseRef | Spare) -> None:
        match asked:
            case CaseRef() as case:
                self._failed(case, 0, LOST)
            case spare:
                _tell(spare, DeviceLost(LOST, device=self._camera.name))

    async def _serve_one(self, asked: CaseRef | Spare) -> None:
        if isinstance(asked, CaseRef):
            await self._take_one(asked)
        elif not asked.done():
            await self._take_for(asked)

    async def _take_for(self, spare: Spare) -> None:
        try:
            _tell(spare, await self._camera.take(self._take_timeout_s))
        except DriverError as error:
            _tell(spare, error)
            if isinstance(error, DeviceLost):
                raise

    async def _take_one(self, case: CaseRef) -> None:
        try:
            frame = await self._camera.take(self._take_timeout_s)
        except NoAnswer:
            self.counts.missing += 1
            self._failed(case, 0, NO_FRAME)
        except DeviceLost:
            self._failed(case, 0, LOST)
            raise
        else:
            self._taken_in(case, frame)

    def _taken_in(self, case: CaseRef | None, frame: Frame) -> None:
        self.activity.seen()
        self.counts.height, self.counts.width = frame.pixels.shape[:2]
        self.newest = frame.pixels
        if self._is_stale(frame):
            self.counts.stale += 1
            self._failed(case, frame.counter, STALE)
        elif self._decoding >= DECODING_BOUND:
            self.counts.busy += 1
            self._failed(case, frame.counter, BUSY)
        else:
            self._decoding += 1
            self._spawn(self._decode(case, frame))

    async def _decode(self, case: CaseRef | None, frame: Frame) -> None:
        try:
            kept = self._evidence.keep(self._name(case, frame), frame.pixels) if self._evidence else None
            read, decode_ms = await self._reader.read(case, frame, kept)
            self.decode_ms.add(decode_ms)
            self._intake.put(read)
            self._sample(read, frame.pixels)
        finally:
            self._decoding -= 1

    def _name(self, case: CaseRef | None, frame: Frame) -> str:
        if case is None:
            return f"{self._camera.name}-{self._boot}-{frame.counter}.jpg"
        return f"{case.epoch}-{case.seq}{self._suffix}.jpg"

    def _is_stale(self, frame: Frame) -> bool:
        """A camera that repeats itself: the same device time, or the same content, twice in a row."""
        if not frame.pixels.size:
            return False  # torn on its way: its trigger happened
        seen = (frame.device_time_us, zlib.crc32(frame.pixels[::8].tobytes()))
        before, self._last = self._last, seen
        return before != (0, 0) and (seen[1] == before[1] or seen[0] == before[0] != 0)

    def _failed(self, case: CaseRef | None, counter: int, key: str) -> None:
        self._intake.put(PictureRead(self._camera.name, case, counter, error=key))


def _tell(spare: Spare, outcome: Frame | DriverError) -> None:
    """Who waited may have gone."""
    if spare.done():
        return
    if isinstance(outcome, DriverError):
        spare.set_exception(outcome)
    else:
        spare.set_result(outcome)
