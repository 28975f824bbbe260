"""What happened to containers, told to docks: the records of each journal in order, without the units.

Nothing is kept for it: a dock asks for each journal what came after the number it has, through the last number without
a gap. So the order of arrival, several hubs over one database and repeated records make no difference.
"""

import json
from typing import Any

from sqlalchemy import Engine, select

from sync.hub.duplicates import CAPTURE_EPOCH
from sync.hub.tables import EVENT, JOURNAL

KINDS = (
    "container.packed",
    "container.restored",
    "container.changed",
    "container.dissolved",
    "container.recoded",
    "shipment.confirmed",
    "shipment.returned",
)
_TOLD = (
    *("container", "level", "name", "code", "old_code", "product", "lot"),
    *("cause", "to", "document", "delivery", "origin"),
)


def journals(engine: Engine) -> list[dict[str, Any]]:
    """Every journal that ever sent, and through which number the hub has it without a gap."""
    wanted = (
        select(JOURNAL.c.station, JOURNAL.c.station_epoch, JOURNAL.c.contiguous_through)
        .where(JOURNAL.c.station_epoch != CAPTURE_EPOCH)
        .order_by(JOURNAL.c.id)
    )
    with engine.connect() as connection:
        return [
            {"station": row.station, "station_epoch": row.station_epoch, "through": row.contiguous_through}
            for row in connection.execute(wanted)
        ]


def changes(engine: Engine, station: str, station_epoch: str, after: int, limit: int) -> dict[str, Any]:
    """A page of one journal. ``through``: the number to ask after next; ``more``: there are further ones."""
    mine = select(JOURNAL.c.id, JOURNAL.c.contiguous_through).where(
        JOURNAL.c.station == station, JOURNAL.c.station_epoch == station_epoch
    )
    with engine.connect() as connection:
        journal = connection.execute(mine).one_or_none()
        if journal is None:
            return {"changes": [], "through": 0, "more": False}
        wanted = (
            select(EVENT.c.seq, EVENT.c.kind, EVENT.c.time, EVENT.c.body)
            .where(EVENT.c.journal == journal.id, EVENT.c.seq > after, EVENT.c.seq <= journal.contiguous_through)
            .where(EVENT.c.kind.in_(KINDS))
            .order_by(EVENT.c.seq)
            .limit(limit)
        )
        rows = connection.execute(wanted).all()
    more = len(rows) == limit
    through = rows[-1].seq if more else max(after, journal.contiguous_through)
    told = [{"seq": row.seq, "kind": row.kind, "time": row.time, **_about(json.loads(row.body))} for row in rows]
    return {"changes": told, "through": through, "more": more}


def _about(body: dict[str, Any]) -> dict[str, Any]:
    told = {name: body[name] for name in _TOLD if name in body}
    for field in ("members", "added", "removed"):
        if field in body:
            told[field] = len(body[field])
            if body.get("level", 1) > 1:
                told[f"{field}_inside"] = [each["container"] for each in body[field]]
    return told
