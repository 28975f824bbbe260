"""The simulated plant as a process: ``python -P -m drivers.sim.plant --data DIR``.

Only registers, telegrams and frames leave it, over TCP on loopback. On stdout it says, one JSON object a line: that it
is ready (with its ports), when its upstream is to be down or up, the answers to what it is asked on stdin, and that it
has stopped. On stdin it takes lines: ``stop``, ``{"do": "clear_zone"}``, ``{"do": "first_unit"}``,
``{"do": "counters"}``. It ends when stdin closes or on SIGTERM; SIGINT is its parent's business.
"""

import argparse
import asyncio
import fcntl
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from drivers.sim.camera_server import CameraServer
from drivers.sim.faults import PROFILES, ProfileName
from drivers.sim.ledger import TruthFile
from drivers.sim.modbus_server import PlcServer
from drivers.sim.plant_arguments import parser, settings_of
from drivers.sim.rendering import Optics, Renderer
from drivers.sim.settings import PlantSettings
from drivers.sim.simulated import SimulatedPlant, Telegram
from drivers.sim.stream_server import StreamServer

TICK_MS = 10
MAX_STEP_MS = 100
"""A machine that stalls slows the belt down; it does not make cases late."""
SYNC_S = 10.0
MAX_LINE_BYTES = 4096


@dataclass(frozen=True, slots=True)
class WireSettings:
    """Where the plant listens. Port 0: any free one."""

    host: str = "127.0.0.1"
    modbus: int = 0
    camera: int = 0
    unit_reader: int = 0
    label_reader: int = 0
    unit: int = 1
    plc_base: int = 0
    station_base: int = 100


class PlantProcess:
    """The plant object, its four servers, and the clock that drives them."""

    def __init__(
        self,
        settings: PlantSettings,
        profile: ProfileName,
        optics: Optics,
        wire: WireSettings,
        truth: TruthFile,
        say: Callable[[dict[str, object]], None],
    ) -> None:
        self.plant = SimulatedPlant(settings, PROFILES[profile], ledger=truth, left=truth.left)
        self._truth = truth
        self._say = say
        self._renderer = Renderer(settings, optics)
        self._plc = PlcServer(
            self.plant,
            wire.host,
            wire.modbus,
            unit=wire.unit,
            plc_base=wire.plc_base,
            station_base=wire.station_base,
        )
        self._camera = CameraServer(self.plant, self._renderer, wire.host, wire.camera)
        self._units = StreamServer(wire.host, wire.unit_reader)
        self._labels = StreamServer(wire.host, wire.label_reader)
        self._told_stopped = False
        self._upstream_down = False

    async def run(self, end: asyncio.Event, ready: Callable[[dict[str, object]], None]) -> None:
        """Serve and run the belt until ``end`` is set. ``ready`` is called once with the ports."""
        async with AsyncExitStack() as stack:
            stack.callback(self._renderer.close)
            stack.push_async_callback(self._plc.down)
            for server in (self._units, self._labels, self._camera):
                stack.push_async_callback(server.close)
                await server.start()
            await self._plc.up()
            ready(self._ports())
            await self._run_belt(end)

    def _ports(self) -> dict[str, object]:
        return {
            "ready": True,
            "modbus": self._plc.port,
            "camera": self._camera.server.port,
            "unit_reader": self._units.port,
            "label_reader": self._labels.port,
        }

    async def _run_belt(self, end: asyncio.Event) -> None:
        loop = asyncio.get_running_loop()
        before = synced = loop.time()
        while not end.is_set():
            await asyncio.sleep(TICK_MS / 1000)
            now = loop.time()
            passed_ms = int((now - before) * 1000)
            before += passed_ms / 1000
            self.plant.advance(min(passed_ms, MAX_STEP_MS))
            await self._show()
            if now - synced > SYNC_S:
                synced = now
                await asyncio.to_thread(self._truth.synchronise)

    async def _show(self) -> None:
        """Whatever the last step brought, onto the wire."""
        plant = self.plant
        self._renderer_ahead()
        self._camera.follow()
        for server, telegrams in ((self._units, plant.unit_reads()), (self._labels, plant.label_reads())):
            server.connect(plant.link_up("reader"))
            for telegram in telegrams:
                server.tell(as_telegram(telegram))
        await (self._plc.up() if plant.answers else self._plc.down())
        self._tell_events()

    def _renderer_ahead(self) -> None:
        filling = self.plant.belt.packer.filling
        if filling is not None:
            self._renderer.prepare(filling)

    def _tell_events(self) -> None:
        if self.plant.upstream_down != self._upstream_down:
            self._upstream_down = self.plant.upstream_down
            self._say({"upstream": "down" if self._upstream_down else "up"})
        if self.plant.run_out and not self._told_stopped:
            self._told_stopped = True
            self._say({"stopped": True, **self._counters()})

    def _counters(self) -> dict[str, object]:
        return {**self.plant.counters(), "frames_dropped": self._camera.dropped + self._camera.server.dropped}

    def obey(self, line: str) -> None:
        """One line of stdin. What cannot be understood is answered, never fatal."""
        wish = _wish(line)
        match wish:
            case "stop":
                self.plant.stop()
            case "clear_zone":
                self._say({"did": wish, "units": self.plant.clear_zone()})
            case "first_unit":
                self._say({"did": wish, "code": self.plant.first_unit()})
            case "counters":
                self._say({"did": wish, **self._counters()})
            case _:
                self._say({"error": "unknown_wish", "wish": line[:80]})


