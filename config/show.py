"""A config shown to others: its JSON schema, and its values without anything that should stay here."""

from typing import Any

from pydantic import BaseModel

from config.devices import COMMON, Kinds
from config.result import Config
from config.tables import LISTS, PARTS

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
    properties = {**base["properties"], **own["properties"], "driver": {"const": driver}}
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
    shown["upstream"] = [{"name": one.name, "driver": one.driver, **_values(one.settings)} for one in config.upstreams]
    return shown


def _values(part: BaseModel) -> dict[str, Any]:
    values = part.model_dump(mode="json", by_alias=True)
    return {name: _HIDDEN if name.endswith("_file") and value else value for name, value in values.items()}
