"""Where a code has been: the records that name it, as they came, and the story they tell, step by step."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, select

from station.core.codes import keys_for
from sync.epcis.identifiers import gs1_key
from sync.hub.code_index import Role, hash64, names_of
from sync.hub.history import Packing, Record, Step, packings_of, steps
from sync.hub.tables import EVENT, JOURNAL, MENTION

TRACED_MAX = 20
"""Records told of one code: each may have some hundred kilobytes, and anybody may ask."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything known of a code; ``records`` is never empty."""

    code: str
    records: Sequence[Record]
    said: Sequence[Packing]
    chapters: Sequence[Sequence[Step]]
    """One a packing, in the order the hub first heard of their journals."""

    @property
    def packings(self) -> int:
        """How often the code is packed now, as a unit or as a case: what was withdrawn does not count, what was
        restored counts once. More than one means a copy; none, that all of it was withdrawn."""
        return max(sum(each.now.role is role and not each.withdrawn for each in self.said) for role in Role)


def trace(engine: Engine, codes: Sequence[str], station: str | None = None) -> Trace | None:
    """The first of these spellings that anybody packed; None = never packed. ``station``: as this one may see it.

    A code is looked for as it is and under the keys it can stand for: a GS1 element string, its Digital Link under any
    name and its EPC URN are one unit."""
    with engine.connect() as connection:
        for code in codes:
            names = _asked(code)
            records = _records(connection, names, station)
            if records:
                records += _taken_back(connection, records, station)
                said = packings_of(records)
                return Trace(code, records, said, [tuple(steps(packing, names)) for packing in said])
    return None


def _asked(code: str) -> frozenset[str]:
    """What a code may be kept under, however it was written: element string, Digital Link, EPC URN."""
    return frozenset(name for name in (code, *keys_for(code), gs1_key(code)) if name)


def document(found: Trace) -> dict[str, Any]:
    """The JSON answer."""
    now = [packing.now for packing in found.said if not packing.withdrawn]
    return {
        "code": found.code,
        "as_case": [record.document for record in now if record.role is Role.CASE],
        "as_unit": [record.document for record in now if record.role is Role.UNIT],
        "withdrawn": [packing.now.document for packing in found.said if packing.withdrawn],
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
    return [record for row in reversed(each.values()) if _named(record := _record(row), names)]


def _taken_back(connection: Connection, records: Sequence[Record], station: str | None) -> list[Record]:
    """A captured event that takes a case back names none of its units: it is found by the case they were in."""
    cases = frozenset(
        record.body["case_code"]["key"]
        for record in records
        if record.role is Role.UNIT and record.kind.startswith("epcis.")
    )
    found = _records(connection, cases, station) if cases else []
    return [replace(record, role=Role.UNIT) for record in found if record.kind == "epcis.dissolved"]


_ANY = (
    select(MENTION.c.role, JOURNAL.c.station, JOURNAL.c.station_epoch, EVENT)
    .select_from(
        MENTION.join(EVENT, (EVENT.c.journal == MENTION.c.journal) & (EVENT.c.seq == MENTION.c.seq)).join(
            JOURNAL, JOURNAL.c.id == MENTION.c.journal
        )
    )
    .where(MENTION.c.code_hash.in_(bindparam("hashes", expanding=True)))
    .order_by(MENTION.c.journal.desc(), MENTION.c.seq.desc(), MENTION.c.role)  # where it is cut, the newest is kept
    .limit(TRACED_MAX)
)
_OF_STATION = _ANY.where(JOURNAL.c.station == bindparam("station"))


def _record(row: Row[Any]) -> Record:
    return Record(
        id=row.id,
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
    return any(not names.isdisjoint(names_of(code)) for code in codes)
