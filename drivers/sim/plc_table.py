"""The ``[plc]`` of a config that fits a simulated PLC: addresses, bits and the belt as they really are."""

import json
from collections.abc import Mapping

from drivers.sim.io_block import COILS, COUNTER_REGISTER, INPUTS, MARK_REGISTER, WATCHDOG_REGISTER
from drivers.sim.io_server import COIL_BASE
from drivers.sim.profiles import CASE_LENGTH
from drivers.sim.settings import Distances, PlantSettings
from drivers.sim.small_plc import INPUT_BITS, OUTPUT_BITS

IO_TRAVEL_CASES = 2
"""From the case photocell to the rejecter, in cases: where time alone says where a case is, it stands near."""
WINDOW = 0.25
"""Of a pitch: how far a case may be from where the time says. A busy machine slows the simulated belt."""
SLOW_MS = 2_000
"""From case to case: time enough for polls that a busy machine can keep."""


def plc_table(settings: PlantSettings, host: str, port: int, **keys: int) -> str:
    """TOML. ``keys``: what else the config says, such as ``unit``."""
    told: dict[str, int | str] = {"driver": "modbus", "host": host, "port": port, "profile": settings.profile, **keys}
    common = "[plc]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in told.items())
    match settings.profile:
        case "map1":
            return common
        case "bits":
            return f"""{common}exit_sensor = "counter"
reject_sensor = "counter"
inputs = {_inline(INPUT_BITS)}
outputs = {_inline(OUTPUT_BITS)}
"""
        case "io":
            inputs = {name: place for place, name in enumerate(INPUTS)}
            coils = {name: COIL_BASE + place for place, name in enumerate(COILS)}
            return f"""{common}poll_ms = {40 if settings.pitch_ms >= SLOW_MS else 20}
inputs = {_inline(inputs)}
outputs = {_inline(coils)}
belt = {_inline(_belt(settings))}
watchdog = {{ time_ms = {settings.io_watchdog_ms}, register = {WATCHDOG_REGISTER} }}
counter = {{ register = {COUNTER_REGISTER}, mark = {MARK_REGISTER} }}
"""


def _inline(table: Mapping[str, int]) -> str:
    return "{ " + ", ".join(f"{name} = {value}" for name, value in table.items()) + " }"


def _belt(settings: PlantSettings) -> dict[str, int]:
    """The simulated belt moves a millimetre a millisecond."""
    far, pitch = Distances.of(settings), settings.pitch_ms
    return {
        "speed_mm_s": 1_000,
        "reject_mm": round(far.divert),
        "exit_mm": round(far.exit),
        "ejected_mm": round(far.eject),
        "window_mm": round(WINDOW * pitch),
        "case_mm": round(CASE_LENGTH * pitch),
    }
