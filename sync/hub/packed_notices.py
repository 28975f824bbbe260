"""Notice of what stations packed: one row a batch of records, whatever it holds, so that a fast line costs no rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from sync.hub.notices import Notice, record
from sync.hub.tables import JOURNAL
from sync.hub.validation import ValidEvent

_KINDS = frozenset({"container.packed", "container.restored"})


def note_packed(connection: Connection, journal: int, events: Sequence[ValidEvent], now_us: int) -> None:
    """One notice of all containers among new records: how many of each order, product, lot and level, and where they
    stand: their records are between ``first_seq`` and ``last_seq``."""
    packed = [item for item in events if item.event.kind in _KINDS and item.projection.rows]
    if not packed:
        return
    station = connection.execute(
        select(JOURNAL.c.station, JOURNAL.c.station_epoch).where(JOURNAL.c.id == journal)
    ).one()
    numbers = [item.seq for item in packed]
    body = {
        "station": station.station,
        "station_epoch": station.station_epoch,
        "first_seq": min(numbers),
        "last_seq": max(numbers),
        "packed": _counted(packed),
    }
    record(connection, [Notice("packed", now_us, body)])


def _counted(packed: Sequence[ValidEvent]) -> list[dict[str, Any]]:
    """``members``: units of a case, cases of a pallet."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for item in packed:
        own = item.projection.rows[0]
        about: dict[str, Any] = {name: str(item.event.body.get(name, "")) for name in ("order", "product", "lot")}
        about |= {"level": own.level, "name": own.name}
        counts = found.setdefault(tuple(about.values()), about | {"containers": 0, "members": 0})
        counts["containers"] += 1
        counts["members"] += own.members
    return list(found.values())
