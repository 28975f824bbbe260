"""``station plc-sim``: the PLC side of the handshake on a port, with a simulated line behind it."""

import asyncio
from dataclasses import dataclass, replace
from typing import Literal

from drivers.sim.plc_faults import BROKEN
from drivers.sim.plc_process import PlcPlace, serve
from drivers.sim.plc_table import IO_TRAVEL_CASES, plc_table
from drivers.sim.settings import PlantSettings, PlcProfile, Shape
from station.cli_commands.output import NO, USAGE, YES, fail, out, quiet_libraries

EXAMPLE_WATCHDOG_MS = 500
"""A simulated block is as ``config/examples/io-block.toml`` has it: who plays with both must find no fault."""
DEFAULT_RATE = 120_000
IO_RATE = 30_000
"""A block without a program keeps fewer cases apart (``station io-limit``)."""


@dataclass(frozen=True, slots=True)
class SimulatedLine:
    """What is simulated."""

    profile: PlcProfile
    shape: Shape | None
    case_code: Literal["reader", "sscc"]
    rate: int | None
    fault: str

    def settings(self) -> PlantSettings:
        """Of 24-packs."""
        shape = self.shape or ("queue" if self.profile == "map1" else "picture")
        rate = self.rate or (IO_RATE if self.profile == "io" else DEFAULT_RATE)
        told = PlantSettings(shape=shape, profile=self.profile, units_per_hour=rate, case_code=self.case_code)
        if self.profile != "io":
            return told
        return replace(told, travel_cases=IO_TRAVEL_CASES, io_watchdog_ms=EXAMPLE_WATCHDOG_MS)


def simulate(line: SimulatedLine, host: str, port: int, unit: int, plc_base: int, station_base: int) -> int:
    """Serve until Ctrl-C."""
    if line.fault == "list":
        for name, broken in BROKEN.items():
            out(f"{name:<18} breaks {broken.duty}")
        return YES
    if line.fault and (line.fault not in BROKEN or line.profile != "map1"):
        fail(USAGE, "plc_sim_fault", {"fault": line.fault, "profile": line.profile})
    if line.profile != "map1" and line.shape == "queue":
        fail(USAGE, "plc_sim_shape", {"profile": line.profile})
    quiet_libraries()
    where = PlcPlace(host, port, unit, plc_base, station_base)
    try:
        asyncio.run(_serve(line.settings(), line.fault, where))
    except OSError:
        fail(NO, "plc_sim_port", {"host": where.host, "port": where.port})
    except KeyboardInterrupt:
        return YES
    return YES


async def _serve(settings: PlantSettings, fault: str, where: PlcPlace) -> None:
    def ready(port: int) -> None:
        wrong = f", broken: {fault}" if fault else ""
        out(f"PLC on {where.host}:{port}, unit {where.unit}, a case every {settings.pitch_ms:.0f} ms{wrong}")
        out(f"profile {settings.profile}; Ctrl-C ends it. The part of a config that fits it:")
        out(fitting(settings, replace(where, port=port)).rstrip())

    await serve(settings, fault, where, asyncio.Event(), ready)


def fitting(settings: PlantSettings, where: PlcPlace) -> str:
    """The ``[plc]`` of a line that would run with it."""
    keys = {"unit": where.unit}
    if settings.profile != "io":
        keys |= {"plc_base": where.plc_base, "station_base": where.station_base}
    return plc_table(settings, where.host, where.port, **keys)
