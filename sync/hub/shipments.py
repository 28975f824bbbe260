"""Shipments and returns as they are stored, and what records of stations give notice of."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, and_, func, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.hub.code_index import Role, main_hash
from sync.hub.history import REWORKED
from sync.hub.notices import Notice, record
from sync.hub.tables import CODE_INDEX, CONTAINER, EVENT, JOURNAL
from sync.hub.trade_tables import LATE_MOVE, SHIPMENT
from sync.hub.validation import ValidEvent

_KINDS = {"shipment.confirmed": "shipped", "shipment.returned": "returned"}
_TAKEN_BACK = "container.dissolved"
LATE_US = 10 * 60 * 1_000_000
"""Goods are not scanned by a shopper so soon after they left: what comes faster than this needs no scan judged anew."""


def note_shipments(connection: Connection, journal: int, events: Sequence[ValidEvent], received_us: int) -> None:
    """The shipments among new records, and notices of what was shipped, returned and withdrawn. Runs after they were
    projected."""
    told = [item for item in events if item.event.kind in _KINDS or item.event.kind == _TAKEN_BACK]
    if not told:
        return
    bodies = {item.seq: json.loads(item.body) for item in told}
    moved = [item for item in told if item.event.kind in _KINDS and "container" in bodies[item.seq]]
    if moved:
        units = units_of(connection, [main_hash(bodies[item.seq].get("code")) for item in moved])
        rows = [_row(journal, item, bodies[item.seq], units) for item in moved]
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(SHIPMENT).on_conflict_do_nothing(), rows)
        _note_late(connection, [row for row in rows if received_us - row["at_us"] > LATE_US], received_us)
    record(connection, _notices(connection, journal, told, bodies, received_us))


def _note_late(connection: Connection, moves: Iterable[Any], received_us: int) -> None:
    """``moves``: rows of ``shipment``, or what has the same keys."""
    rows = [{"journal": each["journal"], "seq": each["seq"], "received_us": received_us} for each in moves]
    if rows:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(LATE_MOVE).on_conflict_do_nothing(), rows)


def _row(journal: int, item: ValidEvent, body: dict[str, Any], units: dict[int, int]) -> dict[str, Any]:
    code, code_hash = body.get("code"), main_hash(body.get("code"))
    return {
        "journal": journal,
        "seq": item.seq,
        "returned": int(item.event.kind == "shipment.returned"),
        "container": body["container"],
        "code_hash": code_hash,
        "code": "" if code is None else code["text"],
        "name": body["name"],
        "product": body.get("product", ""),
        "recipient": body.get("to", "").strip(),
        "document": body.get("document", "").strip(),
        "at_us": _at_us(item.event.time),
        "units": units.get(code_hash, 0),
    }


def _at_us(told: str) -> int:
    """RFC 3339 as µs; a time that is none is the beginning of times, so that any other is later."""
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return 0
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1_000_000)


def units_of(connection: Connection, hashes: Collection[int]) -> dict[int, int]:
    """Units in the containers with these codes, whichever station packed them: of a case its members, of a pallet those
    of its cases. Nothing for one whose packing is not known (yet)."""
    found: dict[int, int] = {}
    wanted = [each for each in set(hashes) if each]
    for start in range(0, len(wanted), 500):
        rows = connection.execute(_PACKED.where(CODE_INDEX.c.code_hash.in_(wanted[start : start + 500]))).all()
        outer = {(row.journal, row.container): row.code_hash for row in rows if row.level > 1}
        found |= {row.code_hash: int(row.members) for row in rows if row.level == 1}
        inside = (
            select(CONTAINER.c.journal, CONTAINER.c.parent, func.sum(CONTAINER.c.members).label("units"))
            .where(tuple_(CONTAINER.c.journal, CONTAINER.c.parent).in_(list(outer)), CONTAINER.c.level == 1)
            .where(CONTAINER.c.parent > 0)
            .group_by(CONTAINER.c.journal, CONTAINER.c.parent)
        )
        if outer:
            for row in connection.execute(inside):
                found[outer[row.journal, row.parent]] = int(row.units)
    return found


_PACKED = (
    select(CODE_INDEX.c.code_hash, CONTAINER.c.journal, CONTAINER.c.container, CONTAINER.c.level, CONTAINER.c.members)
    .select_from(CODE_INDEX)
    .join(EVENT, and_(EVENT.c.journal == CODE_INDEX.c.journal, EVENT.c.seq == CODE_INDEX.c.seq))
    .join(CONTAINER, and_(CONTAINER.c.journal == EVENT.c.journal, CONTAINER.c.container == EVENT.c.container))
    .where(CODE_INDEX.c.role == Role.OWN.value, CONTAINER.c.packed_rank > CONTAINER.c.dissolved_rank)
)


def count_late(connection: Connection, since_us: int, now_us: int, limit: int = 2_000) -> int:
    """Count again what shipments since then hold, where nothing was known of it; how many are known now. What is in
    them was scanned as shipped to nobody until then."""
    wanted = select(SHIPMENT.c.journal, SHIPMENT.c.seq, SHIPMENT.c.code_hash)
    rows = connection.execute(wanted.where(SHIPMENT.c.units == 0, SHIPMENT.c.at_us > since_us).limit(limit)).all()
    units = units_of(connection, [row.code_hash for row in rows])
    known = [row for row in rows if units.get(row.code_hash)]
    for row in known:
        one = (SHIPMENT.c.journal == row.journal, SHIPMENT.c.seq == row.seq)
        connection.execute(update(SHIPMENT).where(*one).values(units=units[row.code_hash]))
    _note_late(connection, [row._mapping for row in known], now_us)
    return len(known)


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
