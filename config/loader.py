"""From a file to a config that holds together, or to everything that is wrong with it."""

from collections.abc import Callable, Mapping
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel

from config.cross_checks import Draft, check_all, check_shipping
from config.device_keys import COMMON
from config.errors import MOST_PATH_CHARS, ConfigError, ConfigErrors, Path, plain
from config.faults import Faults, nearest
from config.recipe_tables import CaseCodePart, LevelPart, RecipePart, ViewPart
from config.result import Config
from config.schema import (
    LISTS,
    PARTS,
    ApiPart,
    AuditPart,
    AuthorityPart,
    DoctorPart,
    EvidencePart,
    FtpPart,
    LinePart,
    OrdersPart,
    PoolsPart,
    QueuePart,
    RecordingPart,
    ShiftsPart,
    StationPart,
    StoragePart,
    UsersPart,
    VisionPart,
)
from config.side_tables import LabelsPart, MqttPart, ShippingPart
from config.table_reader import (
    Kinds,
    Table,
    TableReading,
    build,
    check_keys,
    keys_of,
    read_camera,
    read_plc,
    read_printer,
    read_reader,
    read_upstream,
)
from config.toml_text import TomlFault, lines_of, read_toml

MOST_BYTES = 1_000_000
_ARRAYS = (*LISTS, "camera", "reader", "printer", "upstream")
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "line": ("station", "line", "recipe", "case_code", "plc"),
    "bench": ("station", "recipe", "case_code"),
    "dock": ("station",),
}
"""Kind of station → tables that must be there."""
_NO_LINE = ("line", "queue", "plc", "camera", "view", "vision")
_UNUSED: Mapping[str, tuple[str, ...]] = {
    "line": (),
    "bench": _NO_LINE,
    "dock": (*_NO_LINE, "recipe", "level", "case_code", "printer", "labels", "orders"),
}
"""Kind of station → tables that mean nothing there."""
NO_RECIPE = RecipePart.model_validate({"product": "-", "code": "plain", "units_per_case": 1})
NO_CASE_CODE = CaseCodePart.model_validate({"source": "reader"})
"""Of a dock."""
Part = TypeVar("Part", bound=BaseModel)
Device = TypeVar("Device")


def load(path: FilePath, kinds: Kinds) -> Config:
    """Read a config file. Raises ConfigErrors with everything that is wrong with it."""
    return parse(text_of(path), path, kinds)


def parse(text: str, path: FilePath, kinds: Kinds) -> Config:
    """Read the text of a config; ``path`` is its name in faults, and relative paths start at its folder.

    Raises ConfigErrors."""
    try:
        values = read_toml(text)
    except TomlFault as fault:
        raise _whole(path, fault.key, fault.line, detail=fault.detail) from None
    reading = TableReading(Faults(plain(str(path), MOST_PATH_CHARS), lines_of(text)), path.resolve().parent)
    return _Parts(reading, _tables(values, reading.faults), kinds).config(path.resolve(), text)


