"""The projections folded again from the records, a page at a time: after a schema change, or when a kind joined."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, inspect, select, text, tuple_

from sync.hub.bodies import BODIES, CaseBody
from sync.hub.code_index import mentions_of
from sync.hub.projections import Named, store_named
from sync.hub.serials import sscc_number
from sync.hub.tables import CASE_RETOLD, EVENT, MENTION, PACKED_CASE, PACKED_SSCC

PAGE = 1_000

_V1_TABLES = ("packed_unit", "packed_case")
_V2_JOURNAL = (
    "heard_us BIGINT NOT NULL DEFAULT 0",
    "event_time TEXT NOT NULL DEFAULT ''",
    "agent TEXT NOT NULL DEFAULT ''",
    "conflicts BIGINT NOT NULL DEFAULT 0",
    "conflict_us BIGINT NOT NULL DEFAULT 0",
)


def forget(connection: Connection) -> None:
    """From version 1: its projections go, its journals get the columns of version 2."""
    for table in _V1_TABLES:
        connection.execute(text(f"DROP TABLE IF EXISTS {table}"))
    have = {column["name"] for column in inspect(connection).get_columns("journal")}
    for column in _V2_JOURNAL:
        if column.split()[0] not in have:
            connection.execute(text(f"ALTER TABLE journal ADD COLUMN {column}"))


def again(connection: Connection) -> None:
    """Every projection thrown away and made of the records: an older hub folded otherwise, or not at all."""
    for table in (MENTION, PACKED_CASE, PACKED_SSCC, CASE_RETOLD):
        connection.execute(table.delete())
    for rows in _pages(connection, list(BODIES)):
        store_named(connection, [named for row in rows if (named := _named(row)) is not None])


def _pages(connection: Connection, kinds: Sequence[str]) -> Iterator[Sequence[Row[*tuple[Any, ...]]]]:
    place = (0, 0)
    looked_at = (EVENT.c.journal, EVENT.c.seq)
    wanted = select(*looked_at, EVENT.c.kind, EVENT.c.body).where(EVENT.c.kind.in_(kinds)).order_by(*looked_at)
    while rows := connection.execute(wanted.where(tuple_(*looked_at) > tuple_(*place)).limit(PAGE)).all():
        yield rows
        place = (rows[-1].journal, rows[-1].seq)


def _named(row: Row[*tuple[Any, ...]]) -> Named | None:
    try:
        parsed = BODIES[row.kind].model_validate(json.loads(row.body))
    except ValidationError:
        return None  # kept before its kind was looked into: it is in the log, it names nothing
    case = parsed if isinstance(parsed, CaseBody) else None
    return Named(row.journal, row.seq, mentions_of(parsed), case, sscc_number(parsed))