def as_telegram(telegram: Telegram) -> bytes:
    """``77;TEXT`` or ``77;NOREAD``, with CR LF."""
    return f"{telegram.trigger};{telegram.text if telegram.text is not None else 'NOREAD'}\r\n".encode()


def _wish(line: str) -> str:
    if line == "stop":
        return line
    try:
        said = json.loads(line)
    except ValueError:
        return ""
    return str(said.get("do", "")) if isinstance(said, dict) else ""


def _say(said: dict[str, object]) -> None:
    os.write(sys.stdout.fileno(), json.dumps(said).encode() + b"\n")


def _listen_to_parent(obey: Callable[[str], None], gone: Callable[[], None]) -> None:
    """Read stdin line by line until it closes. Plain reads: a buffered stdin would block the exit."""
    waiting = b""
    while part := os.read(0, MAX_LINE_BYTES):
        *lines, waiting = (waiting + part).split(b"\n")
        waiting = waiting[-MAX_LINE_BYTES:]
        for line in lines:
            if line.strip():
                obey(line.decode("utf-8", "replace").strip())
    gone()


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Hold the folder's lock. Raises BlockingIOError when another plant has it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


async def _serve(process: PlantProcess, folder: Path) -> None:
    loop = asyncio.get_running_loop()
    end = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, end.set)

    def ready(ports: dict[str, object]) -> None:
        written = folder / "ports.json.new"
        written.write_text(json.dumps(ports) + "\n")
        written.replace(folder / "ports.json")
        _say(ports)

    parent = threading.Thread(
        target=_listen_to_parent,
        args=(
            lambda line: loop.call_soon_threadsafe(process.obey, line),
            lambda: loop.call_soon_threadsafe(end.set),
        ),
        daemon=True,
    )
    parent.start()
    await process.run(end, ready)


def run(arguments: argparse.Namespace) -> None:
    """Run the plant until it is ended."""
    folder = Path(arguments.data) / "plant"
    with _only_one(folder):
        truth = TruthFile(folder / "truth.jsonl")
        try:
            process = PlantProcess(
                settings_of(arguments),
                arguments.faults,
                Optics(arguments.megapixels, arguments.px_per_module, arguments.blur),
                wire_of(arguments),
                truth,
                _say,
            )
            asyncio.run(_serve(process, folder))
        finally:
            truth.synchronise()
            truth.close()


def wire_of(arguments: argparse.Namespace) -> WireSettings:
    return WireSettings(
        host=arguments.host,
        modbus=arguments.modbus_port,
        camera=arguments.camera_port,
        unit_reader=arguments.unit_reader_port,
        label_reader=arguments.label_reader_port,
        unit=arguments.unit,
        plc_base=arguments.plc_base,
        station_base=arguments.station_base,
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code 0, or 2 with one sentence on stderr."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("pymodbus").setLevel(logging.CRITICAL)
    try:
        run(parser().parse_args(argv))
    except BlockingIOError:
        return _refuse("another plant is running in this folder")
    except (OSError, ValueError) as error:
        return _refuse(str(error))
    return 0


def _refuse(why: str) -> int:
    os.write(sys.stderr.fileno(), f"plant: {why}\n".encode())
    return 2


if __name__ == "__main__":
    sys.exit(main())
