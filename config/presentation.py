"""A config as others see it: every setting with its title, help, unit, default and limits, for a screen that shows and
changes it; the JSON schema of the file; the values without what stays on this machine.

All of it comes from the models that check the file, so a screen can never promise what a check refuses.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from config.device_keys import COMMON
from config.errors import Path, dotted
from config.result import Config
from config.schema import LISTS, PARTS
from config.table_reader import HasPresets, Kinds, driver_of
from config.toml_text import Value, value_at

SettingKind = Literal[
    "whole", "number", "yes_no", "choice", "choices", "text", "texts", "text_or_whole", "secret", "file"
]
_SECRET_FILE = re.compile(r"token|passw|secret|credential", re.IGNORECASE)
_SINGLE = {"plc"}
_ONLY_LINE = {"line", "vision"}
_ONLY_QUEUE = {"queue"}
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of one table."""

    path: Path
    title: str
    help: str
    kind: SettingKind
    unit: str = ""
    default: Value | None = None
    """None = there is none: the key must stand in the file, or may stay away altogether."""
    required: bool = False
    least: float | None = None
    most: float | None = None
    """Of a number."""
    longest: int | None = None
    """Characters of a text."""
    choices: tuple[str, ...] = ()
    by_hand: str = ""
    """Why it is changed in the file only; empty = it may be changed from a screen."""

    @property
    def key(self) -> str:
        """As people write it: ``plc.poll_ms``, ``camera[1].trigger``."""
        return dotted(self.path)

    def value_in(self, values: Mapping[str, Any]) -> Value | None:
        """Return what the values of a file say, or what holds where they say nothing."""
        found: Any = value_at(values, self.path)
        if isinstance(found, dict):  # a table of a camera's own names
            return [f"{name} = {value}" for name, value in found.items()]
        return self.default if found is None else found


@dataclass(frozen=True, slots=True)
class Group:
    """One table."""

    path: Path
    title: str
    name: str
    """Of a device; empty for what there is once."""
    settings: tuple[Setting, ...]

    @property
    def key(self) -> str:
        return dotted(self.path)


def groups_of(values: Mapping[str, Any], kinds: Kinds) -> tuple[Group, ...]:
    """Return every table that a file with these values has or may have, devices as often as they stand in it.

    ``values`` must be those of a config that holds together."""
    shape = value_at(values, ("line", "shape"))
    hidden = (_ONLY_QUEUE if shape != "queue" else set()) | (_ONLY_LINE if "line" not in values else set())
    hidden |= {"ftp", "mqtt"} - values.keys()
    parts = [_group((name,), model, model, "", values) for name, model in PARTS.items() if name not in hidden]
    lists = [
        _group((name, place), model, model, str(table.get("name", "")), values)
        for name, model in LISTS.items()
        for place, table in enumerate(values.get(name, []))
    ]
    return (*parts, *lists, *(group for kind in COMMON for group in _devices(kind, values, kinds)))


def _devices(kind: str, values: Mapping[str, Any], kinds: Kinds) -> Iterator[Group]:
    found: Any = values.get(kind, [])
    tables = [found] if kind in _SINGLE and found else found
    for place, table in enumerate(tables):
        path: Path = (kind,) if kind in _SINGLE else (kind, place)
        model = kinds[kind][driver_of(table) if kind == "plc" else table["driver"]]
        yield _group(path, COMMON[kind], model, str(table.get("name", "")), values)


def _group(path: Path, common: type[BaseModel], own: type[BaseModel], name: str, values: Mapping[str, Any]) -> Group:
    """Where both models know a key, the driver's limits are the narrower ones; what is set by hand is the config's."""
    first, second = _schema_of(common), _schema_of(own)
    properties = {**first["properties"], **second["properties"]}
    properties |= {key: each for key, each in first["properties"].items() if "by_hand" in each}
    required = {*first.get("required", ()), *second.get("required", ())}
    if issubclass(own, HasPresets):
        preset = own.preset_values(value_at(values, path) or {})
        properties |= {key: {**properties[key], "default": value} for key, value in preset.items()}
        required -= preset.keys()
    definitions = {**first.get("$defs", {}), **second.get("$defs", {})}
    settings = tuple(_settings(path, properties, required, definitions, values))
    return Group(path, str(first.get("title", path[0])), name, settings)


@cache
def _schema_of(model: type[BaseModel]) -> Schema:
    """Made once: it takes longer than a verdict may."""
    return model.model_json_schema(by_alias=True)


def _settings(
    path: Path, properties: Schema, required: set[str], definitions: Schema, values: Mapping[str, Any]
) -> Iterator[Setting]:
    for key, schema in properties.items():
        plain = _plain(schema, definitions)
        if "properties" in plain:
            inner = set(plain.get("required", ()))
            yield from _settings((*path, key), plain["properties"], inner, definitions, values)
        else:
            yield _setting((*path, key), plain, key in required, value_at(values, (*path, key)))


def _plain(schema: Schema, definitions: Schema) -> Schema:
    """Take ``or nothing`` and references away."""
    options = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    if len(options) == 1:
        schema = {**schema, **options[0], "anyOf": ()}
    if (name := str(schema.get("$ref", ""))).startswith("#/$defs/"):
        schema = {**definitions[name.removeprefix("#/$defs/")], **schema}
    return schema


