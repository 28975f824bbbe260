"""The simulated plant behind its servers, and the real clock that drives it."""

import asyncio
import json
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial

from drivers.sim.applicator import Applicator
from drivers.sim.camera_server import CameraServer
from drivers.sim.devices import CaseTelegram, Telegram, numbered
from drivers.sim.faults import PROFILES, ProfileName
from drivers.sim.ledger import TruthFile
from drivers.sim.printer import SimPrinter
from drivers.sim.profiles import MOST_STEP_MS, make_server
from drivers.sim.rendering import Optics, Renderer
from drivers.sim.settings import MAX_LANES, PlantSettings
from drivers.sim.simulated import SimulatedPlant
from drivers.sim.stream_server import StreamServer

TICK_MS = 10
SYNC_S = 10.0


@dataclass(frozen=True, slots=True)
class WireSettings:
    """Where the plant listens. Port 0, or none said: any free one."""

    host: str = "127.0.0.1"
    modbus: int = 0
    cameras: tuple[int, ...] = ()
    unit_readers: tuple[int, ...] = ()
    """One a lane; the reader of whole cases is the first."""
    label_reader: int = 0
    label_printer: int | None = None
    """An applicator puts the labels of this printer on the cases; None: there is none."""
    unit: int = 1
    plc_base: int = 0
    station_base: int = 100


class PlantProcess:
    """The plant object, its servers, and the clock that drives them."""

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
        self._plc = make_server(
            self.plant,
            wire.host,
            wire.modbus,
            unit=wire.unit,
            plc_base=wire.plc_base,
            station_base=wire.station_base,
        )
        self._cameras = [
            CameraServer(self.plant, self._renderer, wire.host, port, number)
            for number, port in enumerate(_ports_for(settings.cameras, wire.cameras))
        ]
        self._readers = [StreamServer(wire.host, port) for port in _ports_for(settings.lanes, wire.unit_readers)]
        self._labels = StreamServer(wire.host, wire.label_reader)
        self._applicator = None if wire.label_printer is None else Applicator(wire.host, wire.label_printer)
        if self._applicator is not None:
            self.plant.belt.applicator = self._applicator.put_on
        self._told_stopped = False
        self._upstream_down = False

    async def run(self, end: asyncio.Event, ready: Callable[[dict[str, object]], None]) -> None:
        """Serve and run the belt until ``end`` is set. ``ready`` is called once with the ports."""
        async with AsyncExitStack() as stack:
            stack.callback(self._renderer.close)
            stack.push_async_callback(self._plc.down)
            servers: list[StreamServer | CameraServer | SimPrinter] = [*self._readers, self._labels, *self._cameras]
            if self._applicator is not None:
                servers.append(self._applicator.printer)
            for server in servers:
                stack.push_async_callback(server.close)
                await server.start()
            await self._plc.up()
            ready(self._ports())
            await self._run_belt(end)

    def _ports(self) -> dict[str, object]:
        return {
            "ready": True,
            "modbus": self._plc.port,
            **{numbered("camera", number): camera.server.port for number, camera in enumerate(self._cameras)},
            **{numbered("unit_reader", number): reader.port for number, reader in enumerate(self._readers)},
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
            self.plant.advance(min(passed_ms, MOST_STEP_MS[self.plant.settings.profile]))
            await self._show()
            if now - synced > SYNC_S:
                synced = now
                await asyncio.to_thread(self._truth.synchronise)

    async def _show(self) -> None:
        """Whatever the last step brought, onto the wire."""
        plant = self.plant
        self._renderer_ahead()
        for camera in self._cameras:
            camera.follow()
        for lane, reader in enumerate(self._readers):
            _send(reader, plant.link_up(numbered("reader", lane)), map(as_telegram, plant.unit_reads(lane)))
        if plant.settings.shape == "reader":
            told = partial(as_case_telegram, positions=plant.settings.case_positions)
            _send(self._readers[0], plant.link_up("reader"), map(told, plant.case_reads()))
        _send(self._labels, plant.link_up("reader"), map(as_telegram, plant.label_reads()))
        await (self._plc.up() if plant.answers else self._plc.down())
        self._tell_events()

    def _renderer_ahead(self) -> None:
        filling = self.plant.belt.packer.filling
        if filling is not None:
            for view in range(self.plant.settings.views):
                self._renderer.prepare(filling, view)

    def _tell_events(self) -> None:
        if self.plant.upstream_down != self._upstream_down:
            self._upstream_down = self.plant.upstream_down
            self._say({"upstream": "down" if self._upstream_down else "up"})
        if self.plant.run_out and not self._told_stopped:
            self._told_stopped = True
            self._say({"stopped": True, **self._counters()})

    def _counters(self) -> dict[str, object]:
        return {
            **self.plant.counters(),
            "frames_dropped": sum(each.dropped + each.server.dropped for each in self._cameras),
        }

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
            case "first_unit_2" if self.plant.settings.lanes == MAX_LANES:
                self._say({"did": wish, "code": self.plant.first_unit(1)})
            case "restart_plc":
                self.plant.restart_plc(keeps=True)
                self._say({"did": wish})
            case "swap_plc":
                self.plant.swap_plc()
                self._say({"did": wish})
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


def as_case_telegram(telegram: CaseTelegram, *, positions: bool) -> bytes:
    """``77;1:TEXT;2:NOREAD;3:TEXT`` where the reader tells positions; else the codes that it read: ``77;TEXT;TEXT``."""
    if positions:
        parts = [f"{place}:{'NOREAD' if text is None else text}" for place, text in telegram.places]
    else:
        parts = [text for _, text in telegram.places if text is not None] or ["NOREAD"]
    return f"{telegram.trigger};{';'.join(parts)}\r\n".encode()


def _ports_for(devices: int, ports: tuple[int, ...]) -> tuple[int, ...]:
    return (*ports, *(0 for _ in range(devices)))[:devices]


def _send(server: StreamServer, up: bool, telegrams: Iterable[bytes]) -> None:
    server.connect(up)
    for telegram in telegrams:
        server.tell(telegram)


def _wish(line: str) -> str:
    if line == "stop":
        return line
    try:
        said = json.loads(line)
    except ValueError:
        return ""
    return str(said.get("do", "")) if isinstance(said, dict) else ""
