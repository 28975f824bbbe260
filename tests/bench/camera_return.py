"""How long until the first picture of a camera behind a maker's library that is there again.

``python -m tests.bench.camera_return basler|gentl [--times N] [--up S]``: pylon's camera emulation, or the producer
that comes with the package genicam, in the real process under the real supervisor. The camera is "pulled": its process
finds that it does not answer, and then looks for another serial number, so that each library searches in earnest.
"""

import argparse
import asyncio
import contextlib
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from drivers.camera import genicam_process, genicam_spare
from drivers.camera.genicam import GenicamCamera
from drivers.catalog import CAMERAS
from drivers.errors import DeviceLost
from station.runtime.clock import SystemClock
from station.runtime.supervisor import CAMERA_BACK_OFF_S, Supervisor

PULLED = "CAMERA_RETURN_PULLED"
AWAY_S = (1.5, 4.0)


def process() -> None:
    """A camera process whose camera is away while the file that ``PULLED`` names is there."""
    pulled, load = Path(os.environ[PULLED]), genicam_process._module

    def module(driver: str) -> Any:
        loaded: Any = load(driver)
        opened, is_there = loaded.open_source, loaded.is_there

        def meant(settings: Any) -> Any:
            return settings.model_copy(update={"serial": "PULLED"}) if pulled.exists() else settings

        def open_source(settings: Any) -> Any:
            source = opened(meant(settings))
            lives = source.demand_alive

            def demand_alive() -> None:
                if pulled.exists():
                    raise DeviceLost("camera_silent", address=settings.serial)
                lives()

            source.demand_alive = demand_alive
            return source

        loaded.open_source, loaded.is_there = open_source, lambda settings: is_there(meant(settings))
        return loaded

    genicam_process._module = module
    genicam_process.main()


def camera_of(driver: str) -> GenicamCamera:
    table: dict[str, Any] = {"name": "it", "driver": driver, "trigger": "counted", "trigger_source": ""}
    if driver == "gentl":
        import genicam

        producer = Path(genicam.__file__).parent / "viky.cti"
        table |= {"serial": "0", "producer_file": str(producer), "features": {"PixelFormat": "Mono8"}}
    else:
        os.environ["PYLON_CAMEMU"] = "1"
        table |= {"serial": "0815-0000"}
    entry: Any = CAMERAS[driver]
    return GenicamCamera("it", entry.settings.model_validate(table))


async def measure(driver: str, times: int, up_s: float, pulled: Path) -> tuple[list[float], list[float]]:
    """Seconds until it was noticed, and from the return to the first picture."""
    camera, there, gone = camera_of(driver), asyncio.Event(), asyncio.Event()

    async def serve() -> None:
        async for _ in camera.frames():
            there.set()

    told = {"on_back": lambda: None, "on_gone": lambda error: gone.set(), "back_off_s": CAMERA_BACK_OFF_S}
    supervisor = Supervisor(camera, "camera", serve, clock=SystemClock(), **told)  # type: ignore[arg-type]
    running, noticed, back = asyncio.create_task(supervisor.run()), [], []
    await there.wait()
    for _ in range(times):
        await asyncio.sleep(up_s)
        gone.clear()
        pulled.touch()
        noticed.append(await _until(gone))
        await asyncio.sleep(random.uniform(*AWAY_S))
        there.clear()
        pulled.unlink()
        back.append(await _until(there))
    running.cancel()
    await asyncio.wait({running})
    return noticed, back


async def _until(event: asyncio.Event) -> float:
    begun_s = time.monotonic()
    await event.wait()
    return time.monotonic() - begun_s


def main() -> None:
    if sys.argv[1:2] == ["--process"]:
        del sys.argv[1]
        process()
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("driver", choices=("basler", "gentl"))
    parser.add_argument("--times", type=int, default=8)
    parser.add_argument("--up", type=float, default=7.0, help="seconds between a return and the next pull")
    told = parser.parse_args()
    genicam_spare._COMMAND = (sys.executable, "-P", "-m", "tests.bench.camera_return", "--process")  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(KeyboardInterrupt):
        pulled = Path(folder) / "pulled"
        os.environ[PULLED] = str(pulled)
        noticed, back = asyncio.run(measure(told.driver, told.times, told.up, pulled))
        print(f"{told.driver}: noticed after {max(noticed):.2f} s at most; first picture mean", end=" ")
        print(f"{statistics.mean(back):.2f} s, {min(back):.2f} to {max(back):.2f} s; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
