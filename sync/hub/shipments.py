"""Shipments and returns as they are stored, and what records of stations give notice of."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects import postgresql, sqlite

from sync.hub.history import REWORKED
from sync.hub.notices import Notice, record
from sync.hub.tables import CONTAINER, JOURNAL
from sync.hub.trade_tables import SHIPMENT
from sync.hub.validation import ValidEvent

_KINDS = {"shipment.confirmed": "shipped", "shipment.returned": "returned"}
_TAKEN_BACK = "container.dissolved"


def note_shipments(connection: Connection, journal: int, events: Sequence[ValidEvent], received_us: int) -> None:
    """The shipments among new records, and notices of what was shipped, returned and withdrawn. Runs after they were
    projected."""
    told = [item for item in events if item.event.kind in _KINDS or item.event.kind == _TAKEN_BACK]
    if not told:
        return
    bodies = {item.seq: json.loads(item.body) for item in told}
    moved = [item for item in told if item.event.kind in _KINDS and "container" in bodies[item.seq]]
    if moved:
        units = _units(connection, journal, [bodies[item.seq]["container"] for item in moved])
        rows = [_row(journal, item, bodies[item.seq], units) for item in moved]
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(SHIPMENT).on_conflict_do_nothing(), rows)
    record(connection, _notices(connection, journal, told, bodies, received_us))


def _row(journal: int, item: ValidEvent, body: dict[str, Any], units: dict[int, int]) -> dict[str, Any]:
    parsed, code = item.projection.rows[0], body.get("code")
    return {
        "journal": journal,
        "seq": item.seq,
        "returned": int(item.event.kind == "shipment.returned"),
        "container": parsed.container,
        "code_hash": parsed.code_hash,
        "code": "" if code is None else code["text"],
        "name": parsed.name,
        "product": body.get("product", ""),
        "recipient": body.get("to", "").strip(),
        "document": body.get("document", "").strip(),
        "at_us": _at_us(item.event.time),
        "units": units.get(parsed.container, 0),
    }


def _at_us(told: str) -> int:
    """RFC 3339 as µs; a time that is none is the beginning of times, so that any other is later."""
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return 0
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1_000_000)


def _units(connection: Connection, journal: int, containers: Sequence[int]) -> dict[int, int]:
    """Units in each of these containers of a journal, as far as their packing is known: of a case its members, of a
    pallet those of its cases."""
    found: dict[int, int] = {}
    for start in range(0, len(containers), 500):
        part = containers[start : start + 500]
        mine = select(CONTAINER.c.container, CONTAINER.c.members).where(
            CONTAINER.c.journal == journal, CONTAINER.c.container.in_(part), CONTAINER.c.level == 1
        )
        inside = (
            select(CONTAINER.c.parent, func.sum(CONTAINER.c.members))
            .where(CONTAINER.c.journal == journal, CONTAINER.c.parent.in_(part), CONTAINER.c.level == 1)
            .group_by(CONTAINER.c.parent)
        )
        for statement in (mine, inside):
            found |= {int(container): int(units) for container, units in connection.execute(statement)}
    return found


def _notices(
    connection: Connection, journal: int, told: Iterable[ValidEvent], bodies: dict[int, dict[str, Any]], now_us: int
) -> list[Notice]:
    station = connection.execute(
        select(JOURNAL.c.station, JOURNAL.c.station_epoch).where(JOURNAL.c.id == journal)
    ).one()
    found = []
    for item in told:
        if item.event.kind == _TAKEN_BACK and bodies[item.seq].get("cause", "") in REWORKED:
            continue
        kind = _KINDS.get(item.event.kind, "withdrawn")
        named = {"station": station.station, "station_epoch": station.station_epoch, "seq": item.seq}
        found.append(Notice(kind, now_us, named))
    return found
