"""``station plc-test``: which PLC is meant, and the test of its profile."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

from pydantic import ValidationError

from config.result import Config
from drivers.plc.profiles.settings import BitsSettings, IoSettings
from drivers.plc.settings import BlockSettings, ModbusSettings, PlcSettings
from station.assembly.config_file import load_config
from station.cli_commands.output import USAGE, fail, foreseeable

DEFAULT_PORT = 502
_HOST_PORT = re.compile(
    r"(?:\[(?P<ipv6>[^\[\]]+)\]|(?P<host>[^:\[\]]+|[^\[\]]*:[^\[\]]*:[^\[\]]*))(?::(?P<port>[0-9]{1,5}))?"
)
"""An IPv6 address in brackets, or bare and then without a port."""
Profile = Literal["map1", "bits", "io"]
_FLAGS = {"unit": "--unit", "plc_base": "--base", "station_base": "--station-base", "register": "--register"}
"""Key of ``[plc]`` → the option that says it."""


@dataclass(frozen=True, slots=True)
class PlcTestAsk:
    """What was typed."""

    address: str
    """HOST:PORT or HOST; empty = the config says where."""
    config: Path | None
    profile: Profile | None
    where: Mapping[str, int | str]
    """Keys of ``[plc]`` that were typed; they win over the config's."""
    without: tuple[str, ...]
    patience_s: float
    settle_ms: int
    poll_ms: int
    wrap: bool
    switch_outputs: bool
    as_json: bool


def plc_test(ask: PlcTestAsk) -> int:
    """0 when every check passes, 1 when one fails or could not be tried, 2 for what was typed wrongly."""
    config, settings = plc_of(ask)
    match settings:
        case BitsSettings():
            from station.cli_commands.plc_test_bits import test_bits

            return test_bits(settings, ask)
        case IoSettings() if config is not None:
            from station.cli_commands.plc_test_io import test_io

            return test_io(config, settings, ask)
        case BlockSettings():
            from station.cli_commands.plc_test_map1 import test_map1

            return test_map1(settings, ask)
        case _:
            raise TypeError(f"no test of {type(settings).__name__}")


def plc_of(ask: PlcTestAsk) -> tuple[Config | None, PlcSettings]:
    """The settings of the PLC that is meant. Ends the command with a sentence where they are none."""
    if ask.config is None:
        if ask.profile == "io":
            fail(USAGE, "plc_test_config", {})
        if not ask.address:
            fail(USAGE, "plc_test_where", {})
        kind, held = (BitsSettings, _BITS) if ask.profile == "bits" else (ModbusSettings, _MAP1)
        return None, _settings(kind, held, ask)
    with foreseeable():
        config = load_config(ask.config)
    settings = config.plc.settings if config.plc is not None else None
    if ask.profile == "io" and not isinstance(settings, IoSettings):
        fail(USAGE, "plc_test_config", {})
    if not isinstance(settings, PlcSettings):
        fail(USAGE, "plc_test_no_plc", {"file": str(ask.config)})
    if ask.profile not in (None, found := getattr(settings, "profile", "")):
        fail(USAGE, "plc_test_profile", {"found": found, "wanted": str(ask.profile)})
    return config, _settings(type(settings), settings.model_dump(by_alias=True, exclude_unset=True), ask)


_MAP1: Mapping[str, Any] = {"driver": "modbus"}
_BITS: Mapping[str, Any] = {"driver": "modbus", "profile": "bits", "exit_sensor": "counter"}
"""The exit sensor is tested unless the line is said to be without one."""


def _settings(kind: type[PlcSettings], held: Mapping[str, Any], ask: PlcTestAsk) -> PlcSettings:
    """What the file says, and above it what was typed."""
    keys = {field.alias or name for name, field in kind.model_fields.items()}
    typed = {**_address(ask.address), **ask.where}
    for key in typed:
        if key not in keys or (key == "port" and "host" not in keys):
            _refuse_option(held, _FLAGS.get(key, "HOST:PORT"))
    try:
        return kind.model_validate({**held, **typed})
    except ValidationError as wrong:
        where = wrong.errors()[0]["loc"]
    match where[0] if where else "":
        case "host" | "port":
            fail(USAGE, "plc_test_address", {"address": ask.address})
        case "unit":
            _refuse_option(held, f"--unit {ask.where['unit']}")
        case _:
            fail(USAGE, "plc_test_overlap", {})


def _refuse_option(held: Mapping[str, Any], option: str) -> NoReturn:
    told = {"driver": str(held["driver"]), "profile": str(held.get("profile", "map1"))}
    fail(USAGE, "plc_test_option", {"option": option, **told})


def _address(address: str) -> dict[str, int | str]:
    """HOST:PORT as keys of ``[plc]``; nothing where none was typed."""
    if not address:
        return {}
    told = _HOST_PORT.fullmatch(address)
    port = int(told["port"] or DEFAULT_PORT) if told is not None else 0
    if told is None or not 0 < port <= 0xFFFF:
        fail(USAGE, "plc_test_address", {"address": address})
    return {"host": told["ipv6"] or told["host"], "port": port}
