"""Codes packed twice, at every level: a unit in two containers, one code of two containers, a container in two others.

A container holds a code from the record that puts it in to the one that takes it out, or dissolves the container; the
numbers decide. A hash that one record names is not looked at any further. Only numbered journals count: a captured
event says what a station may have sent here as well.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, select, text
from sqlalchemy.dialects import postgresql, sqlite

from sync.hub.code_index import AS_CHILD, Role, hash64, named_codes, names_of
from sync.hub.projections import Stored
from sync.hub.tables import CODE_INDEX, CONTAINER, EVENT, JOURNAL, REPEATED_CODE
from sync.wire import RepeatedCode

CAPTURE_EPOCH = "captured"
"""The one journal of a sender that numbers nothing."""
_ASKED = 500
"""Hashes in one question."""
_CHILD = ", ".join(str(role.value) for role in sorted(AS_CHILD))
_TWICE = (
    f"SELECT DISTINCT code_hash FROM code_index WHERE code_hash {{among}} "
    f"GROUP BY code_hash, role IN ({_CHILD}) HAVING count(*) > 1"
)
_TWICE_SQLITE = text(_TWICE.format(among="IN (SELECT value FROM json_each(:hashes))"))
_TWICE_POSTGRESQL = text(_TWICE.format(among="= ANY(:hashes)"))


@dataclass(frozen=True, slots=True)
class Holder:
    """A container that holds a code now, by the record that says so."""

    journal: int
    seq: int
    container: int
    role: Role


def note_repeated(connection: Connection, records: Sequence[Stored], now_us: int) -> dict[int, RepeatedCode]:
    """Which of these records pack a code that another container holds; by number, and kept.

    Runs after they were stored."""
    ours, bodies = {(record.journal, record.seq) for record in records}, _Records(connection)
    found: dict[int, RepeatedCode] = {}
    for code, holders in _held_twice(connection, records).items():
        for holder in holders:
            if (holder.journal, holder.seq) in ours and holder.seq not in found:
                twice = _twice(bodies, holder, code, holders)
                if twice is not None:
                    found[holder.seq] = twice
    if found:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        rows = [
            {"journal": record.journal, "seq": record.seq, "found_us": now_us}
            | {"code": found[record.seq].code, "other": found[record.seq].other}
            for record in records
            if record.seq in found
        ]
        connection.execute(dialect.insert(REPEATED_CODE).on_conflict_do_nothing(), rows)
    return found


def _named_twice(connection: Connection, records: Sequence[Stored]) -> Sequence[int]:
    """One question with one parameter: 5,000 bound numbers would cost more than the look into the index. A case on a
    pallet is named by both and no reason to look closer."""
    hashes = sorted({entry.code_hash for record in records for entry in record.projection.entries})
    if connection.dialect.name == "postgresql":
        return connection.scalars(_TWICE_POSTGRESQL, {"hashes": hashes}).all()
    return connection.scalars(_TWICE_SQLITE, {"hashes": json.dumps(hashes)}).all()


def _held_twice(connection: Connection, records: Sequence[Stored]) -> dict[int, list[Holder]]:
    """Hash → the containers that hold it now, where there are several: one question for a whole batch."""
    hashes = _named_twice(connection, records)
    told: dict[int, list[Row[Any]]] = {}
    for start in range(0, len(hashes), _ASKED):
        for row in connection.execute(_named(hashes[start : start + _ASKED])):
            told.setdefault(row.code_hash, []).append(row)
    held = {code: list(_in_force(rows)) for code, rows in told.items()}
    return {code: holders for code, holders in held.items() if len(holders) > 1}


def _named(hashes: Sequence[int]) -> Any:
    record = and_(EVENT.c.journal == CODE_INDEX.c.journal, EVENT.c.seq == CODE_INDEX.c.seq)
    container = and_(CONTAINER.c.journal == EVENT.c.journal, CONTAINER.c.container == EVENT.c.container)
    return (
        select(
            CODE_INDEX, EVENT.c.container, CONTAINER.c.name_rank, CONTAINER.c.packed_rank, CONTAINER.c.dissolved_rank
        )
        .select_from(CODE_INDEX)
        .join(EVENT, record)
        .join(CONTAINER, container)
        .join(JOURNAL, JOURNAL.c.id == EVENT.c.journal)
        .where(CODE_INDEX.c.code_hash.in_(hashes), JOURNAL.c.station_epoch != CAPTURE_EPOCH)
        .order_by(CODE_INDEX.c.journal, CODE_INDEX.c.seq)
    )


def _in_force(rows: Iterable[Row[Any]]) -> Iterable[Holder]:
    """Of the records that name one code, by number: those that are true now."""
    last: dict[tuple[int, int, bool], Row[Any]] = {}
    for row in rows:
        role = Role(row.role)
        if role is Role.OWN:
            if row.seq == row.name_rank and row.packed_rank > row.dissolved_rank:
                yield Holder(row.journal, row.seq, row.container, role)
        elif role is not Role.OLD:
            key = (row.journal, row.container, role in AS_CHILD)
            # Where one record takes a code out and in again, in is the lower number of a part, and true.
            if key not in last or row.seq > last[key].seq or row.role < last[key].role:
                last[key] = row
    for row in last.values():
        if row.role in (Role.UNIT_IN, Role.CHILD_IN) and row.dissolved_rank < row.seq:
            yield Holder(row.journal, row.seq, row.container, Role(row.role))


Body = Mapping[str, Any]


class _Records:
    """Records that hold codes, each read once: with every name of every code they name and its text."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[tuple[int, int], tuple[str, Body, Mapping[str, str]]] = {}

    def __getitem__(self, holder: Holder) -> tuple[str, Body, Mapping[str, str]]:
        """Station, body, names."""
        key = (holder.journal, holder.seq)
        if key not in self._read:
            self._read[key] = self._look_up(*key)
        return self._read[key]

    def where(self, holder: Holder) -> str:
        """The container as a person knows it: by its number of the PLC, or by its own."""
        station, body, _ = self[holder]
        packed = body.get("case") or self._packed(holder).get("case")
        return f"{station} {packed['epoch']}/{packed['seq']}" if packed else f"{station} #{holder.container}"

    def _packed(self, holder: Holder) -> Body:
        record = and_(EVENT.c.journal == CONTAINER.c.journal, EVENT.c.seq == CONTAINER.c.packed_rank)
        wanted = (
            select(EVENT.c.body)
            .select_from(CONTAINER.join(EVENT, record))
            .where(CONTAINER.c.journal == holder.journal, CONTAINER.c.container == holder.container)
        )
        found: Body = json.loads(self._connection.scalar(wanted) or "{}")
        return found

    def _look_up(self, journal: int, seq: int) -> tuple[str, Body, Mapping[str, str]]:
        wanted = (
            select(JOURNAL.c.station, EVENT.c.kind, EVENT.c.body)
            .join(JOURNAL, JOURNAL.c.id == EVENT.c.journal)
            .where(EVENT.c.journal == journal, EVENT.c.seq == seq)
        )
        row = self._connection.execute(wanted).one()
        body = json.loads(row.body)
        return (
            row.station,
            body,
            {name: code["text"] for code, _ in named_codes(row.kind, body) for name in names_of(code)},
        )


def _twice(records: _Records, mine: Holder, code_hash: int, holders: Sequence[Holder]) -> RepeatedCode | None:
    """Is a code of this record held by another container? A journal that began again after a restore sends its
    containers again: the same number with the same codes is the same container."""
    station, _, names = records[mine]
    for other in holders:
        if (other.role in AS_CHILD) is not (mine.role in AS_CHILD):
            continue  # the case itself, and the case on its pallet
        its_station, _, its_names = records[other]
        if (station, mine.container) == (its_station, other.container) and (
            mine.journal == other.journal or names == its_names
        ):
            continue
        shared = [name for name in its_names.keys() & names.keys() if hash64(name) == code_hash]
        if shared:
            return RepeatedCode(code=names[shared[0]], other=records.where(other), seq=mine.seq)
    return None
