"""Codes that the hub issues: made by chance, given to printers and stations by ranges, and what was said of ranges.

A code cannot be guessed: every sign of its serial is drawn from 30 that nobody mistakes for another.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from station.core.codes import check_digit
from station.core.codes.ranges import CodeRange, count, merged, united, without
from sync.errors import SyncError
from sync.hub.code_index import hash64
from sync.hub.pool_tables import CODE_RANGE, ISSUED_CODE, ISSUED_POOL

PoolKind = Literal["gs1", "url", "wechat"]
RangeKind = Literal["printed", "handed", "void", "asking", "activated"]
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTHS = range(10, 21)
"""Of a serial: with fewer signs it could be guessed, GS1 takes no more."""
CHUNK = 10_000
NAME_MAX = 40


class PoolFault(SyncError):
    """A pool cannot do as asked; the key is one of ``sync.hub.pool_commands.REFUSALS``."""


@dataclass(frozen=True, slots=True)
class IssuedPool:
    id: int
    name: str
    kind: PoolKind
    head: str
    length: int
    application: str
    asked: str


def pool_named(connection: Connection, name: str) -> IssuedPool:
    """Raises PoolFault."""
    columns = [getattr(ISSUED_POOL.c, field) for field in IssuedPool.__dataclass_fields__]
    row = connection.execute(select(*columns).where(ISSUED_POOL.c.name == name)).one_or_none()
    if row is None:
        raise PoolFault("pool_unknown", name=name)
    return IssuedPool(*row)


def all_pools(connection: Connection) -> list[IssuedPool]:
    columns = [getattr(ISSUED_POOL.c, field) for field in IssuedPool.__dataclass_fields__]
    return [IssuedPool(*row) for row in connection.execute(select(*columns).order_by(ISSUED_POOL.c.name))]


def make_pool(
    connection: Connection, name: str, kind: PoolKind, head: str, length: int, now_us: int, asked: str = ""
) -> IssuedPool:
    """Raises PoolFault when the name is taken or no code could be made of these."""
    if not name.replace("-", "").replace("_", "").replace(".", "").isalnum() or len(name) > NAME_MAX:
        raise PoolFault("pool_name", name=name)
    if kind == "gs1" and not _is_gtin(head):
        raise PoolFault("pool_gtin", head=head)
    if kind == "url" and not (head.isascii() and head.isprintable() and " " not in head and "://" in head):
        raise PoolFault("pool_url", head=head)
    if kind != "wechat" and length not in LENGTHS:
        raise PoolFault("pool_length", low=LENGTHS[0], high=LENGTHS[-1])
    row = {"name": name, "kind": kind, "head": head, "length": length, "application": "", "asked": asked}
    try:
        with connection.begin_nested():
            connection.execute(insert(ISSUED_POOL).values(**row, made_us=now_us))
    except IntegrityError:
        raise PoolFault("pool_taken", name=name) from None
    return pool_named(connection, name)


def _is_gtin(digits: str) -> bool:
    return len(digits) == 14 and digits.isascii() and digits.isdigit() and check_digit(digits[:-1]) == int(digits[-1])


# issuing -------------------------------------------------------------------------------------------------------------


def issue(connection: Connection, pool: IssuedPool, codes: int) -> CodeRange:
    """Make new codes; their numbers follow the last ones."""
    first = last_number(connection, pool) + 1
    for start in range(first, first + codes, CHUNK):
        _issue_chunk(connection, pool, range(start, min(start + CHUNK, first + codes)))
    return CodeRange(first, first + codes - 1)


def _issue_chunk(connection: Connection, pool: IssuedPool, numbers: range) -> None:
    """By chance a code may be there already: then all of these are drawn again."""
    while True:
        rows = [_row(pool, number) for number in numbers]
        try:
            with connection.begin_nested():
                connection.execute(insert(ISSUED_CODE), rows)
        except IntegrityError:
            continue
        return


def _row(pool: IssuedPool, number: int) -> dict[str, object]:
    serial = "".join(secrets.choice(SIGNS) for _ in range(pool.length))
    code = f"01{pool.head}21{serial}" if pool.kind == "gs1" else pool.head + serial
    key = f"gs1:{code}" if pool.kind == "gs1" else code
    return {"pool": pool.id, "number": number, "code_hash": hash64(key), "code": code, "raw": ""}


def keep_codes(connection: Connection, pool: IssuedPool, codes: Sequence[tuple[int, str, str]]) -> None:
    """(number, code, raw) that a platform issued. Raises PoolFault when one of them is another pool's."""
    rows = [
        {"pool": pool.id, "number": number, "code_hash": hash64(code), "code": code, "raw": raw}
        for number, code, raw in codes
    ]
    try:
        with connection.begin_nested():
            connection.execute(insert(ISSUED_CODE), rows)
    except IntegrityError:
        raise PoolFault("codes_repeated", name=pool.name) from None


