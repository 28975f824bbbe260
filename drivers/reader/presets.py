"""What each maker's readers speak as they come: ``presets.toml``, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

PresetName = Literal[
    "none",
    "cognex_dataman",
    "keyence_sr",
    "hikrobot_id",
    "datalogic_matrix",
    "sick_lector_clv",
    "honeywell_handheld",
    "zebra_handheld",
]
_WAYS = ("tcp", "serial")


@dataclass(frozen=True, slots=True)
class Preset:
    """One maker's readers."""

    title: str
    source: str
    """The maker's manual that says so."""
    keys: Mapping[str, Any]
    """Of ``[[reader]]``, whichever way it is connected."""
    ways: Mapping[str, Mapping[str, Any]]
    """Driver → keys of that way; a driver that is not there is no way of this maker's."""


def _read() -> dict[str, Preset]:
    tables = tomllib.loads(Path(__file__).with_name("presets.toml").read_text("utf-8"))
    return {name: _preset(dict(table)) for name, table in tables.items()}


def _preset(table: dict[str, Any]) -> Preset:
    ways = {way: table.pop(way) for way in _WAYS if way in table}
    return Preset(table.pop("title"), table.pop("source"), table, ways)


PRESETS: Mapping[str, Preset] = _read()


def preset_keys(name: object, driver: object) -> dict[str, Any]:
    """Return what a preset says for this driver; nothing for a name that is none."""
    preset = PRESETS.get(name) if isinstance(name, str) else None
    return {**preset.keys, **preset.ways.get(str(driver), {})} if preset is not None else {}
