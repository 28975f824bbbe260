"""Cameras and readers: everything that comes becomes one observation, whatever went wrong."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from typing import NoReturn

import numpy as np
import pytest

from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import CameraTrigger, Frame, Pixels, ReadCode, ReaderTrigger, Reading
from station.core.observations import FrameSeen, LabelRead, Noticed, PictureRead, UnitRead
from station.core.settings import CameraRole
from station.core.values import CaseRef, Recipe, View
from station.journal.errors import StoreFault
from station.runtime.camera_task import CameraTask
from station.runtime.code_checker import CodeChecker, History
from station.runtime.intake import Intake
from station.runtime.pictures import PictureReader
from station.runtime.reader_task import CaseReaderTask, UnitReaderTask, WholeCaseTask
from station.runtime.requests import next_request
from station.vision.types import Decoded, DecodeSettings, PictureResult
from tests.runtime.fakes import HandClock, settle
from tests.runtime.pools import no_pools

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
        self.checker = CodeChecker(self.history, lambda: RECIPE, no_pools())
        self.decodings: list[asyncio.Task[None]] = []

    def spawn(self, decoding: Coroutine[object, object, None]) -> None:
        self.decodings.append(asyncio.create_task(_as_task(decoding)))

    async def camera(self, camera: Scripted, result: PictureResult, cases: Sequence[CaseRef] = ()) -> list[object]:
        reader = PictureReader(
            Decoder(result),
            self.checker,
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
    assert [(cell.cell, cell.checked and cell.checked.code.key) for cell in read.views[0].cells] == [
        ((1, 1), "A"),
        ((1, 2), None),
    ]
    assert [checked.code.key for checked in read.views[0].extra] == ["B"]
    assert read.case == CASE


async def test_a_taken_code_is_told_with_its_case() -> None:
    rig = Rig(lambda keys: {"A": "1/2"})
    read = pictures(await rig.camera(Scripted([frame(0, 1)]), PictureResult((code("A", (1, 1)),)), [CASE]))[0]
    checked = read.views[0].cells[0].checked
    assert checked is not None
    assert (checked.taken_by, checked.proven) == ("1/2", True)


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
    checked = read.views[0].cells[0].checked
    assert checked is not None and not checked.proven


async def test_a_missing_frame_and_a_lost_camera_are_answered_too() -> None:
    seen = await Rig().camera(Scripted([NoAnswer("late")]), PictureResult(), [CASE])
    assert [(read.case, read.error) for read in pictures(seen)] == [
        (CASE, "picture_missing"),
        (LAST, "camera_lost"),
    ]


class Noticing(Scripted):
    """Notices its loss while nobody asks it."""

    def __init__(self, given: Sequence[object]) -> None:
        super().__init__(given)
        self.cut = asyncio.Event()

    async def wait_until_lost(self) -> NoReturn:
        await self.cut.wait()
        raise DeviceLost("camera_cut")


async def test_an_asked_camera_is_lost_when_it_goes_and_not_when_a_case_wants_it() -> None:
    rig, camera = Rig(), Noticing([frame(0, 1)])
    serving = asyncio.create_task(rig.camera(camera, PictureResult(), [CASE]))
    camera.given.append(frame(0, 2))
    await settle()
    assert not serving.done()
    camera.cut.set()
    async with asyncio.timeout(10):
        seen = await serving
    assert [(read.case, read.error) for read in pictures(seen)] == [(CASE, None), (LAST, None)]


async def test_a_request_that_came_as_the_device_was_taken_away_is_left_to_be_answered() -> None:
    requests: asyncio.Queue[CaseRef] = asyncio.Queue(1)
    waiting = asyncio.create_task(next_request(requests, Noticing([])))
    await settle()
    requests.put_nowait(CASE)
    while not requests.empty():
        await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait({waiting})
    assert waiting.cancelled() and requests.get_nowait() == CASE


class NoticingReader(ScriptedReader):
    """Notices its loss while nobody asks it."""

    def __init__(self, given: Sequence[Reading]) -> None:
        super().__init__(given, "asked")
        self.cut = asyncio.Event()

    async def wait_until_lost(self) -> NoReturn:
        await self.cut.wait()
        raise DeviceLost("reader_cut")


async def test_an_asked_reader_is_lost_when_it_goes_and_not_when_a_case_wants_it() -> None:
    rig, reader = Rig(), NoticingReader([reading("C1", None)])
    task = CaseReaderTask(reader, rig.checker, rig.intake, 0.1)
    serving = asyncio.create_task(task.serve())
    await settle()
    task.ask(CASE)
    async with asyncio.timeout(10):
        while not len(rig.intake):
            await asyncio.sleep(0)
        reader.cut.set()
        with pytest.raises(DeviceLost, match="reader_cut"):
            await serving
    assert [item.case for item in rig.seen() if isinstance(item, LabelRead)] == [CASE]


async def test_a_reader_that_is_back_is_not_fired_for_cases_that_came_while_it_was_away() -> None:
    """Other cases stand in front of it by then."""
    rig, reader = Rig(), NoticingReader([])
    task = CaseReaderTask(reader, rig.checker, rig.intake, 0.1)
    task.ask(CASE)
    reader.cut.set()
    serving = asyncio.create_task(task.serve())
    await settle()
    with pytest.raises(DeviceLost):
        await serving
    task.ask(LAST)
    reader.given, reader.cut = [reading("C9", None)], asyncio.Event()
    serving = asyncio.create_task(task.serve())
    await settle()
    serving.cancel()
    await asyncio.wait({serving})
    told = [(item.case, item.checked) for item in rig.seen() if isinstance(item, LabelRead)]
    assert (told, len(reader.given)) == ([(CASE, None), (LAST, None)], 1)


async def test_a_counted_frame_is_told_at_once_and_again_when_it_is_read() -> None:
    seen = await Rig().camera(Scripted([frame(7, 1)], "counted"), PictureResult())
    assert seen[0] == FrameSeen("top", 7)
    assert [(read.case, read.counter, read.error) for read in pictures(seen)] == [(None, 7, None)]


async def test_a_camera_that_repeats_itself_is_not_believed() -> None:
    frames = [frame(1, 1, 10), frame(2, 2, 10), frame(3, 2, 11)]
    seen = await Rig().camera(Scripted(frames, "counted"), PictureResult())
    told = {read.counter: read.error for read in pictures(seen)}
    assert told == {1: None, 2: "picture_stale", 3: "picture_stale"}


async def test_torn_frames_one_after_another_are_no_camera_that_repeats_itself() -> None:
    torn = [Frame("top", number, number, 0.0, np.empty((0, 0), np.uint8)) for number in (1, 2)]
    seen = await Rig().camera(Scripted(torn, "counted"), PictureResult())
    assert [read.error for read in pictures(seen)] == [None, None]


def reading(text: str | None, trigger: int | None) -> Reading:
    return Reading("infeed", trigger, text, (text or "").encode(), 0.0)


async def test_telegrams_carry_their_trigger_and_one_without_answers_nothing() -> None:
    rig = Rig()
    task = UnitReaderTask(
        ScriptedReader([reading("A", 1), reading(None, 2), reading("B", None)]), 1, rig.checker, rig.intake
    )
    await _lost(task.serve())
    seen = [item for item in rig.seen() if isinstance(item, UnitRead)]
    assert [(item.trigger, item.checked and item.checked.code.key) for item in seen] == [(1, "A"), (2, None)]
    assert (task.no_reads, task.untagged) == (1, 1)


async def test_what_a_reader_says_without_a_code_is_a_no_read() -> None:
    rig = Rig()
    messages = ["NoRead", "ERROR", "NR", "?", "NG", "FAIL", "TIMEOUT", "OK,LON", "sAN mTCgateon 1", "ER,LON,22"]
    readings = [reading(message, trigger) for trigger, message in enumerate(messages, 1)]
    task = UnitReaderTask(ScriptedReader(readings), 1, rig.checker, rig.intake)
    await _lost(task.serve())
    seen = [item for item in rig.seen() if isinstance(item, UnitRead)]
    assert [(item.trigger, item.checked) for item in seen] == [(n, None) for n in range(1, len(messages) + 1)]
    assert task.no_reads == len(messages)


async def test_an_asked_case_reader_answers_for_its_case_also_with_nothing() -> None:
    rig = Rig()
    task = CaseReaderTask(ScriptedReader([reading("C1", None)], "asked"), rig.checker, rig.intake, 0.1)
    serving = asyncio.create_task(task.serve())
    await settle()
    task.ask(CASE)
    task.ask(CaseRef(1, 6))
    async with asyncio.timeout(30):
        while len(rig.intake) < 2:
            await asyncio.sleep(0.001)
    serving.cancel()
    seen = [item for item in rig.seen() if isinstance(item, LabelRead)]
    assert [(item.case, item.checked and item.checked.code.key) for item in seen] == [
        (CASE, "C1"),
        (CaseRef(1, 6), None),
    ]


def box(*codes: tuple[int, str | None], trigger: int | None = 7, fault: str = "") -> Reading:
    """A telegram of a reader of whole cases: (place, text)."""
    read = tuple(ReadCode(place, text, (text or "").encode()) for place, text in codes)
    return Reading("box", trigger, None, b"", 0.0, fault, read)  # type: ignore[arg-type]


async def whole_cases(
    readings: list[Reading], recipe: Recipe | None = RECIPE, rig: Rig | None = None
) -> list[PictureRead]:
    rig = rig or Rig()
    task = WholeCaseTask(ScriptedReader(readings), rig.checker, rig.intake, 0.1, lambda: recipe)
    await _lost(task.serve())
    return pictures(rig.seen())


def keys(read: PictureRead) -> list[tuple[tuple[int, int] | None, str | None]]:
    return [(cell.cell, cell.checked.code.key if cell.checked else None) for cell in read.views[0].cells]


async def test_a_reader_of_whole_cases_tells_every_place() -> None:
    rig = Rig(lambda keys: {"A": "1/2"})
    [read] = await whole_cases([box((2, "B"), (1, "A"))], rig=rig)
    assert (read.camera, read.case, read.counter, read.error) == ("infeed", None, 7, None)
    assert keys(read) == [((1, 1), "A"), ((1, 2), "B")]
    first = read.views[0].cells[0].checked
    assert first is not None and (first.taken_by, first.proven) == ("1/2", True)


async def test_places_it_did_not_read_are_no_reads_and_what_is_beyond_the_case_is_extra() -> None:
    told = [box((1, "A")), box((1, None), (2, "B")), box((1, "A"), (2, "B"), (3, "C")), box()]
    reads = await whole_cases(told)
    assert [keys(read) for read in reads] == [
        [((1, 1), "A"), ((1, 2), None)],
        [((1, 1), None), ((1, 2), "B")],
        [((1, 1), "A"), ((1, 2), "B")],
        [(None, None), (None, None)],
    ]
    assert [[seen.code.key for seen in read.views[0].extra] for read in reads] == [[], [], ["C"], []]


async def test_codes_without_places_are_in_the_order_of_the_telegram() -> None:
    reads = await whole_cases([box((0, "A"), (0, "B")), box((0, "A")), box((0, "A"), (0, "B"), (0, "C"))])
    assert [keys(read) for read in reads] == [
        [(None, "A"), (None, "B")],
        [(None, "A"), (None, None)],
        [(None, "A"), (None, "B")],
    ]
    assert [len(read.views[0].extra) for read in reads] == [0, 0, 1]


async def test_a_grid_of_the_recipe_gives_places_their_cells() -> None:
    [read] = await whole_cases([box((3, "C"))], replace(RECIPE, units_per_case=4, rows=2, columns=2))
    assert [cell for cell, key in keys(read) if key] == [(2, 1)]


async def test_a_fault_of_the_reader_and_no_order_are_told() -> None:
    assert [read.error for read in await whole_cases([box(fault="reader_places")])] == ["reader_places"]
    assert [read.error for read in await whole_cases([box((1, "A"))], None)] == ["no_order"]


async def test_an_asked_reader_of_whole_cases_answers_for_its_case_also_with_nothing() -> None:
    rig = Rig()
    reader = ScriptedReader([box((1, "A"), (2, "B"), trigger=None)], "asked")
    task = WholeCaseTask(reader, rig.checker, rig.intake, 0.1, lambda: RECIPE)
    serving = asyncio.create_task(task.serve())
    await settle()
    task.ask(CASE)
    task.ask(CaseRef(1, 6))
    async with asyncio.timeout(30):
        while len(rig.intake) < 2:
            await asyncio.sleep(0.001)
    serving.cancel()
    first, second = pictures(rig.seen())
    assert (first.case, keys(first)) == (CASE, [((1, 1), "A"), ((1, 2), "B")])
    assert (second.case, second.error) == (CaseRef(1, 6), "reader_silent")


# several views -------------------------------------------------------------------------------------------------------

HALVES = (View("top", 1, 1, 1, (0, 0, 500, 1000)), View("top", 1, 1, 1, (500, 0, 500, 1000)))
LAYERS = (View("top", 1, 1, 1), View("side", 1, 1, 1), View("top", 2, 1, 1))


class ByArea:
    """A decoder that answers by the area it is asked to look at; counts what it is asked."""

    def __init__(self, answers: Mapping[tuple[float, float, float, float], PictureResult]) -> None:
        self._answers = answers
        self.asked = 0

    async def decode(self, pixels: object, settings: DecodeSettings) -> PictureResult:
        self.asked += 1
        return self._answers[settings.area]


async def read_views(views: tuple[View, ...], decoder: ByArea) -> PictureRead:
    rig, recipe = Rig(), replace(RECIPE, rows=0, columns=0, views=views)
    cameras = (CameraRole("top", "counted"), CameraRole("side", "counted"))

    def settings(_: Recipe, view: View) -> DecodeSettings:
        left, top, width, height = view.area
        area = (left / 1000, top / 1000, (left + width) / 1000, (top + height) / 1000)
        return DecodeSettings(rows=view.rows, columns=view.columns, area=area)

    reader = PictureReader(decoder, rig.checker, lambda: recipe, settings, camera="top", cameras=cameras)
    read, _ = await reader.read(None, frame(1, 1), None)
    rig.history.close()
    return read


async def test_each_view_of_a_picture_is_read_in_its_own_area() -> None:
    left, right = placed("A", 0.25, (1, 1)), placed("B", 0.75, (1, 1))
    seen = {
        (0.0, 0.0, 0.5, 1.0): PictureResult((left,), (), (replace(right, cell=None),)),
        (0.5, 0.0, 1.0, 1.0): PictureResult((right,), (), (replace(left, cell=None),)),
    }
    read = await read_views(HALVES, ByArea(seen))
    assert [[cell.checked and cell.checked.code.key for cell in view.cells] for view in read.views] == [["A"], ["B"]]
    assert [view.extra for view in read.views] == [(), ()], "what is in the other area is no stranger"


async def test_what_is_in_no_area_is_a_stranger() -> None:
    thirds = (View("top", 1, 1, 1, (0, 0, 300, 1000)), View("top", 1, 1, 1, (700, 0, 300, 1000)))
    stranger = replace(placed("X", 0.5, (1, 1)), cell=None)
    seen = {area: PictureResult((), ((1, 1),), (stranger,)) for area in ((0.0, 0.0, 0.3, 1.0), (0.7, 0.0, 1.0, 1.0))}
    read = await read_views(thirds, ByArea(seen))
    assert [[each.code.key for each in view.extra] for view in read.views] == [["X"], ["X"]]


async def test_layers_that_are_read_alike_cost_one_decoding_and_tell_both_views() -> None:
    decoder = ByArea({(0.0, 0.0, 1.0, 1.0): PictureResult((code("A", (1, 1)),))})
    read = await read_views(LAYERS, decoder)
    assert [view.view for view in read.views] == [1, 3]
    assert decoder.asked == 1


def placed(text: str, x: float, cell: tuple[int, int]) -> Decoded:
    """A code in a picture of ``frame``'s size, its middle at this part of the width."""
    height, width = frame(1, 1).pixels.shape
    at = (x * width, height / 2)
    return replace(code(text, cell), position=(at, at, at, at))
