"""The containers of a station, and what is in one: the listing a run is proved with, a pallet opened to its bottles."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, func, select, tuple_

from sync.hub.duplicates import CAPTURE_EPOCH
from sync.hub.tables import CONTAINER, EVENT, JOURNAL

CONTENT_KINDS = ("container.packed", "container.restored", "container.changed", "container.dissolved")
_ASKED = 500
"""Containers in one question."""
LEVELS_MAX = 9
Key = tuple[int, int]
"""Journal and number of a container."""
Members = dict[str | int, Mapping[str, Any]]
"""Key of a unit's code, number of a container → the member. A container keeps its number when it is relabelled."""


@dataclass(frozen=True, slots=True)
class ContainerPlace:
    """Where a page of containers ends."""

    journal: int
    container: int

    @classmethod
    def parse(cls, text: str) -> "ContainerPlace | None":
        parts = text.split(".")
        if len(parts) != 2 or not all(part.isascii() and part.isdigit() and len(part) <= 18 for part in parts):
            return None
        return cls(*(int(part) for part in parts))

    def __str__(self) -> str:
        return f"{self.journal}.{self.container}"


LIVE = CONTAINER.c.packed_rank > CONTAINER.c.dissolved_rank
"""It is packed: no later record dissolved it."""
_PARENT = CONTAINER.alias("parent_container")
_CODE = EVENT.alias("code_event")


def released_containers(
    engine: Engine, station: str, station_epoch: str | None, level: int | None, after: ContainerPlace | None, limit: int
) -> dict[str, Any]:
    """The containers of a station that are packed now, by (journal, number), a page at a time, with the count of all.

    Each with its members now, the one it is in, and whether it is shipped. ``level`` None: of every level."""
    mine: list[ColumnElement[bool]] = [JOURNAL.c.station == station, JOURNAL.c.station_epoch != CAPTURE_EPOCH, LIVE]
    if station_epoch is not None:
        mine.append(JOURNAL.c.station_epoch == station_epoch)
    if level is not None:
        mine.append(CONTAINER.c.level == level)
    count = select(func.count()).select_from(CONTAINER.join(JOURNAL)).where(*mine)
    order = (CONTAINER.c.journal, CONTAINER.c.container)
    page = _whole().where(*mine).order_by(*order).limit(limit)
    if after is not None:
        page = page.where(tuple_(*order) > tuple_(after.journal, after.container))
    with engine.connect() as connection:
        total = connection.scalar(count)
        rows = connection.execute(page).all()
        members = members_of(connection, [(row.journal, row.container) for row in rows])
    full = len(rows) == limit
    return {
        "count": total,
        "containers": [_listed(row, members[row.journal, row.container]) for row in rows],
        "next": str(ContainerPlace(rows[-1].journal, rows[-1].container)) if full else None,
    }


def contents(
    engine: Engine, station: str, station_epoch: str, container: int, after: int, limit: int
) -> dict[str, Any] | None:
    """A container of a station and a page of what is in it, down to the units; None = it is not known.

    ``after`` and ``limit`` count its own members; each comes with all that is in it."""
    wanted = _whole().where(
        JOURNAL.c.station == station, JOURNAL.c.station_epoch == station_epoch, CONTAINER.c.container == container
    )
    with engine.connect() as connection:
        row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        own = list(members_of(connection, [(row.journal, container)])[row.journal, container].values())
        page = own[after : after + limit]
        told = _opened(connection, row.journal, page)
    listed = {name: value for name, value in _listed(row, {}).items() if name != "members"}
    return listed | {
        "live": row.packed_rank > row.dissolved_rank,
        "count": len(own),
        "members": told,
        "next": after + limit if after + limit < len(own) else None,
    }


def _opened(
    connection: Connection, journal: int, page: Sequence[Mapping[str, Any]], depth: int = 1
) -> list[dict[str, Any]]:
    inside = [(journal, each["container"]) for each in page if each["container"]]
    found = members_of(connection, inside) if depth < LEVELS_MAX else {}
    told = []
    for each in page:
        within = found.get((journal, each["container"]), {})
        more = {"members": _opened(connection, journal, list(within.values()), depth + 1)} if within else {}
        told.append({**each, **more})
    return told


