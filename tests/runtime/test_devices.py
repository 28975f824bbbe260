"""Cameras and readers: everything that comes becomes one observation, whatever went wrong."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence

import numpy as np

from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import CameraTrigger, Frame, Pixels, ReaderTrigger, Reading
from station.core.observations import FrameSeen, LabelRead, Noticed, PictureRead, UnitRead
from station.core.settings import CameraRole
from station.core.values import CaseRef, Recipe
from station.journal.errors import StoreFault
from station.runtime.camera_task import CameraTask
from station.runtime.intake import Intake
from station.runtime.pictures import PictureReader
from station.runtime.reader_task import CaseReaderTask, UnitReaderTask
from station.runtime.sightings import History, Sighter
from station.vision.types import Decoded, DecodeSettings, PictureResult
from tests.runtime.fakes import HandClock

CASE, LAST = CaseRef(1, 5), CaseRef(1, 6)
"""``LAST`` is asked for when nothing is left to give: the camera is lost then."""
RECIPE = Recipe("p", "plain", 2, 1, 2)
CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def frame(counter: int, shade: int, time_us: int = 0) -> Frame:
    return Frame("top", counter, time_us, 0.0, np.full((16, 16), shade, np.uint8))


def code(text: str, cell: tuple[int, int] | None) -> Decoded:
    return Decoded(text, text.encode(), "qr", cell, CORNERS, "whole", True)


class Decoder:
    def __init__(self, result: PictureResult) -> None:
        self.result = result

    async def decode(self, pixels: Pixels, settings: DecodeSettings) -> PictureResult:
        return self.result


class Scripted:
    """A camera and a reader in one: gives what it was given, then is lost."""

    def __init__(
        self, given: Sequence[object], camera: CameraTrigger = "asked", reader: ReaderTrigger = "tagged"
    ) -> None:
        self.given = list(given)
        self._camera = camera
        self._reader = reader

    name = "top"
    counter = 0

    @property
    def trigger(self) -> CameraTrigger:
        return self._camera

    async def open(self) -> None:
        """Nothing to open."""

    async def close(self) -> None:
        """Nothing to close."""

    async def take(self, timeout_s: float) -> Frame:
        given = self.given.pop(0) if self.given else DeviceLost("camera_cut")
        if isinstance(given, Exception):
            raise given
        assert isinstance(given, Frame)
        return given

    async def frames(self) -> AsyncIterator[Frame]:
        for given in self.given:
            assert isinstance(given, Frame)
            yield given
        raise DeviceLost("camera_cut")


class ScriptedReader:
    name = "infeed"

    def __init__(self, given: Sequence[Reading], trigger: ReaderTrigger = "tagged") -> None:
        self.given = list(given)
        self._trigger = trigger

    @property
    def trigger(self) -> ReaderTrigger:
        return self._trigger

    async def open(self) -> None:
        """Nothing to open."""

    async def close(self) -> None:
        """Nothing to close."""

    async def ask(self, timeout_s: float) -> Reading:
        if not self.given:
            raise NoAnswer("reader_silent")
        return self.given.pop(0)

    async def readings(self) -> AsyncIterator[Reading]:
        for given in self.given:
            yield given
        raise DeviceLost("reader_cut")


class Rig:
    """Everything around a device: an intake to look into, a history to ask."""

    def __init__(self, taken: Callable[[Sequence[str]], Mapping[str, str]] = lambda keys: {}) -> None:
        self.intake = Intake(HandClock())
        self.history = History(taken, self.intake.put)
        self.sighter = Sighter(self.history, lambda: RECIPE)
        self.decodings: list[asyncio.Task[None]] = []

    def spawn(self, decoding: Coroutine[object, object, None]) -> None:
        self.decodings.append(asyncio.create_task(_as_task(decoding)))

    async def camera(self, camera: Scripted, result: PictureResult, cases: Sequence[CaseRef] = ()) -> list[object]:
        reader = PictureReader(
            Decoder(result),
            self.sighter,
            lambda: RECIPE,
            lambda *_: DecodeSettings(rows=1, columns=2),
            camera=camera.name,
            cameras=(CameraRole(camera.name, camera.trigger),),
        )
        task = CameraTask(camera, reader, self.intake, None, self.spawn, boot=1, take_timeout_s=1)
        serving = asyncio.create_task(_lost(task.serve()))
        await asyncio.sleep(0)
        for case in (*cases, LAST) if camera.trigger == "asked" else ():
            task.take(case)
        await serving
        await asyncio.gather(*self.decodings)
        return self.seen()

    def seen(self) -> list[object]:
        self.history.close()
        return [self.intake.pop().item for _ in range(len(self.intake))]


async def _as_task(decoding: Coroutine[object, object, None]) -> None:
    await decoding


async def _lost(serving: Coroutine[object, object, None]) -> None:
    try:
        await serving
    except DeviceLost:
        return


def pictures(seen: Sequence[object]) -> list[PictureRead]:
    """By case, then by counter: decoding in parallel promises no order."""
    found = [item for item in seen if isinstance(item, PictureRead)]
    return sorted(found, key=lambda read: (read.case.seq if read.case else 0, read.counter))


async def test_every_cell_is_told_and_a_stranger_beside_them_too() -> None:
    result = PictureResult((code("A", (1, 1)),), ((1, 2),), (code("B", None),))
    read = pictures(await Rig().camera(Scripted([frame(0, 1)]), result, [CASE]))[0]
    assert [(cell.cell, cell.sighting and cell.sighting.code.key) for cell in read.views[0].cells] == [
        ((1, 1), "A"),
        ((1, 2), None),
    ]
    assert [sighting.code.key for sighting in read.views[0].extra] == ["B"]
    assert read.case == CASE


async def test_a_taken_code_is_told_with_its_case() -> None:
    rig = Rig(lambda keys: {"A": "1/2"})
    read = pictures(await rig.camera(Scripted([frame(0, 1)]), PictureResult((code("A", (1, 1)),)), [CASE]))[0]
    sighting = read.views[0].cells[0].sighting
    assert sighting is not None
    assert (sighting.taken_by, sighting.proven) == ("1/2", True)


async def test_look_ups_that_fail_are_said_once_and_once_that_they_work_again() -> None:
    failing = [True]

    def taken(keys: Sequence[str]) -> Mapping[str, str]:
        if failing[0]:
            raise StoreFault("disk_error")
        return {}

    rig = Rig(taken)
    for _ in range(3):
        assert await rig.history.look_up(["a"]) is None
    rig.history.announce()
    failing[0] = False
    for _ in range(3):
        assert await rig.history.look_up(["a"]) == {}
    rig.history.announce()
    standing = Noticed("lookup_slow", True, (("ms", 300),))
    assert rig.seen() == [standing, standing, Noticed("lookup_slow", False)]


async def test_a_look_up_that_fails_proves_nothing() -> None:
    def broken(keys: Sequence[str]) -> Mapping[str, str]:
        raise TimeoutError

    read = pictures(await Rig(broken).camera(Scripted([frame(0, 1)]), PictureResult((code("A", (1, 1)),)), [CASE]))[0]
    sighting = read.views[0].cells[0].sighting
    assert sighting is not None and not sighting.proven


async def test_a_missing_frame_and_a_lost_camera_are_answered_too() -> None:
    seen = await Rig().camera(Scripted([NoAnswer("late")]), PictureResult(), [CASE])
    assert [(read.case, read.error) for read in pictures(seen)] == [
        (CASE, "picture_missing"),
        (LAST, "camera_lost"),
    ]


async def test_a_counted_frame_is_told_at_once_and_again_when_it_is_read() -> None:
    seen = await Rig().camera(Scripted([frame(7, 1)], "counted"), PictureResult())
    assert seen[0] == FrameSeen("top", 7)
    assert [(read.case, read.counter, read.error) for read in pictures(seen)] == [(None, 7, None)]


async def test_a_camera_that_repeats_itself_is_not_believed() -> None:
    frames = [frame(1, 1, 10), frame(2, 2, 10), frame(3, 2, 11)]
    seen = await Rig().camera(Scripted(frames, "counted"), PictureResult())
    told = {read.counter: read.error for read in pictures(seen)}
    assert told == {1: None, 2: "picture_stale", 3: "picture_stale"}


def reading(text: str | None, trigger: int | None) -> Reading:
    return Reading("infeed", trigger, text, (text or "").encode(), 0.0)


async def test_telegrams_carry_their_trigger_and_one_without_answers_nothing() -> None:
    rig = Rig()
    task = UnitReaderTask(
        ScriptedReader([reading("A", 1), reading(None, 2), reading("B", None)]), 1, rig.sighter, rig.intake
    )
    await _lost(task.serve())
    seen = [item for item in rig.seen() if isinstance(item, UnitRead)]
    assert [(item.trigger, item.sighting and item.sighting.code.key) for item in seen] == [(1, "A"), (2, None)]
    assert (task.no_reads, task.untagged) == (1, 1)


async def test_what_a_reader_says_without_a_code_is_a_no_read() -> None:
    rig = Rig()
    messages = ["NoRead", "ERROR", "NR", "?", "NG", "FAIL", "TIMEOUT", "OK,LON", "sAN mTCgateon 1", "ER,LON,22"]
    readings = [reading(message, trigger) for trigger, message in enumerate(messages, 1)]
    task = UnitReaderTask(ScriptedReader(readings), 1, rig.sighter, rig.intake)
    await _lost(task.serve())
    seen = [item for item in rig.seen() if isinstance(item, UnitRead)]
    assert [(item.trigger, item.sighting) for item in seen] == [(n, None) for n in range(1, len(messages) + 1)]
    assert task.no_reads == len(messages)


async def test_an_asked_case_reader_answers_for_its_case_also_with_nothing() -> None:
    rig = Rig()
    task = CaseReaderTask(ScriptedReader([reading("C1", None)], "asked"), rig.sighter, rig.intake, 0.1)
    task.ask(CASE)
    task.ask(CaseRef(1, 6))
    serving = asyncio.create_task(task.serve())
    async with asyncio.timeout(2):
        while len(rig.intake) < 2:
            await asyncio.sleep(0.001)
    serving.cancel()
    seen = [item for item in rig.seen() if isinstance(item, LabelRead)]
    assert [(item.case, item.sighting and item.sighting.code.key) for item in seen] == [
        (CASE, "C1"),
        (CaseRef(1, 6), None),
    ]