def _setting(path: Path, schema: Schema, required: bool, value: Value | None) -> Setting:
    key = str(path[-1])
    kind = _kind(key, schema)
    return Setting(
        path=path,
        title=str(schema.get("title", key)),
        help=str(schema.get("description", "")),
        kind=kind,
        unit=unit_of(key),
        default=schema.get("default"),
        required=required,
        least=schema.get("minimum", schema.get("exclusiveMinimum")),
        most=schema.get("maximum", schema.get("exclusiveMaximum")),
        longest=schema.get("maxLength"),
        choices=_choices(schema),
        by_hand=str(schema.get("by_hand", "")) or _objection(kind, schema.get("default") if value is None else value),
    )


def _objection(kind: SettingKind, value: Value | None) -> str:
    """Why no screen can change it."""
    if kind == "file":
        return "Files are put in place, and named, by hand."
    if kind == "secret" and value is None:
        return "No file is named for it yet."
    if isinstance(value, str) and not value.isprintable():
        return "It contains characters that no key types."
    return ""


def _kind(key: str, schema: Schema) -> SettingKind:
    if key.endswith("_file"):
        return "secret" if _SECRET_FILE.search(key) else "file"
    if _choices(schema):
        return "choices" if schema.get("type") == "array" else "choice"
    types = {each.get("type") for each in schema.get("anyOf", ())}
    if types == {"string", "integer"}:
        return "text_or_whole"
    return _KINDS.get(str(schema.get("type")), "text")


_KINDS: Mapping[str, SettingKind] = {
    "integer": "whole",
    "number": "number",
    "boolean": "yes_no",
    "array": "texts",
    "object": "texts",
}


def _choices(schema: Schema) -> tuple[str, ...]:
    holder = schema.get("items", schema) if schema.get("type") == "array" else schema
    one = (holder["const"],) if "const" in holder else ()
    return tuple(str(each) for each in holder.get("enum", one))


_UNITS = {
    "_ms": "ms",
    "_mm_s": "mm/s",
    "_mm": "mm",
    "_s": "s",
    "_mb": "MB",
    "_megapixels": "Mpx",
    "_percent": "%",
    "_px": "px",
    "_bytes": "bytes",
    "_cases": "cases",
    "_frames": "frames",
    "_readings": "readings",
    "_events": "records",
}


def unit_of(key: str) -> str:
    """Return how a person writes the unit that stands in the name of a key; empty = it has none."""
    return next((unit for ending, unit in _UNITS.items() if key.endswith(ending)), "")


_HIDDEN = "(a file)"


def json_schema(kinds: Kinds) -> dict[str, Any]:
    """Return the JSON schema of a config file for these drivers, for editors and for the screen."""
    tables: dict[str, Any] = {name: model.model_json_schema() for name, model in PARTS.items()}
    tables |= {name: {"type": "array", "items": model.model_json_schema()} for name, model in LISTS.items()}
    shared: dict[str, Any] = {}
    for kind, common in COMMON.items():
        drivers = sorted(kinds.get(kind, {}).items())
        choices = [_device_schema(f"{kind}.{name}", common, name, model, shared) for name, model in drivers]
        device = {"oneOf": choices}
        tables[kind] = device if kind == "plc" else {"type": "array", "items": device}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": tables,
        "required": ["station"],
        "additionalProperties": False,
        "$defs": shared,
    }


def _device_schema(
    prefix: str, common: type[BaseModel], driver: str, model: type[BaseModel], shared: dict[str, Any]
) -> dict[str, Any]:
    """Return the schema of one device table; what its model refers to goes to ``shared``, under its own names."""
    base = common.model_json_schema()
    own = model.model_json_schema(ref_template=f"#/$defs/{prefix}.{{model}}")
    shared |= {f"{prefix}.{name}": schema for name, schema in own.get("$defs", {}).items()}
    properties = {**base["properties"], **own["properties"], "driver": {"const": driver.partition(":")[0]}}
    required = sorted({*base.get("required", ()), *own.get("required", ()), "driver"})
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def redacted(config: Config) -> dict[str, Any]:
    """Return every value of a config as JSON, for the API. What a ``…_file`` key names is not told."""
    shown: dict[str, Any] = {}
    for name in PARTS:
        part: BaseModel | None = getattr(config, name)
        if part is not None:
            shown[name] = _values(part)
    shown["level"] = [_values(level) for level in config.levels]
    shown["view"] = [_values(view) for view in config.views]
    if config.plc is not None:
        shown["plc"] = {"name": config.plc.name, "driver": config.plc.driver, **_values(config.plc.settings)}
    shown["camera"] = [
        {"name": one.name, "driver": one.driver, "trigger": one.trigger, **_values(one.settings)}
        for one in config.cameras
    ]
    shown["reader"] = [
        {"name": one.name, "driver": one.driver, "role": one.role, "lane": one.lane, "trigger": one.trigger}
        | _values(one.settings)
        for one in config.readers
    ]
    shown["printer"] = [
        {"name": one.name, "driver": one.driver, "levels": list(one.levels), **_values(one.settings)}
        for one in config.printers
    ]
    shown["upstream"] = [{"name": one.name, "driver": one.driver, **_values(one.settings)} for one in config.upstreams]
    return shown


def _values(part: BaseModel) -> dict[str, Any]:
    values = part.model_dump(mode="json", by_alias=True)
    return {name: _HIDDEN if name.endswith("_file") and value else value for name, value in values.items()}
