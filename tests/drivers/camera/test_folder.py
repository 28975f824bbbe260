"""A folder of pictures, replayed."""

import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from drivers.camera.folder import ReplayedFolder
from drivers.camera.settings import FolderCameraSettings
from drivers.errors import DeviceLost
from drivers.protocols import Frame


def write(path: Path, value: int) -> None:
    assert cv2.imwrite(str(path), np.full((4, 6), value, np.uint8))


def make(folder: Path, slept: list[float] | None = None, **table: str | int | bool) -> ReplayedFolder:
    async def sleep(seconds: float) -> None:
        if slept is not None:
            slept.append(seconds)

    settings = FolderCameraSettings.model_validate({"name": "top", "driver": "folder", "path": str(folder), **table})
    return ReplayedFolder("top", settings, clock=lambda: 1.0, sleep=sleep)


def values(frames: list[Frame]) -> list[int]:
    return [int(frame.pixels[0, 0]) for frame in frames]


async def test_pictures_come_in_name_order_and_only_pictures(tmp_path: Path) -> None:
    for name, value in [("b.png", 2), ("a.PNG", 1), ("c.bmp", 3)]:
        write(tmp_path / name, value)
    (tmp_path / "notes.txt").write_text("no picture")
    (tmp_path / "folder.png").mkdir()
    camera = make(tmp_path)
    await camera.open()
    assert values([await camera.take(1.0) for _ in range(3)]) == [1, 2, 3]


async def test_after_the_last_picture_the_camera_is_lost_for_good(tmp_path: Path) -> None:
    write(tmp_path / "a.png", 1)
    camera = make(tmp_path)
    await camera.open()
    await camera.take(1.0)
    with pytest.raises(DeviceLost, match="camera_end"):
        await camera.take(1.0)
    await camera.close()
    with pytest.raises(DeviceLost, match="camera_end"):
        await camera.open()


async def test_in_a_loop_it_begins_again_and_the_counter_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "a.png", 1)
    write(tmp_path / "b.png", 2)
    camera = make(tmp_path, loop=True)
    await camera.open()
    frames = [await camera.take(1.0) for _ in range(5)]
    assert values(frames) == [1, 2, 1, 2, 1]
    assert [frame.counter for frame in frames] == [1, 2, 3, 4, 5]


async def test_opened_again_it_goes_on_where_it_was(tmp_path: Path) -> None:
    write(tmp_path / "a.png", 1)
    write(tmp_path / "b.png", 2)
    camera = make(tmp_path)
    await camera.open()
    await camera.take(1.0)
    await camera.close()
    await camera.open()
    assert values([await camera.take(1.0)]) == [2]


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n\x00"])
async def test_a_file_that_is_no_picture_is_a_frame_without_pixels(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    write(tmp_path / "b.png", 2)
    camera = make(tmp_path)
    await camera.open()
    assert (await camera.take(1.0)).pixels.shape == (0, 0)
    assert camera.unreadable == 1
    assert (await camera.take(1.0)).counter == 2


async def test_a_picture_over_the_limit_is_a_frame_without_pixels(tmp_path: Path) -> None:
    assert cv2.imwrite(str(tmp_path / "a.png"), np.zeros((1100, 1000), np.uint8))
    camera = make(tmp_path, max_megapixels=1)
    await camera.open()
    assert (await camera.take(1.0)).pixels.size == 0


@pytest.mark.parametrize(("make_it", "key"), [(False, "camera_folder"), (True, "camera_folder_empty")])
async def test_no_folder_or_nothing_in_it_is_said(tmp_path: Path, make_it: bool, key: str) -> None:
    place = tmp_path / "pictures"
    if make_it:
        place.mkdir()
    with pytest.raises(DeviceLost) as caught:
        await make(place).open()
    assert (caught.value.key, caught.value.arguments["path"]) == (key, str(place))


async def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DeviceLost, match="camera_folder"):
        await make(tmp_path / "file").open()


async def test_counted_it_shows_one_picture_an_interval(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path / f"{number}.png", number)
    slept: list[float] = []
    camera = make(tmp_path, slept, trigger="counted", interval_ms=250)
    await camera.open()
    with pytest.raises(DeviceLost, match="camera_end"):
        async for _ in camera.frames():
            pass
    assert slept == [0.25, 0.25, 0.25]


async def test_names_that_are_no_utf8_are_only_names(tmp_path: Path) -> None:
    write(tmp_path / "a.png", 5)
    (tmp_path / "a.png").rename(tmp_path / os.fsdecode(b"\xff.png"))
    camera = make(tmp_path)
    await camera.open()
    assert values([await camera.take(1.0)]) == [5]
