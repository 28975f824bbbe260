"""One table of the file against its models: unknown keys, secrets, files, then pydantic.

A device's table has the common keys of its kind, and those of its driver's settings model.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Protocol, TypeVar, runtime_checkable

from pydantic import BaseModel, ValidationError

from config.device_keys import CameraKeys, PlcKeys, PrinterKeys, ReaderKeys, UpstreamKeys
from config.errors import Path
from config.faults import Faults, nearest
from config.result import CameraDevice, PlcDevice, PrinterDevice, ReaderDevice, Upstream
from config.schema import PARTS

Table = dict[str, Any]
Model = TypeVar("Model", bound=BaseModel)
Kinds = Mapping[str, Mapping[str, type[BaseModel]]]
"""Kind (camera, reader, plc, upstream) → driver name → settings model."""
Keys = TypeVar("Keys", CameraKeys, ReaderKeys, PrinterKeys, PlcKeys, UpstreamKeys)

_SECRET = re.compile(r"passw|secret|token|api_?key|credential|private_?key", re.IGNORECASE)
_PATH_KEY = re.compile(r"(?:\w+_)?(?:file|folder|path)")
_PATHS = (("station", "data"), ("camera", "source"))
"""Keys that hold a path and do not say so in their name."""
_SECRET_IN_QUERY = re.compile(
    r"[a-z][a-z0-9+.-]*://.*(?:passw|passwd|pwd|token|secret|api_?key)[a-z]*=(?!\{)", re.IGNORECASE
)
_USER_IN_URL = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#]*@", re.IGNORECASE)


MAP_PROFILE = "map1"
"""Profile of a PLC that serves register map v1; what a table without one means."""
KEY_RULES = "key_rules"
"""Type of pydantic's error when a model's rules between its keys are broken; ``KeyRules`` says which."""


@runtime_checkable
class KeyRules(Protocol):
    """A settings model with rules between its keys."""

    @classmethod
    def broken_rules(cls, given: Mapping[str, object]) -> Iterable[tuple[str, str]]:
        """(key to mend, what is wrong) for the keys that a table gives, right or wrong by themselves."""


@runtime_checkable
class HasPresets(Protocol):
    """A settings model that knows what holds for a table which names a preset."""

    @classmethod
    def preset_values(cls, given: Mapping[str, Any]) -> dict[str, Any]:
        """What holds where the table says nothing itself."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """Where tables are checked: the faults found so far and the folder that relative paths start from."""

    faults: Faults
    folder: FilePath


def check_keys(reading: TableReading, table: Table, path: Path, known: Collection[str]) -> None:
    """Note unknown keys, secrets that stand in the file, and files that are not there."""
    for name, value in table.items():
        place = (*path, name)
        if name not in known:
            _note_unknown(reading.faults, place, name, known)
        elif isinstance(value, str) and (_USER_IN_URL.match(value) or _SECRET_IN_QUERY.match(value)):
            reading.faults.add(place, "config_secret_in_url")
        elif isinstance(value, str) and name.endswith("_file"):
            _check_file(reading, place, value)


def build(reading: TableReading, model: type[Model], table: Table, path: Path) -> Model | None:
    """Return the model of those keys it knows; None when a fault was noted."""
    names = keys_of(model)
    known = {name: value for name, value in table.items() if name in names}
    absolute = {name: _absolute(reading.folder, (path[0], name), value) for name, value in known.items()}
    try:
        # By way of JSON, because there strict means what a config wants: no "20" for 20, but a list for a tuple.
        return model.model_validate_json(json.dumps(absolute, default=_no_json), strict=True)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            if error["type"] != KEY_RULES:
                reading.faults.add_invalid(path, known, error)
        for key, words in _broken_rules(model, known):
            reading.faults.add((*path, key), "config_value", detail=words)
        return None


def _broken_rules(model: type[BaseModel], given: Table) -> Iterable[tuple[str, str]]:
    """Which keys do not go together: asked though some are wrong by themselves, when pydantic would not look."""
    return model.broken_rules(given) if issubclass(model, KeyRules) else ()


def keys_of(model: type[BaseModel]) -> set[str]:
    """Return the keys of a model as they are written in a file."""
    return {field.alias or name for name, field in model.model_fields.items()}


def _note_unknown(faults: Faults, place: Path, name: str, known: Collection[str]) -> None:
    meant = nearest(name, known)
    if _SECRET.search(name):
        files = [one for one in known if one.endswith("_file")]
        faults.add(place, "config_secret_inline", nearest(name, files) or next(iter(files), ""))
        return
    elsewhere = [f"[{table}]" for table, model in PARTS.items() if name in keys_of(model)]
    if elsewhere and not meant:
        faults.add(place, "config_key_elsewhere", table=" or ".join(elsewhere))
    else:
        faults.add(place, "config_key_unknown", meant)


def _check_file(reading: TableReading, place: Path, value: str) -> None:
    file = reading.folder / value
    try:
        if file.exists() and not file.is_file():  # a pipe would be waited for
            reading.faults.add(place, "config_path_unreadable", found=str(file), detail="it is no file")
            return
        with file.open("rb"):
            return
    except (FileNotFoundError, ValueError):  # ValueError: a NUL in the name
        reading.faults.add(place, "config_path_missing", found=str(file))
    except OSError as error:
        reading.faults.add(place, "config_path_unreadable", found=str(file), detail=error.strerror or "")


def _no_json(value: object) -> object:
    """Dates and times, which no key of a config takes: a table is refused there too."""
    return {str(value): 0}


def _absolute(folder: FilePath, key: tuple[str | int, str], value: object) -> object:
    """Relative paths start at the config file, wherever the program was started."""
    if not isinstance(value, str) or not value or "://" in value:
        return value
    return str(folder / value) if key in _PATHS or _PATH_KEY.fullmatch(key[1]) else value


def read_camera(reading: TableReading, table: Table, path: Path, kinds: Kinds) -> CameraDevice | None:
    """Return the camera of one ``[[camera]]``; None when a fault was noted. The others likewise."""
    if (both := _read(reading, "camera", CameraKeys, table, path, kinds)) is None:
        return None
    keys, settings = both
    trigger = getattr(settings, "trigger", None) or keys.trigger
    if trigger is None:
        reading.faults.add(path, "config_trigger_missing", choices="asked, counted")
        return None
    return CameraDevice(keys.name, keys.driver, trigger, settings)


def read_reader(reading: TableReading, table: Table, path: Path, kinds: Kinds) -> ReaderDevice | None:
    if (both := _read(reading, "reader", ReaderKeys, table, path, kinds)) is None:
        return None
    keys, settings = both
    trigger = getattr(settings, "trigger", None) or keys.trigger
    if trigger is None:
        reading.faults.add(path, "config_trigger_missing", choices="asked, tagged, counted")
        return None
    return ReaderDevice(keys.name, keys.driver, keys.role, keys.lane, trigger, settings)


def read_printer(reading: TableReading, table: Table, path: Path, kinds: Kinds) -> PrinterDevice | None:
    if (both := _read(reading, "printer", PrinterKeys, table, path, kinds)) is None:
        return None
    keys, settings = both
    return PrinterDevice(keys.name, keys.driver, keys.levels, settings)


def read_plc(reading: TableReading, table: Table, path: Path, kinds: Kinds) -> PlcDevice | None:
    if (both := _read(reading, "plc", PlcKeys, table, path, kinds)) is None:
        return None
    keys, settings = both
    timeout_ms = getattr(settings, "verdict_timeout_ms", keys.verdict_timeout_ms)
    return PlcDevice(keys.name, driver_of(table), timeout_ms, settings)


def read_upstream(reading: TableReading, table: Table, path: Path, kinds: Kinds) -> Upstream | None:
    if (both := _read(reading, "upstream", UpstreamKeys, table, path, kinds)) is None:
        return None
    keys, settings = both
    return Upstream(keys.name, keys.driver, settings)


def _read(
    reading: TableReading, kind: str, common: type[Keys], table: Table, path: Path, kinds: Kinds
) -> tuple[Keys, BaseModel] | None:
    keys = build(reading, common, table, path)
    model = _model_of(reading, kind, table, path, kinds)
    if model is None:
        return None  # without a driver nobody knows which other keys are right
    check_keys(reading, table, path, keys_of(common) | keys_of(model))
    settings = build(reading, model, table, path)
    return None if keys is None or settings is None else (keys, settings)


def driver_of(table: Mapping[str, Any]) -> str:
    """The name by which the drivers of a kind know this table: a PLC's profile is part of it."""
    profile = table.get("profile", MAP_PROFILE)
    return str(table["driver"]) if profile == MAP_PROFILE else f"{table['driver']}:{profile}"


