"""The station's side of a camera's process: started, listened to, ended.

The library runs in a process of its own (:mod:`drivers.camera.genicam_process`), and the watchdog here is
outside of it: a process that says nothing for ``silence_timeout_ms`` is ended, whatever it hangs in, and the device is
lost. The next ``open`` starts another one.
"""

import asyncio
import json
import socket
import struct
from asyncio.subprocess import Process
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from drivers.camera.genicam_settings import BaslerCameraSettings, GenicamCameraSettings, GentlCameraSettings
from drivers.camera.genicam_spare import END_WITHIN_S, RestingProcess, start_process
from drivers.errors import DeviceLost, DriverError, NoAnswer
from drivers.inbox import Inbox
from drivers.protocols import Frame, FrameCounts

_LENGTH = struct.Struct("!I")
_SLACK_S = 0.2
"""The process itself says first that no frame came."""
_MOST_HEAD_BYTES = 1 << 16

_OF_MAKERS = (GentlCameraSettings, BaslerCameraSettings)

Answer = Frame | DriverError


class CameraProcess:
    """One opened camera in its process, from its opening to its loss; never used again."""

    def __init__(
        self,
        name: str,
        settings: GenicamCameraSettings,
        clock: Callable[[], float],
        epoch: int,
        counter: int,
        resting: RestingProcess | None = None,
    ) -> None:
        """``counter``: of the newest frame before; ours goes on from there. ``resting``: the process of before."""
        self._name = name
        self._settings = settings
        self._clock = clock
        self._begun = False
        self._is_silent = False
        """The camera does not answer: the library would ask it for seconds before it lets go of it."""
        self._sock: socket.socket | None = resting.sock if resting is not None else None
        self._process: Process | None = resting.process if resting is not None else None
        self._pump: asyncio.Task[None] | None = None
        self._answer: asyncio.Future[Answer] | None = None
        self._asked = 0
        self.inbox: Inbox[Frame] = Inbox(settings.max_waiting_frames)
        self._epoch = epoch
        self._counter_before = self.counter = counter
        self.counts = FrameCounts()

    async def start(self) -> None:
        """Open the camera. Raises DeviceLost."""
        if not self._begun:
            await self._begin(0)
        if (head := await self._next_head())["kind"] != "opened":
            raise self._lost(head)
        self._pump = asyncio.create_task(self._listen(), name=f"camera {self._name}")

    async def look_out(self, within_s: float) -> bool:
        """Before ``start``: wait until the camera answers, everything that opens it being ready. Raises DeviceLost."""
        await self._begin(within_s)
        while (head := await self._next_head())["kind"] == "looks":
            continue
        if head["kind"] == "lost":
            raise self._lost(head)
        return bool(head["kind"] == "seen")

    async def _next_head(self) -> dict[str, Any]:
        """Raises DeviceLost ``camera_hangs`` where the process says nothing for as long as an opening may take."""
        try:
            async with asyncio.timeout(self._settings.open_timeout_ms / 1000):
                return await self._head()
        except TimeoutError as silent:
            raise self._hangs(self._settings.open_timeout_ms) from silent

    async def _begin(self, look_s: float) -> None:
        """Have a process that looks out for its camera so long before it opens it."""
        self._begun = True
        wanted = {"settings": self._settings.model_dump(mode="json"), "look_s": look_s}
        if self._process is not None and self._process.returncode is None:
            with suppress(DeviceLost):  # it has rested for too long
                await self._send(wanted)
                return
        await self._end()
        await self._start_process()
        await self._send(wanted)

    async def _start_process(self) -> None:
        try:
            started = await start_process(self._settings.driver)
        except OSError as refused:  # no memory, no room for a process: it may be there again at the next try
            raise self._crashed() from refused
        self._sock, self._process = started.sock, started.process

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process is not None else None

    async def stop(self) -> None:
        """End the process."""
        await self._end_pump()
        await self._end()

    async def rest(self) -> RestingProcess | None:
        """Behind a loss that the process told by itself: it, once it has let go of the camera. Else it is ended, and so
        is one in which a maker's library has lost a camera."""
        was_open = self._pump is not None
        await self._end_pump()
        if self._is_silent or (was_open and isinstance(self._settings, _OF_MAKERS)):
            await self._end()
            return None
        try:
            async with asyncio.timeout(END_WITHIN_S):
                while (await self._head())["kind"] != "rests":
                    continue
        except (TimeoutError, DeviceLost):
            await self._end()
            return None
        sock, process = self._sock, self._process
        self._sock = self._process = None
        return RestingProcess(sock, process) if sock is not None and process is not None else None

    async def _end_pump(self) -> None:
        pump, self._pump = self._pump, None
        if pump is not None:
            pump.cancel()
            await asyncio.wait({pump})

    async def _end(self) -> None:
        sock, process = self._sock, self._process
        self._sock = self._process = None
        if self._is_silent and process is not None:
            with suppress(ProcessLookupError):
                process.kill()
        if sock is not None and process is not None:
            await RestingProcess(sock, process).stop()
        elif sock is not None:
            sock.close()

    async def take(self, timeout_s: float) -> Frame:
        """Fire and wait for the answer to this very request. Raises NoAnswer or DeviceLost."""
        self._asked += 1
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._answer = answer
        await self._send({"take": self._asked, "timeout_s": timeout_s})
        try:
            async with asyncio.timeout(timeout_s + _SLACK_S):
                waited: set[asyncio.Future[Any]] = {answer, self._ended()}
                await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError as silent:
            raise NoAnswer("camera_no_frame", timeout_ms=round(timeout_s * 1000)) from silent
        finally:
            self._answer = None
        if not answer.done():
            return await self.inbox.get()  # raises: it was told why it ended
        if isinstance(told := answer.result(), DriverError):
            raise told
        return told

    def _ended(self) -> "asyncio.Task[None]":
        if self._pump is None:
            raise DeviceLost("camera_lost", source=self._settings.place)
        return self._pump

    async def _listen(self) -> None:
        """Take in every message; the end of it all is told to the inbox."""
        silence_s = self._settings.silence_timeout_ms / 1000
        try:
            while True:
                async with asyncio.timeout(silence_s):
                    head = await self._head()
                    frame = await self._frame(head) if head["kind"] == "frame" else None
                self._take_in(head, frame)
        except TimeoutError:
            self.inbox.fail(self._hangs(self._settings.silence_timeout_ms))
        except DeviceLost as lost:
            self.inbox.fail(lost)

    def _take_in(self, head: dict[str, Any], frame: Frame | None) -> None:
        match head["kind"]:
            case "alive":
                self.counts = FrameCounts(**head["counts"])
            case "none":
                self._give(head["number"], NoAnswer(head["key"], **head["args"]))
            case "frame" if frame is not None:
                self.counter = max(self.counter, frame.counter)
                if head["number"]:
                    self._give(head["number"], frame)
                else:
                    self.inbox.put(frame)
            case _:
                raise self._lost(head)

    def _give(self, number: int, answer: Answer) -> None:
        """An answer that nobody waits for any more is dropped."""
        if number == self._asked and self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    async def _frame(self, head: dict[str, Any]) -> Frame:
        import numpy as np  # late: a line that starts connects meanwhile

        pixels = np.empty((head["height_px"], head["width_px"]), np.uint8)
        if pixels.size:
            await self._fill(pixels.data.cast("B"))
        counter = self._counter_before + head["counter"]
        return Frame(self._name, counter, head["time_us"], self._clock(), pixels, self._epoch)

    async def _head(self) -> dict[str, Any]:
        prefix = bytearray(_LENGTH.size)
        await self._fill(memoryview(prefix))
        (length,) = _LENGTH.unpack(prefix)
        if length > _MOST_HEAD_BYTES:
            raise DeviceLost("camera_wire", what="length")
        body = bytearray(length)
        await self._fill(memoryview(body))
        head: dict[str, Any] = json.loads(body)
        return head

    async def _fill(self, view: memoryview) -> None:
        """Raises DeviceLost ``camera_library_ended`` where the process has gone."""
        loop, sock = asyncio.get_running_loop(), self._open_socket()
        while view.nbytes:
            try:
                got = await loop.sock_recv_into(sock, view)
            except OSError:
                got = 0
            if got == 0:
                raise self._crashed()
            view = view[got:]

    async def _send(self, told: dict[str, Any]) -> None:
        try:
            await asyncio.get_running_loop().sock_sendall(self._open_socket(), json.dumps(told).encode() + b"\n")
        except OSError as gone:
            raise self._crashed() from gone

    def _open_socket(self) -> socket.socket:
        if self._sock is None:
            raise DeviceLost("camera_lost", source=self._settings.place)
        return self._sock

    def _lost(self, head: dict[str, Any]) -> DeviceLost:
        self._is_silent = head["key"] == "camera_silent"
        return DeviceLost(head["key"], **head["args"])

    def _hangs(self, after_ms: int) -> DeviceLost:
        """Nothing that hangs is waited for."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
        return DeviceLost("camera_hangs", driver=self._settings.driver, timeout_ms=after_ms)

    def _crashed(self) -> DeviceLost:
        return DeviceLost("camera_library_ended", driver=self._settings.driver)
