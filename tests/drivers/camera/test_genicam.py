"""Cameras that speak GenICam: what is told of each fault, over a real network, a real library, a real process.

Fast twins of the conformance suite are in ``test_frame_count`` and ``test_pixel_formats``; here a process is started
for each camera, so a test has a whole conversation with one.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from drivers.camera import aravis_library, aravis_source, genicam_link, genicam_spare
from drivers.camera.genicam import GenicamCamera
from drivers.camera.genicam_settings import AravisCameraSettings, GigeCameraSettings
from drivers.camera.genicam_source import configure, likely, plain_refusal
from drivers.errors import DeviceLost, DriverError, NoAnswer
from drivers.protocols import Frame
from station.runtime.clock import SystemClock
from station.runtime.supervisor import CAMERA_BACK_OFF_S, Supervisor
from tests.drivers.camera.gige_peer import (
    EXPOSURE,
    FORMAT,
    GAIN,
    HEIGHT,
    TRIGGER_MODE,
    TRIGGER_SOURCE,
    WIDTH,
    GigePeer,
    hold_port,
)
from tests.drivers.conformance.test_camera import load_aravis

pytest.importorskip("viva_genicam", reason="the extra gige is not installed")
pytestmark = pytest.mark.wire
PATIENT = {"open_timeout_ms": 30_000, "silence_timeout_ms": 5_000}
"""A machine that runs everything at once starts a process slowly."""
MONO12P, BAYER_RG8, MONO1P = 0x010C0047, 0x01080009, 0x01010037


@pytest.fixture
def peer() -> Iterator[GigePeer]:
    peer = GigePeer()
    with hold_port():
        peer.start()
        yield peer
        peer.stop()


class Cameras:
    """Opens cameras and closes them with the test."""

    def __init__(self) -> None:
        self.made: list[GenicamCamera] = []

    def make(self, trigger: str, *, spare_after_s: float = 60.0, **table: Any) -> GenicamCamera:
        named = {"serial": "PEER01", "host": "127.0.0.1", **PATIENT, **table}
        settings = GigeCameraSettings.model_validate({"name": "it", "driver": "gige", "trigger": trigger, **named})
        self.made.append(GenicamCamera("it", settings, spare_after_s=spare_after_s))
        return self.made[-1]

    async def open(self, trigger: str, **table: Any) -> GenicamCamera:
        camera = self.make(trigger, **table)
        await camera.open()
        return camera

    async def refused(self, **table: Any) -> DriverError:
        with pytest.raises(DeviceLost) as lost:
            await self.open("asked", **table)
        return lost.value


@pytest.fixture
async def cameras() -> AsyncIterator[Cameras]:
    made = Cameras()
    yield made
    for camera in made.made:
        await camera.close()


async def spare_of(camera: GenicamCamera) -> int:
    """Its process, once there is one."""
    while (spare := camera.spare.process_id) is None:
        await asyncio.sleep(0)
    return spare


async def following(stream: AsyncIterator[Frame]) -> Frame:
    async with asyncio.timeout(30):
        return await anext(stream)


async def end_of(stream: AsyncIterator[Frame]) -> DriverError:
    with pytest.raises(DeviceLost) as lost:
        while True:
            await following(stream)
    return lost.value


async def test_a_counted_camera_tells_its_frames_apart(peer: GigePeer, cameras: Cameras) -> None:
    camera = await cameras.open("counted", features={"ExposureTime": 800, "GainRaw": 3, "Width": 128})
    assert (peer.register(TRIGGER_MODE), peer.register(TRIGGER_SOURCE)) == (1, 1)
    assert np.uint32(peer.register(EXPOSURE)).view(np.float32) == 800
    assert (peer.register(GAIN), peer.register(WIDTH)) == (3, 128)
    stream = camera.frames()
    peer.frame_id = 65_534
    peer.fire()
    first = await following(stream)
    assert (first.counter, first.pixels.shape, first.epoch) == (1, (48, 128), 1)
    peer.send_frame()  # the same again: the library itself drops it
    peer.frame_id = 2  # 1 and 2 are lost
    peer.fire()
    jumped = await following(stream)
    assert jumped.counter == first.counter + 3
    peer.frame_id, peer.time_ticks = 1, peer.time_ticks - 500
    peer.send_frame()
    late = await following(stream)
    assert late.counter == jumped.counter - 2
    peer.frame_id, peer.time_ticks = 3, peer.time_ticks + 500
    peer.lost_packets = {2}
    peer.fire()
    torn = await following(stream)
    assert (torn.counter, torn.pixels.size) == (jumped.counter + 1, 0)
    peer.lost_packets = set()
    peer.fire()
    assert (await following(stream)).counter == torn.counter + 1
    while camera.frame_counts.received < 5:
        await asyncio.sleep(0)
    counts = camera.frame_counts
    assert (counts.lost, counts.late, counts.torn) == (2, 1, 1)
    assert peer.resends_asked > 0
    peer.time_ticks -= 50_000
    peer.fire()
    assert (await end_of(stream)).key == "camera_restarted"


async def test_a_camera_without_a_clock_is_a_camera_too(peer: GigePeer, cameras: Cameras) -> None:
    peer.has_clock = False
    camera = await cameras.open("asked")
    assert (await camera.take(2)).counter == 1


async def test_an_asked_camera_answers_each_request_or_says_why_not(peer: GigePeer, cameras: Cameras) -> None:
    camera = await cameras.open("asked")
    assert (await camera.take(2)).counter == 1
    assert peer.fired == 1
    peer.ignores_triggers = True
    with pytest.raises(NoAnswer) as silent:
        await camera.take(0.05)
    assert silent.value.key == "camera_no_frame"
    peer.ignores_triggers = False
    answer = await camera.take(2)
    assert (answer.counter, answer.pixels[0, 0]) == (2, peer.frame_id)
    peer.lost_packets = {2}
    with pytest.raises(NoAnswer) as torn:
        await camera.take(2)
    assert torn.value.key == "camera_frame_torn"
    peer.lost_packets = set()
    assert (await camera.take(2)).pixels.size


async def test_an_answer_given_up_is_never_the_next_one(peer: GigePeer, cameras: Cameras) -> None:
    camera = await cameras.open("asked")
    peer.ignores_triggers = True
    with pytest.raises(NoAnswer):
        await camera.take(0.05)
    peer.ignores_triggers = False
    peer.fire()  # the late answer, between two requests
    frame = await camera.take(2)
    assert (frame.pixels[0, 0], peer.frame_id) == (2, 2)


async def test_a_frame_that_nobody_asked_for_ends_an_asked_camera(peer: GigePeer, cameras: Cameras) -> None:
    camera = await cameras.open("asked")
    await camera.take(2)
    peer.fire()
    # On a busy machine the frame too many may be on its way for some requests that follow at once.
    with pytest.raises(DeviceLost) as lost:
        for _ in range(50):
            await camera.take(2)
    assert (lost.value.key, camera.frame_counts.unasked) == ("camera_unasked", 1)


@pytest.mark.parametrize(
    ("fault", "key"),
    [("reboots", "camera_restarted"), ("goes", "camera_silent")],
)
async def test_a_camera_that_goes_or_begins_anew_is_lost(
    peer: GigePeer, cameras: Cameras, fault: str, key: str
) -> None:
    camera = await cameras.open("counted")
    stream = camera.frames()
    peer.fire()
    await following(stream)
    if fault == "reboots":
        peer.reboot()
    else:
        peer.stop()
    assert (await end_of(stream)).key == key


@pytest.mark.parametrize(("blow", "key"), [(signal.SIGSTOP, "camera_hangs"), (signal.SIGKILL, "camera_library_ended")])
async def test_a_library_that_hangs_or_dies_costs_its_process(
    peer: GigePeer, cameras: Cameras, blow: signal.Signals, key: str
) -> None:
    camera = await cameras.open("asked", silence_timeout_ms=1_500)
    child = camera.process_id
    assert child is not None
    os.kill(child, blow)
    with pytest.raises(DeviceLost) as lost:
        await camera.take(10)
    assert lost.value.key == key
    await camera.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    peer.reboot()  # its control ran out meanwhile
    await camera.open()
    assert (await camera.take(2)).epoch == 2


async def test_a_camera_that_is_missed_is_opened_by_the_process_that_looked_out_for_it(
    peer: GigePeer, cameras: Cameras
) -> None:
    camera = cameras.make("counted")
    peer.answers = False
    with pytest.raises(DeviceLost, match="camera_not_found"):
        await camera.open()
    await camera.close()
    waiting = asyncio.create_task(camera.wait_until_there())
    peer.answers = True
    assert await waiting
    assert camera._ready is not None
    child = camera._ready.process_id
    await camera.open()
    assert (camera.process_id, camera.epoch) == (child, 2)
    peer.fire()
    assert (await following(camera.frames())).pixels.size


async def test_a_process_that_did_not_find_its_camera_finds_it_later_and_one_that_lost_it_is_ended(
    peer: GigePeer, cameras: Cameras
) -> None:
    camera = await cameras.open("counted")
    lost = camera.process_id
    assert lost is not None
    peer.stop()
    await end_of(camera.frames())
    await camera.rest()
    with pytest.raises(ProcessLookupError):
        os.kill(lost, 0)
    with pytest.raises(DeviceLost, match="camera_not_found"):
        await camera.open()
    assert camera._resting is not None
    rests = camera._resting.process.pid
    peer.start()
    assert await camera.wait_until_there()
    await camera.open()
    assert (camera.process_id, camera.epoch) == (rests, 3)
    peer.reboot()
    await end_of(camera.frames())
    await camera.rest()
    assert camera._resting is not None
    await camera.close()
    with pytest.raises(ProcessLookupError):
        os.kill(rests, 0)


async def test_a_camera_that_fell_silent_is_looked_out_for_by_a_process_that_was_loaded_before(
    peer: GigePeer, cameras: Cameras
) -> None:
    camera = cameras.make("counted", spare_after_s=0.0)
    await camera.open()
    spare = await spare_of(camera)
    peer.stop()
    await end_of(camera.frames())
    await camera.rest()
    assert camera.spare.process_id is None
    waiting = asyncio.create_task(camera.wait_until_there())
    peer.start()
    assert await waiting
    await camera.open()
    assert (camera.process_id, camera.epoch) == (spare, 2)
    another = await spare_of(camera)
    await camera.close()
    with pytest.raises(ProcessLookupError):
        os.kill(another, 0)


async def test_a_spare_that_was_killed_is_missed_by_nobody(peer: GigePeer, cameras: Cameras) -> None:
    camera = cameras.make("counted", spare_after_s=0.0)
    await camera.open()
    spare = await spare_of(camera)
    os.kill(spare, signal.SIGKILL)
    peer.stop()
    await end_of(camera.frames())
    await camera.rest()
    peer.start()
    assert await camera.wait_until_there()
    await camera.open()
    assert camera.process_id != spare


async def test_a_camera_that_is_closed_soon_has_started_no_spare(peer: GigePeer, cameras: Cameras) -> None:
    camera = await cameras.open("asked")
    await camera.close()
    assert camera.spare.process_id is None


async def test_a_look_out_that_is_given_up_leaves_no_process(peer: GigePeer, cameras: Cameras) -> None:
    camera, begun = cameras.make("counted"), asyncio.Event()
    children: list[int] = []

    class Told(genicam_link.CameraProcess):
        async def _begin(self, look_s: float) -> None:
            await super()._begin(look_s)
            children.append(self.process_id or 0)
            begun.set()

    camera._new_process = lambda epoch: Told("it", camera._settings, camera._clock, epoch, 0)  # type: ignore[method-assign]
    peer.answers = False
    waiting = asyncio.create_task(camera.wait_until_there())
    await begun.wait()
    waiting.cancel()
    await asyncio.wait({waiting})
    with pytest.raises(ProcessLookupError):
        os.kill(children[0], 0)


async def test_a_look_out_that_hangs_in_its_library_is_ended(cameras: Cameras, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says five times a second that it looks."""
    mute = "import time; time.sleep(600)"
    monkeypatch.setattr(genicam_spare, "_COMMAND", (sys.executable, "-c", mute))
    camera = cameras.make("counted", open_timeout_ms=500)
    async with asyncio.timeout(30):
        assert not await camera.wait_until_there()


