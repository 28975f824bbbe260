"""The simulated PLC alone as a Modbus server with a clock: what ``station plc-sim`` runs."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from drivers.sim.plc_bench import PlcBench
from drivers.sim.profiles import MOST_STEP_MS, make_server
from drivers.sim.settings import PlantSettings


@dataclass(frozen=True, slots=True)
class PlcPlace:
    """Where it listens, and where its blocks lie."""

    host: str = "127.0.0.1"
    port: int = 0
    unit: int = 1
    plc_base: int = 0
    station_base: int = 100


async def serve(
    settings: PlantSettings, fault: str, place: PlcPlace, end: asyncio.Event, ready: Callable[[int], None]
) -> None:
    """Answer on the port until ``end`` is set. ``ready`` is called once with the port. Raises OSError."""
    bench = PlcBench(settings, fault)
    server = make_server(
        bench.plant, place.host, place.port, unit=place.unit, plc_base=place.plc_base, station_base=place.station_base
    )
    await server.up()
    ready(server.port)
    loop = asyncio.get_running_loop()
    before_s = loop.time()
    try:
        while not end.is_set():
            await asyncio.sleep(bench.plant.settings.scan_ms / 1000)
            passed_ms = int((loop.time() - before_s) * 1000)
            before_s += passed_ms / 1000
            bench.advance(min(passed_ms, MOST_STEP_MS[settings.profile]))
            await (server.up() if bench.plant.answers else server.down())
    finally:
        await server.down()
