"""Tests of devices that never disturb the line; previews; addresses without passwords."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from config.result import Config
from drivers.camera.settings import OpenCvCameraSettings, SimCameraSettings
from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import Frame, PlcProbe, Registers
from station.assembly.device_tests import DeviceTests
from station.assembly.instruments import address_of
from station.assembly.previews import Previews
from station.core.inputs import PACKML_EXECUTE
from station.runtime.activity import Activity
from station.runtime.camera_pictures import CameraPictures
from station.runtime.camera_task import CameraTask
from station.runtime.station import Station
from station.runtime.supervisor import DeviceHealth, DeviceState
from station.vision.types import Decoded, PictureResult

CORNERS = ((10.0, 10.0), (31.0, 10.0), (31.0, 31.0), (10.0, 31.0))
READ = PictureResult((Decoded("A", b"A", "qr", (1, 1), CORNERS, "whole", True, "1"),), ((1, 2),), ms=4.0)


class Camera:
    """What a test sees of a camera and of its task; counts how often it was fired."""

    name = "top"

    def __init__(self, trigger: str = "asked", *, spare: bool = True, idle: bool = True) -> None:
        self.trigger, self.is_spare_possible, self.idle = trigger, spare, idle
        self.looks = CameraPictures()
        self.fired = 0
        self.fault: Exception | None = None

    async def take_spare(self) -> Frame:
        self.fired += 1
        if self.fault is not None:
            raise self.fault
        return Frame("top", 1, 0, 0.0, np.zeros((40, 60), np.uint8))

    async def look_at(self, frame: Frame) -> PictureResult | None:
        return READ


class Plc:
    name = "plc"

    def __init__(self, probe: PlcProbe | Exception) -> None:
        self.answer = probe

    def registers(self) -> Registers:
        return Registers((), (), None)

    async def probe(self) -> PlcProbe:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def bench(
    camera: Camera | None = None,
    *,
    line_state: int = 2,
    pending: str | None = None,
    plc: Plc | None = None,
    state: DeviceState = "up",
    reader: object = None,
) -> DeviceTests:
    """Around a line that stands still, unless told otherwise."""
    camera, plc = camera or Camera(), plc or Plc(PlcProbe(0.6, 0.7, True, True))
    reader_task = SimpleNamespace(activity=Activity(), device=reader)
    health = [DeviceHealth(name, "camera", state, 0, "camera_lost" if state == "away" else "") for name in ("top",)]
    station = SimpleNamespace(
        parts=SimpleNamespace(cameras=(camera,), plc=plc),
        devices=SimpleNamespace(
            cameras={"top": camera},
            readers={"infeed": reader_task},
            printers={},
            supervisors=[SimpleNamespace(health=each) for each in health],
        ),
        view=lambda: SimpleNamespace(block=SimpleNamespace(line_state=line_state), pending=pending),
    )
    config = SimpleNamespace(upstreams=(), station=SimpleNamespace(id="L1"))
    return DeviceTests(cast(Config, config), cast(Station, station))


async def test_an_asked_camera_is_fired_while_the_line_stands() -> None:
    camera = Camera()
    answer = await bench(camera).run("top")
    assert (answer.done, answer.key, camera.fired) == (True, "test_camera_ok", 1)
    assert {name: answer.arguments[name] for name in ("size", "read", "wanted")} == {
        "size": "60 × 40",
        "read": 1,
        "wanted": 2,
    }


@pytest.mark.parametrize(
    ("line_state", "pending", "idle"), [(PACKML_EXECUTE, None, True), (2, "3/7", True), (2, None, False)]
)
async def test_while_a_case_could_need_it_no_camera_is_fired(line_state: int, pending: str | None, idle: bool) -> None:
    camera = Camera(idle=idle)
    tests = bench(camera, line_state=line_state, pending=pending)
    assert (await tests.run("top")).key == "test_camera_moving"
    camera.looks.add(Frame("top", 1, 0, 0.0, np.zeros((4, 4), np.uint8)), READ, rated=True)
    answer = await tests.run("top")
    assert (answer.done, answer.key, camera.fired) == (True, "test_camera_newest", 0)


@pytest.mark.parametrize(
    ("camera", "key"),
    [(Camera("counted"), "test_camera_counted"), (Camera(spare=False), "test_camera_recorded")],
)
async def test_a_picture_that_would_be_missing_or_too_many_is_refused(camera: Camera, key: str) -> None:
    answer = await bench(camera).run("top")
    assert (answer.done, answer.key, camera.fired) == (False, key, 0)


async def test_a_camera_that_is_away_is_not_asked() -> None:
    camera = Camera()
    answer = await bench(camera, state="away").run("top")
    assert (answer.done, answer.key, camera.fired) == (False, "camera_lost", 0)


async def test_what_went_wrong_is_the_answer() -> None:
    camera = Camera()
    camera.fault = NoAnswer("camera_no_frame", timeout_ms=500)
    answer = await bench(camera).run("top")
    assert (answer.done, answer.key, answer.arguments["timeout_ms"]) == (False, "camera_no_frame", 500)


class ModelReader:
    """A reader that can be asked what it is."""

    async def identify(self, timeout_s: float) -> str:
        return "SR-2000"


async def test_a_reader_says_what_it_is_where_it_can_be_asked() -> None:
    answer = await bench(reader=ModelReader()).run("infeed")
    assert (answer.done, answer.key, answer.arguments["said"]) == (True, "test_reader_says", "SR-2000")


async def test_a_reader_is_never_fired() -> None:
    tests = bench()
    assert (await tests.run("infeed")).key == "test_reader_quiet"


@pytest.mark.parametrize(
    ("probe", "done", "key"),
    [
        (PlcProbe(0.61, 0.7, True, True), True, "test_plc_ok"),
        (PlcProbe(0.61, 0.7, False, True), True, "test_plc_torn"),
        (PlcProbe(0.61, 0.7, True, False), False, "plc_foreign_master"),
        (DeviceLost("plc_lost", host="h"), False, "plc_lost"),
    ],
)
async def test_the_plc_is_read_once_more(probe: PlcProbe | Exception, done: bool, key: str) -> None:
    answer = await bench(plc=Plc(probe)).run("plc")
    assert (answer.done, answer.key) == (done, key)


async def test_a_device_nobody_has_is_named() -> None:
    answer = await bench().run("<b>x</b>")
    assert (answer.done, answer.key, answer.arguments) == (False, "device_unknown", {"device": "<b>x</b>"})


# previews --------------------------------------------------------------------------------------------------------


def looked(result: PictureResult | None, pixels: Sequence[int] = (40, 60)) -> CameraTask:
    looks = CameraPictures()
    looks.add(Frame("top", 1, 0, 0.0, np.full(tuple(pixels), 90, np.uint8)), result, rated=True)
    return cast(CameraTask, SimpleNamespace(looks=looks))


def test_a_preview_tells_what_was_read_and_where() -> None:
    shown = Previews().of("top/a", looked(READ))
    assert shown is not None
    assert shown.picture == "/v1/looks/1/top%2Fa.jpg"
    assert (shown.rows, shown.columns, shown.missing, shown.decode_ms) == (1, 2, ((1, 2),), 4.0)
    (symbol,) = shown.symbols
    assert (symbol.text, symbol.row, symbol.column) == ("A", 1, 1)
    assert symbol.corners[:4] == (10 / 60, 10 / 40, 31 / 60, 10 / 40)
    assert shown.px_per_module is not None and shown.px_per_module.median == pytest.approx(1.0)
    assert (shown.pictures, shown.read, shown.wanted) == (1, 1, 2)


def test_a_preview_without_an_order_says_so() -> None:
    shown = Previews().of("top", looked(None))
    assert shown is not None and (shown.error, shown.symbols, shown.px_per_module) == ("no_order", (), None)


def test_a_torn_picture_is_described_too() -> None:
    shown = Previews().of("top", looked(PictureResult(missing=((1, 1),), error="picture_empty"), (0, 0)))
    assert shown is not None and (shown.error, shown.width, shown.height) == ("picture_empty", 0, 0)


def test_a_picture_is_measured_once_and_only_its_age_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    previews, task, measured = Previews(), looked(READ), []
    first = previews.of("top", task)
    monkeypatch.setattr("station.vision.measure.measure", lambda pixels, code: measured.append(code))
    again = previews.of("top", task)
    assert first is not None and again is not None and measured == []
    assert again.age_s >= first.age_s and again.symbols is first.symbols


def test_there_is_no_preview_before_the_first_picture() -> None:
    assert Previews().of("top", cast(CameraTask, SimpleNamespace(looks=CameraPictures()))) is None


# addresses -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("rtsp://user:secret@10.0.0.7:554/main?token=x", "rtsp://10.0.0.7:554/main"),
        (3, "3"),
        ("/var/video.mp4", "/var/video.mp4"),
    ],
)
def test_an_address_never_holds_a_password(source: str | int, shown: str) -> None:
    settings = OpenCvCameraSettings.model_validate({"name": "top", "driver": "opencv", "source": source})
    assert address_of(settings) == shown


def test_an_address_of_the_wire_has_its_port() -> None:
    told = {"name": "top", "driver": "sim", "host": "10.0.0.7", "port": 5001}
    assert address_of(SimCameraSettings.model_validate(told)) == "10.0.0.7:5001"
