"""The simulated plant's camera, as a real one on the wire: frames over TCP.

Every message is a header (network order): magic ``SCF1``, frame counter (32 bits), device time in µs (64), width and
height (32 each), then width x height mono8 bytes. Width = height = 0 only tells the counter; the first message of a
connection is such a greeting. An asked camera is fired by one byte ``T``.
"""

import asyncio
import struct
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

from drivers.camera.settings import SimCameraSettings
from drivers.errors import DeviceLost, WireFault
from drivers.inbox import Inbox
from drivers.protocols import CameraTrigger, Frame, Pixels
from drivers.question import Question

HEADER = struct.Struct("!4sIQII")
MAGIC = b"SCF1"
FIRE = b"T"
_BUFFER_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Header:
    counter: int
    device_time_us: int
    width_px: int
    height_px: int

    @property
    def pixel_count(self) -> int:
        return self.width_px * self.height_px


def parse_header(data: bytes, max_megapixels: int) -> Header:
    """Read a message's header. Raises WireFault ``camera_wire`` when it is none, or announces too much."""
    magic, *numbers = HEADER.unpack(data)
    header = Header(*numbers)
    if magic != MAGIC:
        raise WireFault("camera_wire", what="magic", got=magic.hex())
    if (header.width_px == 0) != (header.height_px == 0):
        raise WireFault("camera_wire", what="size", width_px=header.width_px, height_px=header.height_px)
    if header.pixel_count > max_megapixels * 1_000_000:
        raise WireFault("camera_too_large", width_px=header.width_px, height_px=header.height_px)
    return header


class SimCamera:
    """A :class:`drivers.protocols.Camera` for the plant process.

    A frame that did not come in time must not answer the next request: that begins with a new connection."""

    def __init__(self, name: str, settings: SimCameraSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._settings = settings
        self._clock = clock
        self._inbox: Inbox[Frame] = Inbox(settings.max_waiting_frames)
        self._dropped_before = 0
        self._counter = 0
        self._writer: asyncio.StreamWriter | None = None
        self._pump: asyncio.Task[None] | None = None
        self._fire = Question(FIRE, "camera_no_frame", self._lost)

    @property
    def name(self) -> str:
        return self._name

    @property
    def trigger(self) -> CameraTrigger:
        return self._settings.trigger

    @property
    def counter(self) -> int:
        return self._counter

    @property
    def dropped(self) -> int:
        """Frames nobody fetched in time."""
        return self._dropped_before + self._inbox.dropped

    @property
    def is_spare_possible(self) -> bool:
        """A picture may be taken that belongs to no case: the next one will be as good."""
        return self._settings.trigger == "asked"

    async def open(self) -> None:
        """Connect and take the greeting. Raises DeviceLost ``camera_lost`` or WireFault ``camera_wire``."""
        await self.close()
        try:
            async with asyncio.timeout(self._settings.connect_timeout_ms / 1000):
                await self._connect()
        except (OSError, EOFError, UnicodeError) as gone:
            await self.close()
            raise self._lost() from gone
        except WireFault:
            await self.close()
            raise

    async def close(self) -> None:
        pump, self._pump = self._pump, None
        writer, self._writer = self._writer, None
        self._fire.owes_answer = False
        if pump is not None:
            pump.cancel()
            await asyncio.wait({pump})
        if writer is not None:
            writer.transport.abort()
            with suppress(OSError):
                await writer.wait_closed()

    async def take(self, timeout_s: float) -> Frame:
        """See :meth:`drivers.protocols.Camera.take`."""
        if self._fire.owes_answer:
            await self.open()
        self._inbox.clear()
        return await self._fire.put(self._writer, self._inbox, timeout_s)

    async def frames(self) -> AsyncIterator[Frame]:
        """See :meth:`drivers.protocols.Camera.frames`."""
        if self._writer is None:
            raise self._lost()
        while True:
            yield await self._inbox.get()

    async def wait_until_lost(self) -> NoReturn:
        """See :meth:`drivers.protocols.NoticesLoss.wait_until_lost`."""
        await self._inbox.end()

    async def _connect(self) -> None:
        settings = self._settings
        reader, writer = await asyncio.open_connection(settings.host, settings.port, limit=_BUFFER_BYTES)
        self._writer = writer
        greeting = parse_header(await reader.readexactly(HEADER.size), settings.max_megapixels)
        if greeting.pixel_count:
            raise WireFault("camera_wire", what="greeting")
        self._counter = greeting.counter
        self._dropped_before += self._inbox.dropped
        self._inbox = Inbox(settings.max_waiting_frames)
        self._pump = asyncio.create_task(self._listen(reader, self._inbox), name=f"camera {self._name}")

    async def _listen(self, reader: asyncio.StreamReader, inbox: Inbox[Frame]) -> None:
        """Take in every message until the camera is gone or talks nonsense."""
        try:
            while True:
                header = parse_header(await reader.readexactly(HEADER.size), self._settings.max_megapixels)
                pixels = await self._pixels(reader, header)
                self._counter = header.counter
                if header.pixel_count:
                    frame = Frame(self._name, header.counter, header.device_time_us, self._clock(), pixels)
                    inbox.put(frame)
                await asyncio.sleep(0)  # a camera that floods must not hold the loop
        except WireFault as wrong:
            inbox.fail(wrong)
        except (OSError, EOFError):
            inbox.fail(self._lost())

    async def _pixels(self, reader: asyncio.StreamReader, header: Header) -> Pixels:
        async with asyncio.timeout(self._settings.frame_timeout_ms / 1000):
            data = await reader.readexactly(header.pixel_count)
        import numpy as np  # late: a line that starts connects meanwhile

        return np.frombuffer(data, np.uint8).reshape(header.height_px, header.width_px)

    def _lost(self) -> DeviceLost:
        return DeviceLost("camera_lost", host=self._settings.host, port=self._settings.port)
