"""Where a tombstone and the record it stands for meet under one number: the record wins, whichever came first.

A station parks what a hub refused and sends ``record.parked`` under the same number; mended at the hub's side, the
record comes again with ``mends``, the id of that tombstone (docs/decisions/0125).
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from sync.hub.projections import Stored, project
from sync.hub.tables import EVENT
from sync.hub.validation import InvalidEvent, ValidEvent
from sync.outbox import tombstone_id
from sync.wire import CONFLICT, ItemResult

TOMBSTONE = "record.parked"


def mended(
    connection: Connection,
    journal: int,
    checked: Sequence[ValidEvent | InvalidEvent],
    results: Sequence[ItemResult],
    row_of: Callable[[ValidEvent], dict[str, Any]],
) -> list[ItemResult]:
    """The results with such meetings settled; runs in the batch's transaction, after what is new was stored."""
    return [
        _settled(connection, journal, item, result, row_of) if isinstance(item, ValidEvent) else result
        for item, result in zip(checked, results, strict=True)
    ]


def _settled(
    connection: Connection,
    journal: int,
    item: ValidEvent,
    result: ItemResult,
    row_of: Callable[[ValidEvent], dict[str, Any]],
) -> ItemResult:
    event = item.event
    if result.status == "exists" and event.mends is not None:
        return ItemResult(seq=item.seq, status="accepted")  # it stands there: its answer was lost the first time
    if result.code != CONFLICT or (event.mends is None and event.kind != TOMBSTONE):
        return result
    here = (EVENT.c.journal == journal) & (EVENT.c.seq == item.seq)
    stored = connection.execute(select(EVENT.c.id, EVENT.c.kind).where(here)).one()
    if event.mends == stored.id == tombstone_id(event.id) and stored.kind == TOMBSTONE:
        connection.execute(update(EVENT).where(here).values(row_of(item)))
        project(connection, [Stored(journal, item.seq, item.projection)])
        return ItemResult(seq=item.seq, status="accepted")
    if event.kind == TOMBSTONE and event.id in (tombstone_id(stored.id), stored.id):
        return ItemResult(seq=item.seq, status="exists")
    return result
