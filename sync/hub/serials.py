"""Which SSCCs are packed, and which range each station assigns from.

A station assigns no SSCC before it knows the highest one of its range; after a restore, or on a new data folder, only
the hub can say. ``packed_sscc`` holds the 17 digits before the check digit, so that a range is a range of numbers.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.dialects import postgresql, sqlite

from sync.hub.code_index import names_of
from sync.hub.tables import JOURNAL, PACKED_SSCC, REPEATED_CODE, SERIAL_RANGE
from sync.wire import CodeRange, RepeatedCode, SerialsDocument
from sync.wire_schema import CodeBody

_KEY = "gs1:00"
_DIGITS = 17
SHOWN = 20
"""So many repeated codes are told at once, the newest."""


def sscc_number(code: CodeBody | None) -> int | None:
    """The 17 digits of an SSCC; None where a container's code is none."""
    key = "" if code is None else next((name for name in names_of(code) if name.startswith(_KEY)), "")
    digits = key.removeprefix(_KEY)
    if len(digits) != _DIGITS + 1 or not (digits.isascii() and digits.isdigit()):
        return None
    return int(digits[:_DIGITS])


def put_sscc(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Note packed SSCCs (journal, number); one that is noted already stays."""
    if rows:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(PACKED_SSCC).on_conflict_do_nothing(), rows)


# what a station asks -------------------------------------------------------------------------------------------------


def claim(writer: Engine, station: str, wanted: CodeRange, now_us: int) -> None:
    """Remember from which range a station assigns; it has one at a time."""
    row = {"station": station, "first": wanted.low, "last": wanted.high, "claimed_us": now_us}
    with writer.begin() as connection:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        statement = dialect.insert(SERIAL_RANGE).values(**row)
        connection.execute(statement.on_conflict_do_update(index_elements=["station"], set_=row))


def serials(reader: Engine, station: str, wanted: CodeRange) -> SerialsDocument:
    """What is known of a range: its highest serial, who else uses it, and what this station packed twice."""
    highest = (
        select(func.max(PACKED_SSCC.c.number))
        .where(PACKED_SSCC.c.journal == JOURNAL.c.id, PACKED_SSCC.c.number.between(wanted.low, wanted.high))
        .scalar_subquery()
    )
    newest = select(func.max(JOURNAL.c.id)).where(JOURNAL.c.station == station)
    others = select(SERIAL_RANGE.c.station).where(
        SERIAL_RANGE.c.station != station, SERIAL_RANGE.c.first <= wanted.high, SERIAL_RANGE.c.last >= wanted.low
    )
    with reader.connect() as connection:
        rows = connection.execute(select(JOURNAL, highest.label("highest"))).all()
        mine = connection.scalar(newest)
        claimed = set(connection.scalars(others))
        repeated = _repeated(connection, station)
    used = [row for row in rows if row.highest is not None]
    shared = claimed | {row.station for row in used if row.station != station}
    top = max((row.highest for row in used), default=None)
    last = next((row for row in rows if row.id == mine), None)
    return SerialsDocument(
        highest=None if top is None else wanted.serial_of(top),
        undelivered=0 if last is None else max(0, last.head_seq - last.contiguous_through),
        shared_with=sorted(shared),
        repeated=repeated,
    )


def _repeated(connection: Connection, station: str) -> list[RepeatedCode]:
    wanted = (
        select(REPEATED_CODE.c.code, REPEATED_CODE.c.other, REPEATED_CODE.c.seq)
        .join(JOURNAL, JOURNAL.c.id == REPEATED_CODE.c.journal)
        .where(JOURNAL.c.station == station)
        .order_by(REPEATED_CODE.c.found_us.desc(), REPEATED_CODE.c.seq.desc())
        .limit(SHOWN)
    )
    rows = connection.execute(wanted)
    return [RepeatedCode(code=row.code, other=row.other, seq=row.seq) for row in rows]
