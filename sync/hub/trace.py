"""Where a code has been: the records that name it, as they came, and the story they tell, step by step."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, select

from station.core.codes import keys_for
from sync.hub.mentions import Role, hash64
from sync.hub.tables import EVENT, JOURNAL, MENTION
from sync.wire import rfc3339

TRACED_MAX = 20
"""Records told of one code: each may have some hundred kilobytes, and anybody may ask."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to the code. ``at`` is RFC 3339, empty where nobody wrote the time down."""

    what: str
    at: str = ""
    told: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """A record that names the code."""

    station: str
    station_epoch: str
    seq: int
    kind: str
    line: str
    order: str
    time: str
    received_us: int
    body: Mapping[str, Any]
    role: Role

    @property
    def document(self) -> dict[str, Any]:
        """As the JSON answer shows it."""
        return {
            "station": self.station,
            "station_epoch": self.station_epoch,
            "seq": self.seq,
            "line": self.line,
            "order": self.order,
            "time": self.time,
            "received_us": self.received_us,
            "packed": self.body,
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything known of a code; ``records`` is never empty."""

    code: str
    records: Sequence[Record]
    chapters: Sequence[Sequence[Step]]
    """One a record, in the order the hub first heard of their journals."""

    @property
    def packings(self) -> int:
        """In how many records the code was packed as a unit, or as a case; more than one means a copy."""
        return max(sum(record.role is role for record in self.records) for role in Role)


def trace(engine: Engine, codes: Sequence[str], station: str | None = None) -> Trace | None:
    """The first of these spellings that anybody packed; None = never packed. ``station``: as this one may see it.

    A code is looked for as it is and under the keys it can stand for: a GS1 element string and its Digital Link are
    one unit."""
    with engine.connect() as connection:
        for code in codes:
            names = frozenset((code, *keys_for(code)))
            records = _records(connection, names, station)
            if records:
                return Trace(code, records, [tuple(_steps(record, names)) for record in records])
    return None


def document(found: Trace) -> dict[str, Any]:
    """The JSON answer."""
    return {
        "code": found.code,
        "as_case": [record.document for record in found.records if record.role is Role.CASE],
        "as_unit": [record.document for record in found.records if record.role is Role.UNIT],
        "packings": found.packings,
        "story": [
            {"step": step.what, "at": step.at or None, **step.told} for steps in found.chapters for step in steps
        ],
    }


def _records(connection: Connection, names: frozenset[str], station: str | None) -> list[Record]:
    asked: dict[str, object] = {"hashes": [hash64(name) for name in names]}
    if station is not None:
        asked["station"] = station
    found = connection.execute(_ANY if station is None else _OF_STATION, asked)
    each = {(row.journal, row.seq, row.role): row for row in found}
    return [record for row in each.values() if _named(record := _record(row), names)]


_ANY = (
    select(MENTION.c.role, JOURNAL.c.station, JOURNAL.c.station_epoch, EVENT)
    .select_from(
        MENTION.join(EVENT, (EVENT.c.journal == MENTION.c.journal) & (EVENT.c.seq == MENTION.c.seq)).join(
            JOURNAL, JOURNAL.c.id == MENTION.c.journal
        )
    )
    .where(MENTION.c.code_hash.in_(bindparam("hashes", expanding=True)))
    .order_by(MENTION.c.journal, MENTION.c.seq, MENTION.c.role)
    .limit(TRACED_MAX)
)
_OF_STATION = _ANY.where(JOURNAL.c.station == bindparam("station"))


def _record(row: Row[Any]) -> Record:
    return Record(
        station=row.station,
        station_epoch=row.station_epoch,
        seq=row.seq,
        kind=row.kind,
        line=row.line,
        order=row.order_name,
        time=row.time,
        received_us=row.received_us,
        body=json.loads(row.body),
        role=Role(row.role),
    )


def _named(record: Record, names: frozenset[str]) -> bool:
    """64 bits of a hash are a hint; the record itself says."""
    codes = [record.body["case_code"]] if record.role is Role.CASE else [unit["code"] for unit in record.body["units"]]
    return any(code["key"] in names or code["text"] in names for code in codes)


def _steps(record: Record, names: frozenset[str]) -> Iterator[Step]:
    """A later kind tells its own steps by one row in ``_TOLD_BY``."""
    tell = _TOLD_BY.get(record.kind)
    if tell is not None:
        yield from tell(record, names)


def _tell_packed(record: Record, names: frozenset[str]) -> Iterator[Step]:
    line = {"line": record.line or record.station}  # a captured event names no line
    packed: dict[str, str | int] = {"case": str(record.body["case_code"]["text"]), "units": len(record.body["units"])}
    if record.role is Role.UNIT:
        yield Step("read", told={**line, **_cell(record.body["units"], names)})
    yield Step("packed" if record.role is Role.UNIT else "case_packed", told=packed | _goods(record))
    yield Step("released", record.time, line)
    yield Step("delivered", rfc3339(record.received_us))


def _cell(units: Sequence[Mapping[str, Any]], names: frozenset[str]) -> dict[str, int]:
    for unit in units:
        match unit:
            case {"code": {"key": key, "text": text}, "cell": [int(row), int(column)]} if key in names or text in names:
                return {"row": row, "column": column}
    return {}


def _goods(record: Record) -> dict[str, str | int]:
    return {name: told for name in ("product", "lot") if isinstance(told := record.body.get(name), str) and told}


_TOLD_BY: Mapping[str, Callable[[Record, frozenset[str]], Iterator[Step]]] = {
    "case.packed": _tell_packed,
    "epcis.packed": _tell_packed,
}
