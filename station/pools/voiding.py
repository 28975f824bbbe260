"""Making codes of a pool void: they were spoilt, lost or taken back, and must not be packed."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from station.pools.files import number_of, opened_to_write
from station.pools.keys import code_of_line


@dataclass(frozen=True, slots=True)
class Voided:
    void: int
    """Codes that are void now, and were not before."""
    already: int
    unknown: int
    """Texts that are no code of this pool."""


def void_codes(data: Path, pool: str, texts: Sequence[str], *, by: str, reason: str, now_us: int) -> Voided:
    """All of them or none. Raises PoolRefused, OSError, sqlite3.Error."""
    keys = {code.key for text in texts if not (code := code_of_line(text)).why}
    with opened_to_write(data) as db:
        number, made = _begin(db, pool, by, reason, now_us)
        void = already = 0
        for key in keys:
            row = db.execute("SELECT void FROM code WHERE key = ? AND pool = ?", (key, number)).fetchone()
            if row is not None and row[0] is None:
                db.execute("UPDATE code SET void = ? WHERE key = ?", (made, key))
                void += 1
            already += row is not None and row[0] is not None
        _end(db, made, void)
    return Voided(void, already, len(texts) - void - already)


def void_range(data: Path, pool: str, first: int, last: int, *, by: str, reason: str, now_us: int) -> Voided:
    """Every code with a number from ``first`` to ``last``, both included."""
    with opened_to_write(data) as db:
        number, made = _begin(db, pool, by, reason, now_us)
        within = (number, first, last)
        asked = "SELECT count(*) FROM code WHERE pool = ? AND number BETWEEN ? AND ? AND void IS NOT NULL"
        already = db.execute(asked, within).fetchone()[0]
        void = db.execute(
            "UPDATE code SET void = ? WHERE pool = ? AND number BETWEEN ? AND ? AND void IS NULL", (made, *within)
        ).rowcount
        _end(db, made, void)
    return Voided(void, already, 0)


def _begin(db: sqlite3.Connection, pool: str, by: str, reason: str, now_us: int) -> tuple[int, int]:
    """Numbers of the pool and of this void."""
    db.execute("BEGIN IMMEDIATE")
    number = number_of(db, pool)
    told = (number, now_us, by, reason)
    made = db.execute("INSERT INTO void (pool, at, by, reason, codes) VALUES (?, ?, ?, ?, 0)", told).lastrowid
    return number, int(made or 0)


def _end(db: sqlite3.Connection, made: int, codes: int) -> None:
    if codes:
        db.execute("UPDATE void SET codes = ? WHERE id = ?", (codes, made))
        db.execute("COMMIT")
    else:
        db.execute("ROLLBACK")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
