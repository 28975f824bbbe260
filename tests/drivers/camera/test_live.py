"""A free-running camera: which frame answers a request, what is dropped, how the thread ends."""

import asyncio
import queue
import threading
from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from drivers.camera.capture import shown, to_grey
from drivers.camera.live import LiveCamera
from drivers.camera.settings import OpenCvCameraSettings
from drivers.errors import DeviceLost, NoAnswer

Picture = npt.NDArray[Any]


class Tape:
    """Stands where cv2.VideoCapture does: gives the frames the test puts in, and blocks between them."""

    def __init__(self) -> None:
        self._frames: queue.Queue[Picture | None] = queue.Queue()
        self.released = threading.Event()
        self.reads = 0

    def show(self, *values: int) -> None:
        for value in values:
            self._frames.put(np.full((2, 3), value, np.uint8))

    def put(self, picture: Picture | None) -> None:
        """None = the source ends."""
        self._frames.put(picture)

    def read(self) -> tuple[bool, Picture | None]:
        self.reads += 1
        picture = self._frames.get()
        return picture is not None, picture

    def release(self) -> None:
        self.released.set()

    def rewind(self) -> None:
        """Forget what was not read: a reader told to stop may have left without the end."""
        while not self._frames.empty():
            self._frames.get_nowait()


def make(tape: Tape, **table: Any) -> LiveCamera:
    settings = OpenCvCameraSettings.model_validate({"name": "top", "driver": "opencv", "source": 0, **table})
    return LiveCamera("top", settings, open_source=lambda _: cast(cv2.VideoCapture, tape))


async def until(camera: LiveCamera, counter: int) -> None:
    async with asyncio.timeout(10):
        while camera.counter < counter:
            await asyncio.sleep(0.001)


async def close(camera: LiveCamera, tape: Tape) -> None:
    tape.put(None)
    await camera.close()
    assert tape.released.is_set()
    tape.rewind()


async def test_frames_that_may_have_begun_before_the_request_are_passed_over() -> None:
    tape = Tape()
    camera = make(tape, pipeline_frames=2)
    await camera.open()
    tape.show(1, 2, 3)
    await until(camera, 3)
    taking = asyncio.create_task(camera.take(5.0))
    await asyncio.sleep(0)
    tape.show(4, 5, 6, 7)
    frame = await taking
    assert (frame.counter, int(frame.pixels[0, 0])) == (6, 6)
    await close(camera, tape)


async def test_no_frame_in_time_is_no_answer_and_the_late_one_is_dropped() -> None:
    tape = Tape()
    camera = make(tape, pipeline_frames=1)
    await camera.open()
    with pytest.raises(NoAnswer, match="camera_no_frame"):
        await camera.take(0.02)
    tape.show(1, 2)
    await until(camera, 2)
    taking = asyncio.create_task(camera.take(5.0))
    await asyncio.sleep(0)
    tape.show(3, 4)
    assert (await taking).counter == 4
    await close(camera, tape)


async def test_counted_frames_come_in_order_and_the_counter_goes_on_after_a_reopening() -> None:
    tape = Tape()
    camera = make(tape, trigger="counted")
    await camera.open()
    tape.show(1, 2)
    stream = camera.frames()
    assert [(await anext(stream)).counter, (await anext(stream)).counter] == [1, 2]
    await close(camera, tape)
    await camera.open()
    tape.show(3)
    assert (await anext(camera.frames())).counter == 3
    await close(camera, tape)


async def test_counted_frames_nobody_fetches_are_dropped_and_show_as_a_gap() -> None:
    tape = Tape()
    camera = make(tape, trigger="counted", max_waiting_frames=2)
    await camera.open()
    tape.show(1, 2, 3, 4, 5)
    async with asyncio.timeout(10):
        while camera.dropped < 3:
            await asyncio.sleep(0.001)
    stream = camera.frames()
    assert [(await anext(stream)).counter, (await anext(stream)).counter] == [1, 2]
    tape.show(6)
    assert (await anext(stream)).counter == 6
    await close(camera, tape)


async def test_a_source_that_ends_is_a_lost_camera() -> None:
    tape = Tape()
    camera = make(tape)
    await camera.open()
    tape.put(None)
    with pytest.raises(DeviceLost, match="camera_lost"):
        await camera.take(5.0)
    await camera.close()


async def test_a_frame_over_the_limit_is_a_lost_camera() -> None:
    tape = Tape()
    camera = make(tape, max_megapixels=1)
    await camera.open()
    tape.put(np.zeros((1001, 1000), np.uint8))
    with pytest.raises(DeviceLost, match="camera_too_large"):
        await camera.take(5.0)
    await camera.close()


async def test_a_device_that_is_not_there_is_said() -> None:
    camera = LiveCamera("top", OpenCvCameraSettings.model_validate({"name": "top", "driver": "opencv", "source": 97}))
    with pytest.raises(DeviceLost) as caught:
        await camera.open()
    assert (caught.value.key, caught.value.arguments["source"]) == ("camera_source", "97")
    await camera.close()


async def test_closing_waits_for_the_thread_but_not_for_ever() -> None:
    tape = Tape()
    camera = make(tape, open_timeout_ms=100, read_timeout_ms=100)
    await camera.open()
    async with asyncio.timeout(10):
        while not tape.reads:
            await asyncio.sleep(0.001)
        await camera.close()
    assert not tape.released.is_set(), "its read still hangs"
    tape.put(None)
    assert await asyncio.to_thread(tape.released.wait, 2)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("rtsp://user:secret@cam/1", "rtsp://cam/1"),
        ("rtsp://cam/1", "rtsp://cam/1"),
        (0, "0"),
        ("/pictures/a@b.avi", "/pictures/a@b.avi"),
    ],
)
def test_a_password_in_a_url_is_never_shown(source: str | int, text: str) -> None:
    assert shown(source) == text


@pytest.mark.parametrize(
    "image",
    [
        np.full((2, 3), 200, np.uint8),
        np.full((2, 3, 1), 200, np.uint8),
        np.full((2, 3, 3), 200, np.uint8),
        np.full((2, 3, 4), 200, np.uint8),
        np.full((2, 3), 200 << 8, np.uint16),
        np.full((2, 3, 3), 200 << 8, np.uint16),
    ],
)
def test_every_kind_of_picture_becomes_grey(image: Picture) -> None:
    grey = to_grey(image)
    assert (grey.shape, str(grey.dtype), int(grey[0, 0])) == ((2, 3), "uint8", 200)