def _model_of(reading: TableReading, kind: str, table: Table, path: Path, kinds: Kinds) -> type[BaseModel] | None:
    driver, drivers = table.get("driver"), kinds.get(kind, {})
    if not isinstance(driver, str):
        return None  # the common keys have said so
    if driver not in drivers or ":" in driver:
        reading.faults.add(
            (*path, "driver"),
            "config_driver_unknown",
            nearest(driver, [name for name in drivers if ":" not in name]),
            kind=kind,
            found=driver,
            choices=", ".join(sorted(name for name in drivers if ":" not in name)) or "none",
        )
        return None
    return _model_of_profile(reading, table, path, drivers) if kind == "plc" else drivers[driver]


def _model_of_profile(
    reading: TableReading, table: Table, path: Path, drivers: Mapping[str, type[BaseModel]]
) -> type[BaseModel] | None:
    """A PLC without register map v1 has other keys."""
    if (found := drivers.get(driver_of(table))) is not None:
        return found
    profiles = [MAP_PROFILE, *(name.partition(":")[2] for name in drivers if name.startswith(f"{table['driver']}:"))]
    told = str(table["profile"])
    place = (*path, "profile")
    reading.faults.add(place, "config_choice", nearest(told, profiles), found=told, choices=", ".join(profiles))
    return None
