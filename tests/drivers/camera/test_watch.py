"""A drop folder: every whole file once, torn ones as frames without pixels, nothing read again. The clock is moved."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from drivers.camera.settings import FolderCameraSettings
from drivers.camera.watch import WatchedFolder, number_in
from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import Frame

PICTURE = cv2.imencode(".png", np.full((4, 6), 9, np.uint8))[1].tobytes()


class Enough(Exception):
    """The test has looked as often as it wanted."""


class Line:
    """A watched folder whose looks are scripted: before each look one step is done, 100 ms apart."""

    def __init__(self, folder: Path, **table: str | int) -> None:
        self.folder = folder
        self.now_s = 0.0
        told = {"name": "top", "driver": "folder", "mode": "watch", "trigger": "counted", "path": str(folder)}
        settings = FolderCameraSettings.model_validate({**told, "settle_ms": 500, **table})
        self.camera = WatchedFolder("top", settings, clock=lambda: self.now_s, sleep=self._sleep)
        self._steps: list[dict[str, bytes]] = []

    async def _sleep(self, _seconds: float) -> None:
        if not self._steps:
            raise Enough
        self.drop(self._steps.pop(0))

    def drop(self, files: dict[str, bytes]) -> None:
        self.now_s += 0.1
        for name, content in files.items():
            path = self.folder / name
            path.write_bytes(content)
            os.utime(path, ns=(0, int(self.now_s * 1e9)))

    async def run(self, *steps: dict[str, bytes]) -> list[Frame]:
        """Look once for nothing, then after each step; return every frame."""
        self._steps = list(steps)
        return [frame async for frame in until_enough(self.camera)]

    def taken(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "taken").iterdir())


async def until_enough(camera: WatchedFolder) -> AsyncIterator[Frame]:
    try:
        async for frame in camera.frames():
            yield frame
    except Enough:
        return


NOTHING: dict[str, bytes] = {}


async def opened(folder: Path, **table: str | int) -> Line:
    line = Line(folder, **table)
    await line.camera.open()
    return line


async def test_a_whole_file_is_taken_at_the_second_look_and_moved(tmp_path: Path) -> None:
    line = await opened(tmp_path)
    assert await line.run({"a.png": PICTURE}) == []
    [frame] = await line.run(NOTHING)
    assert (frame.counter, frame.pixels.shape, frame.device_time_us) == (1, (4, 6), 0)
    assert line.taken() == ["a.png"]
    assert await line.run(NOTHING, NOTHING) == []


async def test_a_growing_file_is_taken_when_it_is_whole(tmp_path: Path) -> None:
    line = await opened(tmp_path)
    growing = [{"a.png": PICTURE[:n]} for n in (20, 40, 60)]
    assert await line.run(*growing, {"a.png": PICTURE}) == []
    [frame] = await line.run(NOTHING)
    assert frame.pixels.shape == (4, 6)


async def test_a_file_that_stops_growing_is_a_frame_without_pixels_after_the_settling_time(tmp_path: Path) -> None:
    line = await opened(tmp_path)
    assert await line.run({"a.png": PICTURE[:40]}, *[NOTHING] * 4) == []
    [frame] = await line.run(NOTHING, NOTHING)
    assert (frame.counter, frame.pixels.shape) == (1, (0, 0))
    assert line.camera.unreadable == 1


@pytest.mark.parametrize("name", ["a.png.part", ".a.png", "a.txt", "png"])
async def test_other_files_and_uploads_under_another_name_are_not_looked_at(tmp_path: Path, name: str) -> None:
    line = await opened(tmp_path)
    assert await line.run({name: PICTURE}, *[NOTHING] * 8) == []
    assert (tmp_path / name).exists()


async def test_a_renamed_upload_is_a_new_file(tmp_path: Path) -> None:
    line = await opened(tmp_path)
    await line.run({"a.part": PICTURE}, NOTHING)
    (tmp_path / "a.part").rename(tmp_path / "a.png")
    assert len(await line.run(NOTHING, NOTHING)) == 1


async def test_files_of_one_look_come_in_the_order_they_were_written(tmp_path: Path) -> None:
    line = await opened(tmp_path)
    await line.run({"z.png": PICTURE}, {"a.png": PICTURE[:-1]}, {"a.png": PICTURE})
    (tmp_path / "taken" / "z.png").unlink()
    await line.run({"b.png": PICTURE})
    frames = await line.run({"y.png": PICTURE}, NOTHING)
    assert [frame.counter for frame in frames] == [3, 4]
    assert line.taken() == ["a.png", "b.png", "y.png"]


async def test_the_last_digits_of_the_name_are_the_trigger_number(tmp_path: Path) -> None:
    line = await opened(tmp_path, counter_from="name")
    files = {"cam_20260101_0012.png": PICTURE, "cam_20260101_0007.png": PICTURE, "cam.png": PICTURE}
    frames = await line.run(files, NOTHING)
    assert [frame.counter for frame in frames] == [7, 12]
    assert (line.camera.unnumbered, line.camera.counter) == (1, 12)
    assert not list(tmp_path.glob("*.png"))


@pytest.mark.parametrize(
    ("name", "number"),
    [("c7.png", 7), ("c007-x.png", 7), ("1-2.png", 2), ("c.png", 0), ("1234567890.png", 0), ("٧.png", 0)],
)
def test_numbers_in_names(name: str, number: int) -> None:
    assert number_in(Path(name)) == number


async def test_what_lies_there_at_open_stays_and_is_never_read(tmp_path: Path) -> None:
    """The path may be an archive."""
    (tmp_path / "c0041.png").write_bytes(PICTURE)
    (tmp_path / "c0040.png").write_bytes(PICTURE)
    line = await opened(tmp_path, counter_from="name")
    assert (line.camera.leftover, line.camera.counter) == (2, 41)
    assert line.camera.opening_note == ("camera_folder_left", {"path": str(tmp_path), "files": 2})
    frames = await line.run(NOTHING, {"c0042.png": PICTURE}, NOTHING)
    assert [frame.counter for frame in frames] == [42]
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["c0040.png", "c0041.png"]
    assert line.taken() == ["c0042.png"]


async def test_a_file_that_is_written_anew_over_an_old_one_is_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_bytes(PICTURE[:-4])
    line = await opened(tmp_path)
    assert len(await line.run(NOTHING, {"image.png": PICTURE}, NOTHING, {"image.png": PICTURE}, NOTHING)) == 2


async def test_what_lies_there_at_open_is_cleared_when_the_config_says_so(tmp_path: Path) -> None:
    (tmp_path / "c0041.png").write_bytes(PICTURE)
    line = await opened(tmp_path, counter_from="name", at_start="clear")
    assert (line.camera.leftover, line.camera.counter, line.taken()) == (1, 41, ["c0041.png"])
    assert line.camera.opening_note == ("camera_folder_cleared", {"path": str(tmp_path), "files": 1})
    assert await line.run(NOTHING, NOTHING) == []


@pytest.mark.parametrize("at_start", ["leave", "clear"])
@pytest.mark.parametrize("taken", ["move", "delete"])
async def test_a_check_changes_nothing_whatever_the_config_says(tmp_path: Path, at_start: str, taken: str) -> None:
    (tmp_path / "c0041.png").write_bytes(PICTURE)
    line = Line(tmp_path, at_start=at_start, taken=taken)
    await line.camera.check()
    await line.camera.close()
    assert [path.name for path in tmp_path.iterdir()] == ["c0041.png"]
    assert line.camera.opening_note is not None
    assert line.camera.opening_note[0] == ("camera_folder_left" if at_start == "leave" else "camera_folder_to_clear")


async def test_a_check_of_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(DeviceLost, match="camera_folder"):
        await Line(tmp_path / "none").camera.check()


async def test_an_archive_too_large_to_look_through_is_refused_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drivers.camera.watch._MOST_FILES", 1)
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(PICTURE)
    with pytest.raises(DeviceLost, match="camera_folder_flooded"):
        await Line(tmp_path).camera.open()
    assert len(list(tmp_path.iterdir())) == 2


async def test_a_restart_does_not_read_a_file_again(tmp_path: Path) -> None:
    line = await opened(tmp_path)
    assert len(await line.run({"a.png": PICTURE}, NOTHING)) == 1
    again = await opened(tmp_path)
    assert again.camera.leftover == 0
    assert await again.run(NOTHING, NOTHING) == []


async def test_a_name_that_comes_again_does_not_overwrite_the_first(tmp_path: Path) -> None:
    line = await opened(tmp_path)
    await line.run({"a.png": PICTURE}, NOTHING)
    await line.run({"a.png": PICTURE}, NOTHING)
    assert len(line.taken()) == 2


async def test_taken_files_are_deleted_when_the_config_says_so(tmp_path: Path) -> None:
    line = await opened(tmp_path, taken="delete")
    assert len(await line.run({"a.png": PICTURE}, NOTHING)) == 1
    assert list(tmp_path.iterdir()) == []


async def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeviceLost, match="camera_folder"):
        await Line(tmp_path / "absent").camera.open()


async def test_a_file_in_the_place_of_taken_is_said(tmp_path: Path) -> None:
    line = await opened(tmp_path)
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(DeviceLost, match="camera_folder"):
        await line.run({"a.png": PICTURE}, NOTHING)


async def test_a_flooded_folder_is_lost_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.camera.watch._MOST_FILES", 3)
    line = await opened(tmp_path)
    with pytest.raises(DeviceLost, match="camera_folder_flooded"):
        await line.run({f"{n}.png": b"" for n in range(4)}, NOTHING)


async def test_a_watched_folder_cannot_be_asked(tmp_path: Path) -> None:
    line = await opened(tmp_path)
    with pytest.raises(NoAnswer, match="camera_not_asked"):
        await line.camera.take(1.0)