async def test_a_machine_that_can_start_no_process_costs_the_camera_alone(
    cameras: Cameras, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(genicam_spare, "_COMMAND", ("/nothing/here",))
    assert (await cameras.refused()).key == "camera_library_ended"


def test_a_stream_that_fails_in_whatever_it_is_asked_is_a_stream_that_ended() -> None:
    """The camera itself answers on: nobody else would notice."""
    import viva_genicam as vg

    from drivers.camera.gige_source import Receiver

    def silent(_: int) -> None:
        raise vg.GenicamError("timeout waiting for frame")

    def fails() -> None:
        raise vg.GenicamError("no counters any more")

    stream: Any = SimpleNamespace(next_frame=silent, stats=fails)
    receiver = Receiver(stream)
    with pytest.raises(vg.GenicamError, match="no counters"):
        assert receiver.next(10.0) is None
    receiver.stop()


async def test_what_a_config_has_wrong_is_told(peer: GigePeer, cameras: Cameras) -> None:
    absent = await cameras.refused(serial="NOBODY")
    assert (absent.key, absent.arguments["found"]) == ("camera_not_found", "PEER01")
    unknown = await cameras.refused(features={"Exposure": 800})
    assert unknown.key == "camera_feature_unknown"
    assert unknown.arguments["likely"] == "ExposureTime"
    refused = await cameras.refused(features={"ExposureTime": 1e9})
    assert (refused.key, refused.arguments["feature"]) == ("camera_feature_refused", "ExposureTime")
    choice = await cameras.refused(features={"PixelFormat": "Mono12P"})
    assert (choice.key, choice.arguments["value"]) == ("camera_feature_choice", "Mono12P")
    assert str(choice.arguments["choices"]).startswith("Mono12p, Mono1p, Mono12, Mono8,")


@pytest.mark.parametrize("held", ["refuses", "is mute", "is read by nobody"])
async def test_a_camera_that_another_program_holds_is_told_at_once(
    peer: GigePeer, cameras: Cameras, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    """Not every camera answers a claim that it refuses; the library would wait for that for seconds."""
    peer.held_by_another, peer.is_mute_when_held, peer.hides_its_control = True, held == "is mute", held[-1] == "y"
    monkeypatch.setattr(genicam_link, "END_WITHIN_S", 60.0)
    assert (await cameras.refused(open_timeout_ms=4_000)).key == "camera_held"


async def test_a_pixel_format_that_nobody_reads_is_told(peer: GigePeer, cameras: Cameras) -> None:
    refused = await cameras.refused(features={"PixelFormat": "Mono1p"})
    assert peer.register(FORMAT) == MONO1P
    assert (refused.key, refused.arguments["format"]) == ("camera_pixel_format", "Mono1p 0x01010037")
    peer.reboot()
    camera = await cameras.open("counted")
    peer.set_register(FORMAT, MONO1P)  # by somebody's tool, beside us
    peer.fire()
    assert (await end_of(camera.frames())).key == "camera_pixel_format"


async def test_deep_pixels_come_as_eight_bits_and_an_empty_frame_as_none(peer: GigePeer, cameras: Cameras) -> None:
    camera = await cameras.open("counted", features={"PixelFormat": "Mono12p", "Width": 8, "Height": 2})
    assert peer.register(FORMAT) == MONO12P
    peer.picture = np.tile(np.array([0x00, 0xF0, 0xFF], np.uint8), 8)  # 0 and 4095 in turn
    stream = camera.frames()
    peer.fire()
    assert (await following(stream)).pixels.tolist() == [[0, 255] * 4] * 2
    peer._registers[HEIGHT] = 0
    peer.fire()
    empty = await following(stream)
    assert (empty.counter, empty.pixels.size) == (2, 0)


def test_an_aravis_that_lacks_a_function_is_a_package_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    load_aravis()
    monkeypatch.setitem(aravis_library._FUNCTIONS, "of_a_later_version", (None, ()))
    table = {"name": "it", "driver": "aravis", "serial": "PEER01"}
    with pytest.raises(DeviceLost, match="camera_package"):
        aravis_source.open_source(AravisCameraSettings.model_validate(table))


class Described:
    """A camera with these features, of which PixelFormat alone has words to choose from."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def names(self) -> tuple[str, ...]:
        return (*self._names, *(f"{name}Reg" for name in self._names))

    def features(self) -> tuple[str, ...]:
        return self._names

    def choices(self, name: str) -> tuple[str, ...]:
        return ("Software", "Line1") if name == "TriggerSource" else ()

    def pixel_format(self) -> int:
        return 0

    def set(self, name: str, value: object) -> None:
        if value == "Line9":
            raise ValueError("not an entry")


@pytest.mark.parametrize(
    ("names", "table", "key", "told"),
    [
        (("Width",), {}, "camera_no_trigger", {"feature": "TriggerMode"}),
        (
            ("TriggerMode", "TriggerSource", "ExposureTime", "GainRaw"),
            {"features": {"Exposure": 1, "Gain": 2, "Zebra": 3, "ExposureTimeReg": 4}},
            "camera_features_unknown",
            {"features": "Exposure (ExposureTime); Gain (GainRaw); Zebra (–)"},
        ),
        (
            ("TriggerMode", "TriggerSource"),
            {"trigger": "counted", "trigger_source": "Line9"},
            "camera_trigger_source",
            {"feature": "TriggerSource", "value": "Line9", "choices": "Line1, Software"},
        ),
    ],
)
def test_what_a_camera_cannot_do_is_told_with_what_it_can(
    names: tuple[str, ...], table: dict[str, Any], key: str, told: dict[str, str]
) -> None:
    settings = GigeCameraSettings.model_validate(
        {"name": "it", "driver": "gige", "serial": "1", "trigger": "asked", **table}
    )
    with pytest.raises(DeviceLost) as lost:
        configure(Described(*names), settings)  # type: ignore[arg-type]  # it gives no pictures
    assert (lost.value.key, lost.value.arguments) == (key, told)


def test_a_camera_without_a_trigger_is_fired_by_its_line_alone() -> None:
    table = {"name": "it", "driver": "gige", "serial": "1", "trigger": "counted", "trigger_source": ""}
    configure(Described("Width"), GigeCameraSettings.model_validate(table))  # type: ignore[arg-type]


def test_a_refusal_is_told_without_its_source_files() -> None:
    assert plain_refusal("Node 'W' : cannot convert 'x' : Thrown in (file 'I.h')") == "Node 'W' : cannot convert 'x'"
    assert plain_refusal("no") == "no"


def test_likely_names_are_other_names_of_the_same_and_misspelt_ones() -> None:
    names = ["ExposureTimeAbs", "ExposureAuto", "GainRaw", "Width"]
    assert likely("ExposureTime", names).startswith("ExposureTimeAbs")
    assert likely("gain", names) == "GainRaw"
    assert likely("Widht", names) == "Width"
    assert likely("Zebra", names) == "–"


async def test_a_camera_that_is_pulled_and_swapped_holds_its_place_for_the_right_one(
    peer: GigePeer, cameras: Cameras
) -> None:
    """As a station has it: supervised, one life after the other; a stranger's pictures are never taken for its own."""
    camera = cameras.make("counted")
    told: asyncio.Queue[str] = asyncio.Queue()
    frames: list[Frame] = []

    async def serve() -> None:
        async for frame in camera.frames():
            frames.append(frame)
            told.put_nowait("frame")

    supervisor = Supervisor(
        camera,
        "camera",
        serve,
        clock=SystemClock(),
        on_back=lambda: told.put_nowait("back"),
        on_gone=lambda error: told.put_nowait(error.key),
        back_off_s=CAMERA_BACK_OFF_S,
    )

    async def expect(what: str) -> None:
        async with asyncio.timeout(30):
            while (said := await told.get()) != what:
                assert said in ("camera_not_found", "camera_silent")

    running = asyncio.create_task(supervisor.run())
    await expect("back")
    peer.fire()
    await expect("frame")
    peer.stop()
    await expect("camera_silent")
    peer.serial = "STRANGER"
    peer.start()
    await expect("camera_not_found")
    assert dict(supervisor.health.arguments)["found"] in ("–", "STRANGER")
    peer.fire()  # the line fires it while nobody listens
    peer.serial = "PEER01"
    await expect("back")
    peer.fire()
    await expect("frame")
    running.cancel()
    await asyncio.wait({running})
    assert [(frame.epoch, frame.counter) for frame in frames] == [(1, 1), (camera.epoch, 2)]
    assert supervisor.health.lost == 1
