"""Pools of codes: what is in them, and what became of it."""

from pydantic import Field

from station.api.schema.base import Key, Part, ShortText


class PoolState(Part):
    """A pool that the running order packs from."""

    pool: ShortText
    codes: int = 0
    remaining: int = 0
    counted_us: int = 0
    """When it was counted; 0 = not yet, or it cannot be counted."""


class PoolImport(Part):
    """One import of a file."""

    number: int
    file: ShortText
    at_us: int
    imported: int
    duplicates: int
    bad: int


class PoolDetail(Part):
    """One pool; what is used is of the time it was counted."""

    pool: ShortText
    kind: Key
    codes: int
    void: int
    used: int | None = None
    """None = not counted yet, as are ``left`` and ``remaining``."""
    left: int | None = None
    remaining: int | None = None
    counted_us: int = 0
    in_order: bool = False
    """The running order packs from it."""
    low: bool = False
    """So few remain that more are needed."""
    last: PoolImport | None = None


class PoolList(Part):
    """Every pool of this station, by name."""

    pools: tuple[PoolDetail, ...] = Field(default=(), max_length=1_000)
    problem: Key = ""
    """Why they cannot be read; empty = they can, or there are none."""


class BadLine(Part):
    line: int
    why: Key
    text: ShortText


class BadLines(Part):
    """Bad lines of the last import of a pool, in the order of the file."""

    pool: ShortText
    lines: tuple[BadLine, ...] = Field(default=(), max_length=1_000)
