"""A GigE Vision camera that goes and comes back: its power, its cable. Part of ``python -m tests.bench.gige``."""

import asyncio
import contextlib
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from drivers.camera.genicam import GenicamCamera
from drivers.camera.genicam_spare import SPARE_AFTER_S
from drivers.catalog import CAMERAS
from drivers.errors import DeviceLost, DriverError
from station.runtime.supervisor import CAMERA_BACK_OFF_S, NOT_FOUND

WIDTH, HEIGHT, PER_S = 1280, 1024, 40
SETTLED_S = SPARE_AFTER_S + 5
SPACE, INSIDE, OUTSIDE = "gigebench", "10.77.0.2", "10.77.0.1"


def camera(driver: str, trigger: str, **table: Any) -> GenicamCamera:
    freely = {"TriggerMode": "Off", "AcquisitionFrameRate": float(PER_S)} if trigger == "counted" else {}
    named = {"name": "bench", "driver": driver, "trigger": trigger, "serial": "BENCH1", "trigger_source": ""}
    packets = {"packet_size_bytes": 8_000, "max_waiting_frames": 8, "open_timeout_ms": 20_000}
    features = {"Width": WIDTH, "Height": HEIGHT, **freely}
    settings = CAMERAS[driver].settings.model_validate({**named, **packets, "features": features, **table})
    return GenicamCamera("bench", settings)  # type: ignore[arg-type]  # the catalogue knows it by the driver's name


@contextlib.asynccontextmanager
async def opened(driver: str, trigger: str, **table: Any) -> AsyncIterator[GenicamCamera]:
    one = camera(driver, trigger, **table)
    await one.open()
    try:
        yield one
    finally:
        await one.close()


async def restarted(driver: str, pid: int, pictures: Path) -> None:
    """The camera's power goes and comes: how long until that is noticed, and from its return to the first picture."""
    one = camera(driver, "counted")
    await one.open()
    stream = one.frames()
    await anext(stream)
    os.kill(pid, 9)
    gone_s = time.monotonic()
    lost = await _lost(stream)
    noticed_ms = (time.monotonic() - gone_s) * 1_000
    await one.rest()
    with _another(pictures) as back_s:
        ready = await _reopened(one, back_s)
    await one.close()
    print(
        f"power off: noticed after {noticed_ms:.0f} ms ({lost}); first picture {ready * 1_000:.0f} ms after its return"
    )


@contextlib.contextmanager
def _another(pictures: Path) -> Iterator[float]:
    command = [sys.executable, "-m", "tests.drivers.camera.aravis_camera", "BENCH1", str(pictures)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        try:
            yield time.monotonic()
        finally:
            process.kill()


async def _lost(stream: AsyncIterator[Any]) -> str:
    try:
        while True:
            await anext(stream)
    except DeviceLost as lost:
        return lost.key


async def _reopened(one: GenicamCamera, back_s: float) -> float:
    """Open as the supervisor does, until the first picture is here; return the seconds since ``back_s``."""
    attempt = 0
    while True:
        try:
            await one.open()
            await anext(aiter(one.frames()))
            return time.monotonic() - back_s
        except DriverError as error:
            if error.key != NOT_FOUND or not await one.wait_until_there():
                await asyncio.sleep(CAMERA_BACK_OFF_S[min(attempt, len(CAMERA_BACK_OFF_S) - 1)])
            attempt += 1


async def cable(driver: str, away_s: float) -> None:
    """The camera answers in its own namespace; its link goes down for so long, twice."""
    with _namespace(), _camera_inside():
        async with opened(driver, "counted", packet_size_bytes=1_400, features=_slow()) as one:
            for _ in range(2):
                stream = one.frames()
                await _followed(stream, SETTLED_S)
                _ip("link", "set", "gige0", "down")
                gone_s = time.monotonic()
                lost = await _lost(stream)
                noticed_ms = (time.monotonic() - gone_s) * 1_000
                await one.rest()
                waiting = asyncio.create_task(_reopened(one, gone_s))
                await asyncio.sleep(max(0.0, gone_s + away_s - time.monotonic()))
                _ip("link", "set", "gige0", "up")
                back_s = time.monotonic()
                took = await waiting - (back_s - gone_s)
                print(
                    f"cable out for {away_s:.0f} s: noticed after {noticed_ms:.0f} ms ({lost}); "
                    f"picture {took * 1_000:.0f} ms after it is back"
                )


async def _followed(stream: AsyncIterator[Any], seconds: float) -> None:
    """A line has run for a while when its cable is pulled, and has its spare process."""
    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        await anext(stream)


def _slow() -> dict[str, Any]:
    return {"Width": 640, "Height": 480, "TriggerMode": "Off", "AcquisitionFrameRate": 10.0}


@contextlib.contextmanager
def _namespace() -> Iterator[None]:
    """A camera on another machine, as far as the network goes."""
    _ip("netns", "add", SPACE)
    try:
        _ip("link", "add", "gige0", "type", "veth", "peer", "name", "gige1", "netns", SPACE)
        _ip("addr", "add", f"{OUTSIDE}/24", "broadcast", "+", "dev", "gige0")
        _ip("link", "set", "gige0", "up")
        for words in (
            ("addr", "add", f"{INSIDE}/24", "broadcast", "+", "dev", "gige1"),
            ("link", "set", "gige1", "up"),
        ):
            _ip("-n", SPACE, *words)
        yield
    finally:
        _ip("netns", "del", SPACE)


@contextlib.contextmanager
def _camera_inside() -> Iterator[None]:
    command = [
        "ip",
        "netns",
        "exec",
        SPACE,
        sys.executable,
        "-m",
        "tests.drivers.camera.aravis_camera",
        "BENCH1",
        "",
        "0",
    ]
    with subprocess.Popen([*command, INSIDE], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        try:
            yield
        finally:
            process.kill()


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)
