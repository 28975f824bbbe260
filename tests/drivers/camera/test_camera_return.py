"""Cameras through a maker's library: looked out for, opened and let go by the right process."""

import asyncio
import os
from collections.abc import AsyncIterator
from typing import Any

import pytest

from drivers.camera import genicam_process
from drivers.camera.genicam import GenicamCamera
from drivers.catalog import CAMERAS
from drivers.errors import DeviceLost
from tests.drivers.conformance.test_camera import PATIENT, basler, genicam_producer

pytestmark = pytest.mark.wire


class Settings:
    driver = "any"


class Module:
    """A camera that is there at the third look."""

    looks = 0

    def is_there(self, settings: Any) -> bool:
        self.looks += 1
        return self.looks == 3

    def open_source(self, settings: Any) -> Any:
        raise AssertionError("it is only looked out for")


class Wire:
    def __init__(self) -> None:
        self.told: list[str] = []
        self.listens = True

    def has_listener(self) -> bool:
        return self.listens

    def tell(self, kind: str) -> None:
        self.told.append(kind)


def test_each_look_is_told_until_the_camera_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(genicam_process, "LOOK_EVERY_S", 0.0)
    wire, module = Wire(), Module()
    assert genicam_process._look_out(wire, module, Settings(), 60.0)  # type: ignore[arg-type]
    assert (wire.told, module.looks) == (["looks", "looks"], 3)
    wire.listens = False
    assert not genicam_process._look_out(wire, Module(), Settings(), 60.0)  # type: ignore[arg-type]


@pytest.fixture(params=["gentl", "basler"])
async def camera(request: pytest.FixtureRequest) -> AsyncIterator[GenicamCamera]:
    table: dict[str, Any] = {"name": "it", "driver": request.param, "trigger": "counted", "trigger_source": ""}
    if request.param == "gentl":
        table |= {"serial": "0", "producer_file": str(genicam_producer())}
    else:
        basler_is_there()
        table |= {"serial": "0815-0000"}
    made = GenicamCamera("it", CAMERAS[request.param].settings.model_validate({**table, **PATIENT}))  # type: ignore[arg-type]
    yield made
    await made.close()


def basler_is_there() -> None:
    """With its emulation; skips where its library is not installed."""
    basler(None, "asked")  # type: ignore[arg-type]


async def test_a_torn_frame_of_pylon_is_told_with_its_number() -> None:
    basler_is_there()
    torn = {"ForceFailedBufferCount": 1, "ForceFailedBuffer": True}
    table = {"name": "it", "driver": "basler", "serial": "0815-0000", "trigger": "counted", "trigger_source": ""}
    one = GenicamCamera("it", CAMERAS["basler"].settings.model_validate({**table, **PATIENT, "features": torn}))  # type: ignore[arg-type]
    await one.open()
    stream = one.frames()
    async with asyncio.timeout(30):
        first, second = await anext(stream), await anext(stream)
        while not one.frame_counts.torn:  # they are told three times a second
            await anext(stream)
    await one.close()
    assert [(frame.counter, bool(frame.pixels.size)) for frame in (first, second)] == [(1, False), (2, True)]
    assert one.frame_counts.torn == 1


async def test_the_process_that_looked_out_for_a_camera_opens_it(camera: GenicamCamera) -> None:
    assert await camera.wait_until_there()
    assert camera._ready is not None
    looked = camera._ready.process_id
    await camera.open()
    assert camera.process_id == looked


async def test_a_process_that_found_no_camera_is_used_again_and_one_that_lost_it_never() -> None:
    """What a maker's library keeps of a camera that went is its own."""
    basler_is_there()
    table = {"name": "it", "driver": "basler", "trigger": "asked", **PATIENT, "features": {"TriggerMode": "Off"}}
    absent = GenicamCamera("it", CAMERAS["basler"].settings.model_validate({**table, "serial": "NOBODY"}))  # type: ignore[arg-type]
    with pytest.raises(DeviceLost, match="camera_not_found"):
        await absent.open()
    assert absent._resting is not None
    await absent.close()
    runs_freely = GenicamCamera("it", CAMERAS["basler"].settings.model_validate({**table, "serial": "0815-0000"}))  # type: ignore[arg-type]
    await runs_freely.open()
    lost = runs_freely.process_id
    assert lost is not None
    with pytest.raises(DeviceLost, match="camera_unasked"):
        while True:
            await runs_freely.take(10)
    await runs_freely.rest()
    with pytest.raises(ProcessLookupError):
        os.kill(lost, 0)
    await runs_freely.close()
