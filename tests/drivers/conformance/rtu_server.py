"""The test's PLC on a serial bus: RTU frames, behind a serial device server or on a port of its own."""

import asyncio
import os
import tty
from dataclasses import dataclass
from pathlib import Path

from tests.drivers.conformance.modbus_server import PlcServer, Request


@dataclass
class RtuServer(PlcServer):
    """RTU frames over TCP."""

    def table(self) -> dict[str, int | str]:
        return super().table() | {"driver": "modbus_rtu_tcp"}

    async def next_request(self, reader: asyncio.StreamReader) -> Request:
        head = await reader.readexactly(7)
        rest = await reader.readexactly(head[6] + 2 if head[1] == 16 else 1)
        return Request(0, head[0], head[1], (head + rest)[2:-2], is_rtu=True)


@dataclass
class SerialServer(RtuServer):
    """RTU frames on a pseudo terminal. ``path`` leads to the port that is there now, as in /dev/serial/by-id."""

    path: Path = Path()
    _task: asyncio.Task[None] | None = None
    _slave: int = -1

    def table(self) -> dict[str, int | str]:
        told = super().table() | {"driver": "modbus_rtu", "port": str(self.path), "parity": "none"}
        return {key: value for key, value in told.items() if key != "host"}

    async def start(self) -> None:
        master, self._slave = os.openpty()
        tty.setraw(master)
        tty.setraw(self._slave)
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(os.ttyname(self._slave))
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(reader)
        back = os.fdopen(os.dup(master), "wb", buffering=0)
        await loop.connect_read_pipe(lambda: protocol, os.fdopen(master, "rb", buffering=0))
        transport, writing = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, back)
        writer = asyncio.StreamWriter(transport, writing, reader, loop)
        self._reading = reader._transport  # type: ignore[attr-defined]
        self._task = asyncio.create_task(self.serve(reader, writer))

    async def stop(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        task.cancel()
        await asyncio.wait({task})
        self._reading.close()
        self.hang_up()
        os.close(self._slave)
        self.path.unlink(missing_ok=True)
        await asyncio.sleep(0)
