"""Processes of a camera's library that hold no camera: just started, at rest after a loss, or kept as a spare.

A camera that fell silent takes its process with it: the library would ask it for seconds before it lets go. The next
one needs half a second of a processor to load all that opens a camera, which on a busy machine is longer than the cable
was out. So one is loaded in advance while the camera is served, and does nothing until it is needed.
"""

import asyncio
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from contextlib import suppress
from dataclasses import dataclass

END_WITHIN_S = 1.0
SPARE_AFTER_S = 5.0
"""A line that has just begun, or whose camera is just back, has other things to do."""
_SOCKET_BYTES = 4 << 20
_COMMAND = (sys.executable, "-P", "-m", "drivers.camera.genicam_process")


@dataclass(frozen=True, slots=True, eq=False)
class RestingProcess:
    """It holds no camera, and has everything loaded that opens one."""

    sock: socket.socket
    process: Process

    async def stop(self) -> None:
        """End it; one that hangs in its library gets a second to let go of the camera."""
        self.sock.close()
        try:
            async with asyncio.timeout(END_WITHIN_S):
                await self.process.wait()
        except TimeoutError:
            with suppress(ProcessLookupError):
                self.process.kill()
            await self.process.wait()


async def start_process(driver: str) -> RestingProcess:
    """Start one that loads this driver and waits for what it is wanted for. Raises OSError."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    for end, option in ((theirs, socket.SO_SNDBUF), (ours, socket.SO_RCVBUF)):
        end.setsockopt(socket.SOL_SOCKET, option, _SOCKET_BYTES)
    with theirs:
        command = (*_COMMAND, str(theirs.fileno()), driver)
        try:
            process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, pass_fds=(theirs.fileno(),))
        except OSError:
            ours.close()
            raise
    return RestingProcess(ours, process)


class SpareProcess:
    """At most one, started a while after it is asked for."""

    def __init__(self, driver: str, after_s: float = SPARE_AFTER_S) -> None:
        self._driver = driver
        self._after_s = after_s
        self._starting: asyncio.Task[None] | None = None
        self._spare: RestingProcess | None = None

    @property
    def process_id(self) -> int | None:
        """None while there is none."""
        return self._spare.process.pid if self._spare is not None else None

    def want(self) -> None:
        """Have one in a while, if there is none."""
        if self._spare is None and self._starting is None:
            self._starting = asyncio.create_task(self._start(), name=f"spare of {self._driver}")

    async def take(self) -> RestingProcess | None:
        """Hand it over; None where there is none (yet)."""
        starting, self._starting = self._starting, None
        if starting is not None:
            starting.cancel()
            await asyncio.wait({starting})
        spare, self._spare = self._spare, None
        return spare

    async def stop(self) -> None:
        if (spare := await self.take()) is not None:
            await spare.stop()

    async def _start(self) -> None:
        await asyncio.sleep(self._after_s)
        with suppress(OSError):  # no room for one more: the line does without
            self._spare = await start_process(self._driver)
