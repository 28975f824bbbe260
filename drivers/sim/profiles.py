"""Which program a plant's PLC runs, and how it is reached: by its profile."""

import random
from collections import Counter
from collections.abc import Mapping
from typing import Protocol

from drivers.sim.io_block import COILS, IoBlock
from drivers.sim.io_server import IoServer
from drivers.sim.modbus_server import PLC_WORDS as MAP_WORDS
from drivers.sim.modbus_server import STATION_WORDS as MAP_STATION_WORDS
from drivers.sim.modbus_server import PlcServer
from drivers.sim.plc_io import Disposals, Layout
from drivers.sim.plc_program import PlcProgram
from drivers.sim.registers import RegisterMemory
from drivers.sim.settings import PlantSettings, PlcProfile
from drivers.sim.signals import Memory, Program, ServedWords, SignalMemory
from drivers.sim.small_plc import STATION_WORDS, WORDS, SmallPlc

CASE_LENGTH = 0.4
"""Of a pitch: so long a case darkens a photocell."""
MOST_STEP_MS: Mapping[PlcProfile, int] = {"map1": 100, "bits": 100, "io": 2_000}
"""A machine that stalls slows the belt down; it does not make cases late. Where the station knows a case by the time
that the belt has run, the belt keeps time."""


class Server(Protocol):
    """A PLC's server, that can be taken away and comes back on its port."""

    port: int

    async def up(self) -> None: ...
    async def down(self) -> None: ...


class Plant(ServedWords, Protocol):
    """What a server shows."""

    settings: PlantSettings
    program: Program | None


def make_program(settings: PlantSettings, layout: Layout, kept: Disposals | None = None) -> Program:
    match settings.profile:
        case "map1":
            return PlcProgram(layout, kept)
        case "bits":
            return SmallPlc(settings.verdict_timeout_ms, settings.reset_after_ms)
        case "io":
            dwell_ms = int(CASE_LENGTH * settings.pitch_ms)
            return IoBlock(dwell_ms, settings.io_watchdog_ms, settings.reset_after_ms)


def make_memory(settings: PlantSettings, program: Program, draw: random.Random, hits: Counter[str]) -> Memory:
    match settings.profile:
        case "map1":
            return RegisterMemory(program.block, draw, hits)
        case "bits":
            return SignalMemory(program.block, STATION_WORDS)
        case "io":
            return SignalMemory(program.block, len(COILS))


def make_server(plant: Plant, host: str, port: int, *, unit: int, plc_base: int, station_base: int) -> Server:
    settings = plant.settings
    if settings.profile == "io":

        def block() -> IoBlock | None:
            return plant.program if isinstance(plant.program, IoBlock) else None

        return IoServer(plant, host, port, unit=unit, watchdog_ms=settings.io_watchdog_ms, block=block)
    words = (WORDS, STATION_WORDS) if settings.profile == "bits" else (MAP_WORDS, MAP_STATION_WORDS)
    return PlcServer(plant, host, port, unit=unit, plc_base=plc_base, station_base=station_base, words=words)
