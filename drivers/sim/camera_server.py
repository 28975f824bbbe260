"""One of the plant's cameras on the wire.

A message is a header in network order (magic ``SCF1``, uint32 frame counter, uint64 device time in µs, uint32 width,
uint32 height) and then width x height grey bytes. Each connection begins with a message of no pixels that tells the
present counter. A counted camera sends every picture to everybody; an asked one answers each byte ``T``.
"""

import asyncio
import struct

from drivers.sim.cameras import SimFrame
from drivers.sim.devices import numbered
from drivers.sim.rendering import Renderer
from drivers.sim.simulated import SimulatedPlant
from drivers.sim.stream_server import StreamServer

HEADER = struct.Struct("!4sIQII")
MAGIC = b"SCF1"
FIRE = b"T"
MAX_WAITING_FRAMES = 16
_CLIENT_BYTES = 32 << 20


class CameraServer:
    """Renders what one camera of the plant (from 0) exposes and sends it, in order."""

    def __init__(self, plant: SimulatedPlant, renderer: Renderer, host: str, port: int, camera: int = 0) -> None:
        self._plant = plant
        self._camera = camera
        self._renderer = renderer
        self._asked_mode = plant.settings.camera == "asked"
        self._due: asyncio.Queue[tuple[SimFrame, asyncio.StreamWriter | None]] = asyncio.Queue(MAX_WAITING_FRAMES)
        self._sender: asyncio.Task[None] | None = None
        self.server = StreamServer(
            host, port, greeting=self._greeting, asked=self._fired, max_waiting_bytes=_CLIENT_BYTES
        )
        self.dropped = 0
        """Pictures that were not rendered because too many waited."""

    async def start(self) -> None:
        await self.server.start()
        self._sender = asyncio.create_task(self._send(), name="camera sender")

    async def close(self) -> None:
        if self._sender is not None:
            self._sender.cancel()
            await asyncio.wait({self._sender})
        await self.server.close()

    def follow(self) -> None:
        """After each advance of the plant: hand on what it has exposed, and its cable."""
        self.server.connect(self._plant.link_up(numbered("camera", self._camera)))
        for frame in self._plant.frames(self._camera):
            self._enqueue(frame, None)

    def _greeting(self) -> bytes:
        return HEADER.pack(MAGIC, self._plant.camera_count(self._camera), self._plant.now_ms * 1000, 0, 0)

    def _fired(self, client: asyncio.StreamWriter, said: bytes) -> None:
        if not self._asked_mode:
            return  # a camera that the line triggers does not hear software triggers
        for _ in range(said.count(FIRE)):
            frame = self._plant.take_frame(self._camera)
            if frame is not None:
                self._enqueue(frame, client)

    def _enqueue(self, frame: SimFrame, client: asyncio.StreamWriter | None) -> None:
        if self._due.full():
            self.dropped += 1
            return
        self._renderer.prepare(frame.case, frame.view)
        self._due.put_nowait((frame, client))

    async def _send(self) -> None:
        while True:
            frame, client = await self._due.get()
            pixels = await self._renderer.picture(frame.case, frame.view)
            height, width = pixels.shape
            header = HEADER.pack(MAGIC, frame.counter & 0xFFFFFFFF, frame.time_us, width, height)
            if client is None:
                self.server.tell(header, pixels.data.cast("B"))
            else:
                self.server.answer(client, header, pixels.data.cast("B"))
