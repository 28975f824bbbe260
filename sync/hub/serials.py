"""Which SSCCs are packed, which range each station assigns from, and which codes were packed twice.

A station assigns no SSCC before it knows the highest one of its range; after a restore, or on a new data folder, only
the hub can tell. ``packed_sscc`` holds the 17 digits before the check digit, so that a range is a range of numbers.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, func, select, text
from sqlalchemy.dialects import postgresql, sqlite

from sync.hub.bodies import AggregatedBody
from sync.hub.code_index import Mention, hash64, names_of
from sync.hub.released import RETOLD
from sync.hub.tables import EVENT, JOURNAL, MENTION, PACKED_CASE, PACKED_SSCC, REPEATED_CODE, SERIAL_RANGE
from sync.wire import CodeRange, RepeatedCode, SerialsDocument

_KEY = "gs1:00"
_DIGITS = 17
SHOWN = 20
"""So many repeated codes are told at once, the newest."""


def sscc_number(body: object) -> int | None:
    """The 17 digits of the SSCC a parsed record packs; None where the case code is none."""
    if not isinstance(body, AggregatedBody):
        return None
    key = next((name for name in names_of(body.case_code) if name.startswith(_KEY)), "")
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


# packed twice --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Packed:
    """A record that was just stored and packs codes."""

    journal: int
    seq: int
    mentions: tuple[Mention, ...]


def note_repeated(connection: Connection, records: Sequence[Packed], now_us: int) -> dict[int, RepeatedCode]:
    """Which of these records pack a code that another packed case holds; by number, and kept.

    Runs after they were stored. A hash that only one record names needs no look at any record."""
    ours, cases = {(record.journal, record.seq) for record in records}, _Cases(connection)
    found: dict[int, RepeatedCode] = {}
    for code, holders in _held_twice(connection, records).items():
        for journal, seq in holders:
            if (journal, seq) in ours and seq not in found:
                twice = _twice(cases, (journal, seq), code, holders)
                if twice is not None:
                    found[seq] = twice
    if found:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        rows = [
            {"journal": record.journal, "seq": record.seq, "found_us": now_us}
            | {"code": found[record.seq].code, "other": found[record.seq].other}
            for record in records
            if record.seq in found
        ]
        connection.execute(dialect.insert(REPEATED_CODE).on_conflict_do_nothing(), rows)
    return found


CaseKey = tuple[int, int]
"""Journal and number of the record that packed a case."""
_ASKED = 500
"""Hashes in one question."""
_TWICE = "SELECT code_hash FROM mention WHERE code_hash {among} GROUP BY code_hash HAVING count(*) > 1"
_TWICE_SQLITE = text(_TWICE.format(among="IN (SELECT value FROM json_each(:hashes))"))
_TWICE_POSTGRESQL = text(_TWICE.format(among="= ANY(:hashes)"))


def _named_twice(connection: Connection, records: Sequence[Packed]) -> Sequence[int]:
    """One question with one parameter: 5,000 bound numbers would cost more than the look into the index."""
    hashes = sorted({each.code_hash for record in records for each in record.mentions})
    if connection.dialect.name == "postgresql":
        return connection.scalars(_TWICE_POSTGRESQL, {"hashes": hashes}).all()
    return connection.scalars(_TWICE_SQLITE, {"hashes": json.dumps(hashes)}).all()


def _held_twice(connection: Connection, records: Sequence[Packed]) -> dict[int, list[CaseKey]]:
    """Hash → the packed cases in force that name it, where there are several: one question for a whole batch."""
    hashes = _named_twice(connection, records)
    same = and_(PACKED_CASE.c.journal == MENTION.c.journal, PACKED_CASE.c.seq == MENTION.c.seq)
    held: dict[int, list[CaseKey]] = {}
    for start in range(0, len(hashes), _ASKED):
        wanted = (
            select(MENTION.c.code_hash, MENTION.c.journal, MENTION.c.seq)
            .select_from(MENTION)
            .join(PACKED_CASE, same)
            .where(MENTION.c.code_hash.in_(hashes[start : start + _ASKED]), ~RETOLD)
            .order_by(MENTION.c.journal, MENTION.c.seq)
        )
        for row in connection.execute(wanted):
            held.setdefault(row.code_hash, []).append((row.journal, row.seq))
    return {code: cases for code, cases in held.items() if len(cases) > 1}


class _Cases:
    """Packed cases by their record, each read once: with every name of every code of theirs and its text."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[CaseKey, tuple[Row[Any], Mapping[str, str]]] = {}

    def __getitem__(self, key: CaseKey) -> tuple[Row[Any], Mapping[str, str]]:
        if key not in self._read:
            self._read[key] = self._look_up(*key)
        return self._read[key]

    def _look_up(self, journal: int, seq: int) -> tuple[Row[Any], Mapping[str, str]]:
        wanted = (
            select(JOURNAL.c.station, PACKED_CASE, EVENT.c.body)
            .select_from(PACKED_CASE)
            .join(EVENT, and_(EVENT.c.journal == PACKED_CASE.c.journal, EVENT.c.seq == PACKED_CASE.c.seq))
            .join(JOURNAL, JOURNAL.c.id == PACKED_CASE.c.journal)
            .where(PACKED_CASE.c.journal == journal, PACKED_CASE.c.seq == seq)
        )
        row = self._connection.execute(wanted).one()
        body = json.loads(row.body)
        codes = (body["case_code"], *(unit["code"] for unit in body["units"]))
        return row, {name: code["text"] for code in codes for name in names_of(code)}


def _twice(cases: _Cases, key: CaseKey, code_hash: int, holders: Sequence[CaseKey]) -> RepeatedCode | None:
    """Is a code of this record held by another case? A journal that began anew after a restore tells its cases again:
    the same number with the same codes is the same case."""
    mine, ours = cases[key]
    for row, names in (cases[each] for each in holders):
        same_number = (row.station, row.case_epoch, row.case_seq) == (mine.station, mine.case_epoch, mine.case_seq)
        if same_number and (row.journal == mine.journal or names == ours):
            continue
        shared = [name for name in names.keys() & ours.keys() if hash64(name) == code_hash]
        if shared:
            return RepeatedCode(
                code=ours[shared[0]], other=f"{row.station} {row.case_epoch}/{row.case_seq}", seq=key[1]
            )
    return None
