"""What the hub answers about what it holds: where a code has been, and which cases a station has released."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Row, Select, func, or_, select, tuple_

from sync.hub.tables import EVENT, JOURNAL, PACKED_CASE, PACKED_UNIT

TRACED_MAX = 100


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


def trace(engine: Engine, code: str) -> dict[str, Any] | None:
    """The story of a unit or case code, by its canonical key or the text as it was read; None = never packed."""
    with engine.connect() as connection:
        cases = connection.execute(
            _packed().where(or_(PACKED_CASE.c.code == code, PACKED_CASE.c.text == code)).limit(TRACED_MAX)
        ).all()
        units = connection.execute(
            _packed()
            .join(PACKED_UNIT, (PACKED_UNIT.c.journal == EVENT.c.journal) & (PACKED_UNIT.c.seq == EVENT.c.seq))
            .where(or_(PACKED_UNIT.c.code == code, PACKED_UNIT.c.text == code))
            .limit(TRACED_MAX)
        ).all()
    if not cases and not units:
        return None
    return {"code": code, "as_case": [_told(row) for row in cases], "as_unit": [_told(row) for row in units]}


def released(
    engine: Engine, station: str, station_epoch: str | None, after: Place | None, limit: int
) -> dict[str, Any]:
    """The ``case.packed`` of a station by (journal, epoch, seq), a page at a time, with the count of all."""
    mine = [JOURNAL.c.station == station]
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
        PACKED_CASE.c.code,
        JOURNAL.c.station,
        JOURNAL.c.station_epoch,
        EVENT,
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
        "case_code": row.code,
        "units": [unit["code"]["key"] for unit in body["units"]],
    }


def _told(row: Row[Any]) -> dict[str, Any]:
    return {
        "station": row.station,
        "station_epoch": row.station_epoch,
        "seq": row.seq,
        "line": row.line,
        "order": row.order_name,
        "time": row.time,
        "received_us": row.received_us,
        "packed": json.loads(row.body),
    }
