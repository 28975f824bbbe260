"""The newest pictures of a camera: kept for who looks, rated by cases only; a spare picture belongs to no case."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import numpy as np
import pytest

from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import Frame
from station.core.settings import CameraRole
from station.runtime.camera_pictures import KEPT, RATED, CameraPictures, ReadRate
from station.runtime.camera_task import CameraTask
from station.runtime.pictures import PictureReader
from station.vision.types import Decoded, DecodeSettings, PictureResult
from tests.runtime.fakes import until
from tests.runtime.test_devices import CASE, CORNERS, RECIPE, Decoder, Rig, Scripted, code, frame


def result(read: int, missing: int) -> PictureResult:
    codes = tuple(Decoded(f"{n}", b"", "qr", (1, n + 1), CORNERS, "whole", True) for n in range(read))
    return PictureResult(codes, tuple((2, n + 1) for n in range(missing)))


def picture(counter: int) -> Frame:
    return Frame("top", counter, 0, float(counter), np.zeros((4, 4), np.uint8))


def test_the_newest_pictures_are_kept_and_no_more() -> None:
    looks = CameraPictures()
    assert looks.find(1) is None
    for counter in range(1, 5):
        looks.add(picture(counter), None)
    assert looks.newest is not None and looks.newest.number == 4
    assert [number for number in range(1, 6) if looks.find(number)] == list(range(5 - KEPT, 5))


def test_the_rate_is_over_the_newest_pictures_of_cases() -> None:
    looks = CameraPictures()
    looks.add(picture(1), result(0, 24))
    for counter in range(RATED + 50):
        looks.add(picture(counter), result(23 if counter % 10 == 0 else 24, counter % 10 == 0), rated=True)
    assert looks.rate.pictures == RATED
    assert (looks.rate.wanted, looks.rate.read) == (24 * RATED, 24 * RATED - RATED // 10)


def task_of(rig: Rig, camera: Scripted, found: PictureResult | None = None) -> CameraTask:
    decoder = Decoder(found or PictureResult())
    reader = PictureReader(
        decoder,
        rig.checker,
        lambda: RECIPE,
        lambda *_: DecodeSettings(rows=1, columns=2),
        camera=camera.name,
        cameras=(CameraRole(camera.name, camera.trigger),),
    )
    return CameraTask(camera, reader, rig.intake, None, rig.spawn, boot=1, take_timeout_s=1)


@contextlib.asynccontextmanager
async def serving(task: CameraTask) -> AsyncIterator[None]:
    running = asyncio.create_task(task.serve())
    await asyncio.sleep(0)
    yield
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_every_picture_of_a_case_can_be_looked_at() -> None:
    rig = Rig()
    task = task_of(rig, Scripted([frame(1, 10)]), PictureResult((code("A", (1, 1)),), ((1, 2),)))
    async with serving(task):
        task.take(CASE)
        await until(lambda: task.looks.newest is not None)
    newest = task.looks.newest
    assert newest is not None and newest.result is not None and newest.pixels[0, 0] == 10
    assert (task.looks.rate.read, task.looks.rate.wanted) == (1, 2)
    rig.seen()


async def test_a_spare_picture_goes_to_nobody_but_who_asked() -> None:
    rig = Rig()
    task = task_of(rig, Scripted([frame(1, 10)]))
    async with serving(task):
        spare = await task.take_spare()
        result = await task.look_at(spare)
        assert spare.counter == 1 and task.idle and result is not None
    assert rig.seen() == []
    assert task.looks.newest is not None and task.looks.rate == ReadRate()


async def test_a_spare_picture_that_does_not_come_is_said() -> None:
    rig = Rig()
    task = task_of(rig, Scripted([NoAnswer("camera_no_frame", timeout_ms=5)]))
    async with serving(task):
        with pytest.raises(NoAnswer, match="camera_no_frame"):
            await task.take_spare()
    assert rig.seen() == []


async def test_a_camera_that_is_away_gives_no_spare_picture() -> None:
    rig = Rig()
    with pytest.raises(DeviceLost):
        await task_of(rig, Scripted([])).take_spare()
    rig.seen()


async def test_a_camera_lost_meanwhile_answers_everybody_who_waits() -> None:
    rig = Rig()
    task = task_of(rig, Scripted([DeviceLost("camera_cut")]))
    async with serving(task):
        answers = await asyncio.gather(*(task.take_spare() for _ in range(3)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [DeviceLost] * 3
    rig.seen()


async def test_who_asked_for_a_spare_picture_may_go_away() -> None:
    rig = Rig()
    task = task_of(rig, Scripted([frame(1, 10), frame(2, 11)]))
    async with serving(task):
        gone = asyncio.create_task(task.take_spare())
        await asyncio.sleep(0)
        gone.cancel()
        assert (await task.take_spare()).counter in (1, 2)
    rig.seen()
