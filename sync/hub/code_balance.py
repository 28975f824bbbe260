"""A code's whole life: issued, printed, packed, left, activated; a balance of each pool with what is left over, named.

Printed and activated are what was said of ranges; packed and left are what the stations' records say. A record of a
packed container comes when it left the line (or was closed by hand), so what is in a live container has left.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from station.core.codes.ranges import CodeRange, count, merged, united, without
from sync.hub.code_index import Role
from sync.hub.code_pools import IssuedPool, issued_ranges, ranges_of
from sync.hub.pool_tables import ISSUED_CODE
from sync.hub.tables import CODE_INDEX, CONTAINER

_IN = (Role.UNIT_IN.value, Role.CHILD_IN.value)
_OUT = (Role.UNIT_OUT.value, Role.CHILD_OUT.value)
Ranges = list[CodeRange]


@dataclass(frozen=True, slots=True)
class CodeBalance:
    """Ranges of numbers at each station of their life."""

    issued: Ranges
    void: Ranges
    printed: Ranges
    packed: Ranges
    """Some record packed them, or named a container so."""
    left: Ranges
    """They are in a container now that left, or are its code."""
    asking: Ranges
    activated: Ranges

    @property
    def leftovers(self) -> dict[str, Ranges]:
        """What went one step and not the next; the last two must be empty."""
        return {
            "not_printed": without(without(self.issued, self.printed), self.void),
            "printed_not_packed": without(without(self.printed, self.packed), self.void),
            "packed_not_left": without(self.packed, self.left),
            "left_not_activated": without(without(self.left, self.activated), self.asking),
            "activated_not_left": without(self.activated, self.left),
            "void_and_packed": without(self.void, without(self.void, self.packed)),
        }

    def document(self, most: int = 1_000) -> dict[str, Any]:
        steps = {
            name: count(getattr(self, name))
            for name in ("issued", "void", "printed", "packed", "left", "asking", "activated")
        }
        over = {
            name: {"codes": count(ranges), "ranges": [[each.first, each.last] for each in ranges[:most]]}
            for name, ranges in self.leftovers.items()
        }
        return {**steps, "leftovers": over}


def code_balance(connection: Connection, pool: IssuedPool) -> CodeBalance:
    """Walks the pool and what was packed of it."""
    issued = issued_ranges(connection, pool)
    labels = _ranges(connection, _labels(pool, live=False))
    live_labels = _ranges(connection, _labels(pool, live=True))
    return CodeBalance(
        issued,
        ranges_of(connection, pool, "void"),
        ranges_of(connection, pool, "printed"),
        united([*_ranges(connection, _members(pool, live=False)), *labels]),
        left_ranges(connection, pool, live_labels),
        ranges_of(connection, pool, "asking"),
        ranges_of(connection, pool, "activated"),
    )


def left_ranges(connection: Connection, pool: IssuedPool, labels: Ranges | None = None) -> Ranges:
    """Numbers of what really left: only these may be activated."""
    live = labels if labels is not None else _ranges(connection, _labels(pool, live=True))
    return united([*_ranges(connection, _members(pool, live=True)), *live])


def _ranges(connection: Connection, asked: Select[Any]) -> Ranges:
    return list(merged(row[0] for row in connection.execute(asked)))


def _members(pool: IssuedPool, *, live: bool) -> Select[Any]:
    """Units (and containers) that a record put into a container; ``live``: and no later one took out again."""
    newest_in = func.max(case((CODE_INDEX.c.role.in_(_IN), CODE_INDEX.c.seq), else_=0))
    newest_out = func.max(case((CODE_INDEX.c.role.in_(_OUT), CODE_INDEX.c.seq), else_=0))
    return (
        select(ISSUED_CODE.c.number)
        .join(CODE_INDEX, CODE_INDEX.c.code_hash == ISSUED_CODE.c.code_hash)
        .where(ISSUED_CODE.c.pool == pool.id)
        .group_by(ISSUED_CODE.c.number, CODE_INDEX.c.journal)
        .having(newest_in > (newest_out if live else 0))
        .order_by(ISSUED_CODE.c.number)
    )


def _labels(pool: IssuedPool, *, live: bool) -> Select[Any]:
    """Codes of containers; ``live``: that are packed now."""
    packed = CONTAINER.c.packed_rank > (CONTAINER.c.dissolved_rank if live else 0)
    return (
        select(ISSUED_CODE.c.number)
        .join(CONTAINER, CONTAINER.c.code_hash == ISSUED_CODE.c.code_hash)
        .where(ISSUED_CODE.c.pool == pool.id, packed)
        .order_by(ISSUED_CODE.c.number)
    )
