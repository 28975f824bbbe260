"""A live camera over a real socket: MJPEG over HTTP on loopback, read by OpenCV's own client."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest

from drivers.camera.opencv import make_opencv_camera
from drivers.camera.settings import OpenCvCameraSettings
from drivers.errors import DeviceLost

pytestmark = pytest.mark.wire
HEAD = b"HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"


def part(value: int) -> bytes:
    jpeg = cv2.imencode(".jpg", np.full((48, 64), value, np.uint8))[1].tobytes()
    return b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%s\r\n" % (len(jpeg), jpeg)


@dataclass
class MjpegServer:
    """Sends a frame every few milliseconds to whoever asks, brighter each time."""

    port: int = 0
    _server: asyncio.Server | None = None
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.sleep(0.01)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(HEAD)
            for value in range(10_000):
                writer.write(part(value % 250))
                await writer.drain()
                await asyncio.sleep(0.005)
        except (OSError, EOFError):
            return


@pytest.fixture
async def server() -> AsyncIterator[MjpegServer]:
    server = MjpegServer()
    await server.start()
    yield server
    await server.stop()


async def test_a_stream_answers_requests_and_is_lost_when_its_server_goes(server: MjpegServer) -> None:
    table = {"name": "top", "driver": "opencv", "source": f"http://127.0.0.1:{server.port}/video.mjpg"}
    camera = make_opencv_camera("top", OpenCvCameraSettings.model_validate(table))
    await camera.open()
    first, second = await camera.take(5.0), await camera.take(5.0)
    assert second.counter > first.counter + 2
    assert (first.pixels.shape, str(first.pixels.dtype)) == ((48, 64), "uint8")
    await server.stop()
    with pytest.raises(DeviceLost, match="camera_lost"):
        async with asyncio.timeout(5):
            while True:
                await camera.take(5.0)
    await camera.close()
    with pytest.raises(DeviceLost, match="camera_source"):
        await camera.open()
    await camera.close()
