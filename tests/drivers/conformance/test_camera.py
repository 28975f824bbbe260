"""Every Camera driver, held to drivers.protocols.Camera: over real files and real sockets."""

import asyncio
import contextlib
import importlib.util
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from drivers.camera.aravis_library import Aravis
from drivers.catalog import CAMERAS
from drivers.errors import DeviceLost
from drivers.protocols import Camera, Frame, NoticesLoss
from tests.drivers.camera.aravis_camera import aravis_camera, camera_process
from tests.drivers.camera.gige_peer import GigePeer, hold_port
from tests.drivers.conformance.camera_server import HEIGHT, WIDTH, CameraServer
from tests.drivers.conformance.rules import RULES, Bench
from tests.ports import free_port

pytestmark = pytest.mark.wire


async def nothing() -> None:
    """This source needs no hand: its frames are there."""


@dataclass(frozen=True)
class Source:
    """A camera and what stands behind it."""

    camera: Camera
    appear: Callable[[], Awaitable[None]]
    vanish: Callable[[], Awaitable[None]]
    fire: Callable[[], Awaitable[None]] = nothing
    """The line fires it once (counted)."""
    end: Callable[[], Awaitable[None]] = nothing
    """Let go of what the test itself holds."""


SMALL = {"Width": 64, "Height": 48}
PATIENT = {"open_timeout_ms": 30_000, "silence_timeout_ms": 5_000}
"""A machine that runs everything at once starts a process slowly."""


def make(driver: str, **table: Any) -> Camera:
    entry = CAMERAS[driver]
    return entry.load()("it", entry.settings.model_validate({"name": "it", "driver": driver, **table}))


def write_picture(path: Path, value: int) -> None:
    assert cv2.imwrite(str(path), np.full((HEIGHT, WIDTH), value, np.uint8))


def sim(folder: Path, trigger: str) -> Source:
    server = CameraServer(counter=40)

    async def appear() -> None:
        await server.start()

    async def fire() -> None:
        server.fire()

    server.port = free_port()
    table = {"trigger": trigger, "host": "127.0.0.1", "port": server.port, "connect_timeout_ms": 500}
    return Source(make("sim", **table), appear, server.stop, fire, server.stop)


def replayed(folder: Path, trigger: str) -> Source:
    place = folder / "pictures"

    async def appear() -> None:
        place.mkdir()
        for number in range(1, 6):
            write_picture(place / f"p{number}.png", number)

    return Source(make("folder", trigger=trigger, path=str(place), interval_ms=1), appear, remover(place))


def watched(folder: Path, trigger: str) -> Source:
    place = folder / "drop"
    fired = iter(range(1, 1000))

    async def appear() -> None:
        place.mkdir()

    async def fire() -> None:
        write_picture(place / f"c{next(fired):04}.png", 7)

    camera = make("folder", trigger=trigger, mode="watch", path=str(place), poll_ms=5, counter_from="name")
    return Source(camera, appear, remover(place), fire)


def video(folder: Path, trigger: str) -> Source:
    place = folder / "video.avi"

    async def appear() -> None:
        write_video(place, frames=5)

    async def vanish() -> None:
        place.unlink()

    return Source(make("opencv", trigger=trigger, source=str(place)), appear, vanish)


def gige(folder: Path, trigger: str, driver: str = "gige") -> Source:
    """A GigE Vision camera on the loopback network; host is given, so that its absence is noticed at once."""
    pytest.importorskip("viva_genicam", reason="the extra gige is not installed")
    peer, held = GigePeer(), alone_on_the_port()

    async def end() -> None:
        await asyncio.to_thread(peer.stop)
        held.close()

    async def appear() -> None:
        await asyncio.to_thread(peer.start)

    async def vanish() -> None:
        await asyncio.to_thread(peer.stop)

    async def fire() -> None:
        peer.fire()

    camera = make(driver, trigger=trigger, serial=peer.serial, host=peer.address, **PATIENT)
    return Source(camera, appear, vanish, fire if trigger == "counted" else nothing, end)


