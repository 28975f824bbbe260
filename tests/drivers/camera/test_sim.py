"""The plant's camera on a bad day: nothing of it is believed, nothing waits for ever."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from drivers.camera.settings import SimCameraSettings
from drivers.camera.sim import SimCamera
from drivers.errors import DeviceLost, NoAnswer, WireFault
from drivers.protocols import Frame
from tests.drivers.conformance.camera_server import CameraServer, header, message

pytestmark = pytest.mark.wire


@pytest.fixture
async def server() -> AsyncIterator[CameraServer]:
    server = CameraServer(counter=40)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def asked(server: CameraServer) -> AsyncIterator[SimCamera]:
    camera = make(server, "asked")
    yield camera
    await camera.close()


@pytest.fixture
async def counted(server: CameraServer) -> AsyncIterator[SimCamera]:
    camera = make(server, "counted")
    yield camera
    await camera.close()


def make(server: CameraServer, trigger: str) -> SimCamera:
    table = {"name": "top", "driver": "sim", "trigger": trigger, "port": server.port}
    times = {"connect_timeout_ms": 300, "frame_timeout_ms": 300}
    return SimCamera("top", SimCameraSettings.model_validate({**table, **times}))


async def first(camera: SimCamera) -> Frame:
    async with asyncio.timeout(10):
        return await anext(camera.frames())


async def test_the_greeting_tells_the_counter(counted: SimCamera) -> None:
    await counted.open()
    assert counted.counter == 40


async def test_a_frame_carries_counter_and_device_time(counted: SimCamera, server: CameraServer) -> None:
    await counted.open()
    server.fire()
    frame = await first(counted)
    assert (frame.counter, frame.device_time_us, frame.pixels.shape) == (41, 41_000, (6, 8))
    assert (frame.pixels == 41).all()


async def test_a_header_without_picture_only_tells_the_counter(counted: SimCamera, server: CameraServer) -> None:
    await counted.open()
    server.say(header(50, 0, 0) + message(51))
    assert (await first(counted)).counter == 51


@pytest.mark.parametrize(
    ("greeting", "key"),
    [
        (header(1, 0, 0, magic=b"HTTP"), "camera_wire"),
        (header(1, 8, 6), "camera_wire"),
        (header(1, 8, 0), "camera_wire"),
        (header(1, 8001, 8000), "camera_too_large"),
        (header(1, 0xFFFFFFFF, 0xFFFFFFFF), "camera_too_large"),
        (b"", "camera_lost"),
        (b"SCF1", "camera_lost"),
    ],
)
async def test_another_greeting_is_refused(counted: SimCamera, server: CameraServer, greeting: bytes, key: str) -> None:
    server.greeting = greeting
    with pytest.raises(DeviceLost) as caught:
        await counted.open()
    assert caught.value.key == key
    server.greeting = None
    await counted.open()


@pytest.mark.parametrize(
    "said", [b"\x00" * 24, header(41, 8, 0), header(41, 70_000, 70_000), header(41, 0xFFFFFFFF, 1)]
)
async def test_nonsense_between_frames_is_a_wire_fault(counted: SimCamera, server: CameraServer, said: bytes) -> None:
    await counted.open()
    server.say(said)
    with pytest.raises(WireFault):
        await first(counted)


async def test_a_frame_that_never_ends_is_a_lost_camera(counted: SimCamera, server: CameraServer) -> None:
    await counted.open()
    server.say(message(41)[:-1])
    with pytest.raises(DeviceLost, match="camera_lost"):
        await first(counted)


async def test_frames_nobody_fetches_are_dropped_with_count(counted: SimCamera, server: CameraServer) -> None:
    await counted.open()
    for _ in range(10):
        server.fire()
    while counted.dropped < 6:
        await asyncio.sleep(0)
    assert (await first(counted)).counter == 41
    assert counted.counter == 50


async def test_a_late_frame_is_not_the_answer_to_the_next_request(asked: SimCamera, server: CameraServer) -> None:
    await asked.open()
    server.is_silent = True
    with pytest.raises(NoAnswer, match="camera_no_frame"):
        await asked.take(0.03)
    server.say(message(server.counter))
    server.is_silent = False
    assert (await asked.take(5.0)).counter == 42
    assert server.asked == 2


async def test_a_cancelled_request_leaves_its_frame_to_nobody(asked: SimCamera, server: CameraServer) -> None:
    await asked.open()
    server.is_silent = True
    taking = asyncio.create_task(asked.take(5.0))
    while not server.asked:
        await asyncio.sleep(0)
    taking.cancel()
    await asyncio.wait({taking})
    server.say(message(server.counter))
    server.is_silent = False
    assert (await asked.take(5.0)).counter == 42


async def test_asking_a_camera_that_left_is_lost_until_it_is_opened_again(
    asked: SimCamera, server: CameraServer
) -> None:
    await asked.open()
    await server.stop()
    for _ in range(2):
        with pytest.raises(DeviceLost):
            await asked.take(0.5)
    await server.start()
    await asked.open()
    assert (await asked.take(5.0)).counter == 41
