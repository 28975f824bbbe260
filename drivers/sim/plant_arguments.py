"""The plant process's command line."""

import argparse
from collections.abc import Callable
from dataclasses import replace

from drivers.sim.faults import PROFILES
from drivers.sim.plant_process import WireSettings
from drivers.sim.rendering import Optics
from drivers.sim.settings import (
    MAX_CAMERAS,
    MAX_LANES,
    MAX_LAYERS,
    MAX_UNITS_PER_HOUR,
    MIN_PITCH_MS,
    PlantSettings,
    io_watchdog_ms,
    largest_rate,
    scan_ms_for,
)


def whole(low: int, high: int) -> Callable[[str], int]:
    """An argparse type: a whole number within bounds."""

    def parse(text: str) -> int:
        value = int(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{value} is not within {low}…{high}")
        return value

    return parse


def real(low: float, high: float) -> Callable[[str], float]:
    """An argparse type: a number within bounds."""

    def parse(text: str) -> float:
        value = float(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{value} is not within {low}…{high}")
        return value

    return parse


def parser() -> argparse.ArgumentParser:
    """Every option of ``python -P -m drivers.sim.plant``."""
    made = argparse.ArgumentParser(prog="drivers.sim.plant", description="The simulated plant on the wire.")
    made.add_argument("--data", required=True, help="folder; the plant keeps its truth in its subfolder plant/")
    _line(made)
    _optics(made)
    _wire(made)
    return made


def _line(made: argparse.ArgumentParser) -> None:
    made.add_argument("--shape", choices=("picture", "queue", "reader"), default="picture")
    made.add_argument("--profile", choices=("map1", "bits", "io"), default="map1", help="what the PLC knows")
    made.add_argument("--rate", type=whole(1, MAX_UNITS_PER_HOUR), default=120_000, help="units per hour")
    made.add_argument("--rows", type=whole(1, 50), default=4, help="of one view")
    made.add_argument("--columns", type=whole(1, 50), default=6, help="of one view")
    made.add_argument("--cameras", type=whole(1, MAX_CAMERAS), default=1, help="side by side over the case (picture)")
    made.add_argument("--layers", type=whole(1, MAX_LAYERS), default=1, help="of a case (picture)")
    made.add_argument("--lanes", type=whole(1, MAX_LANES), default=1, help="into the one packer (queue)")
    made.add_argument("--palletiser", action="store_true", help="stack on pallets what leaves")
    made.add_argument("--no-positions", action="store_true", help="a reader that tells codes without places (reader)")
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--faults", choices=tuple(PROFILES), default="none")
    made.add_argument("--cases", type=whole(0, 10**9), default=0, help="stop after so many case numbers; 0 = never")
    made.add_argument("--camera", choices=("counted", "asked"), default="counted")
    made.add_argument("--case-code", choices=("picture", "reader", "sscc"), default="sscc")
    made.add_argument("--unit-numbers", choices=("plc", "reader"), default="plc", help="whose number a read carries")
    made.add_argument("--zone-units", type=whole(0, 10_000), default=None, help="units between reader and pick point")
    made.add_argument("--travel-cases", type=real(2, 10), default=8.0, help="cases between packer and gate")
    made.add_argument("--verdict-timeout-ms", type=whole(100, 60_000), default=2_000)


def _optics(made: argparse.ArgumentParser) -> None:
    made.add_argument("--megapixels", type=real(0.1, 25), default=5.0)
    made.add_argument("--px-per-module", type=real(1, 12), default=3.0)
    made.add_argument("--blur", type=real(0, 5), default=0.8)


def _wire(made: argparse.ArgumentParser) -> None:
    made.add_argument("--host", default="127.0.0.1")
    for server in ("modbus", "label-reader"):
        made.add_argument(f"--{server}-port", type=whole(0, 65_535), default=0)
    made.add_argument(
        "--label-printer-port", type=whole(0, 65_535), default=None, help="an applicator with a printer on this port"
    )
    for servers in ("camera", "unit-reader"):
        made.add_argument(f"--{servers}-port", type=whole(0, 65_535), nargs="+", default=[], help="one a device")
    made.add_argument("--unit", type=whole(1, 247), default=1)
    made.add_argument("--plc-base", type=whole(0, 60_000), default=0)
    made.add_argument("--station-base", type=whole(0, 60_000), default=100)


def settings_of(arguments: argparse.Namespace) -> PlantSettings:
    """Raises ValueError, in one sentence, for a line that this simulation cannot run."""
    settings = PlantSettings(
        shape=arguments.shape,
        profile=arguments.profile,
        rows=arguments.rows,
        columns=arguments.columns,
        units_per_hour=arguments.rate,
        seed=arguments.seed,
        cases=arguments.cases,
        camera=arguments.camera,
        case_code=arguments.case_code,
        unit_numbers=arguments.unit_numbers,
        zone_units=arguments.zone_units,
        travel_cases=arguments.travel_cases,
        verdict_timeout_ms=arguments.verdict_timeout_ms,
        cameras=arguments.cameras,
        layers=arguments.layers,
        lanes=arguments.lanes,
        palletiser=arguments.palletiser,
        case_positions=not arguments.no_positions,
    )
    settings = replace(
        settings,
        scan_ms=scan_ms_for(arguments.rate, settings.units_per_case),
        io_watchdog_ms=io_watchdog_ms(settings.pitch_ms),
    )
    _refuse(settings)
    if arguments.rate > (largest := largest_rate(settings.units_per_case)):
        raise ValueError(
            f"{arguments.rate} units an hour in cases of {settings.units_per_case} is a case every "
            f"{settings.pitch_ms:.0f} ms; the simulated gate needs {MIN_PITCH_MS} ms: at most {largest} units an hour"
        )
    return settings


def _refuse(settings: PlantSettings) -> None:
    if settings.profile != "map1" and (settings.shape == "queue" or settings.layers > 1):
        raise ValueError(f"a PLC of profile {settings.profile} knows no windows: not with the queue shape or layers")
    if settings.shape != "picture" and settings.views > 1:
        raise ValueError("cameras and layers belong to the picture shape")
    if settings.shape != "queue" and settings.lanes > 1:
        raise ValueError("a second lane belongs to the queue shape")
    if settings.camera == "asked" and settings.layers > 1:
        raise ValueError("an asked camera sees the uppermost layer only: with layers, --camera counted")


def optics_of(arguments: argparse.Namespace) -> Optics:
    return Optics(arguments.megapixels, arguments.px_per_module, arguments.blur)


def wire_of(arguments: argparse.Namespace) -> WireSettings:
    return WireSettings(
        host=arguments.host,
        modbus=arguments.modbus_port,
        cameras=tuple(arguments.camera_port),
        unit_readers=tuple(arguments.unit_reader_port),
        label_reader=arguments.label_reader_port,
        label_printer=arguments.label_printer_port,
        unit=arguments.unit,
        plc_base=arguments.plc_base,
        station_base=arguments.station_base,
    )
