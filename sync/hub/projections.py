"""What the hub keeps of a record besides the record: rows of the code index, of containers, of packed SSCCs.

The whole tree of containers is rebuilt from these whatever order the records come in and however often: every column is
the largest rank of something, or belongs to the highest rank (``sync.hub.tables``).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, case, func, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError

from sync.hub.code_index import CodeEntry, entries_of, main_hash
from sync.hub.serials import put_sscc, sscc_number
from sync.hub.tables import CODE_INDEX, CONTAINER
from sync.wire_schema import (
    Body,
    ChangedBody,
    ContainerBody,
    DissolvedBody,
    MemberBody,
    MovedBody,
    PackedBody,
    RecodedBody,
    ReturnedBody,
    ShippedBody,
)

_COPY = "COPY code_index (code_hash, journal, seq, role) FROM STDIN"


class ContainerRow(NamedTuple):
    """A row of ``container`` as one record, or several, would have it; 0 = it says nothing of this. A plain tuple:
    there is one for each of a thousand cases a second."""

    container: int
    level: int
    name: str = ""
    name_rank: int = 0
    code_hash: int = 0
    packed_rank: int = 0
    members: int = 0
    dissolved_rank: int = 0
    shipped_rank: int = 0
    returned_rank: int = 0
    parent: int = 0
    parent_rank: int = 0


@dataclass(frozen=True, slots=True)
class Projection:
    """What a record adds to the projections."""

    container: int | None = None
    entries: tuple[CodeEntry, ...] = ()
    rows: tuple[ContainerRow, ...] = ()
    sscc: int | None = None
    """17 digits, where the container's code is an SSCC."""
    packs: bool = False
    """Codes come into a container by it, or a container gets its code."""


def projection_of(body: Body | None, rank: int) -> Projection:
    """``rank``: the record's number, or a captured event's time in µs."""
    entries = entries_of(body)
    if not isinstance(body, ContainerBody):
        return Projection(entries=entries)
    if isinstance(body, MovedBody) and not body.container:
        return Projection(entries=entries)  # it is a container of another journal, found by its code
    packs = isinstance(body, PackedBody | RecodedBody) or (isinstance(body, ChangedBody) and bool(body.added))
    rows = (_own(body, rank), *_children(body, rank))
    return Projection(body.container, entries, rows, sscc_number(body.code), packs)


def _own(body: ContainerBody, rank: int) -> ContainerRow:
    ranked: dict[str, Any] = {column: rank for model, column in _RANKED.items() if isinstance(body, model)}
    members = len(body.members) if isinstance(body, PackedBody) else 0
    return ContainerRow(body.container, body.level, body.name, rank, main_hash(body.code), members=members, **ranked)


_RANKED: Mapping[type[ContainerBody], str] = {
    PackedBody: "packed_rank",
    DissolvedBody: "dissolved_rank",
    ShippedBody: "shipped_rank",
    ReturnedBody: "returned_rank",
}


def _children(body: ContainerBody, rank: int) -> Iterable[ContainerRow]:
    """Nothing for the lowest level, whose members are units."""
    if body.level == 1:
        return
    match body:
        case PackedBody():
            yield from _placed(body.members, body, body.container, rank)
        case DissolvedBody():
            yield from _placed(body.members, body, 0, rank)
        case ChangedBody():
            yield from _placed(body.removed, body, 0, rank)
            yield from _placed(body.added, body, body.container, rank)
        case _:
            return


def _placed(members: Iterable[MemberBody], body: ContainerBody, parent: int, rank: int) -> Iterable[ContainerRow]:
    for member in members:
        if member["container"]:
            yield ContainerRow(member["container"], body.level - 1, parent=parent, parent_rank=rank)


@dataclass(frozen=True, slots=True)
class Stored:
    """A record that was just stored, and what it adds."""

    journal: int
    seq: int
    projection: Projection


def project(connection: Connection, records: Sequence[Stored]) -> None:
    """The projections of new records."""
    _put_containers(connection, records)
    numbers = [(each.journal, each.projection.sscc) for each in records if each.projection.sscc is not None]
    put_sscc(connection, [{"journal": journal, "number": number} for journal, number in numbers])
    rows = [
        (entry.code_hash, each.journal, each.seq, entry.role) for each in records for entry in each.projection.entries
    ]
    if connection.dialect.name == "postgresql":
        _copy(connection, rows)
    else:
        put(connection, CODE_INDEX, [dict(zip(CODE_INDEX.c.keys(), row, strict=True)) for row in rows])


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _put_containers(connection: Connection, records: Sequence[Stored]) -> None:
    """One row a container, whatever a batch says of it: the more often a row is written, the longer it is locked."""
    merged: dict[tuple[int, int], ContainerRow] = {}
    for each in records:
        for row in each.projection.rows:
            key = (each.journal, row.container)
            merged[key] = row if key not in merged else _merged(merged[key], row)
    if not merged:
        return
    rows = [{"journal": journal} | _columns(row) for (journal, _), row in sorted(merged.items())]
    connection.execute(_upsert(connection), rows)


_MAXIMA = ("level", "packed_rank", "dissolved_rank", "shipped_rank", "returned_rank")
_REGISTERS = {"name": "name_rank", "code_hash": "name_rank", "members": "packed_rank", "parent": "parent_rank"}
"""Column → the rank it was said at."""


def _columns(row: ContainerRow) -> dict[str, Any]:
    return row._asdict()


def _merged(one: ContainerRow, other: ContainerRow) -> ContainerRow:
    """Both, as ``_upsert`` would store them one after the other."""
    values: dict[str, Any] = {name: max(getattr(one, name), getattr(other, name)) for name in _MAXIMA}
    for name, rank in _REGISTERS.items():
        later = other if getattr(other, rank) >= getattr(one, rank) else one
        values |= {name: getattr(later, name), rank: getattr(later, rank)}
    return one._replace(**values)


def _upsert(connection: Connection) -> Any:
    on_postgresql = connection.dialect.name == "postgresql"
    greatest: Callable[..., Any] = func.greatest if on_postgresql else func.max
    statement = (postgresql if on_postgresql else sqlite).insert(CONTAINER)
    new, old = statement.excluded, CONTAINER.c
    values: dict[str, Any] = {
        name: greatest(old[name], new[name]) for name in dict.fromkeys((*_MAXIMA, *_REGISTERS.values()))
    }
    for name, rank in _REGISTERS.items():
        values[name] = case((new[rank] >= old[rank], new[name]), else_=old[name])
    return statement.on_conflict_do_update(index_elements=["journal", "container"], set_=values)


def _copy(connection: Connection, rows: Sequence[tuple[int, int, int, int]]) -> None:
    """Nothing but numbers, so the text form needs no escaping; five times as fast as INSERT."""
    lines = "".join(f"{code}\t{journal}\t{seq}\t{role}\n" for code, journal, seq, role in rows)
    psycopg_cursor: Any = connection.connection.cursor()
    try:
        with psycopg_cursor as cursor, cursor.copy(_COPY) as copy:
            copy.write(lines)
    except connection.dialect.loaded_dbapi.Error as error:  # SQLAlchemy did not see the call, so it did not wrap it
        raise OperationalError(_COPY, None, error) from error
