"""The simulated plant behind its four servers, and the real clock that drives it."""

import asyncio
import json
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from drivers.sim.camera_server import CameraServer
from drivers.sim.devices import Telegram
from drivers.sim.faults import PROFILES, ProfileName
from drivers.sim.ledger import TruthFile
from drivers.sim.modbus_server import PlcServer
from drivers.sim.rendering import Optics, Renderer
from drivers.sim.settings import PlantSettings
from drivers.sim.simulated import SimulatedPlant
from drivers.sim.stream_server import StreamServer

TICK_MS = 10
MAX_STEP_MS = 100
"""A machine that stalls slows the belt down; it does not make cases late."""
SYNC_S = 10.0


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


NOTHING_READ = ("NOREAD", "NoRead", "ERROR", "?", "NG", "ER,LON,22", "")
"""What readers of different makers say for it; the plant's say each in turn."""


def as_telegram(telegram: Telegram) -> bytes:
    """``77;TEXT`` or ``77;NOREAD``, with CR LF."""
    text = telegram.text if telegram.text is not None else NOTHING_READ[telegram.trigger % len(NOTHING_READ)]
    return f"{telegram.trigger};{text}\r\n".encode()


def _wish(line: str) -> str:
    if line == "stop":
        return line
    try:
        said = json.loads(line)
    except ValueError:
        return ""
    return str(said.get("do", "")) if isinstance(said, dict) else ""
