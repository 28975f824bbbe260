"""What happened, for those who want to be told: one row a thing, written in the transaction in which it happened.

A sender of webhooks reads on from the place it has reached (``after``); nothing here knows who is told.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, Text, cast, delete, func, insert, select, tuple_

from sync.hub.trade_tables import NOTICE

KINDS = (
    "packed",
    "activated",
    "shipped",
    "returned",
    "withdrawn",
    "received",
    "scanned",
    "diversion.raised",
    "diversion.step",
    "distributor.message",
)
"""Those of records of stations name them: station, station_epoch and seq; ``packed`` tells of a batch of records."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that happened at ``at_us``; ``body`` is what JSON can say of it."""

    kind: str
    at_us: int
    body: Mapping[str, Any]


class NoticePlace(NamedTuple):
    """How far a reader has come: an order in which no notice ever appears behind a reader."""

    transaction: int = 0
    seq: int = 0


class PlacedNotice(NamedTuple):
    place: NoticePlace
    notice: Notice


_PLAIN = insert(NOTICE).values(transaction=0)
_NUMBERED = insert(NOTICE).values(transaction=cast(cast(func.pg_current_xact_id(), Text), BigInteger))


def record(connection: Connection, notices: Iterable[Notice]) -> None:
    """Keep these with what else this transaction does."""
    rows: list[dict[str, Any]] = [
        {"kind": each.kind, "at_us": each.at_us, "body": json.dumps(each.body, ensure_ascii=False)} for each in notices
    ]
    if not rows:
        return
    connection.execute(_NUMBERED if connection.dialect.name == "postgresql" else _PLAIN, rows)


def after(connection: Connection, place: NoticePlace, limit: int) -> list[PlacedNotice]:
    """The notices behind ``place``. On PostgreSQL those of a transaction are told only when no older one is running:
    what commits late would otherwise be passed over."""
    columns = (NOTICE.c.transaction, NOTICE.c.seq)
    wanted = select(NOTICE).where(tuple_(*columns) > tuple_(*place)).order_by(*columns).limit(limit)
    if connection.dialect.name == "postgresql":
        oldest = cast(cast(func.pg_snapshot_xmin(func.pg_current_snapshot()), Text), BigInteger)
        wanted = wanted.where(NOTICE.c.transaction < oldest)
    return [
        PlacedNotice(NoticePlace(row.transaction, row.seq), Notice(row.kind, row.at_us, json.loads(row.body)))
        for row in connection.execute(wanted)
    ]


def forget(connection: Connection, before_us: int) -> int:
    """Drop the notices of before then; how many."""
    return connection.execute(delete(NOTICE).where(NOTICE.c.at_us < before_us)).rowcount
