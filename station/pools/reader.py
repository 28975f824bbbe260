"""Asking the pools: is this code one of ours, and what is in them. ``mode=ro``, short reads."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from station.pools.errors import PoolRefused
from station.pools.files import number_of, open_to_read

Standing = Literal["issued", "void", "absent"]
"""What a pool says of a code: issued and not taken back, made void, not in it."""
_CHUNK = 200
_POOLS = (
    "SELECT p.name, p.kind, p.application, "
    "(SELECT coalesce(sum(imported), 0) FROM import WHERE pool = p.id), "
    "(SELECT coalesce(sum(codes), 0) FROM void WHERE pool = p.id) FROM pool p {where} ORDER BY p.name"
)
_IMPORTS = (
    "SELECT i.id, i.file, i.at, i.imported, i.duplicates, i.bad, i.empty, i.milliseconds "
    "FROM import i JOIN pool p ON p.id = i.pool WHERE p.name = ? ORDER BY i.id DESC LIMIT ?"
)
_VOIDS = (
    "SELECT v.at, v.by, v.reason, v.codes FROM void v JOIN pool p ON p.id = v.pool "
    "WHERE p.name = ? ORDER BY v.id DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Pool:
    name: str
    kind: str
    application: str
    codes: int
    void: int


@dataclass(frozen=True, slots=True)
class PoolImport:
    id: int
    file: str
    at_us: int
    imported: int
    duplicates: int
    bad: int
    empty: int
    milliseconds: int


@dataclass(frozen=True, slots=True)
class PoolVoid:
    at_us: int
    by: str
    reason: str
    codes: int


class PoolReader:
    """One read-only connection behind a lock, opened when it is first asked, and again after a failure: a file may
    come later than the line. Every call may raise PoolRefused (nothing is known)."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._db: sqlite3.Connection | None = None
        self._lock = threading.Lock()

    def close(self) -> None:
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    @contextmanager
    def _asked(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                if self._db is None:
                    self._db = open_to_read(self._data)
                yield self._db
            except sqlite3.Error as error:
                self._drop()
                raise PoolRefused("pools_unreadable", detail=str(error)) from None

    def standing(self, pool: str, keys: Sequence[str]) -> Mapping[str, Standing]:
        """Key → what the pool says of it, for each; keys as ``pool_key`` makes them."""
        said: dict[str, Standing] = dict.fromkeys(keys, "absent")
        with self._asked() as db:
            number = number_of(db, pool)
            for start in range(0, len(keys), _CHUNK):
                chunk = keys[start : start + _CHUNK]
                marks = ", ".join("?" * len(chunk))
                found = db.execute(f"SELECT key, pool, void FROM code WHERE key IN ({marks})", chunk)
                said |= {key: "issued" if void is None else "void" for key, of, void in found if of == number}
        return said

    def pools(self) -> list[Pool]:
        with self._asked() as db:
            return [Pool(*row) for row in db.execute(_POOLS.format(where=""))]

    def pool(self, name: str) -> Pool:
        with self._asked() as db:
            row = db.execute(_POOLS.format(where="WHERE p.name = ?"), (name,)).fetchone()
        if row is None:
            raise PoolRefused("pool_unknown", pool=name)
        return Pool(*row)

    def imports(self, name: str, most: int = 20) -> list[PoolImport]:
        """Newest first."""
        with self._asked() as db:
            return [PoolImport(*row) for row in db.execute(_IMPORTS, (name, most))]

    def voids(self, name: str, most: int = 20) -> list[PoolVoid]:
        """Newest first."""
        with self._asked() as db:
            return [PoolVoid(*row) for row in db.execute(_VOIDS, (name, most))]

    def bad_lines(self, number: int, most: int) -> list[tuple[int, str, str]]:
        """(line, why, text) of an import, in the order of the file."""
        with self._asked() as db:
            asked = "SELECT line, why, text FROM bad_line WHERE import = ? ORDER BY line LIMIT ?"
            return db.execute(asked, (number, most)).fetchall()

    def numbers(self, name: str, *, void: bool) -> list[int]:
        """Rising: of all codes of a pool, or of those that are void."""
        which = "AND void IS NOT NULL" if void else ""
        with self._asked() as db:
            asked = f"SELECT number FROM code WHERE pool = ? {which} ORDER BY number"
            return [row[0] for row in db.execute(asked, (number_of(db, name),))]

    def issued(self, name: str, after: int, most: int) -> list[tuple[int, str]]:
        """(number, code as issued) of the next ones behind a number that are not void. Walks the pool."""
        asked = (
            "SELECT number, coalesce(text, key) FROM code WHERE pool = ? AND number > ? AND void IS NULL "
            "ORDER BY number LIMIT ?"
        )
        with self._asked() as db:
            return db.execute(asked, (number_of(db, name), after, most)).fetchall()

    def codes(self, name: str) -> Iterator[tuple[int, str, str | None]]:
        """(number, code as issued, raw code) of all that is not void, by number."""
        with self._asked() as db:
            asked = "SELECT number, coalesce(text, key), raw FROM code WHERE pool = ? AND void IS NULL ORDER BY number"
            yield from db.execute(asked, (number_of(db, name),))
