"""Tables of devices: their common keys here, the rest by the settings model of their driver."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel

from config.errors import Path
from config.faults import nearest
from config.result import CameraDevice, PlcDevice, ReaderDevice, Upstream
from config.schema import CameraKeys, PlcKeys, ReaderKeys, UpstreamKeys
from config.tables import Reading, Table, build, check_keys, keys_of

Kinds = Mapping[str, Mapping[str, type[BaseModel]]]
"""Kind (camera, reader, plc, upstream) → driver name → settings model."""
Keys = TypeVar("Keys", CameraKeys, ReaderKeys, PlcKeys, UpstreamKeys)

COMMON: Mapping[str, type[BaseModel]] = {
    "camera": CameraKeys,
    "reader": ReaderKeys,
    "plc": PlcKeys,
    "upstream": UpstreamKeys,
}


def read_camera(reading: Reading, table: Table, path: Path, kinds: Kinds) -> CameraDevice | None:
    """Return the camera of one ``[[camera]]``; None when a fault was noted. The others likewise."""
    if (both := _read(reading, "camera", CameraKeys, table, path, kinds)) is None:
        return None
    keys, settings = both
    trigger = getattr(settings, "trigger", None) or keys.trigger
    if trigger is None:
        reading.faults.add(path, "config_trigger_missing", choices="asked, counted")
        return None
    return CameraDevice(keys.name, keys.driver, trigger, settings)


def read_reader(reading: Reading, table: Table, path: Path, kinds: Kinds) -> ReaderDevice | None:
    if (both := _read(reading, "reader", ReaderKeys, table, path, kinds)) is None:
        return None
    keys, settings = both
    trigger = getattr(settings, "trigger", None) or keys.trigger
    if trigger is None:
        reading.faults.add(path, "config_trigger_missing", choices="asked, tagged, counted")
        return None
    return ReaderDevice(keys.name, keys.driver, keys.role, keys.lane, trigger, settings)


def read_plc(reading: Reading, table: Table, path: Path, kinds: Kinds) -> PlcDevice | None:
    if (both := _read(reading, "plc", PlcKeys, table, path, kinds)) is None:
        return None
    keys, settings = both
    timeout_ms = getattr(settings, "verdict_timeout_ms", keys.verdict_timeout_ms)
    return PlcDevice(keys.name, keys.driver, timeout_ms, settings)


def read_upstream(reading: Reading, table: Table, path: Path, kinds: Kinds) -> Upstream | None:
    if (both := _read(reading, "upstream", UpstreamKeys, table, path, kinds)) is None:
        return None
    keys, settings = both
    return Upstream(keys.name, keys.driver, settings)


def _read(
    reading: Reading, kind: str, common: type[Keys], table: Table, path: Path, kinds: Kinds
) -> tuple[Keys, BaseModel] | None:
    keys = build(reading, common, table, path)
    model = _model_of(reading, kind, table, path, kinds)
    if model is None:
        return None  # without a driver nobody knows which other keys are right
    check_keys(reading, table, path, keys_of(common) | keys_of(model))
    settings = build(reading, model, table, path)
    return None if keys is None or settings is None else (keys, settings)


def _model_of(reading: Reading, kind: str, table: Table, path: Path, kinds: Kinds) -> type[BaseModel] | None:
    driver, drivers = table.get("driver"), kinds.get(kind, {})
    if not isinstance(driver, str):
        return None  # the common keys have said so
    if driver not in drivers:
        reading.faults.add(
            (*path, "driver"),
            "config_driver_unknown",
            nearest(driver, drivers),
            kind=kind,
            found=driver,
            choices=", ".join(sorted(drivers)) or "none",
        )
        return None
    return drivers[driver]