def basler(folder: Path, trigger: str) -> Source:
    """pylon's camera emulation. It runs freely where nothing fires it."""
    if importlib.util.find_spec("pypylon") is None:
        pytest.skip("the extra basler (proprietary) is not installed")
    os.environ["PYLON_CAMEMU"] = "1"
    table = {"serial": "0815-0000", "trigger_source": "", **PATIENT}
    return Source(make("basler", trigger=trigger, **table, features=SMALL), nothing, nothing)


def gentl(folder: Path, trigger: str) -> Source:
    """Its camera has no trigger."""
    features = {"PixelFormat": "Mono8"}
    table = {"serial": "0", "producer_file": str(genicam_producer()), "trigger_source": "", "features": features}
    return Source(make("gentl", trigger=trigger, **table, **PATIENT), nothing, nothing)


def genicam_producer() -> Path:
    """The one that comes with the package genicam."""
    found = importlib.util.find_spec("genicam")
    if found is None or found.origin is None or importlib.util.find_spec("harvesters") is None:
        pytest.skip("the extra gentl is not installed")
    return Path(found.origin).parent / "viky.cti"


def gige_of_aravis(folder: Path, trigger: str) -> Source:
    """The camera that aravis brings, by viva-genicam."""
    return from_aravis("gige", trigger)


def aravis_of_aravis(folder: Path, trigger: str) -> Source:
    return from_aravis("aravis", trigger)


def from_aravis(driver: str, trigger: str) -> Source:
    load_aravis()
    running = alone_on_the_port()

    async def appear() -> None:
        await asyncio.to_thread(running.enter_context, aravis_camera("PEER02"))

    async def end() -> None:
        await asyncio.to_thread(running.close)

    freely = {"TriggerMode": "Off"} if trigger == "counted" else {}
    features = {"Width": 64, "Height": 48, **freely}
    table = {"serial": "PEER02", "host": "127.0.0.1", "trigger_source": "", "features": features}
    camera = make(driver, trigger=trigger, **table, **PATIENT)
    return Source(camera, appear, end, nothing, end)


VIVA_CAMERA = """
import sys
from viva_genicam.testing import FakeGigeCamera
with FakeGigeCamera(width=64, height=48, fps=30):
    print("ready", flush=True)
    sys.stdin.read()
"""


def viva_of_viva(folder: Path, trigger: str) -> Source:
    """The camera that viva-genicam brings: it tells no serial number, and nothing fires it."""
    pytest.importorskip("viva_genicam", reason="the extra gige is not installed")
    running = alone_on_the_port()

    async def appear() -> None:
        await asyncio.to_thread(running.enter_context, camera_process("-c", VIVA_CAMERA))

    async def end() -> None:
        await asyncio.to_thread(running.close)

    camera = make("gige", trigger=trigger, host="127.0.0.1", trigger_source="", **PATIENT)
    return Source(camera, appear, end, nothing, end)


def alone_on_the_port() -> contextlib.ExitStack:
    """Until it is closed."""
    held = contextlib.ExitStack()
    held.enter_context(hold_port())
    return held


def load_aravis() -> None:
    try:
        Aravis()
    except OSError as absent:
        pytest.skip(f"the library aravis is not installed: {absent}")


def aravis(folder: Path, trigger: str) -> Source:
    load_aravis()
    return gige(folder, trigger, "aravis")


def write_video(path: Path, frames: int) -> None:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 200.0, (64, 48))
    for number in range(1, frames + 1):
        writer.write(np.full((48, 64, 3), number * 20, np.uint8))
    writer.release()


def remover(place: Path) -> Callable[[], Awaitable[None]]:
    async def vanish() -> None:
        shutil.rmtree(place)

    return vanish


Maker = Callable[[Path, str], Source]
ASKED: list[Maker] = [sim, replayed, video, gige]
COUNTED: list[Maker] = [sim, replayed, video, watched]
OTHER_ASKED: list[Maker] = [aravis, basler, gige_of_aravis, aravis_of_aravis]
OTHER_COUNTED: list[Maker] = [gige, aravis, basler, gentl, gige_of_aravis, viva_of_viva]
"""What differs from gige is the library behind the process: they are held to the frames, not to each rule again."""


