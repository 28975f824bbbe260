"""A real GigE Vision stream on loopback: pictures of units decoded and queued, and the two libraries side by side.

    python -m tests.bench.gige [--seconds 20] [--triggers 300] [--drivers gige,aravis] [--cable]

The camera is aravis' own, in a process of its own; it shows rendered pictures (1280 x 1024, a QR code of 4 px/module).
*Stream*: 40 pictures a second, counted, through the station's camera task, decoder and intake; beside it the same
pictures decoded without a camera. *Triggers*: asked one by one, ms from request to picture. *Losses*: 2 of 1,000
packets are lost on the way. *Cable* (as root): the camera in a network namespace, its link down for 2 and for 8 s.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Coroutine
from pathlib import Path
from statistics import quantiles

import cv2

from drivers.camera.genicam import GenicamCamera
from drivers.camera.picture import load_picture
from drivers.errors import NoAnswer
from drivers.sim.picture import CellContent, PictureSpec, render_case
from station.core.observations import PictureRead
from station.core.settings import CameraRole
from station.core.values import Recipe
from station.runtime.camera_task import CameraTask
from station.runtime.clock import SystemClock
from station.runtime.code_checker import CodeChecker, History
from station.runtime.intake import Intake
from station.runtime.pictures import PictureReader
from station.vision.pool import DecodePool
from station.vision.types import DecodeSettings
from tests.bench.gige_loss import HEIGHT, WIDTH, cable, opened, restarted
from tests.drivers.camera.aravis_camera import aravis_camera
from tests.drivers.camera.gige_peer import GigePeer, hold_port
from tests.runtime.pools import no_pools

PICTURES = 24
AWAY_S = (2.0, 8.0)
SETTINGS = DecodeSettings(symbologies=("qr",), rows=1, columns=1)
RECIPE = Recipe("p", "plain", 1, 1, 1)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seconds", type=float, default=20.0)
    arguments.add_argument("--triggers", type=int, default=300)
    arguments.add_argument("--drivers", default="gige,aravis")
    arguments.add_argument("--cable", action="store_true", help="as root: pull the cable of a camera in a namespace")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, hold_port():
        pictures = Path(folder)
        _render(pictures)
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        asyncio.run(_alone(pictures))
        for driver in given.drivers.split(","):
            asyncio.run(_library(driver, pictures, given.seconds, given.triggers))
            if given.cable:
                for away_s in AWAY_S:
                    asyncio.run(cable(driver, away_s))


async def _library(driver: str, pictures: Path, seconds: float, triggers: int) -> None:
    print(f"\n{driver}")
    with aravis_camera("BENCH1", pictures):
        await _stream(driver, seconds)
        await _triggers(driver, triggers, "its camera takes 40 ms")
    peer = GigePeer("BENCH1")
    peer.start()
    try:
        await _triggers(driver, triggers, "a camera that takes none")
    finally:
        peer.stop()
    with aravis_camera("BENCH1", pictures, lost_per_mille=2):
        await _lossy(driver, seconds / 2)
    with aravis_camera("BENCH1", pictures) as process:
        await restarted(driver, process.pid, pictures)


def _render(folder: Path) -> None:
    spec = PictureSpec(rows=1, columns=1, width=WIDTH, height=HEIGHT, px_per_module=4.0)
    for number in range(PICTURES):
        picture = render_case([CellContent(text=f"https://example.com/u/{number:010d}")], spec, number)
        assert cv2.imwrite(str(folder / f"{number:02d}.png"), picture)


async def _alone(folder: Path) -> None:
    """The baseline: how fast the same pictures are decoded without a camera, one after the other in the same pool."""
    pool = DecodePool()
    pictures = [load_picture(path) for path in sorted(folder.glob("*.png"))]
    await pool.load()
    times = []
    for picture in pictures * 4:
        began_s = time.perf_counter()
        await pool.decode(picture, SETTINGS)
        times.append((time.perf_counter() - began_s) * 1_000)
    await pool.close()
    print(f"baseline: decoding alone           {_spread(times)}")


class Line:
    """The station's own camera task, decoder and intake around a camera; what is queued is timed and taken out."""

    def __init__(self, one: GenicamCamera) -> None:
        self.pool = DecodePool()
        self.intake = Intake(SystemClock())
        self.history = History(lambda keys: {}, self.intake.put)
        self.came: dict[int, float] = {}
        self.queued_ms: list[float] = []
        self.read = self.failed = 0
        self._group: set[asyncio.Task[None]] = set()
        role = CameraRole(one.name, one.trigger)
        reader = PictureReader(
            self.pool,
            CodeChecker(self.history, lambda: RECIPE, no_pools()),
            lambda: RECIPE,
            lambda *_: SETTINGS,
            camera=one.name,
            cameras=(role,),
        )
        self.task = CameraTask(one, reader, self.intake, None, self._spawn, boot=1, take_timeout_s=1)

    def _spawn(self, decoding: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(_as_task(decoding))
        self._group.add(task)
        task.add_done_callback(self._group.discard)

    async def drain(self, until_s: float) -> None:
        while time.monotonic() < until_s:
            while len(self.intake):
                entry = self.intake.pop()
                if isinstance(entry.item, PictureRead):
                    self._count(entry.item)
                elif (counter := getattr(entry.item, "counter", 0)) > 0:
                    self.came[counter] = time.perf_counter()
            await asyncio.sleep(0.002)

    async def close(self) -> None:
        """Let what is being decoded end."""
        if self._group:
            await asyncio.wait(self._group)
        self.history.close()
        await self.pool.close()

    def _count(self, item: PictureRead) -> None:
        good = bool(item.views) and all(cell.checked is not None for cell in item.views[0].cells)
        self.read += good
        self.failed += not good
        if (came := self.came.pop(item.counter, None)) is not None:
            self.queued_ms.append((time.perf_counter() - came) * 1_000)


async def _as_task(decoding: Coroutine[object, object, None]) -> None:
    await decoding


async def _stream(driver: str, seconds: float) -> None:
    async with opened(driver, "counted") as one:
        line = Line(one)
        await line.pool.load()
        serving = asyncio.create_task(line.task.serve())
        before = _cpu_s(one.process_id)
        await line.drain(time.monotonic() + seconds)
        used = (_cpu_s(one.process_id) - before) / seconds
        megabytes = _memory_mb(one.process_id)
        counts = one.frame_counts
        serving.cancel()
        await asyncio.wait({serving})
        await line.close()
        done = line.read + line.failed
        print(f"stream: queued                     {done / seconds:6.1f} a second")
        print(f"  read {line.read}/{done}, too many at once for the decoder {line.task.counts.busy}")
        print(f"  received {counts.received}, lost {counts.lost}, torn {counts.torn}, dropped {one.dropped}")
        print(f"  here → decoded and queued        {_spread(line.queued_ms)}")
        print(f"  camera process                   {megabytes:.0f} MB, {used:.2f} of a processor")


async def _triggers(driver: str, count: int, who: str) -> None:
    async with opened(driver, "asked") as one:
        times, none = [], 0
        for _ in range(count):
            began_s = time.perf_counter()
            try:
                await one.take(1.0)
            except NoAnswer:
                none += 1
            else:
                times.append((time.perf_counter() - began_s) * 1_000)
        print(f"triggers, {who}: {count - none}/{count}  {_spread(times)}")


async def _lossy(driver: str, seconds: float) -> None:
    """The camera of aravis sends no packet again: each lost one is a torn picture."""
    async with opened(driver, "counted") as one:
        end_s, whole, torn = time.monotonic() + seconds, 0, 0
        async for frame in one.frames():
            whole += frame.pixels.size > 0
            torn += frame.pixels.size == 0
            if time.monotonic() > end_s:
                break
        counts = one.frame_counts
        print(f"2 of 1,000 packets lost: {whole} whole, {torn} torn and told, {counts.lost} lost")


def _spread(times: list[float]) -> str:
    if len(times) < 2:
        return "none"
    cuts = quantiles(times, n=100)
    return f"ms p50 {cuts[49]:6.1f}  p99 {cuts[98]:6.1f}  largest {max(times):6.1f}  (n = {len(times)})"


def _cpu_s(pid: int | None) -> float:
    user, system = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _memory_mb(pid: int | None) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