def last_number(connection: Connection, pool: IssuedPool) -> int:
    asked = select(func.coalesce(func.max(ISSUED_CODE.c.number), 0)).where(ISSUED_CODE.c.pool == pool.id)
    return int(connection.scalar(asked) or 0)


def codes_of(connection: Connection, pool: IssuedPool, within: CodeRange, limit: int) -> list[tuple[int, str, str]]:
    """(number, code, raw) of a range, by number; at most so many."""
    asked = (
        select(ISSUED_CODE.c.number, ISSUED_CODE.c.code, ISSUED_CODE.c.raw)
        .where(ISSUED_CODE.c.pool == pool.id, ISSUED_CODE.c.number.between(within.first, within.last))
        .order_by(ISSUED_CODE.c.number)
        .limit(limit)
    )
    return [(row.number, row.code, row.raw) for row in connection.execute(asked)]


# ranges --------------------------------------------------------------------------------------------------------------


def ranges_of(connection: Connection, pool: IssuedPool, kind: RangeKind, whom: str | None = None) -> list[CodeRange]:
    """United. ``whom``: only those said of this printer or station."""
    asked = select(CODE_RANGE.c.first, CODE_RANGE.c.last).where(CODE_RANGE.c.pool == pool.id, CODE_RANGE.c.kind == kind)
    if whom is not None:
        asked = asked.where(CODE_RANGE.c.whom == whom)
    return united(CodeRange(row.first, row.last) for row in connection.execute(asked))


def note_range(
    connection: Connection,
    pool: IssuedPool,
    kind: RangeKind,
    within: CodeRange,
    now_us: int,
    *,
    whom: str = "",
    by: str = "",
    words: str = "",
) -> None:
    row = {"pool": pool.id, "kind": kind, "first": within.first, "last": within.last, "whom": whom, "by": by}
    connection.execute(insert(CODE_RANGE).values(**row, words=words, at_us=now_us))


def next_range(connection: Connection, pool: IssuedPool, kind: RangeKind, codes: int) -> CodeRange:
    """The next numbers of which this was not said, nor that they are void. Raises PoolFault when there are too few."""
    said = ranges_of(connection, pool, kind) + ranges_of(connection, pool, "void")
    free = without(issued_ranges(connection, pool), united(said))
    found = next((each for each in free if each.codes >= codes), None)
    if found is None:
        raise PoolFault("codes_short", name=pool.name, left=max((each.codes for each in free), default=0))
    return CodeRange(found.first, found.first + codes - 1)


def issued_ranges(connection: Connection, pool: IssuedPool) -> list[CodeRange]:
    """All numbers there are; those of a platform may have gaps."""
    if pool.kind != "wechat":
        last = last_number(connection, pool)
        return [CodeRange(1, last)] if last else []
    return list(_numbers(connection, pool))


def _numbers(connection: Connection, pool: IssuedPool) -> Iterator[CodeRange]:
    asked = select(ISSUED_CODE.c.number).where(ISSUED_CODE.c.pool == pool.id).order_by(ISSUED_CODE.c.number)
    yield from merged(row[0] for row in connection.execute(asked))


def make_void(
    connection: Connection,
    pool: IssuedPool,
    wanted: Sequence[CodeRange],
    now_us: int,
    *,
    whom: str,
    by: str,
    words: str,
) -> int:
    """So many are void now and were not before. ``whom``: the station that took them back, '' = the hub."""
    known = ranges_of(connection, pool, "void")
    new = without(united(wanted), known)
    for each in new:
        note_range(connection, pool, "void", each, now_us, whom=whom, by=by, words=words)
    return count(new)
