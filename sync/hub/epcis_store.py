"""What the hub keeps of captures besides their events, and the events found again: SQLAlchemy Core, both databases."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, insert, select, tuple_

from sync.epcis.identifiers import canonical
from sync.hub.duplicates import CAPTURE_EPOCH
from sync.hub.epcis_events import DECLARED
from sync.hub.tables import CAPTURE_JOB, CAPTURED, EVENT, JOURNAL
from sync.wire import rfc3339

JOBS_KEPT_US = 7 * 86_400 * 1_000_000
LOOKED_AT_MAX = 5_000
"""Events one request looks at; what is not found by then is on a further page."""


@dataclass(frozen=True, slots=True)
class EpcisQuery:
    """The part of EPCIS's query language that this hub speaks; empty = not asked."""

    types: Sequence[str] = ()
    steps: Sequence[str] = ()
    actions: Sequence[str] = ()
    ids: Sequence[str] = ()
    parents: Sequence[str] = ()
    epcs: Sequence[str] = ()
    """As parent or child."""
    children: Sequence[str] = ()

    def has(self, event: Mapping[str, Any]) -> bool:
        parents = _canonical([parent] if isinstance(parent := event.get("parentID"), str) else [])
        children = _canonical([*_listed(event, "childEPCs"), *_listed(event, "epcList")])
        asked = (
            (self.types, {event.get("type")}),
            (self.steps, {event.get("bizStep")}),
            (self.actions, {event.get("action")}),
            (self.ids, {event.get("eventID")}),
            (_canonical(self.parents), parents),
            (_canonical(self.children), children),
            (_canonical(self.epcs), parents | children),
        )
        return all(not wanted or not found.isdisjoint(wanted) for wanted, found in asked)


def _canonical(uris: Sequence[str]) -> set[str]:
    """One thing is found by any of its identifiers: EPC URN, GS1's Digital Link, the brand's own."""
    return {canonical(uri) for uri in uris}


def _listed(event: Mapping[str, Any], field: str) -> list[str]:
    found = event.get(field)
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def keep_job(
    connection: Connection, source: str, at_us: int, behaviour: str, errors: Sequence[Mapping[str, Any]]
) -> str:
    """Write down how a capture ended, in the transaction of what it stored; its id."""
    name = secrets.token_hex(16)
    row = {"id": name, "source": source, "at_us": at_us, "behaviour": behaviour, "errors": json.dumps(errors)}
    connection.execute(insert(CAPTURE_JOB).values(row))
    connection.execute(delete(CAPTURE_JOB).where(CAPTURE_JOB.c.at_us < at_us - JOBS_KEPT_US))
    return name


def jobs(engine: Engine, source: str | None, name: str | None = None, limit: int = 30) -> list[dict[str, Any]]:
    """Capture jobs as the standard writes them, newest first; those of one source, or all."""
    wanted = select(CAPTURE_JOB).order_by(CAPTURE_JOB.c.at_us.desc(), CAPTURE_JOB.c.id).limit(limit)
    if source is not None:
        wanted = wanted.where(CAPTURE_JOB.c.source == source)
    if name is not None:
        wanted = wanted.where(CAPTURE_JOB.c.id == name)
    with engine.connect() as connection:
        rows = connection.execute(wanted).all()
    return [
        {
            "captureID": row.id,
            "createdAt": rfc3339(row.at_us),
            "finishedAt": rfc3339(row.at_us),
            "running": False,
            "success": row.errors == "[]",
            "captureErrorBehaviour": row.behaviour,
            "errors": json.loads(row.errors),
        }
        for row in rows
    ]


def find(
    engine: Engine, asked: EpcisQuery, station: str | None, after: tuple[int, int], limit: int
) -> tuple[list[dict[str, Any]], tuple[int, int] | None]:
    """Captured events by (journal, number), and the place where a further page begins; None = this was the last."""
    narrowed = _narrowed(asked)
    place = (EVENT.c.journal, EVENT.c.seq)
    wanted = narrowed.where(tuple_(*place) > tuple_(*after)).order_by(*place).limit(LOOKED_AT_MAX)
    if station is not None:
        wanted = wanted.where(JOURNAL.c.station == station)
    found: list[dict[str, Any]] = []
    with engine.connect() as connection:
        rows = connection.execute(wanted).all()
    for row in rows:
        event = json.loads(row.body)["epcis"]
        if asked.has(event):
            if len(found) == limit:
                return found, after
            found.append({**event, "recordTime": rfc3339(row.received_us)})
        after = (row.journal, row.seq)
    return found, after if len(rows) == LOOKED_AT_MAX else None


def _narrowed(asked: EpcisQuery) -> Select[Any]:
    """By name there is an index; everything else is looked through, a bounded page at a time (decision 0164)."""
    wanted = (
        select(EVENT.c.journal, EVENT.c.seq, EVENT.c.body, EVENT.c.received_us)
        .join(JOURNAL, JOURNAL.c.id == EVENT.c.journal)
        .where(JOURNAL.c.station_epoch == CAPTURE_EPOCH)
    )
    if asked.ids:
        captured = (CAPTURED.c.journal == EVENT.c.journal) & (CAPTURED.c.seq == EVENT.c.seq)
        wanted = wanted.join(CAPTURED, captured).where(
            CAPTURED.c.id.in_([*asked.ids, *(f"{one}{DECLARED}" for one in asked.ids)])
        )
    return wanted
