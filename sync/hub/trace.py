"""Where a code is and has been: the records about it gathered, and what they say as JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Row, Select, bindparam, select, tuple_

from station.core.codes import keys_for
from sync.epcis.identifiers import gs1_key
from sync.hub.code_index import AS_CHILD, Role, hash64, named_codes, names_of
from sync.hub.history import SHIPMENTS, Container, ContainerKey, HistoryRecord, HistoryStep, Past, pasts_of
from sync.hub.one_of import one_of
from sync.hub.tables import CODE_INDEX, CONTAINER, EVENT, JOURNAL

TRACED_MAX = 20
"""Records told of one code: each may have some hundred kilobytes, and anybody may ask."""
CONTAINER_RECORDS_MAX = 60
"""Further records about the containers it is or was in."""
LEVELS_MAX = 9
STATE_KINDS = (
    "container.packed",
    "container.restored",
    "container.dissolved",
    "container.recoded",
    "shipment.confirmed",
    "shipment.returned",
)
"""Records about a container that say something of every unit in it."""
Verdict = Literal["known", "twice", "withdrawn", "free", "decommissioned"]


@dataclass(frozen=True)
class Trace:
    """Everything known of a code; ``pasts`` is never empty."""

    code: str
    pasts: Sequence[Past]

    @cached_property
    def packings(self) -> int:
        """How often the code is packed now, as a unit or as a container: what was taken back does not count, what was
        restored counts once. More than one means a copy; 0, that it is in none."""
        as_unit = sum(len(past.holders) for past in self.pasts)
        return max(as_unit, sum(len(past.live) for past in self.pasts))

    @property
    def chapters(self) -> list[list[HistoryStep]]:
        """The history, by station in the order the hub first heard of their journals."""
        return [chapter for past in self.pasts for chapter in past.chapters if chapter]

    @property
    def verdict(self) -> Verdict:
        if self.packings > 1:
            return "twice"
        if self.packings:
            return "known"
        if any(past.fate is not None for past in self.pasts):
            return "decommissioned"
        return "free" if self.left and all(one.believed for _, _, one in self.left) else "withdrawn"

    @property
    def left(self) -> list[tuple[Past, HistoryRecord, Container]]:
        """Containers that it is in no more, and those under its code that were dissolved."""
        found = [(past, record, past.containers[key]) for past in self.pasts for key, record in past.left.items()]
        gone = [(past, one.record, one) for past in self.pasts for one in past.own.values() if not one.live]
        return found + gone


def trace(engine: Engine, codes: Sequence[str], station: str | None = None) -> Trace | None:
    """The first of these spellings that anybody packed; None = never packed. ``station``: as this one may see it.

    A code is looked for as it is and under the keys it can stand for: a GS1 element string, its Digital Link under any
    name and its EPC URN are one unit."""
    with engine.connect() as connection:
        for code in codes:
            names = asked_names(code)
            records, containers = _named(connection, names, station)
            if records:
                whole = _with_containers(connection, records, containers)
                if pasts := pasts_of([*whole, *_of_docks(connection, whole)], names):
                    return Trace(code, pasts)
    return None


def asked_names(code: str) -> frozenset[str]:
    """What a code may be kept under, however it was written: element string, Digital Link, EPC URN."""
    return frozenset(name for name in (code, *keys_for(code), gs1_key(code)) if name)


# the records ---------------------------------------------------------------------------------------------------------

_RANKS = ("name_rank", "packed_rank", "dissolved_rank", "shipped_rank", "returned_rank", "parent_rank")
_NAMED = (
    select(JOURNAL.c.station, JOURNAL.c.station_epoch, EVENT, *(CONTAINER.c[name] for name in _RANKS))
    .select_from(CODE_INDEX)
    .join(EVENT, (EVENT.c.journal == CODE_INDEX.c.journal) & (EVENT.c.seq == CODE_INDEX.c.seq))
    .join(JOURNAL, JOURNAL.c.id == CODE_INDEX.c.journal)
    .outerjoin(CONTAINER, (CONTAINER.c.journal == EVENT.c.journal) & (CONTAINER.c.container == EVENT.c.container))
    .where(one_of(CODE_INDEX.c.code_hash, "hashes"))
    .order_by(CODE_INDEX.c.journal.desc(), CODE_INDEX.c.seq.desc())  # where it is cut, the newest is kept
    .limit(TRACED_MAX)
)
_NAMED_BY_STATION = _NAMED.where(JOURNAL.c.station == bindparam("station"))


def _named(
    connection: Connection, names: frozenset[str], station: str | None
) -> tuple[list[HistoryRecord], Sequence[Row[Any]]]:
    """The records that name the code, and a row with the ranks of the container of each that has one."""
    asked: dict[str, object] = {"hashes": [hash64(name) for name in names]}
    if station is not None:
        asked["station"] = station
    rows = connection.execute(_NAMED if station is None else _NAMED_BY_STATION, asked).all()
    told = {(row.journal, row.seq): _record(row) for row in rows}
    records = {key: record for key, record in told.items() if _names_it(record, names)}
    kept = {(row.journal, row.container): row for row in rows if (row.journal, row.seq) in records}
    return list(records.values()), [row for row in kept.values() if row.container is not None]


def _with_containers(
    connection: Connection, records: Sequence[HistoryRecord], rows: Sequence[Row[Any]]
) -> list[HistoryRecord]:
    """These, and what else was said of the containers they name, and of those that these are in, up to the highest."""
    found = {(record.journal, record.seq): record for record in records}
    keys = {(row.journal, row.container) for row in rows}
    for _ in range(LEVELS_MAX):
        more = [row for row in rows if _has_more(row, found)]
        found |= _events(connection, _about([(row.journal, row.container) for row in more]))
        placed = {(row.journal, row.container) for row in rows if row.parent_rank}
        if not placed:
            break
        parents = _parents(connection, found.values(), placed)
        keys = {(record.journal, record.container or 0) for record in parents.values()} - keys
        found |= parents
        if not keys:
            break
        rows = _containers(connection, keys)
    return list(found.values())


def _containers(connection: Connection, keys: Iterable[tuple[int, int]]) -> Sequence[Row[Any]]:
    asked = list(keys)
    if not asked:
        return []
    return connection.execute(
        select(CONTAINER).where(tuple_(CONTAINER.c.journal, CONTAINER.c.container).in_(asked))
    ).all()


def _has_more(row: Row[Any], found: Mapping[tuple[int, int], HistoryRecord]) -> bool:
    """Is there a record about this container that is not found yet? For one that was only packed there is none."""
    ranks = (getattr(row, name) for name in _RANKS[:-1])
    return any(rank and (row.journal, rank) not in found for rank in ranks)


def _about(keys: Sequence[tuple[int, int]]) -> Select[Any] | None:
    if not keys:
        return None
    return _WHOLE.where(tuple_(EVENT.c.journal, EVENT.c.container).in_(keys), EVENT.c.kind.in_(STATE_KINDS)).order_by(
        EVENT.c.journal.desc(), EVENT.c.seq.desc()
    )


_WHOLE = select(JOURNAL.c.station, JOURNAL.c.station_epoch, EVENT).join(JOURNAL, JOURNAL.c.id == EVENT.c.journal)


def _events(connection: Connection, wanted: Select[Any] | None) -> dict[tuple[int, int], HistoryRecord]:
    if wanted is None:
        return {}
    rows = connection.execute(wanted.limit(CONTAINER_RECORDS_MAX))
    return {(row.journal, row.seq): _record(row) for row in rows}


def _parents(
    connection: Connection, records: Iterable[HistoryRecord], placed: set[ContainerKey]
) -> dict[tuple[int, int], HistoryRecord]:
    """The records that put one of these containers into another, or take it out: found by its codes."""
    codes = [
        (record.journal, record.body[field])
        for record in records
        for field in ("code", "old_code")
        if (record.journal, record.container) in placed and record.body.get(field) is not None
    ]
    keys = {(journal, hash64(name)) for journal, code in codes for name in names_of(code)}
    if not keys:
        return {}
    wanted = (
        _WHOLE.join(CODE_INDEX, (CODE_INDEX.c.journal == EVENT.c.journal) & (CODE_INDEX.c.seq == EVENT.c.seq))
        .where(tuple_(CODE_INDEX.c.journal, CODE_INDEX.c.code_hash).in_(list(keys)))
        .where(CODE_INDEX.c.role.in_([role.value for role in AS_CHILD]))
        .order_by(EVENT.c.journal.desc(), EVENT.c.seq.desc())
    )
    return _events(connection, wanted)


def _of_docks(connection: Connection, records: Sequence[HistoryRecord]) -> list[HistoryRecord]:
    """Shipments of these containers that other stations told of: found by their codes."""
    codes = [record.body[field] for record in records for field in ("code", "old_code") if record.body.get(field)]
    names = {name for code in codes if isinstance(code, dict) for name in names_of(code)}  # type: ignore[arg-type]
    if not names:
        return []
    wanted = (
        _WHOLE.join(CODE_INDEX, (CODE_INDEX.c.journal == EVENT.c.journal) & (CODE_INDEX.c.seq == EVENT.c.seq))
        .where(CODE_INDEX.c.code_hash.in_([hash64(name) for name in names]), CODE_INDEX.c.role == Role.OWN.value)
        .where(EVENT.c.container.is_(None), EVENT.c.kind.in_(sorted(SHIPMENTS)))
        .order_by(EVENT.c.journal.desc(), EVENT.c.seq.desc())
    )
    known = {(record.journal, record.seq) for record in records}
    found = _events(connection, wanted)
    return [record for key, record in found.items() if key not in known and _names_it(record, frozenset(names))]


def _record(row: Row[Any]) -> HistoryRecord:
    return HistoryRecord(
        id=row.id,
        journal=row.journal,
        station=row.station,
        station_epoch=row.station_epoch,
        seq=row.seq,
        kind=row.kind,
        line=row.line,
        order=row.order_name,
        time=row.time,
        received_us=row.received_us,
        container=row.container,
        body=json.loads(row.body),
    )


def _names_it(record: HistoryRecord, names: frozenset[str]) -> bool:
    """64 bits of a hash are a hint; the record itself says."""
    return any(not names.isdisjoint(names_of(code)) for code, _ in named_codes(record.kind, record.body))


# the answer ----------------------------------------------------------------------------------------------------------


def document(found: Trace) -> dict[str, Any]:
    """The JSON answer."""
    as_unit = [
        _place(past, record, past.containers[key]) | {"position": _position(past, record)}
        for past in found.pasts
        for key, record in past.holders.items()
    ]
    return {
        "code": found.code,
        "verdict": found.verdict,
        "packings": found.packings,
        "as_unit": as_unit,
        "as_container": [_place(past, one.record, one) for past in found.pasts for one in past.live],
        "left": [
            _place(past, record, one) | {"believed": one.believed, "cause": record.body.get("cause", "")}
            for past, record, one in found.left
        ],
        "decommissioned": [_fate(past.fate) for past in found.pasts if past.fate is not None],
        "history": [
            {"step": step.what, "at": step.at or None, **step.told} for steps in found.chapters for step in steps
        ],
    }


def _place(past: Past, record: HistoryRecord, one: Container) -> dict[str, Any]:
    """The record that says it, and the containers from this one to the highest."""
    return {
        "station": record.station,
        "station_epoch": record.station_epoch,
        "seq": record.seq,
        "line": record.line,
        "order": record.order,
        "time": record.time,
        "received_us": record.received_us,
        "product": one.record.body.get("product", ""),
        "lot": one.record.body.get("lot", ""),
        "containers": [container_document(each) for each in one.chain],
    }


def container_document(one: Container) -> dict[str, Any]:
    packed = {} if one.packed is None else one.packed.body
    return {
        "container": one.key[1],
        "station_epoch": one.record.station_epoch,
        "level": one.record.body.get("level"),
        "name": one.name,
        "where": one.where,
        "code": one.record.body.get("code"),
        "link": packed.get("link", ""),
        "exit": packed.get("exit", ""),
        "packed_at_us": packed.get("packed_at_us"),
        "shipped": None if one.shipped is None else _shipment(one.shipped),
    }


def _shipment(record: HistoryRecord) -> dict[str, Any]:
    return {"to": record.body.get("to", ""), "document": record.body.get("document", ""), "time": record.time}


def _fate(record: HistoryRecord) -> dict[str, Any]:
    told = {name: record.body.get(name, "") for name in ("fate", "by", "reason")}
    return {"station": record.station, "time": record.time, **told}


def _position(past: Past, record: HistoryRecord) -> Mapping[str, int] | None:
    members = (*record.body.get("members", ()), *record.body.get("added", ()))
    found = next((each for each in members if not each["container"] and past.is_of(each["code"])), None)
    return None if found is None else found.get("position", {})