def text_of(path: FilePath) -> str:
    """Return the text of a config file. Raises ConfigErrors."""
    data = _data(path)
    if len(data) > MOST_BYTES:
        raise _whole(path, "config_too_large", most=MOST_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _whole(path, "config_not_utf8", line, byte=error.start) from None


def _data(path: FilePath) -> bytes:
    """Return the file's bytes, one more than a config may have at most. What is no file (a pipe) might never end."""
    try:
        if path.exists() and not path.is_file():
            raise _whole(path, "config_not_a_file")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (FileNotFoundError, ValueError):  # ValueError: a NUL in the name
        raise _whole(path, "config_file_missing") from None
    except OSError as error:
        raise _whole(path, "config_file_unreadable", detail=error.strerror or "") from None


def _whole(path: FilePath, key: str, line: int | None = None, **arguments: str | int) -> ConfigErrors:
    return ConfigErrors([ConfigError(plain(str(path), MOST_PATH_CHARS), line, "", key, tuple(arguments.items()))])


def _tables(values: dict[str, Any], faults: Faults) -> dict[str, list[Table]]:
    """Return every known table as a list; note tables that are unknown, missing, or of the wrong form."""
    known = (*PARTS, *LISTS, *COMMON)
    kind = _kind_of(values)
    tables: dict[str, list[Table]] = {}
    for name, value in values.items():
        if name not in known:
            _note_unknown_table(name, value, faults)
        elif name in _ARRAYS:
            if isinstance(value, list) and all(isinstance(one, dict) for one in value):
                tables[name] = value
            else:
                faults.add((name,), "config_table_array", table=name)
        elif isinstance(value, dict):
            tables[name] = [value]
        else:
            faults.add((name,), "config_table_once", table=name)
    for name in _REQUIRED[kind]:
        if name not in values:
            faults.add((name,), "config_table_missing")
    for name in _UNUSED[kind]:
        if name in values:
            faults.add((name,), "config_table_unused", kind=kind)
    return tables


def _kind_of(values: dict[str, Any]) -> str:
    """Return the kind of station; a line's where the file does not say a known one, which is a fault of its own."""
    station = values.get("station")
    kind = station.get("kind") if isinstance(station, dict) else None
    return kind if isinstance(kind, str) and kind in _REQUIRED else "line"


def _note_unknown_table(name: str, value: object, faults: Faults) -> None:
    owners = [f"[{table}]" for table, model in PARTS.items() if name in keys_of(model)]
    if owners and not isinstance(value, dict | list):
        faults.add((name,), "config_key_elsewhere", table=" or ".join(owners))
    else:
        faults.add((name,), "config_table_unknown", nearest(name, (*PARTS, *LISTS, *COMMON)))


class _Parts:
    """The tables of one file, on their way to a config."""

    def __init__(self, reading: TableReading, tables: dict[str, list[Table]], kinds: Kinds) -> None:
        self._reading = reading
        self._faults = reading.faults
        self._tables = tables
        self._kinds = kinds

    def config(self, path: FilePath, text: str) -> Config:
        """Return the config. Raises ConfigErrors with every fault of every table, and of what lies between them."""
        self._note_names()
        api = self._part("api", ApiPart)
        evidence = self._part("evidence", EvidencePart)
        recording = self._part("recording", RecordingPart)
        authority = self._part("authority", AuthorityPart)
        doctor = self._part("doctor", DoctorPart)
        orders, users = self._part("orders", OrdersPart), self._part("users", UsersPart)
        pools = self._part("pools", PoolsPart)
        shifts = self._part("shifts", ShiftsPart)
        audit = self._part("audit", AuditPart)
        upstreams = self._array("upstream", read_upstream)
        draft = self._draft()
        shipping = self._part("shipping", ShippingPart)
        mqtt = self._part("mqtt", MqttPart) if "mqtt" in self._tables else None
        if shipping is not None and upstreams is not None:
            check_shipping(shipping, upstreams, self._faults)
        check_all(draft, self._faults)
        self._faults.raise_if_any()
        return Config(
            path=path,
            station=_there(draft.station),
            api=_there(api),
            line=draft.line,
            recipe=draft.recipe or NO_RECIPE,
            case_code=draft.case_code or NO_CASE_CODE,
            queue=draft.queue,
            levels=_there(draft.levels),
            views=_there(draft.views),
            vision=_there(draft.vision),
            evidence=_there(evidence),
            ftp=draft.ftp,
            recording=_there(recording),
            authority=_there(authority),
            doctor=_there(doctor),
            shifts=_there(shifts),
            audit=_there(audit),
            storage=_there(draft.storage),
            orders=_there(orders),
            users=_there(users),
            pools=_there(pools),
            plc=draft.plc,
            cameras=_there(draft.cameras),
            readers=_there(draft.readers),
            printers=_there(draft.printers),
            labels=_there(draft.labels),
            upstreams=_there(upstreams),
            shipping=_there(shipping),
            mqtt=mqtt,
            text=text,
        )

    def _draft(self) -> Draft:
        plc = self._array("plc", read_plc, single=True)
        return Draft(
            station=self._part("station", StationPart),
            line=self._part("line", LinePart) if "line" in self._tables else None,
            recipe=self._part("recipe", RecipePart),
            case_code=self._part("case_code", CaseCodePart),
            queue=self._part("queue", QueuePart) if "queue" in self._tables else None,
            queue_given="queue" in self._tables,
            levels=self._list("level", LevelPart),
            views=self._list("view", ViewPart),
            vision=self._part("vision", VisionPart),
            storage=self._part("storage", StoragePart),
            plc=plc[0] if plc else None,
            cameras=self._array("camera", read_camera),
            camera_tables=len(self._tables.get("camera", [])),
            readers=self._array("reader", read_reader),
            printers=self._array("printer", read_printer),
            labels=self._part("labels", LabelsPart),
            ftp=self._part("ftp", FtpPart) if "ftp" in self._tables else None,
            ftp_given="ftp" in self._tables,
        )

    def _part(self, name: str, model: type[Part]) -> Part | None:
        if name not in self._tables and any(field.is_required() for field in model.model_fields.values()):
            return None  # said already, or not needed here
        table = self._tables.get(name, [{}])[0]
        check_keys(self._reading, table, (name,), keys_of(model))
        return build(self._reading, model, table, (name,))

    def _list(self, name: str, model: type[Part]) -> tuple[Part, ...] | None:
        """Return every table of this name; None when one of them has a fault."""
        found = []
        for place, table in enumerate(self._tables.get(name, [])):
            check_keys(self._reading, table, (name, place), keys_of(model))
            found.append(build(self._reading, model, table, (name, place)))
        parts = tuple(one for one in found if one is not None)
        return parts if len(parts) == len(found) else None

    def _array(
        self, kind: str, read: Callable[[TableReading, Table, Path, Kinds], Device | None], single: bool = False
    ) -> tuple[Device, ...] | None:
        """Return the devices of a kind; None when one of them has a fault."""
        found = [
            read(self._reading, table, (kind,) if single else (kind, place), self._kinds)
            for place, table in enumerate(self._tables.get(kind, []))
        ]
        devices = tuple(one for one in found if one is not None)
        return devices if len(devices) == len(found) else None

    def _note_names(self) -> None:
        """Two devices of one name would share alarms and cursors; upper and lower case are one name to a person."""
        taken: dict[str, Path] = {}
        for kind in COMMON:
            for place, table in enumerate(self._tables.get(kind, [])):
                path: Path = (kind, "name") if kind == "plc" else (kind, place, "name")
                name = table.get("name", "plc" if kind == "plc" else None)
                if not isinstance(name, str):
                    continue
                if (first := taken.setdefault(name.lower(), path)) != path:
                    self._faults.add(path, "config_name_twice", found=name, other=self._faults.line(first) or 0)


def _there(part: Device | None) -> Device:
    """A part is None only where a fault was noted, and those have been raised by now."""
    assert part is not None
    return part
