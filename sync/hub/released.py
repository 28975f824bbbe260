"""Which cases a station has released: the listing a run is proved with."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Row, Select, exists, func, select, tuple_

from sync.hub.tables import CASE_RETOLD, EVENT, JOURNAL, PACKED_CASE


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of released cases ends: journal, case epoch, case number, wire number."""

    journal: int
    epoch: int
    seq: int
    wire_seq: int

    @classmethod
    def parse(cls, text: str) -> "Place | None":
        parts = text.split(".")
        if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) <= 18 for part in parts):
            return None
        return cls(*(int(part) for part in parts))

    def __str__(self) -> str:
        return f"{self.journal}.{self.epoch}.{self.seq}.{self.wire_seq}"


RETOLD = exists().where(
    CASE_RETOLD.c.journal == PACKED_CASE.c.journal,
    CASE_RETOLD.c.case_epoch == PACKED_CASE.c.case_epoch,
    CASE_RETOLD.c.case_seq == PACKED_CASE.c.case_seq,
    CASE_RETOLD.c.seq > PACKED_CASE.c.seq,
)
"""Something later was said of the case: what is looked at is not in force."""


def released_containers(
    engine: Engine, station: str, station_epoch: str | None, after: Place | None, limit: int
) -> dict[str, Any]:
    """The cases of a station that are packed now by (journal, epoch, seq), a page at a time, with the count of all.

    Each with its units and its number on the wire, as the record tells it that is in force."""
    mine = [JOURNAL.c.station == station, ~RETOLD]
    if station_epoch is not None:
        mine.append(JOURNAL.c.station_epoch == station_epoch)
    count = select(func.count()).select_from(PACKED_CASE.join(JOURNAL)).where(*mine)
    order = (PACKED_CASE.c.journal, PACKED_CASE.c.case_epoch, PACKED_CASE.c.case_seq, PACKED_CASE.c.seq)
    page = _packed().where(*mine).order_by(*order).limit(limit)
    if after is not None:
        page = page.where(tuple_(*order) > tuple_(after.journal, after.epoch, after.seq, after.wire_seq))
    with engine.connect() as connection:
        total = connection.scalar(count)
        rows = connection.execute(page).all()
    full = len(rows) == limit
    return {"count": total, "cases": [_listed(row) for row in rows], "next": str(_place(rows[-1])) if full else None}


def _packed() -> Select[Any]:
    return select(
        PACKED_CASE.c.journal,
        PACKED_CASE.c.case_epoch,
        PACKED_CASE.c.case_seq,
        JOURNAL.c.station_epoch,
        EVENT.c.seq,
        EVENT.c.body,
    ).select_from(
        PACKED_CASE.join(EVENT, (EVENT.c.journal == PACKED_CASE.c.journal) & (EVENT.c.seq == PACKED_CASE.c.seq)).join(
            JOURNAL, JOURNAL.c.id == PACKED_CASE.c.journal
        )
    )


def _place(row: Row[Any]) -> Place:
    return Place(row.journal, row.case_epoch, row.case_seq, row.seq)


def _listed(row: Row[Any]) -> dict[str, Any]:
    body = json.loads(row.body)
    return {
        "station_epoch": row.station_epoch,
        "seq": row.seq,
        "case": {"epoch": row.case_epoch, "seq": row.case_seq},
        "case_code": body["case_code"]["key"],
        "units": [unit["code"]["key"] for unit in body["units"]],
    }
