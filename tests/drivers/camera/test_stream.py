"""A live camera over a real socket: MJPEG over HTTP on loopback, read by OpenCV's own client."""

import asyncio
import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

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
    wanted: bytes = b""
    """What a request must hold, else it is refused."""
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
            request = await reader.readuntil(b"\r\n\r\n")
            if self.wanted not in request:
                writer.write(b'HTTP/1.0 401 Unauthorized\r\nWWW-Authenticate: Basic realm="cam"\r\n\r\n')
                return writer.close()
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


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("http://127.0.0.1:{port}/video.mjpg", b"Basic " + base64.b64encode(b"op:s3cret/@ :x")),
        ("http://127.0.0.1:{port}/video.mjpg?u={{user}}&p={{password}}", b"u=op&p=s3cret%2F%40%20%3Ax"),
    ],
)
async def test_a_camera_with_a_password_gets_it_from_its_file(
    server: MjpegServer, tmp_path: Path, source: str, wanted: bytes
) -> None:
    server.wanted = wanted
    secret = tmp_path / "camera.password"
    secret.write_text("wrong\n")
    table = {"name": "top", "driver": "opencv", "source": source.format(port=server.port)}
    settings = OpenCvCameraSettings.model_validate(table | {"user": "op", "password_file": secret})
    camera = make_opencv_camera("top", settings)
    with pytest.raises(DeviceLost, match="camera_source") as refused:
        await camera.open()
    assert "wrong" not in str(refused.value) and "op" not in str(refused.value.arguments["source"])
    secret.write_text("s3cret/@ :x\n")
    await camera.open()
    assert (await camera.take(5.0)).pixels.shape == (48, 64)
    await server.stop()
    with pytest.raises(DeviceLost) as lost:
        async with asyncio.timeout(5):
            while True:
                await camera.take(5.0)
    assert "s3cret" not in str(lost.value)
    await camera.close()


@pytest.mark.parametrize("content", [b"", b"\n", b"two\nlines", b"\xff\xfe", b"x" * 2_000])
async def test_a_file_that_holds_no_password_is_said(tmp_path: Path, content: bytes) -> None:
    secret = tmp_path / "camera.password"
    secret.write_bytes(content)
    table = {"name": "top", "driver": "opencv", "source": "rtsp://127.0.0.1:1/x", "user": "op"}
    camera = make_opencv_camera("top", OpenCvCameraSettings.model_validate(table | {"password_file": secret}))
    with pytest.raises(DeviceLost, match="camera_password") as refused:
        await camera.open()
    assert refused.value.arguments["path"] == str(secret)