def members_of(connection: Connection, keys: Sequence[Key]) -> dict[Key, Members]:
    """What is in each of these containers now, in the order it came in: their own records folded by number."""
    found: dict[Key, Members] = {key: {} for key in keys}
    for start in range(0, len(keys), _ASKED):
        wanted = (
            select(EVENT.c.journal, EVENT.c.container, EVENT.c.kind, EVENT.c.body)
            .where(
                tuple_(EVENT.c.journal, EVENT.c.container).in_(keys[start : start + _ASKED]),
                EVENT.c.kind.in_(CONTENT_KINDS),
            )
            .order_by(EVENT.c.journal, EVENT.c.seq)
        )
        for row in connection.execute(wanted):
            _fold(found[row.journal, row.container], row.kind, json.loads(row.body))
    _relabel(connection, found)
    return found


def _relabel(connection: Connection, found: Mapping[Key, Members]) -> None:
    """Members that were relabelled where they are have the code that is on them now."""
    inside = {(key[0], name): key for key, members in found.items() for name in members if isinstance(name, int)}
    keys = list(inside)
    for start in range(0, len(keys), _ASKED):
        wanted = (
            select(CONTAINER.c.journal, CONTAINER.c.container, EVENT.c.body)
            .join(EVENT, (EVENT.c.journal == CONTAINER.c.journal) & (EVENT.c.seq == CONTAINER.c.name_rank))
            .where(
                tuple_(CONTAINER.c.journal, CONTAINER.c.container).in_(keys[start : start + _ASKED]),
                EVENT.c.kind == "container.recoded",
            )
        )
        for row in connection.execute(wanted):
            members, code = found[inside[row.journal, row.container]], json.loads(row.body)["code"]
            if code is not None:
                members[row.container] = {**members[row.container], "code": code}


def _fold(members: Members, kind: str, body: Mapping[str, Any]) -> None:
    match kind:
        case "container.dissolved":
            members.clear()
        case "container.changed":
            for each in body["removed"]:
                members.pop(_name(each), None)
            members.update(_by_key(body["added"]))
        case _:
            members.update(_by_key(body["members"]))


def _by_key(members: Iterable[Mapping[str, Any]]) -> Members:
    return {_name(each): each for each in members}


def _name(member: Mapping[str, Any]) -> str | int:
    return member["container"] or member["code"]["key"]  # type: ignore[no-any-return]


def _whole() -> Any:
    """Containers with their code (of their last record), their case of the PLC and the container they are in."""
    parent = and_(
        _PARENT.c.journal == CONTAINER.c.journal,
        _PARENT.c.container == CONTAINER.c.parent,
        _PARENT.c.dissolved_rank < CONTAINER.c.parent_rank,
    )
    packed = and_(EVENT.c.journal == CONTAINER.c.journal, EVENT.c.seq == CONTAINER.c.packed_rank)
    code = and_(_CODE.c.journal == CONTAINER.c.journal, _CODE.c.seq == CONTAINER.c.name_rank)
    return (
        select(
            CONTAINER,
            JOURNAL.c.station_epoch,
            EVENT.c.body.label("packed_body"),
            _CODE.c.body.label("code_body"),
            _PARENT.c.container.label("in_container"),
        )
        .select_from(CONTAINER)
        .join(JOURNAL, JOURNAL.c.id == CONTAINER.c.journal)
        .outerjoin(EVENT, packed)
        .outerjoin(_CODE, code)
        .outerjoin(_PARENT, parent)
    )


def _listed(row: Row[Any], members: Members) -> dict[str, Any]:
    packed, last = json.loads(row.packed_body or "{}"), json.loads(row.code_body or "{}")
    code = last.get("code")
    return {
        "station_epoch": row.station_epoch,
        "seq": row.packed_rank,
        "container": row.container,
        "level": row.level,
        "name": row.name,
        "case": packed.get("case"),
        "code": None if code is None else code["key"],
        "members": [each["code"]["key"] for each in members.values()],
        "in_container": row.in_container,
        "shipped": row.shipped_rank > row.returned_rank,
    }