def sources(makers: list[Maker]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("maker", makers, ids=[maker.__name__ for maker in makers])


Build = Callable[[Maker, str], Source]


@pytest.fixture
async def build(tmp_path: Path) -> AsyncIterator[Build]:
    """Make a source; its camera and whatever stands behind it end with the test."""
    built: list[Source] = []

    def make_one(maker: Maker, trigger: str) -> Source:
        built.append(maker(tmp_path, trigger))
        return built[-1]

    yield make_one
    for source in built:
        await source.camera.close()
        await source.end()


async def next_frames(source: Source, count: int) -> list[Frame]:
    """Fire before each frame and take it."""
    frames: list[Frame] = []
    async with asyncio.timeout(30):
        stream = source.camera.frames()
        assert isinstance(stream, AsyncIterator)
        while len(frames) < count:
            await source.fire()
            frames.append(await anext(stream))
    return frames


@pytest.mark.parametrize("rule", RULES)
@sources(ASKED)
async def test_an_asked_camera_keeps_the_rules_of_every_device(
    rule: Callable[[Bench[Camera]], Awaitable[None]], maker: Maker, build: Build
) -> None:
    source = build(maker, "asked")

    async def use() -> None:
        await source.camera.take(10.0)

    await rule(Bench(source.camera, source.appear, source.vanish, use))


@pytest.mark.parametrize("rule", RULES)
@sources(COUNTED)
async def test_a_counted_camera_keeps_the_rules_of_every_device(
    rule: Callable[[Bench[Camera]], Awaitable[None]], maker: Maker, build: Build
) -> None:
    source = build(maker, "counted")

    async def use() -> None:
        await next_frames(source, 1)

    await rule(Bench(source.camera, source.appear, source.vanish, use))


@sources([*ASKED, *OTHER_ASKED])
async def test_each_request_gives_one_new_grey_frame(maker: Maker, build: Build) -> None:
    source = build(maker, "asked")
    await source.appear()
    await source.camera.open()
    assert source.camera.trigger == "asked"
    frames = [await source.camera.take(10.0) for _ in range(3)]
    check(frames)


@sources([*COUNTED, *OTHER_COUNTED])
async def test_counted_frames_come_in_order_with_their_counters(maker: Maker, build: Build) -> None:
    source = build(maker, "counted")
    await source.appear()
    await source.camera.open()
    assert source.camera.trigger == "counted"
    first = source.camera.counter
    frames = await next_frames(source, 3)
    check(frames)
    assert frames[0].counter == first + 1
    assert source.camera.counter == frames[-1].counter


@sources([*COUNTED, gige, aravis])
async def test_frames_end_by_device_lost_when_the_source_goes(maker: Maker, build: Build) -> None:
    source = build(maker, "counted")
    await source.appear()
    await source.camera.open()
    stream = source.camera.frames()
    await source.fire()
    await anext(stream)
    await source.vanish()
    with pytest.raises(DeviceLost):
        async with asyncio.timeout(30):
            while True:
                await anext(stream)


@sources([sim, gige, aravis])
async def test_an_asked_camera_notices_its_loss_while_nobody_asks(maker: Maker, build: Build) -> None:
    source = build(maker, "asked")
    await source.appear()
    await source.camera.open()
    await source.camera.take(10.0)
    assert isinstance(source.camera, NoticesLoss)
    noticing = asyncio.create_task(source.camera.wait_until_lost())
    await source.vanish()
    with pytest.raises(DeviceLost):
        async with asyncio.timeout(30):
            await noticing


def check(frames: list[Frame]) -> None:
    numbers = [frame.counter for frame in frames]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    for frame in frames:
        assert (frame.camera, frame.pixels.ndim, str(frame.pixels.dtype)) == ("it", 2, "uint8")
        assert frame.pixels.size > 0
        assert frame.received_s > 0
    assert sorted(frame.received_s for frame in frames) == [frame.received_s for frame in frames]
